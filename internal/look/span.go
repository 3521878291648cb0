package look

// Kind is what a marked span is about, as a person is shown it. Word and
// pattern come before colour.
type Kind string

// The kinds of spans.
const (
	PersonKind  Kind = "person"
	PlaceKind   Kind = "place"
	DateKind    Kind = "date"
	ContactKind Kind = "contact"
	NumberKind  Kind = "number"
	ServiceKind Kind = "service"
	DetailKind  Kind = "detail"
)

// SpanKinds lists the kinds in the order of the legend.
func SpanKinds() []Kind {
	return []Kind{PersonKind, PlaceKind, DateKind, ContactKind, NumberKind, ServiceKind, DetailKind}
}

// Tint is the token of the colour behind the words.
func (k Kind) Tint() Token { return Token("span-" + string(k) + "-tint") }

// Text is the token of the label and the underline.
func (k Kind) Text() Token { return Token("span-" + string(k)) }

// spanTable is tint and label, light then dark.
var spanTable = map[Kind][4]uint32{
	PersonKind:  {0xF9DDE9, 0x8A1550, 0x4D1D33, 0xFF9CC8},
	PlaceKind:   {0xDCEBFA, 0x0B4A86, 0x14304D, 0x8CC4FF},
	DateKind:    {0xFFE9C2, 0x774300, 0x472D08, 0xFFC46B},
	ContactKind: {0xD9F0E6, 0x07594A, 0x0F3A30, 0x7ADBC0},
	NumberKind:  {0xE6E2FA, 0x43308F, 0x2C2455, 0xBBAEFF},
	ServiceKind: {0xE9EBD2, 0x4A520B, 0x30340F, 0xCBD572},
	DetailKind:  {0xEDE6E2, 0x5C3A2A, 0x3D2B23, 0xDDB9A6},
}

var kinds = map[string]Kind{
	"PERSON": PersonKind, "STAFF": PersonKind, "RELATIVE": PersonKind,
	"PLACE": PlaceKind, "ADDRESS": PlaceKind, "POSTCODE": PlaceKind,
	"DATE": DateKind, "AGE": DateKind,
	"PHONE": ContactKind, "EMAIL": ContactKind, "URL": ContactKind, "HANDLE": ContactKind,
	"NHS_NUMBER": NumberKind, "HOSPITAL_NUMBER": NumberKind, "NI_NUMBER": NumberKind,
	"VEHICLE": NumberKind, "BANK": NumberKind, "OTHER_ID": NumberKind,
	"FACILITY": ServiceKind,
	"EMPLOYER": DetailKind, "JOB": DetailKind, "ILLNESS": DetailKind,
}

// SpanKind returns the kind of one of the anonymiser's types; what it does not
// know is a telling detail.
func SpanKind(anonymiseType string) Kind {
	if k, ok := kinds[anonymiseType]; ok {
		return k
	}
	return DetailKind
}
