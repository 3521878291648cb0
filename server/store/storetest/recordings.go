package storetest

import (
	"strings"
	"testing"

	"hearme/server/store"
)

// A configuration and the recordings that it names come and go together, and
// are in a backup.
func recordings(t *testing.T, b Backend) {
	s := b.Open(t)
	one, two, three := strings.Repeat("one", 5000), strings.Repeat("two", 5000), strings.Repeat("three", 5000)
	serial := int64(0)
	change := func(named []string, add ...string) store.Change {
		r := store.Recordings{Add: map[string][]byte{}}
		for _, a := range add {
			r.Add[Sum([]byte(a))] = []byte(a)
		}
		for _, n := range named {
			r.Named = append(r.Named, Sum([]byte(n)))
		}
		return store.Change{Recordings: &r, Config: store.Config{Serial: serial + 1, Note: "note"}, What: "voice"}
	}
	apply := func(c store.Change) {
		t.Helper()
		ok(t, s.Apply(ctx, "Amina", c))
		serial++
	}
	held := func(words string, want bool) {
		t.Helper()
		got, err := s.Recording(ctx, Sum([]byte(words)))
		if !want {
			is(t, err, store.ErrNotFound)
			return
		}
		ok(t, err)
		same(t, string(got), words)
	}
	apply(change([]string{one, two}, one, two))
	held(one, true)
	held(two, true)
	held(three, false)

	for name, c := range map[string]store.Change{
		"another hash": {Recordings: &store.Recordings{Add: map[string][]byte{Sum([]byte(three)): []byte("else")}, Named: []string{Sum([]byte(three))}},
			Config: store.Config{Serial: serial + 1}},
		"not here": change([]string{one, three}),
		"an old serial": func() store.Change {
			c := change([]string{three}, three)
			c.Config.Serial = serial
			return c
		}(),
	} {
		if err := s.Apply(ctx, "Amina", c); err == nil {
			t.Errorf("%s: taken", name)
		}
		held(one, true)
		held(two, true)
		held(three, false)
		same(t, must(s.Config(ctx))(t).Serial, serial)
	}

	apply(store.Change{Config: store.Config{Serial: serial + 1, Note: "another change"}, What: "phone"})
	held(one, true)
	ok(t, s.Close())
	b.Backup(t)
	s = b.Open(t)
	apply(change([]string{two, three}, three))
	held(one, false)
	held(two, true)
	held(three, true)
	ok(t, s.Close())
	b.Restore(t)
	s = b.Open(t)
	defer s.Close()
	serial = must(s.Config(ctx))(t).Serial
	held(one, true)
	held(three, false)
}
