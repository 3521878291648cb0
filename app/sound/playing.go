package sound

import (
	"encoding/binary"
	"time"

	"hearme/internal/recording"
)

const (
	tick = 100 * time.Millisecond // of sound between two calls of heard
	lead = 100 * time.Millisecond // of silence before it: sound servers and loudspeakers swallow the first moment
	tail = 300 * time.Millisecond // of silence after it, so that the last word leaves the loudspeaker
)

// playing is one call of Play. All but quiet belongs to the device's thread.
type playing struct {
	pcm    recording.PCM
	lead   int // samples of silence still to hand over before the first one
	next   int // sample that is handed over next
	told   int // sample that heard was last told of
	silent int // samples of silence handed over after the last one
	heard  func(at time.Duration)
	end    func(error)
	quiet  chan struct{} // closed by Stop
}

func begin(pcm recording.PCM, from time.Duration, heard func(time.Duration), end func(error)) *playing {
	frame := min(max(int(from.Seconds()*float64(pcm.Rate)), 0), len(pcm.Samples)/pcm.Channels)
	next := frame * pcm.Channels
	n := &playing{pcm: pcm, next: next, told: next, heard: heard, end: end, quiet: make(chan struct{})}
	n.lead = n.samples(lead)
	return n
}

func (n *playing) hush() { close(n.quiet) }

func (n *playing) hushed() bool {
	select {
	case <-n.quiet:
		return true
	default:
		return false
	}
}

// samples is how many samples sound for d.
func (n *playing) samples(d time.Duration) int {
	return int(d.Seconds()*float64(n.pcm.Rate)) * n.pcm.Channels
}

// at is where in the recording the next sample stands.
func (n *playing) at() time.Duration {
	return time.Duration(n.next/n.pcm.Channels) * time.Second / time.Duration(n.pcm.Rate)
}

// fill writes the next samples to out, and silence before the first, after the
// last or after Stop. told says that it is time to tell how far it is, over that the silence
// after the last sample has just been long enough.
func (n *playing) fill(out []byte) (block []int16, told, over bool) {
	block = make([]int16, len(out)/2)
	if n.hushed() {
		clear(out)
		return block, false, false
	}
	before := min(n.lead, len(block))
	n.lead -= before
	k := copy(block[before:], n.pcm.Samples[n.next:])
	for i, s := range block {
		binary.NativeEndian.PutUint16(out[2*i:], uint16(s))
	}
	n.next += k
	was := n.silent
	n.silent += len(block) - before - k
	if told = n.next-n.told >= n.samples(tick); told {
		n.told = n.next
	}
	return block, told, was < n.samples(tail) && n.silent >= n.samples(tail)
}
