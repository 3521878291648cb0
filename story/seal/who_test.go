package seal

import (
	"bytes"
	"testing"

	"hearme/story/envelope"
	"hearme/story/singleout"
)

// What was answered about who could tell comes back; a story from before it was
// asked opens as before, and answers that are none do not.
func TestWhoCouldTellIsSealed(t *testing.T) {
	f := newFixture(t)
	x := extra
	x.Who = &singleout.Answers{Wider: []string{"town_area"}, Intruders: map[singleout.Intruder]singleout.Answer{singleout.Searcher: singleout.NotSure}}
	env, err := Seal(redacted(t, true), x, f.to, hash, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := envelope.Open(f.identity, env.Blobs()[0].Bytes)
	if err != nil {
		t.Fatal(err)
	}
	m, err := envelope.PeekManifest(env.Manifest())
	if err != nil {
		t.Fatal(err)
	}
	b, err := envelope.ParseStory(plain, m)
	if err != nil || b.Who == nil || b.Who.Wider[0] != "town_area" || b.Who.Intruders[singleout.Searcher] != singleout.NotSure {
		t.Fatalf("%+v, %v", b.Who, err)
	}
	if _, err := envelope.ParseStory(bytes.Replace(plain, []byte(`"searcher":"not_sure"`), []byte(`"searcher":"perhaps"`), 1), m); code(err) != "bad_body" {
		t.Errorf("an answer that is none: %v", err)
	}
	older := bytes.Replace(plain, []byte(`"who":{"wider":["town_area"],"intruders":{"searcher":"not_sure"}},`), nil, 1)
	if b, err := envelope.ParseStory(older, m); err != nil || b.Who != nil || len(older) == len(plain) {
		t.Errorf("an older story: %+v, %v", b.Who, err)
	}
}
