package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Bounds of recorded voices: about ten pages, most under a minute.
const (
	MaxClip     = 4 << 20  // bytes
	MaxVoice    = 40 << 20 // bytes of all clips of one voice
	MaxVoices   = 100
	MaxVoiced   = 400 << 20 // bytes of all voices of a project: every tablet holds them
	MaxCues     = 40        // of one clip
	ClipLongest = 5 * time.Minute
)

// VoicePages are the pages that a voice reads, by their steps, in order.
func VoicePages() []string {
	return []string{"info_1", "info_2", "info_3", "take_part", "quote", "partners", "contact", "contact_named"}
}

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

// ID names a voice: a newer one of the same variety, language and name takes
// the place of the other.
func (v Voice) ID() string {
	h := sha256.Sum256([]byte(v.Variety + "\x00" + v.Lang + "\x00" + v.Name))
	return hex.EncodeToString(h[:8])
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
