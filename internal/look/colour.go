// Package look is the visual language as data: colours, type sizes, spacing.
// The window's theme and the pages' style sheet are both made from it.
package look

import (
	"image/color"
	"math"
)

// Token names a colour by what it is for.
type Token string

// The tokens. Straw is a fill, never text.
const (
	Paper     Token = "paper"     // the page
	Card      Token = "card"      // what lies on it
	Sunk      Token = "sunk"      // a read-only pane
	Ink       Token = "ink"       // text
	Ink2      Token = "ink2"      // second text, never paler
	Line      Token = "line"      // a card's edge
	Edge      Token = "edge"      // a control's border
	Damson    Token = "damson"    // act, answer
	OnDamson  Token = "on-damson" // text on damson
	Tint      Token = "tint"      // chosen; an icon's tile
	Straw     Token = "straw"     // Stop; what is the person's
	OnStraw   Token = "on-straw"  // text on straw
	StrawTint Token = "straw-tint"
	StrawText Token = "straw-text" // text on straw tint
	Leaf      Token = "leaf"       // safe, done
	LeafTint  Token = "leaf-tint"
	Brick     Token = "brick" // danger, 999, reject
	BrickTint Token = "brick-tint"
	Focus     Token = "focus"   // the ring
	Hero      Token = "hero"    // what the plait lies on
	OnHero    Token = "on-hero" // text on it
	Rose      Token = "rose"    // the plait only
	Plum      Token = "plum"    // the plait only
)

// Palette is a colour for every token.
type Palette struct {
	Name         string
	Dark         bool
	HighContrast bool
	colours      map[Token]color.NRGBA
}

// Colour returns a token's colour; an unknown token is ink.
func (p *Palette) Colour(t Token) color.NRGBA {
	if c, ok := p.colours[t]; ok {
		return c
	}
	return p.colours[Ink]
}

// Tokens lists every token, those of spans included.
func Tokens() []Token {
	ts := []Token{Paper, Card, Sunk, Ink, Ink2, Line, Edge, Damson, OnDamson, Tint, Straw, OnStraw, StrawTint, StrawText,
		Leaf, LeafTint, Brick, BrickTint, Focus, Hero, OnHero, Rose, Plum}
	for _, k := range SpanKinds() {
		ts = append(ts, k.Tint(), k.Text())
	}
	return ts
}

// The four palettes.
var (
	Light   = palette("light", false, false)
	Dark    = palette("dark", true, false)
	HCLight = palette("hc-light", false, true)
	HCDark  = palette("hc-dark", true, true)
)

// Palettes lists the four palettes.
func Palettes() []*Palette { return []*Palette{Light, Dark, HCLight, HCDark} }

// PaletteNamed returns the palette with a name, Light for an unknown one.
func PaletteNamed(name string) *Palette {
	for _, p := range Palettes() {
		if p.Name == name {
			return p
		}
	}
	return Light
}

// table is light, dark, high contrast light, high contrast dark.
var table = map[Token][4]uint32{
	Paper:     {0xF5F1F2, 0x1A141C, 0xFFFFFF, 0x000000},
	Card:      {0xFFFFFF, 0x261E29, 0xFFFFFF, 0x000000},
	Sunk:      {0xECE5E9, 0x130E15, 0xFFFFFF, 0x000000},
	Ink:       {0x2A1C2B, 0xF6EEF3, 0x000000, 0xFFFFFF},
	Ink2:      {0x5B4C5C, 0xCDBDCB, 0x1F151F, 0xF0E8EE},
	Line:      {0xDCD2D9, 0x43384A, 0x000000, 0xFFFFFF},
	Edge:      {0x86768A, 0x9C8BA0, 0x000000, 0xFFFFFF},
	Damson:    {0x5E2355, 0xEBB8DE, 0x45103D, 0xFFC9F3},
	OnDamson:  {0xFFFFFF, 0x35112F, 0xFFFFFF, 0x000000},
	Tint:      {0xF1E5EE, 0x40273D, 0xFFFFFF, 0x000000},
	Straw:     {0xF4C455, 0xF2C766, 0xFFD84D, 0xFFD84D},
	OnStraw:   {0x2A1C2B, 0x2A1C2B, 0x000000, 0x000000},
	StrawTint: {0xFDF1D3, 0x423417, 0xFFF3C4, 0x2B2200},
	StrawText: {0x6B4700, 0xF7D88C, 0x4A3000, 0xFFE58A},
	Leaf:      {0x0F5F55, 0x86D6C4, 0x00443B, 0x9FF0DE},
	LeafTint:  {0xDDF0EB, 0x17382F, 0xFFFFFF, 0x000000},
	Brick:     {0x9A2B17, 0xFFB4A1, 0x7A1500, 0xFFC4B5},
	BrickTint: {0xFBE5DE, 0x4A2118, 0xFFFFFF, 0x000000},
	Focus:     {0x2A1C2B, 0xFFE9A8, 0x000000, 0xFFD84D},
	Hero:      {0x5E2355, 0x40273D, 0xFFFFFF, 0x000000},
	OnHero:    {0xFFFFFF, 0xF6EEF3, 0x000000, 0xFFFFFF},
	Rose:      {0xC77FA9, 0xA8628C, 0xFFFFFF, 0x000000},
	Plum:      {0x8E3F7F, 0x8E3F7F, 0xFFFFFF, 0x000000},
}

func palette(name string, dark, high bool) *Palette {
	col := 0
	if dark {
		col++
	}
	if high {
		col += 2
	}
	p := &Palette{name, dark, high, map[Token]color.NRGBA{}}
	for t, row := range table {
		p.colours[t] = rgb(row[col])
	}
	for k, row := range spanTable {
		p.colours[k.Tint()], p.colours[k.Text()] = rgb(row[2*min(col, 1)]), rgb(row[2*min(col, 1)+1])
		if high { // no tint, the label in ink
			p.colours[k.Tint()], p.colours[k.Text()] = p.colours[Card], p.colours[Ink]
		}
	}
	return p
}

func rgb(v uint32) color.NRGBA { return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255} }

// Contrast is the contrast ratio of two opaque colours as WCAG 2.2 defines it,
// from 1 to 21.
func Contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}
