package tagger

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

var errSize = errors.New("tagger: a model of another size")

// most bounds what a packed model may hold.
const most = 4 * Buckets * Tags

// Pack writes the model, packed: tag by tag how far on the next weight is that
// is not nothing, and then the weights' high and low bytes. The pairs of tags
// come first.
func (m *Model) Pack() []byte {
	var gaps, low, high []byte
	put := func(v int16) { low, high = append(low, byte(v)), append(high, byte(uint16(v)>>8)) }
	for a := range m.next {
		for b := range m.next[a] {
			put(int16(math.Round(m.next[a][b] * steps)))
		}
	}
	for k := range Tags {
		gap := uint64(0)
		for i := k; i < len(m.w); i += Tags {
			gap++
			if m.w[i] != 0 {
				gaps = binary.AppendUvarint(gaps, gap)
				put(m.w[i])
				gap = 0
			}
		}
		gaps = append(gaps, 0)
	}
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, 9)
	z.Write(binary.AppendUvarint(nil, uint64(len(high))))
	z.Write(gaps)
	z.Write(high)
	z.Write(low)
	z.Close()
	return b.Bytes()
}

// Open reads what Pack wrote.
func Open(b []byte) (*Model, error) {
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), most))
	if err != nil {
		return nil, errSize
	}
	count, used := binary.Uvarint(raw)
	if used <= 0 || count < Tags*Tags || count*2 > uint64(len(raw)-used) {
		return nil, errSize
	}
	n := int(count)
	gaps, high, low := raw[used:len(raw)-2*n], raw[len(raw)-2*n:len(raw)-n], raw[len(raw)-n:]
	at := 0
	get := func() int16 {
		v := int16(binary.BigEndian.Uint16([]byte{high[at], low[at]}))
		at++
		return v
	}
	m := &Model{w: make([]int16, Buckets*Tags)}
	for a := range m.next {
		for b := range m.next[a] {
			m.next[a][b] = float64(get()) / steps
		}
	}
	row, tag := -1, 0
	for len(gaps) > 0 {
		gap, used := binary.Uvarint(gaps)
		if used <= 0 || tag == Tags || gap > Buckets {
			return nil, errSize
		}
		gaps = gaps[used:]
		if gap == 0 {
			row, tag = -1, tag+1
			continue
		}
		row += int(gap)
		if row >= Buckets || at == n {
			return nil, errSize
		}
		m.w[row*Tags+tag] = get()
	}
	if tag != Tags || at != n {
		return nil, errSize
	}
	return m, nil
}
