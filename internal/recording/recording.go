// Package recording decodes what recorded voices are made of: Ogg Opus
// (RFC 7845) and WAV with PCM of 16 bits. Bytes come from outside; whatever
// they are, it ends, bounded, with sound or with an error.
package recording

import (
	"math"
	"time"

	"hearme/story"
)

// The types that are played, as sync/wire names them.
const (
	Opus = "audio/ogg"
	WAV  = "audio/wav"
)

// Longest is how much sound one recording may hold.
const Longest = 6 * time.Minute

// PCM is decoded sound.
type PCM struct {
	Rate     int     // frames a second, 8000 to 48000
	Channels int     // 1 or 2, interleaved in Samples
	Samples  []int16 // len is a multiple of Channels
}

// Duration is how long it sounds.
func (p PCM) Duration() time.Duration {
	if p.Rate == 0 || p.Channels == 0 {
		return 0
	}
	return time.Duration(len(p.Samples)/p.Channels) * time.Second / time.Duration(p.Rate)
}

// Decode gives the sound of a whole recording of type Opus or WAV. Codes:
// bad_recording, recording_too_long.
func Decode(data []byte, typ string) (PCM, error) {
	var p PCM
	err := error(bad())
	switch typ {
	case Opus:
		p, err = decodeOpus(data)
	case WAV:
		p, err = decodeWAV(data)
	}
	if err != nil {
		return PCM{}, err
	}
	if len(p.Samples) == 0 {
		return PCM{}, bad()
	}
	return p, nil
}

func bad() *story.Problem     { return &story.Problem{Code: "bad_recording", Field: "recording"} }
func tooLong() *story.Problem { return &story.Problem{Code: "recording_too_long", Field: "recording"} }

// Chime is two short soft notes, to hear whether the sound is on.
func Chime() PCM {
	p := PCM{Rate: 48000, Channels: 1}
	for _, hertz := range []float64{523.25, 659.25} { // C and the E above it
		n := p.Rate * 2 / 5
		for i := range n {
			fade := min(1, float64(i)/500) * math.Exp(-5*float64(i)/float64(n))
			p.Samples = append(p.Samples, int16(9000*fade*math.Sin(2*math.Pi*hertz*float64(i)/float64(p.Rate))))
		}
	}
	return p
}
