package voicefolder

// sentences are the catalogue keys that a voice reads on a page, in the order
// of the page: what is said before the question, the question or title, the
// sentences under it, and the two answers. A test holds them against app/flow.
var sentences = map[string][]string{
	"info_1":        {"info.hear.title", "info.hear.choose", "info.hear.care", "info.hear.stop"},
	"info_2":        {"info.read.title", "info.read.who", "info.read.names", "info.read.guess"},
	"info_3":        {"info.safe.title", "info.safe.danger", "info.safe.change", "info.safe.print"},
	"take_part":     asks("consent.take_part.", "", "read", "names", "change", "care"),
	"quote":         asks("consent.quote.", "first", "who", "change", "no_harm"),
	"partners":      asks("consent.share_partners.", "", "how"),
	"contact":       asks("consent.contact.", "", "why", "how"),
	"contact_named": asks("consent.contact_named.", "", "how"),
}

var easySentences = map[string][]string{
	"info_1": {"info.easy.hear.title", "info.easy.hear.cancer_care", "info.easy.hear.listen", "info.easy.hear.choose",
		"info.easy.hear.care", "info.easy.hear.stop", "info.easy.hear.skip"},
	"info_2": {"info.easy.read.title", "info.easy.read.run", "info.easy.read.charity", "info.easy.read.team",
		"info.easy.read.others", "info.easy.read.names", "info.easy.read.guess"},
	"info_3": {"info.easy.safe.title", "info.easy.safe.danger", "info.easy.safe.tell", "info.easy.safe.change",
		"info.easy.safe.delete", "info.easy.safe.report", "info.easy.safe.print"},
	"take_part":     easyAsks("take_part", "", "read", "care", "names", "guess", "change", "delete"),
	"quote":         easyAsks("quote", "first", "who", "name", "change", "stop", "no_harm"),
	"partners":      easyAsks("share_partners", "", "names", "each"),
	"contact":       easyAsks("contact", "", "news", "ask", "apart"),
	"contact_named": easyAsks("contact_named", "", "public", "talk", "week", "no"),
}

func asks(prefix, before string, lines ...string) []string {
	return append(asked(prefix, before, lines), prefix+"yes", prefix+"no")
}

// easyAsks: the answers are the same words in both forms.
func easyAsks(flag, before string, lines ...string) []string {
	return append(asked("consent.easy."+flag+".", before, lines), "consent."+flag+".yes", "consent."+flag+".no")
}

func asked(prefix, before string, lines []string) []string {
	var keys []string
	if before != "" {
		keys = append(keys, prefix+before)
	}
	keys = append(keys, prefix+"title")
	for _, l := range lines {
		keys = append(keys, prefix+l)
	}
	return keys
}

// Sentences are the catalogue keys that a voice reads on a page, in order; nil
// for no page that voices read.
func Sentences(page string, easy bool) []string {
	if easy {
		return easySentences[page]
	}
	return sentences[page]
}
