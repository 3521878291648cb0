package text

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"hearme/app/text/typeset"
)

// box is a stretch of a surface in dp.
type box struct{ x0, y0, x1, y1 float32 }

func (b box) grown(by float32) box { return box{b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by} }

func (b box) width() float32 { return b.x1 - b.x0 }

// pen draws shapes in dp on a canvas.
type pen struct {
	typeset.Canvas
	colour color.NRGBA
}

type point struct{ x, y float32 }

// shape fills what the paths enclose. Paths are in dp; within is where they lie.
func (p pen) shape(within box, paths func(r *vector.Rasterizer, at func(x, y float32) (float32, float32))) {
	left := int(math.Floor(float64((within.x0 - p.X) * p.Scale)))
	top := int(math.Floor(float64((within.y0 - p.Y) * p.Scale)))
	right := int(math.Ceil(float64((within.x1-p.X)*p.Scale))) + 1
	bottom := int(math.Ceil(float64((within.y1-p.Y)*p.Scale))) + 1
	// Draw does not cut off what lies outside the image.
	area := image.Rect(left, top, right, bottom).Intersect(p.Image.Bounds())
	if area.Empty() {
		return
	}
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	r.DrawOp = draw.Over
	paths(r, func(x, y float32) (float32, float32) {
		return (x-p.X)*p.Scale - float32(area.Min.X), (y-p.Y)*p.Scale - float32(area.Min.Y)
	})
	r.Draw(p.Image, area, image.NewUniform(p.colour), image.Point{})
}

// fill is a rectangle with round corners.
func (p pen) fill(b box, radius float32) {
	p.shape(b, func(r *vector.Rasterizer, at func(x, y float32) (float32, float32)) {
		rounded(r, at, b, radius, false)
	})
}

// frame is the edge of a rectangle with round corners, inside b.
func (p pen) frame(b box, radius, width float32) {
	p.shape(b, func(r *vector.Rasterizer, at func(x, y float32) (float32, float32)) {
		rounded(r, at, b, radius, false)
		rounded(r, at, b.grown(-width), max(0, radius-width), true)
	})
}

// rounded adds a rectangle with round corners; reverse cuts it out.
func rounded(r *vector.Rasterizer, at func(x, y float32) (float32, float32), b box, radius float32, reverse bool) {
	radius = min(radius, b.width()/2, (b.y1-b.y0)/2)
	c := radius * 0.4477   // from the corner to a control point of a quarter circle
	corners := [][4]point{ // where the side ends, two control points, where the next side begins
		{{b.x1 - radius, b.y0}, {b.x1 - c, b.y0}, {b.x1, b.y0 + c}, {b.x1, b.y0 + radius}},
		{{b.x1, b.y1 - radius}, {b.x1, b.y1 - c}, {b.x1 - c, b.y1}, {b.x1 - radius, b.y1}},
		{{b.x0 + radius, b.y1}, {b.x0 + c, b.y1}, {b.x0, b.y1 - c}, {b.x0, b.y1 - radius}},
		{{b.x0, b.y0 + radius}, {b.x0, b.y0 + c}, {b.x0 + c, b.y0}, {b.x0 + radius, b.y0}},
	}
	for i := range corners {
		q := corners[i]
		if reverse {
			q = corners[3-i]
			q[0], q[1], q[2], q[3] = q[3], q[2], q[1], q[0]
		}
		x, y := at(q[0].x, q[0].y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
		ax, ay := at(q[1].x, q[1].y)
		bx, by := at(q[2].x, q[2].y)
		cx, cy := at(q[3].x, q[3].y)
		r.CubeTo(ax, ay, bx, by, cx, cy)
	}
	r.ClosePath()
}

// line joins points with strokes of a width.
func (p pen) line(width float32, points ...point) {
	b := box{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, q := range points {
		b = box{min(b.x0, q.x), min(b.y0, q.y), max(b.x1, q.x), max(b.y1, q.y)}
	}
	p.shape(b.grown(width), func(r *vector.Rasterizer, at func(x, y float32) (float32, float32)) {
		for i := 1; i < len(points); i++ {
			stroke(r, at, points[i-1], points[i], width/2)
		}
	})
}

func stroke(r *vector.Rasterizer, at func(x, y float32) (float32, float32), a, b point, half float32) {
	dx, dy := b.x-a.x, b.y-a.y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	dx, dy = dx/length*half, dy/length*half
	for i, q := range []point{{a.x - dx/2 + dy, a.y - dy/2 - dx}, {b.x + dx/2 + dy, b.y + dy/2 - dx}, {b.x + dx/2 - dy, b.y + dy/2 + dx}, {a.x - dx/2 - dy, a.y - dy/2 + dx}} {
		x, y := at(q.x, q.y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
}
