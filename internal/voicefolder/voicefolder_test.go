package voicefolder_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/internal/voicefolder/voicetest"
	"hearme/sync/wire"
)

var load = sync.OnceValues(i18n.Load)

func catalogues(t testing.TB) *i18n.Catalogues {
	t.Helper()
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func opus(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/tone.opus")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAWholeFolder(t *testing.T) {
	cats := catalogues(t)
	files := voicetest.Folder("variety", `"syl"`, "lang", `"bn"`, "day", "2026-11-20")
	files["info_2.opus"] = opus(t)
	delete(files, "info_2.wav")
	f, err := voicefolder.Read(files, voicefolder.About{}, cats)
	if err != nil {
		t.Fatal(err)
	}
	v := f.Voice
	_, hash := cats.Language("bn").Wording()
	if v.Variety != "syl" || v.Lang != "bn" || v.Day != "2026-11-20" || v.Wording != hash || v.Machine || len(v.Clips) != len(wire.VoicePages()) {
		t.Errorf("%+v", v)
	}
	for i, c := range v.Clips {
		b := f.Clips[c.SHA256]
		want := "audio/wav"
		if i == 1 {
			want = "audio/ogg"
		}
		if c.Page != wire.VoicePages()[i] || c.Easy || c.Type != want || c.Size != int64(len(b)) || len(b) == 0 {
			t.Errorf("%+v", c)
		}
	}
	want := []wire.Cue{{Key: "info.hear.title", From: 0, To: 200}, {Key: "info.hear.choose", From: 200, To: 450}}
	if !slices.Equal(v.Clips[0].Cues, want) || v.Clips[2].Cues != nil {
		t.Errorf("cues %+v", v.Clips[0].Cues)
	}
}

// The lead fills in the form when there is no voice.toml; an own one goes
// before it.
func TestWhoReadsMayBeSaidBeside(t *testing.T) {
	given := voicefolder.About{Lang: "pl", Name: " A  man ", By: "Jan", Day: "2026-11-01"}
	files := voicetest.Folder()
	if f, err := voicefolder.Read(files, given, catalogues(t)); err != nil || f.Voice.Lang != "en" {
		t.Errorf("%+v, %v", f.Voice, err)
	}
	delete(files, "voice.toml")
	delete(files, "info_1.vtt")
	f, err := voicefolder.Read(files, given, catalogues(t))
	if err != nil || f.Voice.Variety != "pl" || f.Voice.Lang != "pl" || f.Voice.Name != "A man" {
		t.Errorf("%+v, %v", f.Voice, err)
	}
}

// What is to be read is there in every language.
func TestEverySentenceIsInEveryCatalogue(t *testing.T) {
	for _, l := range catalogues(t).Languages() {
		for _, page := range wire.VoicePages() {
			for _, easy := range []bool{false, true} {
				keys := voicefolder.Sentences(page, easy)
				if len(keys) < 2 {
					t.Errorf("%s, easy %t: nothing to read", page, easy)
				}
				for _, k := range keys {
					if !l.Has(k) {
						t.Errorf("%s has no %s", l.Tag, k)
					}
				}
			}
		}
	}
}

func TestEasyPages(t *testing.T) {
	files := voicetest.Folder()
	for i, p := range wire.VoicePages() {
		files["easy_"+p+".wav"] = voicetest.Tone(float64(2000+50*i), time.Second)
	}
	f, err := voicefolder.Read(files, voicefolder.About{}, catalogues(t))
	if err != nil || len(f.Voice.Clips) != 2*len(wire.VoicePages()) || !f.Voice.Clips[1].Easy || f.Voice.Clips[1].Page != "info_1" {
		t.Errorf("%+v, %v", f.Voice.Clips, err)
	}
	delete(files, "easy_quote.wav")
	if _, err := voicefolder.Read(files, voicefolder.About{}, catalogues(t)); err == nil || !strings.Contains(err.Error(), "easy_quote.opus: is missing") {
		t.Errorf("%v", err)
	}
}

// Whatever is wrong is said with the file's name, all of it at once.
func TestWhatIsWrongWithAFolderIsSaidFileByFile(t *testing.T) {
	whole := opus(t)
	for name, c := range map[string]struct {
		change func(voicefolder.Files)
		file   string
		what   string
	}{
		"a page is missing":    {func(f voicefolder.Files) { delete(f, "quote.wav") }, "quote.opus", "is missing"},
		"two of a page":        {func(f voicefolder.Files) { f["quote.opus"] = whole }, "quote.opus", "there is also quote.wav"},
		"a misspelt name":      {func(f voicefolder.Files) { f["info1.wav"] = f["info_1.wav"] }, "info1.wav", "belongs to no page"},
		"no sound":             {func(f voicefolder.Files) { f["quote.wav"] = []byte("<html>") }, "quote.wav", "neither an Opus nor a WAV"},
		"an empty file":        {func(f voicefolder.Files) { f["quote.wav"] = nil }, "quote.wav", "neither an Opus nor a WAV"},
		"MP3":                  {func(f voicefolder.Files) { f["quote.wav"] = []byte("ID3\x04whatever") }, "quote.wav", "neither an Opus nor a WAV"},
		"Opus cut short":       {func(f voicefolder.Files) { f["quote.wav"] = whole[:len(whole)-5] }, "quote.wav", "damaged"},
		"one bit is wrong":     {func(f voicefolder.Files) { f["quote.wav"] = flip(whole) }, "quote.wav", "damaged"},
		"Vorbis":               {func(f voicefolder.Files) { f["quote.wav"] = vorbis() }, "quote.wav", "damaged"},
		"WAV cut short":        {func(f voicefolder.Files) { f["quote.wav"] = f["quote.wav"][:500] }, "quote.wav", "damaged"},
		"WAV of 8 bit":         {func(f voicefolder.Files) { f["quote.wav"][34] = 8 }, "quote.wav", "16 bit"},
		"almost nothing":       {func(f voicefolder.Files) { f["quote.wav"] = voicetest.Tone(1, 100*time.Millisecond) }, "quote.wav", "no sound"},
		"too long":             {func(f voicefolder.Files) { f["quote.wav"] = longOpus(whole, 310) }, "quote.wav", "longer than 5 minutes"},
		"too large":            {func(f voicefolder.Files) { f["quote.wav"] = make([]byte, wire.MaxClip+1) }, "quote.wav", "larger than 4 MB"},
		"no sentence":          {func(f voicefolder.Files) { f["info_1.vtt"] = vtt("info.hear.nothing", 0, 100) }, "info_1.vtt", "no sentence"},
		"of another page":      {func(f voicefolder.Files) { f["info_1.vtt"] = vtt("info.read.who", 0, 100) }, "info_1.vtt", "no sentence"},
		"out of order":         {func(f voicefolder.Files) { f["info_1.vtt"] = vtt("info.hear.title", 100, 100) }, "info_1.vtt", "out of order"},
		"past the end":         {func(f voicefolder.Files) { f["info_1.vtt"] = vtt("info.hear.title", 0, 3000) }, "info_1.vtt", "ends after"},
		"times of no page":     {func(f voicefolder.Files) { f["info1.vtt"] = vtt("info.hear.title", 0, 100) }, "info1.vtt", "belongs to no page"},
		"not WebVTT":           {func(f voicefolder.Files) { f["info_1.vtt"] = []byte("1\n00:00:01,000 --> 00:00:02,000\nSRT") }, "info_1.vtt", "not a WebVTT"},
		"a cue without a name": {func(f voicefolder.Files) { f["info_1.vtt"] = []byte("WEBVTT\n\n00:00.000 --> 00:01.000\nx") }, "info_1.vtt", "line 3"},
		"a strange time":       {func(f voicefolder.Files) { f["info_1.vtt"] = []byte("WEBVTT\n\ninfo.hear.title\n0:0 --> 1\nx") }, "info_1.vtt", "line 4"},
		"unknown language":     {about("lang", `"tlh"`), "voice.toml", "lang:"},
		"unknown variety":      {about("variety", `"syl"`), "voice.toml", "variety:"},
		"nobody read it":       {about("by", `" "`), "voice.toml", "by:"},
		"a name too long":      {about("name", `"`+strings.Repeat("x", 81)+`"`), "voice.toml", "name:"},
		"no day":               {about("day", `"last week"`), "voice.toml", "day:"},
		"an unknown line":      {about("colour", `"red"`), "voice.toml", "not known"},
		"not TOML":             {func(f voicefolder.Files) { f["voice.toml"] = []byte("{") }, "voice.toml", "cannot be read"},
		"not text":             {func(f voicefolder.Files) { f["voice.toml"] = []byte("name = \"\xff\"") }, "voice.toml", "not a text file"},
		"older words":          {about("wording", `"00"`), "voice.toml", "record again"},
	} {
		t.Run(name, func(t *testing.T) {
			files := voicetest.Folder()
			c.change(files)
			f, err := voicefolder.Read(files, voicefolder.About{}, catalogues(t))
			wrongs, ok := errors.AsType[voicefolder.Wrongs](err)
			if !ok || !slices.ContainsFunc(wrongs, func(w voicefolder.Wrong) bool { return w.File == c.file && strings.Contains(w.What, c.what) }) {
				t.Errorf("it says %q", err)
			}
			if len(f.Clips) != 0 || len(f.Voice.Clips) != 0 {
				t.Error("something of it is given back")
			}
		})
	}
	files := voicetest.Folder("lang", `"tlh"`)
	delete(files, "quote.wav")
	delete(files, "contact.wav")
	if _, err := voicefolder.Read(files, voicefolder.About{}, catalogues(t)); strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three things are wrong: %v", err)
	}
}

func about(key, value string) func(voicefolder.Files) {
	return func(f voicefolder.Files) { f["voice.toml"] = voicetest.Folder(key, value)["voice.toml"] }
}

func vtt(key string, from, to int) []byte {
	at := func(ms int) string { return "00:00:" + time.UnixMilli(int64(ms)).UTC().Format("05.000") }
	return []byte("WEBVTT\n\n" + key + "\n" + at(from) + " --> " + at(to) + "\n")
}

func flip(b []byte) []byte {
	b = bytes.Clone(b)
	b[len(b)-3] ^= 4
	return b
}

// vorbis is the first page of an Ogg Vorbis file.
func vorbis() []byte {
	b, err := hex.DecodeString("4f67675300020000000000000000000000000000000056c9a96f011e01766f726269730000000001112b000000000000c05d000000000000b801")
	if err != nil {
		panic(err)
	}
	return b
}

// longOpus is an Opus file of many seconds, made of the packets of a short one:
// they are repeated inside pages of their own.
func longOpus(b []byte, seconds int) []byte {
	pages := bytes.Split(b, []byte("OggS"))[1:]
	out, n := []byte{}, uint32(0)
	add := func(p []byte, at uint64, kind byte) {
		page := append([]byte("OggS"), p...)
		page[5] = kind
		binary.LittleEndian.PutUint64(page[6:], at)
		binary.LittleEndian.PutUint32(page[18:], n)
		copy(page[22:], make([]byte, 4))
		binary.LittleEndian.PutUint32(page[22:], sum(page))
		out, n = append(out, page...), n+1
	}
	add(pages[0], 0, 2)
	add(pages[1], 0, 0)
	for i := range seconds {
		add(pages[2], uint64(48000*(i+1)), 0)
	}
	return out
}

// sum is the checksum of an Ogg page (RFC 3533).
func sum(page []byte) (sum uint32) {
	for _, c := range page {
		sum ^= uint32(c) << 24
		for range 8 {
			if sum&(1<<31) != 0 {
				sum = sum<<1 ^ 0x04c11db7
			} else {
				sum <<= 1
			}
		}
	}
	return sum
}

func TestFilesAsTheyComeFromAComputer(t *testing.T) {
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	for name, b := range voicetest.Folder() {
		e, err := w.Create("Sylheti voice/" + strings.ToUpper(name))
		if err == nil {
			_, err = e.Write(b)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"__MACOSX/Sylheti voice/._INFO_1.WAV", "Sylheti voice/.DS_Store", `Sylheti voice\Thumbs.db`, "Sylheti voice/README.txt"} {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files := voicefolder.Files{}
	if err := files.Add("Voice.ZIP", bytes.NewReader(z.Bytes())); err != nil {
		t.Fatal(err)
	}
	if want := voicetest.Folder(); !maps.EqualFunc(files, want, func(a, b []byte) bool { return len(a) == len(b) }) {
		t.Errorf("%d files", len(files))
	}
	if _, err := voicefolder.Read(files, voicefolder.About{}, catalogues(t)); err != nil {
		t.Error(err)
	}
}

func TestFilesThatAreTooManyOrTooLarge(t *testing.T) {
	many := voicefolder.Files{}
	var err error
	for i := 0; i < 200 && err == nil; i++ {
		err = many.Add(strings.Repeat("x", i%90+1)+string(rune('a'+i/90))+".wav", strings.NewReader("x"))
	}
	if err == nil || len(many) > 100 {
		t.Errorf("%d files, %v", len(many), err)
	}
	if err := (voicefolder.Files{"a.wav": nil}).Add("A.WAV", strings.NewReader("")); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("twice: %v", err)
	}
	for name, z := range map[string][]byte{"not a zip": []byte("PK nothing"), "a zip bomb": bomb(t)} {
		files := voicefolder.Files{}
		err := files.Add("voice.zip", bytes.NewReader(z))
		if err == nil {
			_, err = voicefolder.Read(files, voicefolder.About{}, catalogues(t))
		}
		if _, told := errors.AsType[voicefolder.Wrongs](err); !told {
			t.Errorf("%s: %v", name, err)
		}
		total := 0
		for _, b := range files {
			total += len(b)
		}
		if total > 100<<20 {
			t.Errorf("%s: it took %d bytes in", name, total)
		}
	}
}

// What lists folders without end is refused before the list is read.
func TestAZipThatListsWithoutEnd(t *testing.T) {
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	for range 1001 {
		if _, err := w.Create("voices/"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	err := voicefolder.Files{}.Add("voice.zip", &z)
	if told, ok := errors.AsType[voicefolder.Wrongs](err); !ok || told[0].File != "voice.zip" {
		t.Errorf("%v", err)
	}
}

// bomb is a small zip of thirty files of 6 MB of nothing.
func bomb(t *testing.T) []byte {
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	nothing := make([]byte, 1<<20)
	for i := range 30 {
		e, err := w.Create(string(rune('a'+i%26)) + string(rune('a'+i/26)) + ".wav")
		for range 6 {
			if err == nil {
				_, err = e.Write(nothing)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Bytes()
}

func TestFoldersOnDisk(t *testing.T) {
	dir := t.TempDir()
	for name, b := range voicetest.Folder() {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "takes"), 0o700); err != nil {
		t.Fatal(err)
	}
	files, err := voicefolder.FromFS(os.DirFS(dir))
	if err != nil || len(files) != len(voicetest.Folder()) {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// Every folder that lies beside a catalogue can be read and heard, and reads
// the words of today.
func TestFoldersBesideTheCatalogues(t *testing.T) {
	cats := catalogues(t)
	if _, err := voicefolder.Beside(cats.VoiceFolders(), cats); err != nil {
		t.Error(err)
	}
	for _, folder := range cats.VoiceFolders() {
		files, err := voicefolder.FromFS(folder)
		if err == nil {
			_, err = voicefolder.Read(files, voicefolder.About{}, cats)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

func TestAFolderBesideTheCatalogueSaysWhichWordsItReads(t *testing.T) {
	cats := catalogues(t)
	folder := func(about ...string) fs.FS {
		fsys := fstest.MapFS{}
		for name, b := range voicetest.Folder(about...) {
			fsys[name] = &fstest.MapFile{Data: b}
		}
		return fsys
	}
	got, err := voicefolder.Beside([]fs.FS{folder("wording", `"0123"`), folder()}, cats)
	if len(got) != 1 || got[0].Voice.Wording != "0123" || err == nil || !strings.Contains(err.Error(), "wording is missing") {
		t.Errorf("%d folders, %v", len(got), err)
	}
}
