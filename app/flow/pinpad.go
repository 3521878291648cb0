package flow

import "strings"

// PINLength is how many digits a connector's PIN has.
const PINLength = 6

// PINPad is the digits typed so far. They are shown as dots only.
type PINPad struct{ digits string }

// Press adds a digit, from a key on the screen or on a keyboard; what is no
// digit, or one too many, is ignored.
func (p *PINPad) Press(d rune) {
	if d >= '0' && d <= '9' && len(p.digits) < PINLength {
		p.digits += string(d)
	}
}

// Erase takes the last digit away.
func (p *PINPad) Erase() {
	if p.digits != "" {
		p.digits = p.digits[:len(p.digits)-1]
	}
}

// Len is how many digits there are.
func (p *PINPad) Len() int { return len(p.digits) }

// Full reports whether all digits are there.
func (p *PINPad) Full() bool { return len(p.digits) == PINLength }

func (p *PINPad) take() string {
	d := p.digits
	p.digits = ""
	return d
}

// weakPIN refuses what is tried first: one digit repeated, or a straight run.
func weakPIN(pin string) bool {
	return strings.Count(pin, pin[:1]) == len(pin) ||
		strings.Contains("01234567890", pin) || strings.Contains("09876543210", pin)
}
