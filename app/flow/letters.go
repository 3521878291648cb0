package flow

import "hearme/i18n"

// Letters are the two ways of writing Urdu that the program has.
func Letters() []string { return []string{"nastaliq", "naskh"} }

// Letters is the way in use.
func (a *App) Letters() string {
	if a.Prefs.Get("urdu_letters") == Letters()[1] {
		return Letters()[1]
	}
	return Letters()[0]
}

// SetLetters changes it at once, on the participant's pages too.
func (a *App) SetLetters(way string) {
	a.Prefs.Set("urdu_letters", way)
	a.look()
}

// LettersLanguage is the first language on offer that is written in Nastaliq,
// nil when there is none and so nothing to choose.
func (a *App) LettersLanguage() *i18n.Language {
	for _, l := range a.Catalogues.Languages() {
		if nastaliq(l) {
			return l
		}
	}
	return nil
}

// LettersScript is the script (ISO 15924) of a way of writing Urdu.
func LettersScript(way string) string {
	if way == "naskh" {
		return "Arab"
	}
	return "Aran"
}

// Script is how a language's letters are drawn: in its own script, Nastaliq in
// the way that was chosen.
func (a *App) Script(own string) string {
	if own == "Aran" {
		return LettersScript(a.Letters())
	}
	return own
}

func nastaliq(l *i18n.Language) bool { return l.Script == "Aran" }

// ChoosesLetters reports that the person's language can be drawn in two ways.
func (p *HandOverPage) ChoosesLetters() bool { return nastaliq(p.t.Lang()) }
