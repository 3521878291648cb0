package review

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hearme/internal/look"
	"hearme/internal/voicefolder/voicetest"
	"hearme/story"
)

// everyPage visits every page there is, in every language it is in.
func everyPage(t *testing.T, visit func(name string, a answer)) {
	w := newWorld(t)
	for _, l := range catalogues(t).Languages() {
		for _, p := range []string{"/", "/withdraw", "/nowhere"} {
			visit(l.Tag+" "+p, w.get(p+"?lang="+l.Tag))
		}
		visit(l.Tag+" mistakes", w.post("/withdraw?lang="+l.Tag, url.Values{"code": {"none"}, "what": {"some"}}))
		visit(l.Tag+" done", w.post("/withdraw?lang="+l.Tag, url.Values{"code": {strings.Repeat("1234 ", 6)}}))
		visit(l.Tag+" crossed", w.post("/withdraw?lang="+l.Tag, nil, "Sec-Fetch-Site", "cross-site"))
	}
	visit("sign in", w.get("/sign-in"))
	visit("sign in over", w.get("/sign-in?over=1"))
	visit("sign in wrong", w.post("/sign-in", url.Values{"name": {"x"}, "passphrase": {"y"}}))
	w.signIn()
	visit("empty inbox", w.get("/inbox"))
	id, _ := w.tell(urdu)
	long, _ := w.tell(polish)
	w.tell(teller{auto: true})
	visit("inbox", w.get("/inbox"))
	visit("filtered inbox", w.get("/inbox?where=approved&lang=ur"))
	w.post("/stories/"+string(id)+"/themes", url.Values{"theme": {"Waiting"}})
	visit("story", w.get("/stories/"+string(id)))
	visit("story moved", w.get("/stories/"+string(long)+"?said=moved"))
	reached, _ := w.tell(callMe)
	visit("story with a contact", w.get("/stories/"+string(reached)))
	visit("no contact", w.post("/stories/"+string(id)+"/contact", nil))
	visit("contact", w.get(w.post("/stories/"+string(reached)+"/contact", nil).header.Get("Location")))
	visit("inbox with a call", w.get("/inbox"))
	visit("take out more", w.get("/stories/"+string(id)+"/redact"))
	seen, _ := w.tell(teller{content: story.Content{WhatHappened: "I rang Saima Khan on 020 7946 0018."}, out: []string{"I"}})
	visit("take out more, with offers", w.get("/stories/"+string(seen)+"/redact"))
	visit("nothing to take out", w.post("/stories/"+string(seen)+"/redact/preview", url.Values{"of": {w.of(seen)}}))
	visit("preview", w.post("/stories/"+string(seen)+"/redact/preview", url.Values{"of": {w.of(seen)}, "words": {"Saima Khan"}, "kind": {"PERSON"}}))
	visit("marks", w.get("/marks"))
	visit("no story", w.get("/stories/"+strings.Repeat("0", 32)))
	visit("tablets", w.get("/tablets"))
	visit("revoke", w.get("/tablets/revoke/"+w.device))
	visit("new ticket", w.get("/tablets/new"))
	w.post("/tablets/ticket", nil)
	visit("ticket", w.get("/tablets/ticket"))
	visit("project", w.get("/project"))
	visit("project counts mistake", w.post("/project/counts", url.Values{"table": {"x"}, "least": {"1"}}))
	visit("project mistake", w.post("/project/events", url.Values{"name": {""}, "day": {"2026-12-01"}}))
	visit("project voice mistake", w.upload(nil, nil))
	w.upload(nil, voicetest.Folder())
	visit("project with a voice", w.get("/project"))
	visit("remove a voice", w.get(voicesPath+"/"+w.told().Voices[0].ID()+"/remove"))
	visit("safety", w.get("/safety"))
	visit("lead crossed", w.get("/inbox", "Sec-Fetch-Site", "cross-site"))
	visit("too long", w.post("/stories/"+string(id)+"/themes", url.Values{"theme": {strings.Repeat("x", maxForm+1)}}))
}

func TestEveryPageIsBuiltToBeUsedByEveryone(t *testing.T) {
	pages := 0
	everyPage(t, func(name string, a answer) {
		pages++
		t.Run(name, func(t *testing.T) { checkStructure(t, a) })
	})
	if pages < 40 {
		t.Fatalf("only %d pages were visited", pages)
	}
}

// outline is what a page is made of.
type outline struct {
	h1, main, title int
	ids             map[string]int
	labels          map[string]bool // for= of labels
	problems        []string
}

func checkStructure(t *testing.T, a answer) {
	doc, err := html.Parse(strings.NewReader(a.body))
	check(t, err)
	o := &outline{ids: map[string]int{}, labels: map[string]bool{}}
	o.note(doc)
	o.walk(doc, false)
	if o.h1 != 1 || o.main != 1 || o.title != 1 {
		o.say("%d h1, %d main, %d title", o.h1, o.main, o.title)
	}
	for id, n := range o.ids {
		if n > 1 {
			o.say("the id %q is there %d times", id, n)
		}
	}
	if !strings.HasPrefix(a.body, "<!DOCTYPE html>") {
		o.say("no doctype")
	}
	for _, p := range o.problems {
		t.Error(p)
	}
}

func (o *outline) say(format string, args ...any) {
	o.problems = append(o.problems, fmt.Sprintf(format, args...))
}

// note collects ids and labels before they are asked for.
func (o *outline) note(n *html.Node) {
	if n.Type == html.ElementNode {
		if id := attr(n, "id"); id != "" {
			o.ids[id]++
		}
		if n.Data == "label" && attr(n, "for") != "" {
			o.labels[attr(n, "for")] = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.note(c)
	}
}

func (o *outline) walk(n *html.Node, inLabel bool) {
	if n.Type == html.ElementNode {
		o.element(n, inLabel)
		inLabel = inLabel || n.Data == "label"
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.walk(c, inLabel)
	}
}

func (o *outline) element(n *html.Node, inLabel bool) {
	for _, at := range n.Attr {
		if strings.HasPrefix(at.Key, "on") || at.Key == "style" || strings.HasPrefix(at.Val, "javascript:") {
			o.say("<%s %s> is inline", n.Data, at.Key)
		}
		if at.Key == "aria-describedby" || at.Key == "aria-labelledby" || at.Key == "list" {
			if o.ids[at.Val] == 0 {
				o.say("%s=%q points nowhere", at.Key, at.Val)
			}
		}
	}
	switch n.Data {
	case "html":
		if attr(n, "lang") == "" || attr(n, "dir") == "" {
			o.say("the page has no language or direction")
		}
	case "h1":
		o.h1++
	case "main":
		o.main++
	case "title":
		if n.Parent.Data == "head" && strings.TrimSpace(text(n)) != "" {
			o.title++
		}
	case "script":
		if attr(n, "src") == "" || text(n) != "" {
			o.say("a script is inline")
		}
	case "style":
		o.say("a style is inline")
	case "input", "select", "textarea":
		if attr(n, "type") != "hidden" && !inLabel && !o.labels[attr(n, "id")] {
			o.say("the field %q has no label", attr(n, "name"))
		}
	case "button", "a":
		if strings.TrimSpace(text(n)) == "" && attr(n, "aria-label") == "" {
			o.say("a %s has no name", n.Data)
		}
		if to := attr(n, "href"); strings.HasPrefix(to, "#") && o.ids[to[1:]] == 0 {
			o.say("%q leads nowhere", to)
		} else if n.Data == "a" && !strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "#") {
			o.say("%q leads away", to)
		}
	case "img":
		if attr(n, "alt") == "" {
			o.say("a picture has no words")
		}
	case "form":
		if to := attr(n, "action"); !strings.HasPrefix(to, "/") {
			o.say("a form goes to %q", to)
		}
	case "fieldset":
		if n.FirstChild == nil || !strings.Contains(render(n), "<legend>") {
			o.say("a fieldset has no legend")
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

func render(n *html.Node) string {
	var b strings.Builder
	html.Render(&b, n)
	return b.String()
}

func TestTheCheckItselfSeesWhatIsWrong(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<!DOCTYPE html><html><title></title><h1>a</h1><h1>b</h1><p id=x><p id=x onclick=y style=z><input name=n><button></button><a href="https://example.org">x</a><img><script>1</script><fieldset></fieldset>`))
	check(t, err)
	o := &outline{ids: map[string]int{}, labels: map[string]bool{}}
	o.note(doc)
	o.walk(doc, false)
	if len(o.problems) < 9 || o.h1 != 2 || o.title != 0 || o.ids["x"] != 2 {
		t.Errorf("it saw %q", o.problems)
	}
}

func TestEveryPageSaysHowBrowsersMustTreatIt(t *testing.T) {
	everyPage(t, func(name string, a answer) {
		h := a.header
		csp := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; ") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", name, csp)
		}
		for key, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := h.Get(key); got != want {
				t.Errorf("%s: %s is %q", name, key, got)
			}
		}
	})
}

func TestTheStyleSheetAndTheFontsComeFromHere(t *testing.T) {
	w := newWorld(t)
	css := w.get(staticRoot + "site.css")
	if css.status != http.StatusOK || !strings.Contains(css.header.Get("Cache-Control"), "immutable") {
		t.Fatalf("the style sheet answered %d", css.status)
	}
	if strings.Contains(css.body, "http:") || strings.Contains(css.body, "https:") || strings.Contains(css.body, "@import") {
		t.Error("the style sheet fetches from elsewhere")
	}
	refs := regexp.MustCompile(`url\("([^"]+)"\)`).FindAllStringSubmatch(css.body, -1)
	if len(refs) < 15 {
		t.Fatalf("only %d files are named", len(refs))
	}
	for _, r := range refs {
		if a := w.get(staticRoot + r[1]); a.status != http.StatusOK || len(a.body) < 500 {
			t.Errorf("%s answered %d", r[1], a.status)
		}
	}
	defined := map[string]bool{}
	for _, d := range regexp.MustCompile(`(--[a-z0-9-]+):`).FindAllStringSubmatch(css.body, -1) {
		defined[d[1]] = true
	}
	for _, u := range regexp.MustCompile(`var\((--[a-z0-9-]+)\)`).FindAllStringSubmatch(css.body, -1) {
		if !defined[u[1]] {
			t.Errorf("%s is used and nowhere set", u[1])
		}
	}
}

// pairs are the colours that the style sheet sets on each other.
var pairs = []struct {
	on, under look.Token
	least     float64
}{
	{look.Ink, look.Paper, 7}, {look.Ink, look.Card, 7}, {look.Ink, look.Tint, 7}, {look.Ink, look.Sunk, 7}, {look.Ink, look.StrawTint, 7}, {look.Ink, look.BrickTint, 7},
	{look.Ink2, look.Paper, 4.5}, {look.Ink2, look.Card, 4.5}, {look.Ink2, look.Tint, 4.5}, {look.Ink2, look.Sunk, 4.5}, {look.Ink, look.OnDamson, 7},
	{look.Damson, look.Paper, 4.5}, {look.Damson, look.Card, 4.5}, {look.Damson, look.Tint, 4.5}, {look.OnDamson, look.Damson, 7},
	{look.StrawText, look.StrawTint, 4.5}, {look.StrawText, look.Card, 4.5}, {look.StrawText, look.Tint, 4.5},
	{look.Leaf, look.LeafTint, 4.5}, {look.Card, look.Leaf, 4.5}, {look.Brick, look.BrickTint, 4.5}, {look.Brick, look.Card, 4.5}, {look.Card, look.Brick, 4.5},
	{look.PlaceKind.Text(), look.PlaceKind.Tint(), 4.5}, {look.Edge, look.Card, 3}, {look.Edge, look.Paper, 3}, {look.Focus, look.Paper, 3}, {look.Focus, look.Card, 3},
}

func TestColoursCanBeReadOnEachOther(t *testing.T) {
	for _, p := range look.Palettes() {
		for _, pair := range pairs {
			if pair.on == look.Ink && pair.under == look.OnDamson && !p.Dark {
				continue // only the dark banner
			}
			if got := look.Contrast(p.Colour(pair.on), p.Colour(pair.under)); got < pair.least {
				t.Errorf("%s: %s on %s is %.1f, under %.1f", p.Name, pair.on, pair.under, got, pair.least)
			}
		}
		for _, k := range look.SpanKinds() {
			if got := look.Contrast(p.Colour(look.Ink), p.Colour(k.Tint())); got < 7 {
				t.Errorf("%s: words marked %s are %.1f", p.Name, k, got)
			}
			if got := look.Contrast(p.Colour(k.Text()), p.Colour(k.Tint())); got < 3 {
				t.Errorf("%s: the pattern of %s is %.1f", p.Name, k, got)
			}
		}
	}
}
