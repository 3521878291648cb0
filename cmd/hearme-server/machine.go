package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"hearme/i18n"
	"hearme/internal/recording"
	"hearme/internal/voicefolder"
	"hearme/sync/wire"
)

const (
	speaker = "espeak-ng"
	pause   = 400 * time.Millisecond // between sentences
)

// machineVoice writes a folder in which a machine reads the pages of a
// language, with times: for practice, where nobody has recorded anything yet.
func machineVoice(ctx context.Context, e *env) error {
	tag, to := e.flags.String("lang", "", ""), e.flags.String("to", "", "")
	if err := e.flags.Parse(e.args); err != nil || *tag == "" || *to == "" || e.flags.NArg() > 0 {
		return &usageError{"machine takes --lang TAG --to FOLDER"}
	}
	l, err := written(*tag)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*to, 0o700); err != nil {
		return err
	}
	for _, page := range wire.VoicePages() {
		wav, cues, err := speakPage(ctx, l, voicefolder.Sentences(page, false))
		if err != nil {
			return err
		}
		if err := errors.Join(os.WriteFile(filepath.Join(*to, page+".wav"), wav, 0o600), os.WriteFile(filepath.Join(*to, page+".vtt"), cues, 0o600)); err != nil {
			return err
		}
	}
	about := fmt.Sprintf("lang = %q\nname = \"Practice voice (a machine)\"\nby = %q\nday = %q\nmachine = true\n", l.Tag, speaker, time.Now().Format(time.DateOnly))
	return os.WriteFile(filepath.Join(*to, "voice.toml"), []byte(about), 0o600)
}

// speakPage has the sentences of a page spoken one after the other.
func speakPage(ctx context.Context, l *i18n.Language, keys []string) (wav, vtt []byte, err error) {
	var all recording.PCM
	cues := bytes.NewBufferString("WEBVTT\n")
	for _, k := range keys {
		cmd := exec.CommandContext(ctx, speaker, "-v", l.Tag, "--stdin", "--stdout")
		cmd.Stdin = strings.NewReader(l.T(k))
		out, err := cmd.Output()
		if err != nil {
			return nil, nil, fmt.Errorf("%s has no voice for %s, or is not installed: %w", speaker, l.English, err)
		}
		said, err := recording.Decode(out, recording.WAV)
		if err != nil {
			return nil, nil, err
		}
		from := all.Duration()
		all.Rate, all.Channels = said.Rate, said.Channels
		all.Samples = append(all.Samples, said.Samples...)
		fmt.Fprintf(cues, "\n%s\n%s --> %s\n%s\n", k, stamp(from), stamp(all.Duration()), l.T(k))
		all.Samples = append(all.Samples, make([]int16, int(pause.Seconds()*float64(all.Rate))*all.Channels)...)
	}
	return wavOf(all), cues.Bytes(), nil
}

// stamp is a time as WebVTT writes it.
func stamp(d time.Duration) string {
	ms := d.Milliseconds()
	return fmt.Sprintf("%02d:%02d.%03d", ms/60_000, ms/1000%60, ms%1000)
}

func wavOf(p recording.PCM) []byte {
	size, frame := uint32(2*len(p.Samples)), uint16(2*p.Channels)
	b := append([]byte("RIFF"), binary.LittleEndian.AppendUint32(nil, 36+size)...)
	b = append(b, "WAVEfmt "...)
	b = binary.LittleEndian.AppendUint32(b, 16)
	b = binary.LittleEndian.AppendUint16(b, 1) // PCM
	b = binary.LittleEndian.AppendUint16(b, uint16(p.Channels))
	b = binary.LittleEndian.AppendUint32(b, uint32(p.Rate))
	b = binary.LittleEndian.AppendUint32(b, uint32(p.Rate)*uint32(frame))
	b = binary.LittleEndian.AppendUint16(b, frame)
	b = binary.LittleEndian.AppendUint16(b, 16)
	b = append(b, "data"...)
	b = binary.LittleEndian.AppendUint32(b, size)
	for _, s := range p.Samples {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	return b
}
