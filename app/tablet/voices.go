package tablet

import (
	"sync"

	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/sync/wire"
)

// shipped are the voices whose folders lie beside the catalogues: they need no
// server. A folder that cannot be read is left out; a test says why.
type shipped func() (voices []wire.Voice, clips map[string][]byte)

func shippedWith(cats *i18n.Catalogues) shipped {
	return sync.OnceValues(func() ([]wire.Voice, map[string][]byte) {
		folders, _ := voicefolder.Beside(cats.VoiceFolders(), cats)
		var voices []wire.Voice
		clips := map[string][]byte{}
		for _, f := range folders {
			voices = append(voices, f.Voice)
			for sha, b := range f.Clips {
				clips[sha] = b
			}
		}
		return voices, clips
	})
}

// withVoices adds the shipped voices to a configuration, which the project's
// own go before, and leaves out what must not be heard: a machine reads in
// practice only.
func (s *Store) withVoices(c wire.Config) wire.Config {
	var voices []wire.Voice
	own, _ := s.shipped()
	for _, v := range append(c.Voices[:len(c.Voices):len(c.Voices)], own...) {
		if c.Practice || !v.Machine {
			voices = append(voices, v)
		}
	}
	c.Voices = voices
	return c
}

// Clip implements flow.Vault.
func (s *Store) Clip(sha256 string) ([]byte, bool) {
	if _, clips := s.shipped(); clips[sha256] != nil {
		return clips[sha256], true
	}
	b, err := s.V.Clip(sha256)
	return b, err == nil
}

// HasClip implements flow.Vault.
func (s *Store) HasClip(sha256 string) bool {
	_, clips := s.shipped()
	return clips[sha256] != nil || s.V.HasClip(sha256)
}
