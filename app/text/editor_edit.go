package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/app/text/typeset"
)

// change is one step that can be undone: at a byte of the text old became new.
type change struct {
	at       int
	old, new string
	typed    bool // one letter after the other, undone together
}

// history is what was done, and what of it was undone.
type history struct {
	done   []change
	redone []change // the last undone is last
}

func (h *history) add(c change) {
	h.redone = nil
	if n := len(h.done); n > 0 && c.typed {
		last := &h.done[n-1]
		word := !strings.ContainsAny(last.new, " \n") || c.new != " " && c.new != "\n"
		if last.typed && last.at+len(last.new) == c.at && c.old == "" && word && !startsWord(last.new, c.new) {
			last.new += c.new
			return
		}
	}
	h.done = append(h.done, c)
}

// startsWord tells whether a letter begins a word after a space.
func startsWord(before, letter string) bool {
	return strings.HasSuffix(before, " ") && letter != " " || strings.HasSuffix(before, "\n")
}

// replace puts s where start to end stands. Positions are bytes of the text.
func (e *Editor) replace(start, end int, s string, typed bool) {
	old := e.text[start:end]
	if old == s {
		return
	}
	if !e.Password {
		// A part of the text, an empty one too, would keep all of it in memory.
		e.undone.add(change{start, strings.Clone(old), s, typed})
	}
	e.put(start, end, s)
}

func (e *Editor) put(start, end int, s string) {
	e.text = e.text[:start] + s + e.text[end:]
	e.caret = e.onEdge(e.showing(start + len(s)))
	e.anchor, e.rising, e.handles, e.picking = e.caret, false, false, false
	e.changed()
}

// onEdge is a caret at a byte of what is shown, or after the grapheme that has
// grown around it.
func (e *Editor) onEdge(byt int) typeset.Pos {
	t := e.layout()
	if at := t.Edge(byt); at != byt {
		byt = t.Next(at)
	}
	return typeset.Pos{Byte: byt, After: byt > 0}
}

// insert puts s in place of the selection, all of it or nothing of it.
func (e *Editor) insert(s string, typed bool) bool {
	start, end := e.Selection()
	if e.MaxBytes > 0 && len(e.text)-(end-start)+len(s) > e.MaxBytes {
		e.refused("too_long")
		return false
	}
	e.replace(start, end, s, typed)
	return true
}

func (e *Editor) refused(code string) {
	if e.OnRefused != nil {
		e.OnRefused(code)
	}
}

// paste takes text from outside, cleaned.
func (e *Editor) paste(s string) {
	clean, codes := cleaned(s, e.multi)
	if clean != "" && !e.insert(clean, false) {
		return
	}
	for _, code := range codes {
		e.refused(code)
	}
}

// cleaned takes out what hides or reorders text and what is no text at all, and
// says so by codes. Joiners and marks of direction stay.
func cleaned(s string, multi bool) (clean string, codes []string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	bidi, bad := false, false
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				bad = true
			}
			b.WriteRune(r)
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			bidi = true
		case r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			if multi {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		case r != '\t' && unicode.IsControl(r):
			bad = true
		default:
			b.WriteRune(r)
		}
	}
	if bidi {
		codes = append(codes, "bidi_controls")
	}
	if bad {
		codes = append(codes, "bad_bytes")
	}
	return b.String(), codes
}

// erase takes out the selection, or the grapheme or word beside the caret.
func (e *Editor) erase(back, word bool) {
	start, end := e.Selection()
	if start == end {
		t, at := e.layout(), e.caret.Byte
		other := t.Next(at)
		switch {
		case back && word:
			other = t.WordBefore(at)
		case back:
			other = t.Previous(at)
		case word:
			other = t.WordAfter(at)
		}
		start, end = e.stored(min(at, other)), e.stored(max(at, other))
	}
	e.replace(start, end, "", false)
}

// Undo takes the last change back.
func (e *Editor) Undo() {
	if n := len(e.undone.done); n > 0 {
		c := e.undone.done[n-1]
		e.undone.done = e.undone.done[:n-1]
		e.undone.redone = append(e.undone.redone, c)
		e.put(c.at, c.at+len(c.new), c.old)
	}
}

// Redo does again what was undone last.
func (e *Editor) Redo() {
	if n := len(e.undone.redone); n > 0 {
		c := e.undone.redone[n-1]
		e.undone.redone = e.undone.redone[:n-1]
		c.typed = false
		e.undone.done = append(e.undone.done, c)
		e.put(c.at, c.at+len(c.old), c.new)
	}
}
