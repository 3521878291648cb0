package tagger

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

const size = (Buckets*Tags + Tags*Tags) * 2

var errSize = errors.New("tagger: a model of another size")

// Pack writes the model, packed: tag by tag and byte by byte, which packs better.
func (m *Model) Pack() []byte {
	low, high := make([]byte, 0, size/2), make([]byte, 0, size/2)
	put := func(v int16) { low, high = append(low, byte(v)), append(high, byte(uint16(v)>>8)) }
	for k := range Tags {
		for i := k; i < len(m.w); i += Tags {
			put(m.w[i])
		}
	}
	for a := range m.next {
		for b := range m.next[a] {
			put(int16(math.Round(m.next[a][b] * steps)))
		}
	}
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, 9)
	z.Write(high)
	z.Write(low)
	z.Close()
	return b.Bytes()
}

// Open reads what Pack wrote.
func Open(b []byte) (*Model, error) {
	raw := make([]byte, size)
	z := flate.NewReader(bytes.NewReader(b))
	if _, err := io.ReadFull(z, raw); err != nil {
		return nil, errSize
	}
	if n, _ := z.Read(make([]byte, 1)); n > 0 {
		return nil, errSize
	}
	m := &Model{w: make([]int16, Buckets*Tags)}
	n := 0
	get := func() int16 {
		v := int16(binary.BigEndian.Uint16([]byte{raw[n], raw[n+size/2]}))
		n++
		return v
	}
	for k := range Tags {
		for i := k; i < len(m.w); i += Tags {
			m.w[i] = get()
		}
	}
	for a := range m.next {
		for b := range m.next[a] {
			m.next[a][b] = float64(get()) / steps
		}
	}
	return m, nil
}
