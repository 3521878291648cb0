package wire

// Voice is a recorded human voice that reads the information and consent pages
// in one spoken variety. A lead uploads it; the clips travel apart, by hash.
type Voice struct {
	Variety string `json:"variety"`           // BCP 47 of what is spoken: "syl", or the written language's own tag
	Lang    string `json:"lang"`              // tag of the written language whose words it reads
	Name    string `json:"name"`              // how a connector knows it: "Sylheti, a woman's voice"
	By      string `json:"by"`                // who read it and who checked it, as the lead writes it
	Day     string `json:"day"`               // 2026-11-22
	Wording string `json:"wording"`           // hash of the wording that is read; other words are not read aloud
	Machine bool   `json:"machine,omitempty"` // made by a machine: practice projects only
	Clips   []Clip `json:"clips"`
}

// Clip is the recording of one page.
type Clip struct {
	Page   string `json:"page"` // the page's step: info_1, take_part, quote...
	Easy   bool   `json:"easy,omitempty"`
	SHA256 string `json:"sha256"` // hexadecimal
	Size   int64  `json:"size"`   // bytes
	Type   string `json:"type"`   // audio/ogg (Opus) or audio/wav
	Cues   []Cue  `json:"cues,omitempty"`
}

// Cue says when a sentence is heard, in milliseconds from the clip's start.
type Cue struct {
	Key  string `json:"key"` // catalogue key of the sentence
	From int    `json:"from"`
	To   int    `json:"to"`
}
