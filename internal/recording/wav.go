package recording

import (
	"bytes"
	"encoding/binary"
	"io"

	"golang.org/x/image/riff"
)

// streamed is the least length of the data chunk of a program that writes WAV
// to a pipe and does not know yet how long it will be.
const streamed = 0x7ffff000

func decodeWAV(data []byte) (PCM, error) {
	form, chunks, err := riff.NewReader(bytes.NewReader(data))
	if err != nil || form != (riff.FourCC{'W', 'A', 'V', 'E'}) {
		return PCM{}, bad()
	}
	var p PCM
	for {
		id, length, body, err := chunks.Next()
		if err != nil {
			return PCM{}, bad()
		}
		switch id {
		case riff.FourCC{'f', 'm', 't', ' '}:
			if p, err = format(body); err != nil {
				return PCM{}, err
			}
		case riff.FourCC{'d', 'a', 't', 'a'}:
			return frames(p, body, length)
		}
	}
}

// format reads a WAVEFORMATEX: PCM of 16 bits, or nothing that we play.
func format(body io.Reader) (PCM, error) {
	var f struct {
		Tag, Channels     uint16
		Rate, ByteRate    uint32
		BlockAlign, Width uint16
	}
	if binary.Read(body, binary.LittleEndian, &f) != nil {
		return PCM{}, bad()
	}
	const pcm = 1
	if f.Tag != pcm || f.Width != 16 || f.Channels < 1 || f.Channels > 2 || f.Rate < 8000 || f.Rate > 48000 {
		return PCM{}, bad()
	}
	return PCM{Rate: int(f.Rate), Channels: int(f.Channels)}, nil
}

func frames(p PCM, body io.Reader, length uint32) (PCM, error) {
	if p.Rate == 0 {
		return PCM{}, bad()
	}
	most := int64(Longest.Seconds()) * int64(p.Rate*p.Channels*2)
	raw, err := io.ReadAll(io.LimitReader(body, most+1))
	switch {
	case err != nil, len(raw) < int(length) && length < streamed && int64(len(raw)) <= most:
		return PCM{}, bad()
	case int64(len(raw)) > most:
		return PCM{}, tooLong()
	}
	p.Samples = make([]int16, len(raw)/2/p.Channels*p.Channels)
	for i := range p.Samples {
		p.Samples[i] = int16(binary.LittleEndian.Uint16(raw[2*i:]))
	}
	return p, nil
}
