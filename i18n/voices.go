package i18n

import (
	"errors"
	"io/fs"
	"path"
)

// findVoices notes the folders of recordings that lie beside a catalogue:
// languages/<tag>/voices/<name>/voice.toml.
func (c *Catalogues) findVoices(fsys fs.FS, dir string) error {
	names, err := fs.Glob(fsys, path.Join(dir, "*", "voice.toml"))
	for _, n := range names {
		sub, bad := fs.Sub(fsys, path.Dir(n))
		err = errors.Join(err, bad)
		c.voices = append(c.voices, sub)
	}
	return err
}

// VoiceFolders are the folders of recordings that lie beside the catalogues,
// as internal/voicefolder reads them.
func (c *Catalogues) VoiceFolders() []fs.FS { return c.voices }
