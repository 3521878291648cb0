package i18n

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestVoiceFoldersBesideACatalogue(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	c, err := load(fstest.MapFS{
		"l/en/language.toml":                 file(`tag = "en"`),
		"l/en/a.toml":                        file(`"a" = "b"`),
		"l/en/voices/README.md":              file("how"),
		"l/en/voices/luton-woman/voice.toml": file("x"),
		"l/en/voices/half/info_1.opus":       file("no voice.toml"),
	}, "l")
	if err != nil || len(c.VoiceFolders()) != 1 {
		t.Fatalf("%d folders, %v", len(c.VoiceFolders()), err)
	}
	if b, err := fs.ReadFile(c.VoiceFolders()[0], "voice.toml"); err != nil || string(b) != "x" {
		t.Errorf("%q, %v", b, err)
	}
}
