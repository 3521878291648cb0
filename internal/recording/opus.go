package recording

import (
	"bytes"
	"errors"
	"io"
	"math"

	"github.com/pion/opus"
	"github.com/pion/opus/pkg/oggreader"
)

const (
	opusRate  = 48000               // RFC 7845: positions and the pre-skip count at this rate
	maxPacket = opusRate * 12 / 100 // RFC 6716: a packet holds 120 ms at most
)

func decodeOpus(data []byte) (PCM, error) {
	r, head, err := oggreader.NewWith(bytes.NewReader(data))
	if err != nil || head.ChannelMap != 0 || head.Channels < 1 || head.Channels > 2 {
		return PCM{}, bad()
	}
	channels := int(head.Channels)
	d, err := opus.NewDecoderWithOutput(opusRate, channels)
	if err != nil {
		return PCM{}, bad()
	}
	skip := int(head.PreSkip) * channels
	most := int(Longest.Seconds())*opusRate*channels + skip
	p := PCM{Rate: opusRate, Channels: channels}
	frame := make([]int16, maxPacket*channels)
	end := uint64(0) // the granule position of the last page: what follows it is padding
	for first := true; ; first = false {
		packet, page, err := r.ParseNextPacket()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return PCM{}, bad()
		}
		if first {
			if !bytes.HasPrefix(packet, []byte("OpusTags")) {
				return PCM{}, bad()
			}
			continue
		}
		n, err := d.DecodeToInt16(packet, frame)
		if err != nil {
			return PCM{}, bad()
		}
		end = page.GranulePosition
		if p.Samples = append(p.Samples, frame[:n*channels]...); len(p.Samples) > most {
			return PCM{}, tooLong()
		}
	}
	if last := uint64(len(p.Samples) / channels); end < last {
		p.Samples = p.Samples[:int(end)*channels]
	}
	p.Samples = p.Samples[min(skip, len(p.Samples)):]
	amplify(p.Samples, int16(head.OutputGain))
	return p, nil
}

// amplify applies the header's gain, in 1/256 dB, as every player must
// (RFC 7845, 5.1).
func amplify(samples []int16, gain int16) {
	if gain == 0 {
		return
	}
	factor := math.Pow(10, float64(gain)/(20*256))
	for i, s := range samples {
		samples[i] = int16(max(math.MinInt16, min(math.MaxInt16, math.Round(float64(s)*factor))))
	}
}
