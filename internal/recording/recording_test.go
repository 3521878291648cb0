package recording

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"testing"
	"time"

	"hearme/story"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t *testing.T, name, typ string) PCM {
	t.Helper()
	p, err := Decode(read(t, name), typ)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return p
}

// strength says how strong a tone is between two moments, on one channel.
func strength(p PCM, channel int, hertz, from, to float64) float64 {
	var re, im float64
	for i := int(from * float64(p.Rate)); i < int(to*float64(p.Rate)); i++ {
		s := float64(p.Samples[i*p.Channels+channel])
		a := 2 * math.Pi * hertz * float64(i) / float64(p.Rate)
		re, im = re+s*math.Cos(a), im+s*math.Sin(a)
	}
	return math.Hypot(re, im)
}

func TestTonesAreHeardWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		name, typ      string
		rate, channels int
		length         time.Duration
	}{
		{"tones.opus", Opus, 48000, 1, time.Second},
		{"tones.wav", WAV, 16000, 1, time.Second / 2},
	} {
		p := decode(t, c.name, c.typ)
		if p.Rate != c.rate || p.Channels != c.channels || p.Duration() != c.length {
			t.Fatalf("%s: %d Hz, %d channels, %v", c.name, p.Rate, p.Channels, p.Duration())
		}
		half := p.Duration().Seconds() / 2
		if strength(p, 0, 440, 0, half) < 20*strength(p, 0, 880, 0, half) || strength(p, 0, 880, half, 2*half) < 20*strength(p, 0, 440, half, 2*half) {
			t.Errorf("%s: 440 Hz and then 880 Hz are not what is heard", c.name)
		}
	}
	p := decode(t, "stereo.opus", Opus)
	if p.Channels != 2 || strength(p, 0, 440, 0.1, 0.4) < 10*strength(p, 0, 660, 0.1, 0.4) || strength(p, 1, 660, 0.1, 0.4) < 10*strength(p, 1, 440, 0.1, 0.4) {
		t.Error("left and right are not what is heard")
	}
}

// speech.wav is what opusdec 0.2 makes of speech.opus.
func TestSpeechIsWhatTheReferenceDecoderGives(t *testing.T) {
	got, want := decode(t, "speech.opus", Opus), decode(t, "speech.wav", WAV)
	if len(got.Samples) != len(want.Samples) {
		t.Fatalf("%d samples, the reference %d", len(got.Samples), len(want.Samples))
	}
	var signal, noise float64
	for i, w := range want.Samples {
		d := float64(got.Samples[i]) - float64(w)
		signal, noise = signal+float64(w)*float64(w), noise+d*d
	}
	if db := 10 * math.Log10(signal/noise); db < 45 {
		t.Errorf("differs from the reference by more than its rounding: %.0f dB", db)
	}
}

func wav(tag, channels uint16, rate uint32, width uint16, length uint32, frames []byte) []byte {
	var b bytes.Buffer
	put := func(vs ...any) {
		for _, v := range vs {
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	put([]byte("RIFF"), uint32(0x7ffff024), []byte("WAVEfmt "), uint32(16), tag, channels, rate, rate*uint32(channels*width/8), channels*width/8, width,
		[]byte("data"), length, frames)
	return b.Bytes()
}

func TestBadRecordingsAreRefused(t *testing.T) {
	tones, minute := read(t, "tones.opus"), make([]byte, 8000*2*60)
	for name, c := range map[string]struct {
		data []byte
		typ  string
		code string
	}{
		"nothing":          {nil, WAV, "bad_recording"},
		"no type":          {tones, "", "bad_recording"},
		"Opus as WAV":      {tones, WAV, "bad_recording"},
		"WAV as Opus":      {read(t, "tones.wav"), Opus, "bad_recording"},
		"cut Opus":         {tones[:len(tones)-10], Opus, "bad_recording"},
		"a letter changed": {append(append([]byte{}, tones[:200]...), append([]byte{tones[200] ^ 1}, tones[201:]...)...), Opus, "bad_recording"},
		"cut WAV":          {wav(1, 1, 8000, 16, 1000, minute[:998]), WAV, "bad_recording"},
		"WAV of 24 bits":   {wav(1, 1, 8000, 24, 999, minute[:999]), WAV, "bad_recording"},
		"compressed WAV":   {wav(2, 1, 8000, 16, 1000, minute[:1000]), WAV, "bad_recording"},
		"no channels":      {wav(1, 0, 8000, 16, 1000, minute[:1000]), WAV, "bad_recording"},
		"silent WAV":       {wav(1, 1, 8000, 16, 0, nil), WAV, "bad_recording"},
		"seven minutes":    {wav(1, 1, 8000, 16, streamed, bytes.Repeat(minute, 7)), WAV, "recording_too_long"},
	} {
		p, err := Decode(c.data, c.typ)
		var problem *story.Problem
		if !errors.As(err, &problem) || problem.Code != c.code || p.Samples != nil {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	if p, err := Decode(wav(1, 1, 8000, 16, streamed, minute), WAV); err != nil || p.Duration() != time.Minute {
		t.Errorf("a WAV that was written to a pipe: %v, %v", p.Duration(), err)
	}
}

func TestTheHeadersGainIsApplied(t *testing.T) {
	s := []int16{1000, -1000, 30000, -30000}
	amplify(s, 6*256)
	if s[0] != 1995 || s[1] != -1995 || s[2] != math.MaxInt16 || s[3] != math.MinInt16 {
		t.Error(s)
	}
}

func FuzzDecode(f *testing.F) {
	for _, n := range []string{"tones.opus", "stereo.opus", "speech.opus"} {
		f.Add(read(f, n), true)
	}
	f.Add(read(f, "tones.wav"), false)
	f.Add(wav(1, 2, 8000, 16, streamed, []byte("abcdefgh")), false)
	f.Fuzz(func(t *testing.T, data []byte, isOpus bool) {
		typ := WAV
		if isOpus {
			typ = Opus
			data = checked(data)
		}
		p, err := Decode(data, typ)
		if err == nil && (len(p.Samples)%p.Channels != 0 || p.Duration() > Longest || p.Duration() <= 0) {
			t.Errorf("%d samples, %d channels, %v", len(p.Samples), p.Channels, p.Duration())
		}
	})
}

// checked gives every Ogg page its right checksum, or no changed byte would
// come as far as the decoder.
func checked(data []byte) []byte {
	data = bytes.Clone(data)
	for at := 0; at+27 <= len(data) && string(data[at:at+4]) == "OggS"; {
		end := at + 27 + int(data[at+26])
		if end > len(data) {
			break
		}
		for _, n := range data[at+27 : end] {
			end += int(n)
		}
		if end > len(data) {
			break
		}
		binary.LittleEndian.PutUint32(data[at+22:], 0)
		crc := uint32(0)
		for _, b := range data[at:end] {
			crc ^= uint32(b) << 24
			for range 8 {
				crc = crc<<1 ^ 0x04c11db7*(crc>>31)
			}
		}
		binary.LittleEndian.PutUint32(data[at+22:], crc)
		at = end
	}
	return data
}
