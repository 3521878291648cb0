// Package voicetest makes folders of recordings for tests: tones, so that
// every page sounds different.
package voicetest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"hearme/internal/voicefolder"
	"hearme/sync/wire"
)

// Folder is a whole voice for English as the file names and contents that a
// lead would choose; about replaces parts of its voice.toml by line.
func Folder(about ...string) voicefolder.Files {
	toml := map[string]string{"variety": `"en"`, "lang": `"en"`, "name": `"A woman’s voice"`, "by": `"Ama Mensah, checked by J. Osei"`, "day": `"2026-11-22"`}
	for i := 0; i+1 < len(about); i += 2 {
		toml[about[i]] = about[i+1]
	}
	var b bytes.Buffer
	for k, v := range toml {
		fmt.Fprintf(&b, "%s = %s\n", k, v)
	}
	files := voicefolder.Files{"voice.toml": b.Bytes(), "info_1.vtt": []byte(InfoCues)}
	for i, page := range wire.VoicePages() {
		files[page+".wav"] = Tone(float64(300+100*i), 500*time.Millisecond)
	}
	return files
}

// InfoCues are times for the first information page.
const InfoCues = "WEBVTT\n\ninfo.hear.title\n00:00.000 --> 00:00.200\nWe want to hear\n\ninfo.hear.choose\n00:00.200 --> 00:00.450 align:start\nYou choose\n"

// Tone is a WAV of one channel, 16 bit, 8000 samples a second.
func Tone(hertz float64, long time.Duration) []byte {
	const rate = 8000
	n := int(long * rate / time.Second)
	var b bytes.Buffer
	b.WriteString("RIFF")
	head := []any{uint32(36 + 2*n), []byte("WAVEfmt "), uint32(16), uint16(1), uint16(1), uint32(rate), uint32(2 * rate), uint16(2), uint16(16), []byte("data"), uint32(2 * n)}
	for _, v := range head {
		_ = binary.Write(&b, binary.LittleEndian, v) // a buffer takes everything
	}
	out := b.Bytes()
	for i := range n {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(8000*math.Sin(2*math.Pi*hertz*float64(i)/rate))))
	}
	return out
}
