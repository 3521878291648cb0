package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestReadsStoriesInPieces(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"dev.en.txt":   "# Two.\n== a person\nMy sister {RELATIVE somali|Hodan} rang.\n== b\nNobody came.\n",
		"dev.ur.2.txt": "== c person\n{AGE|58}\n",
		"test.en.txt":  "== d\n{PERSON british|Dot}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ss, err := Stories(dir, "dev")
	if err != nil || len(ss) != 3 {
		t.Fatalf("%v, %v", ss, err)
	}
	want := []Piece{{Text: "My sister "}, {"Hodan", "RELATIVE", "somali"}, {Text: " rang."}}
	if ss[0].ID != "a person" || ss[0].Lang != "en" || !slices.Equal(ss[0].Pieces, want) {
		t.Errorf("%+v", ss[0])
	}
	if ss[2].Lang != "ur" || !slices.Equal(ss[2].Pieces, []Piece{{"58", "AGE", ""}}) {
		t.Errorf("%+v", ss[2])
	}
	if ss, _ := Stories(dir, "dev.ur"); len(ss) != 1 {
		t.Errorf("a narrower set has %d stories", len(ss))
	}
}

func TestRefusesMarksThatDoNotClose(t *testing.T) {
	for _, s := range []string{"{PERSON Dot rang.", "{PERSON british|Dot rang.", "{Dot}"} {
		if ps, err := pieces(s); err == nil {
			t.Errorf("%q was read as %+v", s, ps)
		}
	}
}
