package words

import (
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content/catalogue"
)

func TestDate_IsWrittenAsTheLanguageDoes(t *testing.T) {
	folder := fstest.MapFS{
		"translations/de.json": {Data: []byte(`{"%d %s %d": "%d. %s %d", "%d %s": "%d. %s", "%s %d %s": "%s, %d. %s", "May": "Mai", "Friday": "Freitag", "1,234": "1.234", "%d cards": {"one": "eine Karte", "other": "%d Karten"}}`)},
		"translations/fr.json": {Data: []byte(`{"May": "mai", "Friday": "vendredi", "1,234": "1 234"}`)},
	}
	defer Use("en")
	first := time.Date(2026, time.May, 1, 9, 5, 0, 0, time.UTC)
	for _, c := range []struct{ language, date, weekday, day, clock, count string }{
		{"en", "1 May 2026", "Friday 1 May", "2 May", "1 May 2026, 09:05", "12,345 cards"},
		{"de", "1. Mai 2026", "Freitag, 1. Mai", "2. Mai", "1 Mai 2026, 09:05", "12.345 Karten"}, // where a text is still in English
		{"fr", "1er mai 2026", "vendredi 1er mai", "2 mai", "1er mai 2026, 09:05", "12 345 cards"},
	} {
		w, err := catalogue.Read(folder, c.language)
		if err != nil {
			t.Fatal(err)
		}
		inForce.Store(w)
		for got, want := range map[string]string{
			Date(first): c.date, WeekdayAndDate(first): c.weekday, DayAndMonth(first.AddDate(0, 0, 1)): c.day,
			DateAndClock(first): c.clock, ClockOrDate(first.AddDate(0, 0, 1), first): c.clock, ClockOrDate(first.Add(time.Hour), first): "09:05",
			N("%d card", "%d cards", 12345): c.count,
		} {
			if got != want {
				t.Errorf("in %s it says %q, want %q", c.language, got, want)
			}
		}
	}
	if got := N("%d card", "%d cards", 9999); got != "9999 cards" {
		t.Errorf("a number of four digits is %q", got)
	}
}
