package keys

import (
	"bytes"
	"errors"
	"testing"
)

var quick = Params{Time: 1, MemoryKiB: 64, Lanes: 1}

func TestSealOpens(t *testing.T) {
	k, ad := NewKey(), []byte("place")
	for _, p := range [][]byte{nil, {}, []byte("x"), bytes.Repeat([]byte("long "), 20_000)} {
		box := Seal(k, ad, p)
		got, err := Open(k, ad, box)
		if err != nil || !bytes.Equal(got, p) {
			t.Fatalf("%d bytes: %v", len(p), err)
		}
	}
	if bytes.Equal(Seal(k, ad, []byte("same")), Seal(k, ad, []byte("same"))) {
		t.Error("the nonce is not fresh")
	}
}

func TestOpenRefuses(t *testing.T) {
	k, ad := NewKey(), []byte("place")
	box := Seal(k, ad, []byte("words"))
	for i := range box {
		bad := bytes.Clone(box)
		bad[i] ^= 1
		if _, err := Open(k, ad, bad); !errors.Is(err, ErrOpen) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
	}
	for n := range box {
		if _, err := Open(k, ad, box[:n]); !errors.Is(err, ErrOpen) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := Open(k, []byte("elsewhere"), box); !errors.Is(err, ErrOpen) {
		t.Errorf("in another place: %v", err)
	}
	if _, err := Open(NewKey(), ad, box); !errors.Is(err, ErrOpen) {
		t.Errorf("with another key: %v", err)
	}
}

// A key that was never made, or was forgotten, seals and opens nothing.
func TestTheZeroKeyIsRefused(t *testing.T) {
	var k Key
	if _, err := Open(k, nil, Seal(NewKey(), nil, []byte("words"))); !errors.Is(err, ErrOpen) {
		t.Errorf("opened: %v", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("sealed with the zero key")
		}
	}()
	Seal(k, nil, []byte("words"))
}

func TestDerive(t *testing.T) {
	salt := NewSalt()
	k := Derive("Apple Barn castle\n", salt, quick)
	if k != Derive("apple  barn CASTLE", salt, quick) {
		t.Error("case and spaces changed the key")
	}
	if k == Derive("apple barn castle", NewSalt(), quick) || k == Derive("apple-barn castle", salt, quick) {
		t.Error("salt or signs do not matter")
	}
}

// The hash of a code is part of the protocol: this value may never change.
func TestCodeHashIsFixed(t *testing.T) {
	const want = "c5c193d870083a3c74b3ce878459e2f88c06baa80b49c29d78ab1e7282690fc9"
	got := CodeHash("Apple barn-castle dune echo fern gate", "4c55544f4e")
	if got != want {
		t.Errorf("CodeHash = %s, want %s", got, want)
	}
	if CodeHash("apple barn castle dune echo fern gate", "other") == got {
		t.Error("the project does not matter")
	}
	if CodeHash("১২৩৪ ৫৬৭৮", "p") != CodeHash("12345678", "p") {
		t.Error("native digits give another hash")
	}
}
