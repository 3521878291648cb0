package flow

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
)

// printable is the slip as one page for any browser: no script, nothing
// fetched, no project and no illness named.
func (p *SlipPage) printable() []byte {
	l := p.Lang()
	dir := "ltr"
	if l.RTL {
		dir = "rtl"
	}
	var b bytes.Buffer
	err := slipPage.Execute(&b, map[string]any{
		"Lang": l.Tag, "Dir": dir, "Words": p.Words(), "Path": template.HTMLAttr(`d="` + squarePath(p.QR()) + `"`), "Size": len(p.QR()) + 8,
		"Title": l.T("slip.paper.title"), "Yours": l.T("slip.yours"), "How": p.How(),
	})
	if err != nil {
		panic(err) // the template is fixed and its data are strings
	}
	return b.Bytes()
}

// How says where a story is taken back: by phone, on the web page, or both.
func (p *SlipPage) How() string {
	l, phone, site := p.Lang(), p.Phone(), p.Site()
	switch {
	case phone != "" && site != "":
		return l.T("slip.how.both", "phone", phone, "site", site)
	case phone != "":
		return l.T("slip.how.phone", "phone", phone)
	case site != "":
		return l.T("slip.how.site", "site", site)
	}
	return l.T("slip.how.ask")
}

// squarePath draws the dark modules, with the four empty ones around that a
// reader needs.
func squarePath(rows [][]bool) string {
	var s strings.Builder
	for y, row := range rows {
		for x, dark := range row {
			if dark {
				fmt.Fprintf(&s, "M%d %dh1v1h-1z", x+4, y+4)
			}
		}
	}
	return s.String()
}

var slipPage = template.Must(template.New("slip").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}"><meta charset="utf-8"><title>{{.Title}}</title>
<style>
@page { margin: 12mm }
body { font: 14pt/1.5 "Noto Sans", sans-serif; color: #000; background: #fff; max-width: 100mm; margin: 0 auto }
html[lang=ur] body { font-family: "Noto Nastaliq Urdu", serif; line-height: 2.4 }
svg { width: 46mm; height: 46mm; display: block }
ol { padding-inline-start: 1.5em; font-size: 18pt; font-weight: 600; line-height: 1.7 }
</style>
<p>{{.Yours}}</p>
<svg viewBox="0 0 {{.Size}} {{.Size}}" role="img" aria-label="QR"><path {{.Path}} fill="#000"/></svg>
<ol dir="ltr">{{range .Words}}<li>{{.}}</li>{{end}}</ol>
<p>{{.How}}</p>
</html>
`))
