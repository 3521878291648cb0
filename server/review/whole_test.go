package review

import (
	"slices"
	"testing"
)

// A number in a right-to-left story is not read group by group from the wrong end.
func TestNumbersInAStoryStayWhole(t *testing.T) {
	got := pieces("فون 020 7946 0018 LU1 2QP")
	want := []piece{{"فون ", false}, {"020 7946 0018", true}, {" ", false}, {"LU1 2QP", true}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	for _, s := range []string{"", "nothing here", "0018"} {
		if got := pieces(s); len(got) > 1 || len(got) == 1 && (got[0].Whole || got[0].Text != s) {
			t.Errorf("%q: %v", s, got)
		}
	}
}
