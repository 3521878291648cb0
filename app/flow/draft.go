package flow

import (
	"slices"

	"hearme/i18n"
	"hearme/sync/wire"
)

// DraftIn reports whether nobody is known to have checked a language's words:
// neither does the catalogue name anyone, nor has the project's lead recorded
// a check of exactly this wording.
func DraftIn(c wire.Config, l *i18n.Language) bool {
	if !l.Draft() {
		return false
	}
	_, hash := l.Wording()
	return !slices.ContainsFunc(c.Checked, func(k wire.Checked) bool { return k.Lang == l.Tag && k.Wording == hash })
}
