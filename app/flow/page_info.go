package flow

// InfoPage is one of three pages that say what this is before anything is
// asked.
type InfoPage struct{ worded }

// Next goes on.
func (p *InfoPage) Next() { p.next() }
