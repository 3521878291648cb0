package voicefolder_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"hearme/internal/voicefolder"
	"hearme/internal/voicefolder/voicetest"
	"hearme/sync/wire"
)

func FuzzWebVTT(f *testing.F) {
	f.Add([]byte(voicetest.InfoCues))
	f.Add([]byte("WEBVTT\r\n\r\nNOTE x\r\n\r\ninfo.hear.title\r\n00:00.000 --> 99:00:00.001 align:start\r\nx\r\n"))
	f.Add([]byte("\ufeffWEBVTT kind\n\n-->\n-->\n"))
	cats := catalogues(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		files := voicetest.Folder()
		files["info_1.vtt"] = b
		v, err := voicefolder.Read(files, voicefolder.About{}, cats)
		if _, told := errors.AsType[voicefolder.Wrongs](err); err != nil && !told {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		before := 0
		for _, c := range v.Voice.Clips[0].Cues {
			if c.From < before || c.To <= c.From || !slices.Contains(voicefolder.Sentences("info_1", false), c.Key) {
				t.Fatalf("%+v", v.Voice.Clips[0].Cues)
			}
			before = c.To
		}
	})
}

func FuzzFolder(f *testing.F) {
	f.Add("info_1.opus", opus(f), []byte(`lang = "en"`))
	f.Add("voice.zip", []byte("PK\x05\x06"), []byte(`day = 2026-11-22`))
	f.Add("quote.wav", voicetest.Tone(100, time.Second)[:100], []byte("machine = true"))
	cats := catalogues(f)
	f.Fuzz(func(t *testing.T, name string, b, toml []byte) {
		files := voicetest.Folder()
		files["voice.toml"] = toml
		delete(files, "info_1.wav")
		err := files.Add(name, bytes.NewReader(b))
		var v voicefolder.Folder
		if err == nil {
			v, err = voicefolder.Read(files, voicefolder.About{}, cats)
		}
		if _, told := errors.AsType[voicefolder.Wrongs](err); err != nil && !told {
			t.Fatal(err)
		}
		if err == nil && (len(v.Voice.Clips) < len(wire.VoicePages()) || v.Voice.Wording == "") {
			t.Fatalf("%+v", v.Voice)
		}
	})
}
