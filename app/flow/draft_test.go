package flow

import (
	"testing"

	"hearme/i18n"
	"hearme/sync/wire"
)

func TestADraftIsOneUntilSomeoneCheckedExactlyTheseWords(t *testing.T) {
	cats, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	ur := cats.Language("ur")
	_, hash := ur.Wording()
	for name, c := range map[string]struct {
		config wire.Config
		lang   string
		draft  bool
	}{
		"English is ours":     {wire.Config{}, "en", false},
		"nobody checked":      {wire.Config{}, "ur", true},
		"these words checked": {wire.Config{Checked: []wire.Checked{{Lang: "ur", Wording: hash}}}, "ur", false},
		"other words checked": {wire.Config{Checked: []wire.Checked{{Lang: "ur", Wording: "00"}}}, "ur", true},
		"another language":    {wire.Config{Checked: []wire.Checked{{Lang: "ar", Wording: hash}}}, "ur", true},
	} {
		if got := DraftIn(c.config, cats.Language(c.lang)); got != c.draft {
			t.Errorf("%s: draft %v", name, got)
		}
	}
}
