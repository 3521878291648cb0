package tagger

import (
	"math"
	"math/rand/v2"
)

// Train learns from tagged sentences in some rounds. The same sentences give
// the same weights to the byte: the order is shuffled by a fixed seed, and
// averages are in float64, rounded once at the end.
func Train(sentences [][]Token, rounds int) *Model {
	w := make([]float64, Buckets*tags)
	total := make([]float64, Buckets*tags)
	when := make([]float64, Buckets*tags)
	clock := 0.0
	change := func(k int, by float64) {
		total[k] += (clock - when[k]) * w[k]
		when[k] = clock
		w[k] += by
	}
	r := rand.New(rand.NewPCG(11, 13))
	order := r.Perm(len(sentences))
	var fs []uint32
	for range rounds {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			ts := sentences[n]
			var prev, prev2 Tag
			for i := range ts {
				clock++
				fs = features(fs[:0], ts, i, prev, prev2)
				var sum [tags]float64
				for _, f := range fs {
					for k := range sum {
						sum[k] += w[int(f)*tags+k]
					}
				}
				best := Other
				for k := range sum {
					if sum[k] > sum[best] {
						best = Tag(k)
					}
				}
				if best != ts[i].Tag {
					for _, f := range fs {
						change(int(f)*tags+int(ts[i].Tag), 1)
						change(int(f)*tags+int(best), -1)
					}
				}
				prev, prev2 = best, prev
			}
		}
	}
	return pack(w, total, when, clock)
}

func pack(w, total, when []float64, clock float64) *Model {
	top := 0.0
	for k := range w {
		total[k] = (total[k] + (clock-when[k])*w[k]) / clock
		top = max(top, math.Abs(total[k]))
	}
	m := &Model{make([]int16, len(w))}
	for k := range w {
		m.w[k] = int16(math.Round(total[k] / max(top, 1e-9) * 8000))
		if m.w[k] > -3 && m.w[k] < 3 {
			m.w[k] = 0
		}
	}
	return m
}
