package assets

// The pictures of easy read alone, drawn like those in tiles.
func init() {
	for name, draw := range map[string]func(*sketch){
		"clinic": drawClinic, "listen": drawListen, "skip": drawSkip, "office": drawOffice, "charity": drawCharity,
		"others": drawOthers, "tell": drawTell, "delete": drawDelete, "report": drawReport, "kept": drawKept, "anyone": drawAnyone,
		"unprint": drawUnprint, "each": drawEach, "news": drawNews, "ask": drawAsk, "apart": drawApart, "talking": drawTalking, "week": drawWeek,
	} {
		tiles[name] = draw
	}
}

const (
	tick  = "M-6 0.500L-1.500 5L7 -5"
	cross = "M-5.500 -5.500L5.500 5.500M5.500 -5.500L-5.500 5.500"
)

// drawClinic: someone who works for people's health, and a person.
func drawClinic(s *sketch) {
	s.at(28, 96, 0.31, func() {
		s.bust(short, night, skinBrown, teal)
		s.line(white, 2.4, "M-30 -74C-30 -40 -14 -30 0 -30C14 -30 30 -40 30 -74M0 -30V-12")
	})
	s.at(70, 96, 0.28, func() { s.bust(scarf, rose, skinTan, plum) })
	s.oval(straw, 50, 19, 15, 15)
	s.line(damson, 5.5, "M50 11V27M42 19H58")
}

// drawListen: a person tells, the words are large.
func drawListen(s *sketch) {
	s.at(26, 96, 0.3, func() { s.bust(scarf, damson, skinTan, plum) })
	s.at(80, 96, 0.22, func() { s.bust(short, night, skinDeep, teal) })
	s.at(60, 27, 0.31, func() { s.bubble(true, 3.2) })
}

// drawSkip: a list, an arrow jumps over the line in the middle.
func drawSkip(s *sketch) {
	s.block(white, 12, 10, 50, 76, 6)
	s.oval(grey, 23, 25, 4, 4)
	s.line(grey, 4.5, "M33 25H52")
	s.block(straw, 15, 37, 44, 22, 5)
	s.line(strawInk, 4.5, "M33 48H52M22.900 48H23.100")
	s.oval(grey, 23, 71, 4, 4)
	s.line(grey, 4.5, "M33 71H52")
	s.line(damson, 4.5, "M68 25C90 29 90 66 70 71M78 62L69.500 71L80 77")
}

// drawOffice: a town hall, and the house next to it.
func drawOffice(s *sketch) {
	s.block(plum, 66, 44, 24, 40, 3)
	s.fill(damson, "M62 46L78 32L94 46Z")
	s.block(white, 73, 52, 9, 9, 1.5)
	s.block(white, 73, 67, 9, 17, 1.5)
	s.fill(straw, "M6 40L36 16L66 40Z")
	s.block(straw, 10, 42, 52, 42, 2)
	s.line(strawInk, 4, "M18 50V77M30 50V60M42 50V60M54 50V77")
	s.block(strawInk, 29, 62, 14, 22, 2)
	s.block(damson, 4, 83, 88, 6, 3)
}

// drawCharity: an open hand holds a heart.
func drawCharity(s *sketch) {
	s.fill(straw, "M48 52C38 43 24 35 24 22C24 7 42 4 48 17C54 4 72 7 72 22C72 35 58 43 48 52Z")
	s.fill(skinBrown, "M8 58C14 54 22 56 30 61L44 66C50 68 49 75 43 75L58 74L80 60C87 56 92 63 87 69L66 86C62 89 58 90 52 90H34C28 90 25 88 20 86L8 84Z")
	s.block(teal, 0, 55, 13, 34, 4)
}

// drawOthers: a name in what a person says, crossed out.
func drawOthers(s *sketch) {
	s.at(24, 96, 0.29, func() { s.bust(bun, brown, skinLight, teal) })
	s.fill(white, "M62 8C80 8 91 18 91 31C91 44 80 54 62 54C57 54 53 53.500 49 52L36 59L41 46C35 42 33 37 33 31C33 18 44 8 62 8Z")
	s.block(straw, 42, 21, 40, 20, 5)
	s.oval(strawInk, 50, 31, 4, 4)
	s.line(strawInk, 3.5, "M59 31H75")
	s.line(damson, 4.2, "M46 47L80 15M46 15L80 47")
}

// drawTell: someone calls for help.
func drawTell(s *sketch) {
	s.at(38, 96, 0.37, func() { s.bust(bun, night, skinTan, plum) })
	s.at(60, 41, 1, func() {
		s.block(straw, -7, -20, 15, 38, 5)
		s.line(strawInk, 2.6, "M-1 12H2")
	})
	s.line(skinTan, 9, "M72 92L67 62L62 54")
	s.line(damson, 4, "M75 30C79 35 79 43 75 48M83 24C90 33 90 45 83 54")
}

// drawDelete: a page goes into the bin.
func drawDelete(s *sketch) {
	s.at(31, 6, 0.85, func() { s.sheet(straw, strawInk) })
	s.fill(damson, "M20 48H76L70 86C69.500 89 68 90 66 90H30C28 90 26.500 89 26 86Z")
	s.block(damson, 15, 42, 66, 9, 4)
	s.line(plum, 4, "M36 58L38 81M48 58V81M60 58L58 81")
	s.line(damson, 4, "M84 8V30M77 23L84 30.500L91 23")
}

// drawReport: a paper with what many people said.
func drawReport(s *sketch) {
	s.block(white, 18, 7, 60, 82, 6)
	s.line(damson, 4.5, "M28 18H58")
	for i, y := range []float64{38, 58, 78} {
		x := 36.0
		if i == 1 {
			x = 60
		}
		s.at(x, y, 0.105, func() { s.bubble(i == 1, 1.1) })
	}
	s.line(grey, 3.5, "M50 35H69M50 41H64M27 55H46M27 61H40M50 75H69M50 81H60")
}

// drawKept: a printed page; the arrow back is crossed out.
func drawKept(s *sketch) {
	s.block(white, 49, 6, 30, 26, 4)
	s.block(damson, 37, 22, 54, 28, 7)
	s.oval(white, 83, 29, 2.4, 2.4)
	s.at(44, 37, 1, func() { s.sheet(straw, strawInk) })
	s.line(damson, 4.5, "M46 89C28 90 16 74 18 32M8 43L18 30L29 41")
	s.oval(white, 21, 64, 12.5, 12.5)
	s.at(21, 64, 1, func() { s.line(damson, 4.5, cross) })
}

// drawAnyone: many people before a page on a wall.
func drawAnyone(s *sketch) {
	s.block(straw, 26, 5, 44, 46, 4)
	s.line(strawInk, 3.4, "M34 14H62M34 23H62M34 32H62M34 41H52")
	s.at(34, 84, 0.19, func() { s.bust(turban, rose, skinTan, teal) })
	s.at(62, 84, 0.19, func() { s.bust(afro, night, skinDeep, plum) })
	s.at(14, 97, 0.21, func() { s.bust(scarf, damson, skinBrown, plum) })
	s.at(48, 97, 0.21, func() { s.bust(bun, brown, skinLight, damson) })
	s.at(82, 97, 0.21, func() { s.bust(short, night, skinTan, teal) })
}

// drawUnprint: words that are used no more.
func drawUnprint(s *sketch) {
	s.at(48, 44, 0.46, func() { s.bubble(true, 4.2) })
	s.line(damson, 6, "M18 82L78 12")
	s.line(damson, 6, "M18 12L78 82")
}

// drawEach: a yes and a no beside each of two houses.
func drawEach(s *sketch) {
	for i, y := range []float64{26, 70} {
		wall := []string{plum, teal}[i]
		s.at(21, y, 1, func() {
			s.fill(damson, "M-17 -4L0 -19L17 -4Z")
			s.block(wall, -13, -5, 26, 22, 2)
			s.block(white, -4, 4, 8, 13, 1)
		})
		for j, mark := range []string{tick, cross} {
			s.at(54+26*float64(j), y, 1, func() {
				ground, ink := straw, night
				if i != j {
					ground, ink = white, grey
				}
				s.block(ground, -11, -11, 22, 22, 6)
				s.line(ink, 3.8, mark)
			})
		}
	}
}

// drawNews: a letter.
func drawNews(s *sketch) {
	s.block(plum, 10, 38, 76, 48, 6)
	s.at(22, 8, 1.3, func() { s.sheet(straw, strawInk) })
	s.fill(damson, "M10 44L48 70L86 44V80C86 84 84 86 80 86H16C12 86 10 84 10 80Z")
}

// drawAsk: a phone with a question.
func drawAsk(s *sketch) {
	s.block(damson, 10, 24, 38, 66, 8)
	s.block(white, 15, 32, 28, 46, 3)
	s.oval(white, 29, 84, 2.6, 2.6)
	s.fill(straw, "M62 6C79 6 90 16 90 30C90 44 79 54 62 54C57 54 53 53 49.500 51.500L36 60L40.500 45C36 41 34 36 34 30C34 16 45 6 62 6Z")
	s.line(strawInk, 5, "M54 23C55 12 71 13 70 23C69.500 30 62 29.500 62 37M62 45V45.100")
}

// drawApart: a name on a card, and the story away from it.
func drawApart(s *sketch) {
	s.block(straw, 5, 22, 36, 40, 5)
	s.oval(strawInk, 23, 34, 6, 6)
	s.fill(strawInk, "M12 50C12 44 17 41.500 23 41.500C29 41.500 34 44 34 50Z")
	s.line(strawInk, 3, "M12 56H34")
	s.line(damson, 4, "M48 8V16M48 24V32M48 40V48M48 56V64")
	s.at(56, 20, 0.9, func() { s.sheet(white, grey) })
	s.line(damson, 4.500, "M38 78H10M17 71L9.500 78L17 85M58 78H86M79 71L86.500 78L79 85")
}

// drawTalking: two people over a cup of tea.
func drawTalking(s *sketch) {
	s.at(24, 84, 0.25, func() { s.bust(afro, night, skinDeep, teal) })
	s.at(72, 84, 0.25, func() { s.bust(turban, damson, skinTan, rose) })
	s.at(33, 16, 0.18, func() { s.bubble(true, 2) })
	s.at(66, 16, 0.15, func() { s.bubble(false, 1.7) })
	s.block(plum, 0, 84, 96, 12, 0)
	s.fill(white, "M39 75H53V81C53 84 51 86 48 86H44C41 86 39 84 39 81Z")
	s.line(white, 2, "M53 77C58 76 58 83 53 82.500")
}

// drawWeek: seven days, the last one marked.
func drawWeek(s *sketch) {
	s.block(white, 8, 16, 80, 70, 7)
	s.block(damson, 8, 16, 80, 18, 7)
	s.block(damson, 8, 25, 80, 9, 0)
	s.line(damson, 5, "M28 9V20M68 9V20")
	for i := range 7 {
		colour := grey
		if i == 6 {
			colour = straw
		}
		s.block(colour, 14+18*float64(i%4), 41+22*float64(i/4), 14, 16, 3)
	}
	s.line(damson, 3.6, "M72 71H82M77 66L82.500 71L77 76")
}
