package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"testing"
)

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// A recording comes in pieces, over several openings of the vault, and is
// there for everyone once its hash is right.
func TestARecordingGrowsPieceByPiece(t *testing.T) {
	dir, v, s := newVault(t)
	clip := bytes.Repeat([]byte("spoken words "), 1000)
	sha, size := sum(clip), int64(len(clip))
	check(t, v.AddPiece(sha, size, 0, clip[:4000]))
	if _, err := v.Clip(sha); !errors.Is(err, fs.ErrNotExist) || v.HasClip(sha) {
		t.Errorf("half of it is given out: %v", err)
	}
	s.Lock()
	check(t, v.Close())

	v = must(Open(dir))(t)
	defer v.Close()
	held := must(v.Recordings())(t)
	if len(held) != 1 || held[0] != (Recording{sha, size, 4000, false}) {
		t.Fatalf("%+v", held)
	}
	check(t, v.AddPiece(sha, size, 4000, clip[4000:9000]))
	check(t, v.AddPiece(sha, size, 9000, clip[9000:]))
	if b := must(v.Clip(sha))(t); !bytes.Equal(b, clip) || !v.HasClip(sha) {
		t.Errorf("%d bytes came back", len(b))
	}
	check(t, v.DropRecording(sha))
	if held := must(v.Recordings())(t); len(held) != 0 || v.HasClip(sha) {
		t.Errorf("%+v", held)
	}
}

// What is not what was promised is refused, and nothing of it is kept that
// could be taken for the recording.
func TestWrongRecordingsAreRefused(t *testing.T) {
	_, v, _ := newVault(t)
	clip := []byte("spoken words")
	sha, size := sum(clip), int64(len(clip))
	for name, add := range map[string]func() error{
		"a gap":       func() error { return v.AddPiece(sha, size, 3, clip[3:]) },
		"too long":    func() error { return v.AddPiece(sha, size, 0, append(bytes.Clone(clip), '!')) },
		"nothing":     func() error { return v.AddPiece(sha, size, 0, nil) },
		"other bytes": func() error { return v.AddPiece(sha, size, 0, []byte("spokes wordn")) },
	} {
		if err := add(); !errors.Is(err, ErrRecording) {
			t.Errorf("%s: %v", name, err)
		}
		if held := must(v.Recordings())(t); len(held) != 0 {
			t.Errorf("%s: %+v is kept", name, held)
		}
	}
	check(t, v.AddPiece(sha, size, 0, clip[:5]))
	for name, add := range map[string]func() error{
		"another size": func() error { return v.AddPiece(sha, size+1, 5, clip[5:]) },
		"again":        func() error { return v.AddPiece(sha, size, 0, clip[:5]) },
	} {
		if err := add(); !errors.Is(err, ErrRecording) {
			t.Errorf("%s: %v", name, err)
		}
	}
	check(t, v.AddPiece(sha, size, 5, clip[5:]))
	if err := v.AddPiece(sha, size, size, []byte("more")); !errors.Is(err, ErrRecording) || !v.HasClip(sha) {
		t.Errorf("past its end: %v", err)
	}
}
