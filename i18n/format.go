package i18n

import (
	"strconv"
	"strings"
	"time"
)

// Number writes a whole number in the digits that the language's readers use.
func (l *Language) Number(n int) string { return l.digits(strconv.Itoa(n)) }

// Date writes a day in words, for instance "Saturday 14 November".
func (l *Language) Date(t time.Time) string {
	if len(l.Months) != 12 || len(l.Weekdays) != 7 {
		return t.Format("2006-01-02")
	}
	return strings.NewReplacer(
		"{weekday}", l.Weekdays[t.Weekday()],
		"{day}", l.Number(t.Day()),
		"{month}", l.Months[t.Month()-1],
		"{year}", l.Number(t.Year()),
	).Replace(l.DateForm)
}

// Clock writes a time of day with 24 hours, for instance "10:40".
func (l *Language) Clock(t time.Time) string { return l.digits(t.Format("15:04")) }

func (l *Language) digits(s string) string {
	own := []rune(l.Digits)
	if len(own) != 10 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return own[r-'0']
		}
		return r
	}, s)
}
