package speech

import (
	"context"
	"strings"
	"testing"
)

func TestNormalise_SaysFiguresAndSignsInWordsOfTheLanguage(t *testing.T) {
	for _, c := range []struct{ language, given, want string }{
		{"en-GB", "It’s $360k, or €1,200 a week; £1 each.", "It’s 360 thousand dollars, or 1,200 euros a week; 1 pound each."},
		{"en-GB", "€1.5m, $2bn, €12.50, $12.00 and €12.05", "1.5 million euros, 2 billion dollars, 12 euros 50, 12 dollars and 12 euros 5"},
		{"en-GB", "Between €5–7k and $10–$12.", "Between 5 to 7 thousand euros and 10 to 12 dollars."},
		{"en-GB", "about 20k, 5–7 days, 10%–20%, 3× as many, 3 × 4", "about 20 thousand, 5 to 7 days, 10% to 20%, 3 times as many, 3 times 4"},
		{"en-GB", "22.75 a seat, 10,800 a year.", "22.75 a seat, 10,800 a year."},
		{"de", "1.200 €, 1,5 Mio. €, 360 Tsd. €, 12,50 €, € 1 Mio., 20k", "1.200 Euro, 1,5 Millionen Euro, 360 tausend Euro, 12 Euro 50, eine Million Euro, 20 tausend"},
		{"de", "1 €, 1,50 €, 1 Mrd. €, £1", "ein Euro, ein Euro 50, eine Milliarde Euro, ein Pfund"},
		{"de", "5–7 Tage, 3× so viel, 3 × 4", "5 bis 7 Tage, 3 mal so viel, 3 mal 4"},
		{"fr", "1\u202f200 €, 1,5 M€, 360 k€, 1 €, 2 Md€", "1\u202f200 euros, 1,5 millions d’euros, 360 mille euros, un euro, 2 milliards d’euros"},
		{"fr-CA", "5–7 jours, 3× plus, 3 × 4, 2 M$", "5 à 7 jours, 3 fois plus, 3 fois 4, 2 millions de dollars"},
		{"nl", "€ 1.200, € 1,5 mln, € 12,50, 20k", "1.200 euro, 1,5 miljoen euro, 12 euro 50, 20 duizend"},
		{"nl", "5–7 dagen, 3× zo veel, 3 × 4", "5 tot 7 dagen, 3 keer zo veel, 3 keer 4"},
		{"es", "1.200 €, 1,5 M€, 360 k€, 1 €, 2 bn $", "1.200 euros, 1,5 millones de euros, 360 mil euros, un euro, 2 mil millones de dólares"},
		{"es-MX", "5–7 días, 3× más, 3 × 4", "5 a 7 días, 3 veces más, 3 por 4"},
		{"it", "€ 5, 5–7, 20k, 3×", "€ 5, 5–7, 20k, 3×"},
		{"", "€ 5, 5–7, PO", "€ 5, 5–7, PO"},
	} {
		if got := normalise(c.given, c.language); got != c.want {
			t.Errorf("%s: %q is said as\n%q, want\n%q", c.language, c.given, got, c.want)
		}
	}
}

func TestNormalise_MakesPausesOfDashesAndNoWordOfASlash(t *testing.T) {
	for given, want := range map[string]string{
		"Good – but dear.":        "Good, but dear.",
		"Good — but dear.":        "Good, but dear.",
		"Good—but dear.":          "Good, but dear.",
		"A well-read e-mail.":     "A well-read e-mail.",
		"and/or, 24/7, A/B, a/b/": "and or, 24/7, A/B, a/b/",
	} {
		for _, language := range []string{"en", "de", "fr", "nl", "es", "pl", ""} {
			if got := normalise(given, language); got != want {
				t.Errorf("%s: %q is said as %q, want %q", language, given, got, want)
			}
		}
	}
}

func TestNormalise_SpellsAbbreviationsThatLookLikeWords(t *testing.T) {
	for given, want := range map[string]string{
		"Send me the PO details.":    "Send me the P.O details.",
		"No invoice without a PO.":   "No invoice without a P.O.",
		"POs, two SEs’ and a PoC.":   "P.O.s, two S.E.s’ and a P.O.C.",
		"The PO’s number, an AE’s.":  "The P.O.s number, an A.E.s.",
		"ARR, ROI, ICP, SOW and USP": "A.R.R, R.O.I, I.C.P, S.O.W and U.S.P",
		"A PO a day.":                "A P.O a day.",
		"The COI, an LOI and QA’s":   "The C.O.I, an L.O.I and Q.A.s",
		"POLAND, SELL, SDR, BANT":    "POLAND, SELL, SDR, BANT",
	} {
		for _, language := range []string{"en", "de", "fr", "nl", "es"} {
			if got := normalise(given, language); got != want {
				t.Errorf("%s: %q is said as %q, want %q", language, given, got, want)
			}
		}
	}
}

func TestNormalise_SaysDaysAsOneDoes(t *testing.T) {
	for _, c := range []struct{ language, given, want string }{
		{"en-GB", "By 30 June. 1 July, 2 May, 3 May, 11 May and 22 May.", "By the 30th of June. the 1st of July, the 2nd of May, the 3rd of May, the 11th of May and the 22nd of May."},
		{"en-GB", "On the 4 January; 2, 5 and 10 March; 20 to 22 May; 40 June; 3 Junes.", "On the 4th of January; 2, 5 and 10 March; 20 to 22 May; 40 June; 3 Junes."},
		{"de", "Am 30. Juni, der 1. Juli, bis 23. Mai. 3. März", "Am dreißigsten Juni, der erste Juli, bis dreiundzwanzigsten Mai. dritter März"},
		{"fr", "le 30 juin", "le 30 juin"},
		{"nl", "30 juni", "30 juni"},
		{"es", "30 de junio", "30 de junio"},
	} {
		if got := normalise(c.given, c.language); got != c.want {
			t.Errorf("%s: %q is said as\n%q, want\n%q", c.language, c.given, got, c.want)
		}
	}
}

func TestNormalise_SaysWordsByTheirSound(t *testing.T) {
	for _, c := range []struct{ language, given, want string }{
		{"en", "Hm. Mhm. Ms Lee vs Ms Wu, SaaS.", "Hmm. Umm-hmm. Miz Lee versus Miz Wu, sass."},
		{"en", "Hmm and vsync stay.", "Hmm and vsync stay."},
		{"de", "Tiere, z. B. Katzen, d.h. kleine, usw.", "Tiere, zum Beispiel Katzen, das heißt kleine, und so weiter"},
		{"fr", "Un chat, p. ex. le mien. Hm.", "Un chat, par exemple le mien. Heum."},
		{"nl", "Een kat, bijv. de mijne, enz.", "Een kat, bijvoorbeeld de mijne, enzovoort"},
		{"es", "Un gato, p. ej. el mío, etc.", "Un gato, por ejemplo el mío, etcétera"},
	} {
		if got := normalise(c.given, c.language); got != c.want {
			t.Errorf("%s: %q is said as\n%q, want\n%q", c.language, c.given, got, c.want)
		}
	}
}

func TestFinder_HasWordsSaidAsTheAuthorWants(t *testing.T) {
	heard := &listener{}
	f := &Finder{engines: []engine{{"one", func(string, bool) Voice { return heard }}}}
	say := func(language, sentence string) string {
		t.Helper()
		heard.all = nil
		if err := f.Second(language).Speak(t.Context(), sentence, 100); err != nil {
			t.Fatal(err)
		}
		return strings.Join(heard.all, " ")
	}
	f.Pronounce("en-GB", map[string]string{"Niamh": "Neev", "Łódź": "Woodge", "Łódź Fabryczna": "the station", "C++": "C plus plus"})
	for _, c := range []struct{ language, given, want string }{
		{"en-GB", "Niamh pays €5 in Łódź. Niamh’s", "Neev pays 5 euros in Woodge. Neev’s"},
		{"en-US", "At Łódź Fabryczna", "At the station"},
		{"en", "Niamhs, Łódźian, xNiamh, niamh, C++!", "Niamhs, Łódźian, xNiamh, niamh, C plus plus!"},
		{"de", "Niamh zahlt 5 €.", "Niamh zahlt 5 Euro."},
		{"", "Niamh", "Niamh"},
	} {
		if got := say(c.language, c.given); got != c.want {
			t.Errorf("%s: %q is said as %q, want %q", c.language, c.given, got, c.want)
		}
	}
	f.Pronounce("en", nil)
	if got := say("en", "Niamh"); got != "Niamh" {
		t.Errorf("a course that gives none says Niamh as %q", got)
	}
}

// listener is a voice that keeps what it is given.
type listener struct{ all []string }

func (l *listener) Speak(_ context.Context, sentence string, _ int) error {
	l.all = append(l.all, sentence)
	return nil
}
