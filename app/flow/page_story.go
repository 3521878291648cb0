package flow

import "hearme/story"

// StoryPage is where the person tells: one big box with four prompts beside
// it. The first prompt is the big box itself; the others open as boxes of
// their own, and so does a translation.
type StoryPage struct {
	page
	box     story.Field
	listing bool
	problem error
}

// Box is the box that is open.
func (p *StoryPage) Box() story.Field { return p.box }

// Open opens a box; what stands in the others stays.
func (p *StoryPage) Open(f story.Field) {
	p.box, p.listing, p.problem = f, false, nil
	if c := &p.t.rec.Content; f == story.TranslationField && c.Translation == nil {
		c.Translation = &story.Translation{Lang: p.TranslationLangs()[0], MadeBy: p.Makers()[0]}
	}
	p.Changed()
}

// Listing reports that the prompts are shown instead of the box, where there is
// no room for both.
func (p *StoryPage) Listing() bool { return p.listing }

// List shows the prompts instead of the box, or the box again.
func (p *StoryPage) List(on bool) {
	p.listing = on
	p.Changed()
}

// Text is what stands in a box.
func (p *StoryPage) Text(f story.Field) string { return p.t.rec.Content.Text(f) }

// Written reports whether a box holds any words.
func (p *StoryPage) Written(f story.Field) bool { return !blank(p.Text(f)) }

// SetText takes what was typed into the open box and saves it at the next
// pause. Text that is too long or not text is refused whole; what stood there
// before stays, and Problem says why.
func (p *StoryPage) SetText(s string) {
	if s == p.Text(p.box) {
		return
	}
	if err := story.CheckText(p.box, s); err != nil {
		p.problem = err
		p.Changed()
		return
	}
	p.problem = nil
	p.t.rec.Content.SetText(p.box, s)
	p.t.typed()
	p.Changed()
}

// Refused notes that the box itself refused a paste, by the problem's code.
func (p *StoryPage) Refused(code string) {
	p.problem = &story.Problem{Code: code, Field: string(p.box)}
	p.Changed()
}

// Problem is what is wrong with the last thing typed or pasted, or nil.
func (p *StoryPage) Problem() error { return p.problem }

// Finished goes on when there are any words; with none it says that there is
// no story yet.
func (p *StoryPage) Finished() {
	if !p.t.hasWords() {
		p.problem = &story.Problem{Code: "empty_story", Field: string(p.box)}
		p.Changed()
		return
	}
	if tr := p.t.rec.Content.Translation; tr != nil && blank(tr.Text) {
		p.t.rec.Content.Translation = nil
	}
	p.next()
}

// Translates reports whether a translation may be kept beside the words: when
// they are not written in English.
func (p *StoryPage) Translates() bool { return p.Lang().Tag != "en" }

// TranslationLangs lists the languages that a translation may be in.
func (p *StoryPage) TranslationLangs() []string {
	tags := []string{"en"}
	for _, l := range p.t.deps.Catalogues.Languages() {
		if l.Tag != "en" && l.Tag != p.Lang().Tag {
			tags = append(tags, l.Tag)
		}
	}
	return tags
}

// Makers lists who may have made a translation: roles, never names.
func (p *StoryPage) Makers() []string { return story.TranslationMakers() }

// Translation is the translation so far, nil when there is none.
func (p *StoryPage) Translation() *story.Translation { return p.t.Record().Content.Translation }

// SetTranslation says which language it is in and who made it.
func (p *StoryPage) SetTranslation(lang, madeBy string) {
	tr := p.t.rec.Content.Translation
	if tr == nil || tr.Lang == lang && tr.MadeBy == madeBy {
		return
	}
	tr.Lang, tr.MadeBy = lang, madeBy
	p.t.keep()
	p.Changed()
}

// LangName is a language's own name.
func (p *StoryPage) LangName(tag string) string { return p.t.deps.Catalogues.Language(tag).Autonym }
