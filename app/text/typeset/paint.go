package typeset

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// Canvas is where lines are painted: a picture of which the point X, Y in dp is
// the top left, with Scale pixels to a dp.
type Canvas struct {
	Image *image.RGBA
	X, Y  float32
	Scale float32
}

// Ink gives a colour for the letters of a cluster by its first byte. Nil means
// one colour for all.
type Ink func(byt int) color.NRGBA

// Paint paints the lines that are in view, the text's corner at 0, 0.
func (t *Text) Paint(c Canvas, ink color.NRGBA, by Ink) {
	if t.source == "" {
		return
	}
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	first, last := t.inView(c)
	for i := first; i <= last; i++ {
		t.paintLine(c, i, ink, by)
	}
}

// inView is the lines whose letters may reach into the picture.
func (t *Text) inView(c Canvas) (first, last int) {
	height := float32(c.Image.Bounds().Dy()) / c.Scale
	return max(t.LineAt(c.Y)-1, 0), min(t.LineAt(c.Y+height)+1, len(t.rows)-1)
}

func (t *Text) paintLine(c Canvas, i int, ink color.NRGBA, by Ink) {
	l := t.line(i)
	size := t.style.Size * c.Scale
	y := float32(math.Round(float64((l.Baseline - c.Y) * c.Scale)))
	for _, pc := range l.pieces {
		x := (l.X-c.X)*c.Scale + pc.x*size
		for _, g := range pc.glyphs {
			col := ink
			if by != nil {
				col = by(pc.byte(int(g.Cluster)))
			}
			m := t.fonts.masks.get(pc.run.face, g.ID, size, x+g.X*size)
			m.blend(c.Image, int(math.Floor(float64(x+g.X*size))), int(y-float32(math.Round(float64(g.Y*size)))), col)
			x += g.Advance * size
		}
	}
}

// Overflow is how far the letters of the first and last line reach over the
// text's box, in whole dp and at most a line.
func (t *Text) Overflow() (top, bottom float32) {
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	if t.over == nil {
		up, _ := t.reach(0)
		_, down := t.reach(len(t.rows) - 1)
		t.over = &[2]float32{t.beyond(up - t.rise), t.beyond(down - t.Pitch() + t.rise)}
	}
	return t.over[0], t.over[1]
}

// beyond rounds to whole dp, and one more, because baselines are rounded.
func (t *Text) beyond(by float32) float32 {
	return min(max(0, float32(math.Ceil(float64(by+1)))), t.style.Line)
}

// Reach is how far the letters of a line reach over and under its baseline.
func (t *Text) Reach(line int) (up, down float32) {
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	return t.reach(line)
}

func (t *Text) reach(line int) (up, down float32) {
	for _, pc := range t.line(line).pieces {
		f := pc.run.face
		for _, g := range pc.glyphs {
			if e, ok := f.face.GlyphExtents(font.GID(g.ID)); ok && e.Height != 0 {
				up = max(up, e.YBearing/f.upem+g.Y)
				down = max(down, -(e.YBearing+e.Height)/f.upem-g.Y)
			}
		}
	}
	return up * t.style.Size, down * t.style.Size
}

// mask is a drawn glyph: how much of each pixel it covers.
type mask struct {
	left, top     int // of its corner from the pen
	width, height int
	cover         []uint8
}

type maskKey struct {
	face, glyph uint32
	size        float32
	shift       uint8
}

// maskCache keeps drawn glyphs, at most about 16 MB of them.
type maskCache struct {
	masks  map[maskKey]*mask
	bytes  int
	raster vector.Rasterizer
}

const (
	maskBytes = 16 << 20
	shifts    = 4 // places of a glyph within a pixel
)

func (c *maskCache) get(f *Face, glyph uint32, size, x float32) *mask {
	fraction := x - float32(math.Floor(float64(x)))
	k := maskKey{f.id, glyph, size, uint8(fraction * shifts)}
	if m := c.masks[k]; m != nil {
		return m
	}
	if c.masks == nil || c.bytes > maskBytes {
		c.masks, c.bytes = map[maskKey]*mask{}, 0
	}
	m := c.draw(f, glyph, size, float32(k.shift)/shifts)
	c.masks[k] = m
	c.bytes += len(m.cover) + 64
	return m
}

// Letters larger than this many pixels are not drawn: no screen has them.
const largest = 4096

func (c *maskCache) draw(f *Face, glyph uint32, size, shift float32) *mask {
	outline, ok := f.face.GlyphData(font.GID(glyph)).(font.GlyphOutline)
	if !ok || len(outline.Segments) == 0 {
		return &mask{}
	}
	scale := size / f.upem
	x0, y0, x1, y1 := bounds(outline.Segments)
	left := int(math.Floor(float64(x0*scale + shift)))
	top := int(math.Floor(float64(-y1 * scale)))
	w := int(math.Ceil(float64(x1*scale+shift))) - left + 1
	h := int(math.Ceil(float64(-y0*scale))) - top + 1
	if w <= 0 || h <= 0 || w > largest || h > largest {
		return &mask{}
	}
	c.raster.Reset(w, h)
	point := func(p opentype.SegmentPoint) (x, y float32) {
		return p.X*scale + shift - float32(left), -p.Y*scale - float32(top)
	}
	for i, s := range outline.Segments {
		ax, ay := point(s.Args[0])
		bx, by := point(s.Args[1])
		cx, cy := point(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				c.raster.ClosePath()
			}
			c.raster.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			c.raster.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			c.raster.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			c.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	c.raster.ClosePath()
	out := image.NewAlpha(image.Rect(0, 0, w, h))
	c.raster.Draw(out, out.Bounds(), image.Opaque, image.Point{})
	return &mask{left: left, top: top, width: w, height: h, cover: out.Pix}
}

func bounds(segments []opentype.Segment) (x0, y0, x1, y1 float32) {
	x0, y0, x1, y1 = math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32
	for i := range segments {
		for _, p := range segments[i].ArgsSlice() {
			x0, x1 = min(x0, p.X), max(x1, p.X)
			y0, y1 = min(y0, p.Y), max(y1, p.Y)
		}
	}
	return
}

// blend puts the glyph on the picture with its pen at x, y.
func (m *mask) blend(dst *image.RGBA, x, y int, col color.NRGBA) {
	b := dst.Bounds()
	x, y = x+m.left, y+m.top
	fromX, toX := max(0, b.Min.X-x), min(m.width, b.Max.X-x)
	fromY, toY := max(0, b.Min.Y-y), min(m.height, b.Max.Y-y)
	for row := fromY; row < toY; row++ {
		cover := m.cover[row*m.width:]
		at := dst.PixOffset(x+fromX, y+row)
		for i := fromX; i < toX; i, at = i+1, at+4 {
			if cover[i] != 0 {
				over(dst.Pix[at:at+4:at+4], col, uint32(cover[i]))
			}
		}
	}
}

// over puts a colour with a cover of 0 to 255 on a premultiplied pixel.
func over(pix []uint8, col color.NRGBA, cover uint32) {
	if cover == 255 && col.A == 255 {
		pix[0], pix[1], pix[2], pix[3] = col.R, col.G, col.B, 255
		return
	}
	a := cover * uint32(col.A) / 255
	rest := 255 - a
	pix[0] = uint8((uint32(col.R)*a + uint32(pix[0])*rest) / 255)
	pix[1] = uint8((uint32(col.G)*a + uint32(pix[1])*rest) / 255)
	pix[2] = uint8((uint32(col.B)*a + uint32(pix[2])*rest) / 255)
	pix[3] = uint8(a + uint32(pix[3])*rest/255)
}
