package look

// Role is what a text is for; it decides its size.
type Role int

// The roles.
const (
	Display   Role = iota
	Title          // the question
	Answer         // an answer button
	Voice          // a person's own words
	Lead           // what a participant reads
	Body           // what a connector reads
	Small          // the least on the tablet
	SpanLabel      // connector only
)

// Space and radii in dp.
const (
	S1 float32 = 4
	S2 float32 = 8
	S3 float32 = 12
	S4 float32 = 16
	S5 float32 = 24
	S6 float32 = 32
	S7 float32 = 48
	S8 float32 = 64

	Margin float32 = 32 // of a page

	RadiusChip    float32 = 10
	RadiusTile    float32 = 15
	RadiusControl float32 = 16
	RadiusAnswer  float32 = 20
	RadiusCard    float32 = 24
	RadiusArt     float32 = 28
	RadiusSlip    float32 = 8
)

// Touch targets in dp.
const (
	TouchLeast     float32 = 48
	TouchConnector float32 = 56
	TouchStop      float32 = 64
	TouchGo        float32 = 72
	TouchAnswer    float32 = 124
)

type sizes struct{ size, line, size200, line200 float32 }

// sizeTable has four writing systems: Latin, Indic, Nastaliq, Naskh.
var sizeTable = map[Role][4]sizes{
	Display:   {{56, 68, 112, 128}, {54, 84, 108, 160}, {48, 112, 96, 216}, {56, 84, 112, 160}},
	Title:     {{34, 44, 57, 74}, {36, 56, 60, 92}, {35, 80, 58, 132}, {36, 56, 60, 92}},
	Answer:    {{28, 38, 47, 61}, {29, 42, 48, 70}, {27, 62, 45, 102}, {29, 44, 48, 72}},
	Voice:     {{25, 41, 50, 74}, {25, 44, 50, 80}, {25, 60, 50, 118}, {26, 46, 52, 84}},
	Lead:      {{24, 36, 48, 66}, {25, 40, 50, 74}, {23, 56, 46, 110}, {25, 42, 50, 78}},
	Body:      {{20, 30, 40, 56}, {20, 33, 40, 62}, {19, 48, 38, 92}, {21, 36, 42, 66}},
	Small:     {{17, 25, 34, 46}, {18, 29, 36, 54}, {17, 44, 34, 84}, {18, 30, 36, 56}},
	SpanLabel: {{14, 14, 28, 28}, {15, 18, 30, 34}, {14, 34, 28, 66}, {15, 20, 30, 38}},
}

// Size returns the letters' size and the line's height in dp for a role, in a
// script (ISO 15924; Aran is Nastaliq, Arab is Naskh), at a text scale of 1 to
// 2. Between the two the steps are even.
func Size(r Role, script string, scale float32) (size, line float32) {
	row := sizeTable[r]
	s := row[0]
	switch script {
	case "Beng", "Guru", "Gujr", "Deva":
		s = row[1]
	case "Aran":
		s = row[2]
	case "Arab":
		s = row[3]
	}
	f := min(max(scale, 1), 2) - 1
	return s.size + (s.size200-s.size)*f, s.line + (s.line200-s.line)*f
}
