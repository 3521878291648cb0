package seal

import (
	"slices"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/envelope"
	"hearme/story/internal/only"
)

// Revise takes more out of an opened story and seals it anew, to the epoch it
// was sealed to: all else in it stays as it was. Codes: no_redaction (nothing
// is taken out, or b is no story), undecided, bad_span, on_placeholder,
// bad_recipient, too_large.
func Revise(b envelope.StoryBody, ds []anonymise.Decision, recipient string) (envelope.Blob, error) {
	c, kept, added, err := anonymise.TakeOut(b.Content(), redactions(b), ds)
	if err != nil {
		return envelope.Blob{}, err
	}
	if len(added) == 0 || b.Kind != envelope.StoryBlob {
		return envelope.Blob{}, &story.Problem{Code: "no_redaction"}
	}
	b.WhatHappened, b.WorkedWell, b.NeedsBetter, b.GoodService = c.WhatHappened, c.WorkedWell, c.NeedsBetter, c.GoodService
	b.Translation = c.Translation
	b.Redactions = inBody(append(kept, added...))
	return envelope.PackBody(only.Seal{}, envelope.Body{Kind: envelope.StoryBlob, Value: b, Recipient: recipient})
}

func redactions(b envelope.StoryBody) []anonymise.Redaction {
	var rs []anonymise.Redaction
	for _, r := range b.Redactions {
		rs = append(rs, anonymise.Redaction{Field: r.Field, Type: anonymise.Type(r.Type), Start: r.Start, End: r.End, Placeholder: r.Placeholder, By: r.By})
	}
	return rs
}

// inBody writes redactions as a body has them, in the order of the boxes.
func inBody(rs []anonymise.Redaction) []envelope.Redaction {
	boxes := append(story.Fields(), story.TranslationField)
	slices.SortStableFunc(rs, func(a, b anonymise.Redaction) int {
		if o := slices.Index(boxes, a.Field) - slices.Index(boxes, b.Field); o != 0 {
			return o
		}
		return a.Start - b.Start
	})
	out := []envelope.Redaction{}
	for _, r := range rs {
		out = append(out, envelope.Redaction{Field: r.Field, Type: string(r.Type), Start: r.Start, End: r.End, Placeholder: r.Placeholder, By: r.By})
	}
	return out
}
