// Textshot shows how the program sets a text, for documents and for checks:
//
//	textshot -lang LANG -width DP [-size 100..200] -o FILE.png < TEXT
//	textshot -lang LANG -glyphs < TEXT
//	textshot -levels auto|ltr|rtl < CODEPOINTS
//
// The first draws the text. The second prints the runs of each line of text in
// visual order, a line each: the font's file and the glyphs as
// hb-shape --no-positions --no-glyph-names writes them, clusters counted in
// characters from the start of the line of text. The third reads lines of
// hexadecimal code points and prints the levels that UAX #9 gives them, x where
// a character is removed, and after a semicolon the visual order.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hearme/app/text"
	"hearme/app/text/bidi"
	"hearme/i18n"
	"hearme/internal/look"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "textshot:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("textshot", flag.ContinueOnError)
	lang := flags.String("lang", "en", "language of the reader, as a BCP 47 `tag`")
	naskh := flags.Bool("naskh", false, "Urdu in Naskh")
	width := flags.Float64("width", 400, "width of the lines in `dp`")
	size := flags.Int("size", 100, "text size in `percent`, 100 to 200")
	file := flags.String("o", "", "PNG `file` to write")
	glyphs := flags.Bool("glyphs", false, "print glyphs")
	levels := flags.String("levels", "", "print levels: `base` auto, ltr or rtl")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen := 0
	for _, given := range []bool{*file != "", *glyphs, *levels != ""} {
		if given {
			chosen++
		}
	}
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("%q is too much: the text comes from standard input", flags.Arg(0))
	case chosen != 1:
		return errors.New("one of -o FILE.png, -glyphs or -levels is needed")
	case *size < 100 || *size > 200 || !(*width > 0 && *width <= 10_000):
		return errors.New("-size is 100 to 200, -width more than 0 and at most 10000")
	case *levels != "":
		return printLevels(*levels, in, out)
	}
	loc, err := locale(*lang)
	if err != nil {
		return err
	}
	if loc.Scale = float32(*size) / 100; *naskh && loc.Script == "Aran" {
		loc.Script = "Arab"
	}
	words, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if !utf8.Valid(words) {
		fmt.Fprintln(os.Stderr, "textshot: some bytes are no UTF-8; U+FFFD stands for them")
	}
	s := strings.TrimSuffix(string(words), "\n")
	if *glyphs {
		return printGlyphs(loc, s, out)
	}
	return shoot(loc, s, float32(*width), *file)
}

// locale is that of a catalogue, else the script that a language is likely to be
// written in, if a font is shipped for it.
func locale(tag string) (*text.Locale, error) {
	catalogues, err := i18n.Load()
	if err != nil {
		return nil, err
	}
	known, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("%q is no language that is known", tag)
	}
	base, _ := known.Base()
	if l := catalogues.Language(base.String()); l != nil && l.Tag == base.String() {
		return &text.Locale{Tag: tag, Script: l.Script, RTL: l.RTL}, nil
	}
	likely, _ := known.Script()
	script := likely.String()
	switch script {
	case "Arab", "Beng", "Deva", "Gujr", "Guru":
	default:
		script = "Latn"
	}
	return &text.Locale{Tag: tag, Script: script, RTL: script == "Arab"}, nil
}

func shoot(loc *text.Locale, s string, width float32, name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := png.Encode(f, text.Picture(loc, look.Lead, s, width)); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func printGlyphs(loc *text.Locale, s string, out io.Writer) error {
	w := bufio.NewWriter(out)
	t := text.Words(loc, look.Lead, s, 0)
	for i := range t.Lines() {
		runs := t.Runs(i)
		if len(runs) == 0 {
			fmt.Fprintln(w)
		}
		for _, r := range runs {
			var glyphs []string
			for _, g := range r.Glyphs {
				glyphs = append(glyphs, fmt.Sprintf("%d=%d", g.ID, g.Cluster))
			}
			fmt.Fprintf(w, "assets/fonts/%s.ttf [%s]\n", r.Font, strings.Join(glyphs, "|"))
		}
	}
	return w.Flush()
}

func printLevels(base string, in io.Reader, out io.Writer) error {
	b, ok := map[string]bidi.Base{"auto": bidi.Auto, "ltr": bidi.LTR, "rtl": bidi.RTL}[base]
	if !ok {
		return errors.New("-levels is auto, ltr or rtl")
	}
	w := bufio.NewWriter(out)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var runes []rune
		for _, f := range strings.Fields(lines.Text()) {
			c, err := strconv.ParseUint(f, 16, 32)
			if err != nil || c > 0x10FFFF {
				return errors.Join(fmt.Errorf("line %d: %q is no code point", n, f), w.Flush())
			}
			runes = append(runes, rune(c))
		}
		_, levels := bidi.Levels(runes, b)
		fmt.Fprintf(w, "%s;%s\n", list(levels), list(bidi.Order(levels)))
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return w.Flush()
}

// list joins numbers with spaces, x for what is removed.
func list[T int | bidi.Level](numbers []T) string {
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = strconv.Itoa(int(n))
		if n < 0 {
			out[i] = "x"
		}
	}
	return strings.Join(out, " ")
}
