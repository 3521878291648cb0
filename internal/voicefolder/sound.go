package voicefolder

import (
	"bytes"
	"encoding/binary"
	"errors"
	"time"
)

// shortest is the least that is a recording of anything.
const shortest = 200 * time.Millisecond

// The types of clips.
const (
	typeOgg = "audio/ogg"
	typeWAV = "audio/wav"
)

// What is said of a file that is no recording that tablets play.
var (
	errNotSound = errors.New("is neither an Opus nor a WAV recording")
	errCut      = errors.New("is damaged or cut short")
	errNotOpus  = errors.New("is Ogg, but not Opus with one or two channels")
	errNotPCM   = errors.New("is WAV, but not plain sound of 16 bit with one or two channels and 8000 to 48000 samples a second")
)

// probe tells type and length of a recording by its own frame, without
// decoding it. Its errors are for leads.
func probe(b []byte) (kind string, long time.Duration, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("OggS")):
		long, err = probeOgg(b)
		return typeOgg, long, err
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WAVE":
		long, err = probeWAV(b[12:])
		return typeWAV, long, err
	}
	return "", 0, errNotSound
}

const oggHead = 27 // bytes of a page before its segment table

// probeOgg walks the pages of one Opus stream (RFC 3533, RFC 7845).
func probeOgg(b []byte) (time.Duration, error) {
	var last, skip int64
	var serial uint32
	for n := uint32(0); len(b) > 0; n++ {
		if len(b) < oggHead || string(b[:5]) != "OggS\x00" || len(b) < oggHead+int(b[26]) {
			return 0, errCut
		}
		size := oggHead + int(b[26])
		for _, lacing := range b[oggHead:size] {
			size += int(lacing)
		}
		if len(b) < size {
			return 0, errCut
		}
		body := b[oggHead+int(b[26]) : size]
		if n == 0 {
			serial = binary.LittleEndian.Uint32(b[14:])
			if !opusHead(body) {
				return 0, errNotOpus
			}
			skip = int64(binary.LittleEndian.Uint16(body[10:]))
		}
		if oggSum(b[:size]) != binary.LittleEndian.Uint32(b[22:]) || binary.LittleEndian.Uint32(b[18:]) != n {
			return 0, errCut
		}
		if binary.LittleEndian.Uint32(b[14:]) != serial {
			return 0, errNotOpus // several streams in one file
		}
		if at := int64(binary.LittleEndian.Uint64(b[6:])); at != -1 { // -1: no packet ends on this page
			if at < last || at > 48000*3600*24 {
				return 0, errCut
			}
			last = at
		}
		b = b[size:]
	}
	return time.Duration(max(last-skip, 0)) * time.Second / 48000, nil
}

// opusHead reports whether a stream begins as Opus of one or two channels.
func opusHead(b []byte) bool {
	return len(b) >= 19 && string(b[:8]) == "OpusHead" && b[8]>>4 == 0 && (b[9] == 1 || b[9] == 2) && b[18] == 0
}

var oggTable = func() (t [256]uint32) {
	for i := range t {
		r := uint32(i) << 24
		for range 8 {
			r = r<<1 ^ 0x04c11db7*(r>>31)
		}
		t[i] = r
	}
	return t
}()

// oggSum is a page's checksum (RFC 3533, section 6), its own field taken as 0.
// The standard library has this polynomial in the other bit order only.
func oggSum(page []byte) (sum uint32) {
	for i, c := range page {
		if i >= 22 && i < 26 {
			c = 0
		}
		sum = sum<<8 ^ oggTable[byte(sum>>24)^c]
	}
	return sum
}

// probeWAV walks the chunks after RIFF....WAVE.
func probeWAV(b []byte) (time.Duration, error) {
	rate, frame := 0, 0
	for len(b) >= 8 {
		id, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		if b = b[8:]; size > int64(len(b)) {
			return 0, errCut
		}
		body := b[:size]
		switch id {
		case "fmt ":
			if size < 16 {
				return 0, errCut
			}
			code, channels := binary.LittleEndian.Uint16(body), int(binary.LittleEndian.Uint16(body[2:]))
			rate, frame = int(binary.LittleEndian.Uint32(body[4:])), int(binary.LittleEndian.Uint16(body[12:]))
			bits := binary.LittleEndian.Uint16(body[14:])
			if code != 1 || channels < 1 || channels > 2 || rate < 8000 || rate > 48000 || bits != 16 || frame != 2*channels {
				return 0, errNotPCM
			}
		case "data":
			if frame == 0 {
				return 0, errCut
			}
			return time.Duration(len(body)/frame) * time.Second / time.Duration(rate), nil
		}
		b = b[min(int64(len(b)), size+size&1):]
	}
	return 0, errCut
}
