package look

import (
	"strings"
	"testing"
)

// Every pair that text or a control is drawn in, with the least ratio that
// WCAG 2.2 (or our own rule of 7 for ink and damson) asks for.
func TestContrast(t *testing.T) {
	pairs := []struct {
		on, under Token
		least     float64
	}{
		{Ink, Paper, 7}, {Ink, Card, 7}, {Ink, Sunk, 7}, {Ink, Tint, 7}, {Ink2, Paper, 7}, {Ink2, Card, 7},
		{Damson, Paper, 7}, {Damson, Card, 7}, {Damson, Tint, 7}, {OnDamson, Damson, 7}, {OnHero, Hero, 7}, {OnStraw, Straw, 7},
		{StrawText, StrawTint, 4.5}, {Leaf, Card, 4.5}, {Leaf, LeafTint, 4.5}, {Brick, Card, 4.5}, {Brick, BrickTint, 4.5},
		{Ink, StrawTint, 7}, {Ink, LeafTint, 7}, {Ink, BrickTint, 7},
		{Edge, Paper, 3}, {Edge, Card, 3}, {Focus, Paper, 3}, {Focus, Card, 3},
	}
	for _, k := range SpanKinds() {
		pairs = append(pairs, struct {
			on, under Token
			least     float64
		}{Ink, k.Tint(), 7}, struct {
			on, under Token
			least     float64
		}{k.Text(), k.Tint(), 4.5})
	}
	for _, p := range Palettes() {
		for _, pair := range pairs {
			least := pair.least
			if p.HighContrast && least == 4.5 {
				least = 7
			}
			if r := Contrast(p.Colour(pair.on), p.Colour(pair.under)); r < least {
				t.Errorf("%s: %s on %s is %.2f, must be %.1f", p.Name, pair.on, pair.under, r, least)
			}
		}
	}
}

func TestContrastIsWCAGs(t *testing.T) {
	if r := Contrast(rgb(0), rgb(0xFFFFFF)); r != 21 {
		t.Errorf("black on white is %v", r)
	}
	if r := Contrast(rgb(0x2A1C2B), rgb(0xF5F1F2)); r < 14.3 || r > 14.5 {
		t.Errorf("ink on paper is %v, the table says 14.4", r)
	}
}

func TestEveryPaletteHasEveryToken(t *testing.T) {
	for _, p := range Palettes() {
		for _, tok := range Tokens() {
			if _, ok := p.colours[tok]; !ok {
				t.Errorf("%s has no %s", p.Name, tok)
			}
		}
	}
}

func TestSizesGrow(t *testing.T) {
	for r := Display; r <= SpanLabel; r++ {
		for script, least := range map[string]float32{"Latn": 1.29, "Beng": 1.5, "Aran": 2.2, "Arab": 1.4} {
			s1, l1 := Size(r, script, 1)
			s2, l2 := Size(r, script, 2)
			if s2 < s1*1.65 || l2 <= l1 {
				t.Errorf("role %d in %s grows from %v/%v to %v/%v", r, script, s1, l1, s2, l2)
			}
			if r >= Title && r <= Small && r != Answer && l1/s1 < least {
				t.Errorf("role %d in %s: lines of %v for letters of %v", r, script, l1, s1)
			}
		}
	}
}

func TestCSSNamesEveryToken(t *testing.T) {
	for _, tok := range Tokens() {
		if n := strings.Count(CSS(), "--"+string(tok)+":"); n != 4 {
			t.Errorf("%s stands %d times", tok, n)
		}
	}
}
