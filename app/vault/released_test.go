package vault

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"hearme/story"
	"hearme/story/envelope"
)

var keep = flag.String("keep", "", "keep a populated vault of this schema as testdata/NAME, for a release")

// released is what a vault in testdata holds.
type released struct {
	Passphrase string            `json:"passphrase"`
	PIN        string            `json:"pin"`
	Drafts     map[string]string `json:"drafts"`
	Sealed     string            `json:"sealed"`
	Identity   string            `json:"identity"`
	Withdrawal string            `json:"withdrawal"`
	Enrolment  Enrolment         `json:"enrolment"`
	Recording  string            `json:"recording,omitempty"` // what one says, from v2 on
}

// Every released schema opens, and nothing in it is lost.
func TestReleasedVaultsOpen(t *testing.T) {
	if *keep != "" {
		populate(t, filepath.Join("testdata", *keep))
	}
	dirs := must(filepath.Glob("testdata/v*"))(t)
	if len(dirs) == 0 {
		t.Fatal("no vault in testdata")
	}
	for _, from := range dirs {
		t.Run(filepath.Base(from), func(t *testing.T) {
			var want released
			check(t, json.Unmarshal(must(os.ReadFile(filepath.Join(from, "holds.json")))(t), &want))
			dir := t.TempDir()
			check(t, os.WriteFile(filepath.Join(dir, fileName), must(os.ReadFile(filepath.Join(from, fileName)))(t), 0o600))
			v := must(Open(dir))(t)
			defer v.Close()
			s := must(v.Unlock(want.Passphrase))(t)
			check(t, s.CheckPIN(want.PIN))
			for id, words := range want.Drafts {
				if b := must(s.LoadRecord(story.ID(id)))(t); string(b) != words {
					t.Errorf("%s holds %q", id, b)
				}
			}
			items := must(v.Outbox())(t)
			if len(items) != 1 || string(items[0].ID) != want.Sealed {
				t.Fatalf("%+v", items)
			}
			m := must(envelope.PeekManifest(items[0].Manifest))(t)
			plain := must(envelope.Open(want.Identity, must(v.Blob(m.Blobs[0].SHA256))(t)))(t)
			if b := must(envelope.ParseStory(plain, m))(t); b.WhatHappened != secretWords {
				t.Errorf("the sealed story is %+v", b)
			}
			if ws := must(v.Withdrawals())(t); len(ws) != 1 || ws[0].Code != want.Withdrawal {
				t.Errorf("%+v", ws)
			}
			if want.Recording != "" && string(must(v.Clip(sum([]byte(want.Recording))))(t)) != want.Recording {
				t.Error("the recording is another one")
			}
			clip := []byte("a recording that comes later")
			if err := v.AddPiece(sum(clip), int64(len(clip)), 0, clip); err != nil || !v.HasClip(sum(clip)) {
				t.Errorf("no recording can be kept: %v", err)
			}
			if e, ok, err := v.Enrolment(); err != nil || !ok || e != want.Enrolment {
				t.Errorf("%+v, %v", e, err)
			}
		})
	}
}

func populate(t *testing.T, to string) {
	dir, v, s := newVault(t)
	p := newProject(t)
	id, draft := story.NewID(), story.NewID()
	want := released{passOne, "482913", map[string]string{string(draft): "an invented draft"}, string(id), p.identity, codeTwo,
		Enrolment{"https://hearme.example.org", "", "key", "d1", "config"}, "an invented recording"}
	check(t, s.SaveRecord(draft, 1, []byte("an invented draft")))
	check(t, s.SealRecord(id, sealed(t, s, p, id, codeOne)))
	check(t, v.QueueWithdrawal(codeTwo))
	check(t, v.AddPiece(sum([]byte(want.Recording)), int64(len(want.Recording)), 0, []byte(want.Recording)))
	check(t, v.SetEnrolment(want.Enrolment))
	check(t, v.Close())
	check(t, os.MkdirAll(to, 0o755))
	check(t, os.WriteFile(filepath.Join(to, fileName), must(os.ReadFile(filepath.Join(dir, fileName)))(t), 0o644))
	check(t, os.WriteFile(filepath.Join(to, "holds.json"), append(must(json.MarshalIndent(want, "", "\t"))(t), '\n'), 0o644))
}
