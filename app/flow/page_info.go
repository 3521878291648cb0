package flow

// InfoLine is one sentence of an information page and the picture beside it.
type InfoLine struct {
	Key     string // catalogue key
	Picture string // name of an easy-read picture
}

// InfoPage is one of three pages that say what this is before anything is
// asked.
type InfoPage struct{ page }

var infoLines = map[string][]InfoLine{
	StepInfo1: {{"info.hear.choose", "choose"}, {"info.hear.care", "care"}, {"info.hear.stop", "stop"}},
	StepInfo2: {{"info.read.who", "team"}, {"info.read.names", "names"}, {"info.read.guess", "guess"}},
	StepInfo3: {{"info.safe.danger", "danger"}, {"info.safe.change", "change"}, {"info.safe.print", "print"}},
}

// Title is the catalogue key of the page's one idea.
func (p *InfoPage) Title() string {
	switch p.step {
	case StepInfo1:
		return "info.hear.title"
	case StepInfo2:
		return "info.read.title"
	}
	return "info.safe.title"
}

// Lines are the page's sentences in order.
func (p *InfoPage) Lines() []InfoLine { return infoLines[p.step] }

// Next goes on.
func (p *InfoPage) Next() { p.next() }
