package flow

import (
	"slices"
	"testing"

	"hearme/internal/voicefolder"
	"hearme/sync/wire"
)

// What a voice reads on a page is what stands there, in the same order.
func TestVoicesReadWhatThePagesSay(t *testing.T) {
	for easy, words := range map[bool]map[string]reading{false: ordinaryWords, true: easyWords} {
		if len(words) != len(wire.VoicePages()) {
			t.Errorf("%d pages, voices read %d", len(words), len(wire.VoicePages()))
		}
		for page, r := range words {
			var want []string
			for _, l := range r.before {
				want = append(want, l.Key)
			}
			want = append(want, r.title)
			for _, l := range r.lines {
				want = append(want, l.Key)
			}
			got := voicefolder.Sentences(page, easy)
			if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
				t.Errorf("%s, easy %t: a voice reads %q, the page says %q", page, easy, got, want)
			}
		}
	}
}
