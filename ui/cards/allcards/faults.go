package allcards

import (
	"errors"
	"strings"

	"stagecraft/study/cardquery"
	"stagecraft/ui/words"
)

// faultText says what is wrong with what is looked for, and what would be right.
func faultText(err error) string {
	var e *cardquery.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	s := words.F("Column %d: %s", e.Column, faultSaying(e))
	switch {
	case e.Meant != "":
		return s + " " + words.F("Did you mean “%s”?", e.Meant)
	case len(e.Allowed) > 0:
		return s + " " + words.F("It can be %s.", strings.Join(e.Allowed, ", "))
	}
	return s
}

func faultSaying(e *cardquery.Error) string {
	switch e.Fault {
	case cardquery.TooLong:
		return words.F("more than %d characters are too many.", cardquery.MaxLength)
	case cardquery.TooDeep:
		return words.F("brackets may stand %d deep at most.", cardquery.MaxDepth)
	case cardquery.NoSuchKey:
		return words.F("cards have nothing called “%s”.", e.Text)
	case cardquery.NoSuchSign:
		return words.F("“%s” can’t stand here.", e.Text)
	case cardquery.NoValue:
		return words.F("something should follow “%s”.", e.Text)
	case cardquery.NoSuchIs:
		return words.F("a card can’t be “%s”.", e.Text)
	case cardquery.NoNumber:
		return words.F("“%s” is no number, such as 3.", e.Text)
	case cardquery.NoShare:
		return words.F("“%s” is no share, such as 0.8 or 80%%.", e.Text)
	case cardquery.NoDays:
		return words.F("“%s” is no number of days, such as 30d, 4w, 6m or 1y.", e.Text)
	case cardquery.NoDate:
		return words.F("“%s” is no day, such as 2026-12-01, today or 7d.", e.Text)
	case cardquery.NotClosed:
		return words.F("“%s” isn’t closed.", e.Text)
	case cardquery.NotOpened:
		return words.F("“%s” closes nothing.", e.Text)
	}
	return words.F("something to look for should stand by “%s”.", e.Text)
}
