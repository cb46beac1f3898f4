package speech

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// phrasing is how a language says what is written in figures, signs and abbreviations. The
// patterns are those of its words that a voice would take for other ones, or would spell.
type phrasing struct {
	to       string // between the ends of a range
	by       string // between two numbers that are multiplied
	times    string // after a number that has no other to be multiplied with
	thousand string
	million  plural
	billion  plural
	currency map[string]currency
	dates    func(text string) string // nil where days are said as they are written
	words    []replacement
}

// plural is a word for more than one, and for one with its number.
type plural struct{ one, more string }

// currency is what a sign of money is called: for one with its number, after more, and after a
// million.
type currency struct{ one, more, ofMillion string }

// replacement is a pattern, and what is said in its place.
type replacement struct {
	pattern *regexp.Regexp
	said    string
}

// word makes the replacement of one whole word.
func word(written, said string) replacement {
	return replacement{regexp.MustCompile(`\b` + regexp.QuoteMeta(written) + `\b`), said}
}

// abbreviation makes the replacement of one that ends in a full stop. Spaces in it may be of
// any kind, or not there.
func abbreviation(written, said string) replacement {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(written), " ", `[\s\p{Zs}]?`)
	return replacement{regexp.MustCompile(`(?i)\b` + pattern), said}
}

// initials are abbreviations that are said letter by letter, and that voices of at least one
// language take for words.
var initials = regexp.MustCompile(`\b(ACV|AE|AM|ARR|CEO|CFO|COI|CRO|CTA|DPA|EBR|ERP|ICP|KPI|LOI|NDA|OKR|OTE|PO|POC|PoC|POV|QA|ROI|SE|SOC|SOW|UCC|USP|UX)((?:[’']?s)?)\b`)

const (
	number    = `\d+(?:[.,\x{A0}\x{202F}]\d+)*`
	magnitude = `(?:k|K|m|M|bn|Tsd\.?|Mio\.?|Mrd\.?|mln\.?|mld\.?|Md)`
	gap       = `[\s\p{Zs}]?`
)

var (
	signFirst = regexp.MustCompile(`([€$£])` + gap + `(` + number + `)(?:–[€$£]?(` + number + `))?(?:` + gap + `(` + magnitude + `))?([^\pL\d]|$)`)
	signLast  = regexp.MustCompile(`(` + number + `)(?:–(` + number + `))?(?:` + gap + `(` + magnitude + `))?` + gap + `([€$£])`)
	thousands = regexp.MustCompile(`(\d)k\b`)
	between   = regexp.MustCompile(`(\d[%€$£]?)–([€$£]?\d)`)
	product   = regexp.MustCompile(`(\d)` + gap + `×` + gap + `(\d)`)
	multiple  = regexp.MustCompile(`(\d)` + gap + `×`)
	closeDash = regexp.MustCompile(`(\pL)[–—](\pL)`)
	openDash  = regexp.MustCompile(`[\s\p{Zs}]+[–—][\s\p{Zs}]+`)
	slash     = regexp.MustCompile(`(\pL{2})/(\pL{2})`)
	cents     = regexp.MustCompile(`^(\d+(?:[.,\x{A0}\x{202F}]\d{3})*)[.,](\d\d)$`)
)

// normalise writes a sentence as a voice has to say it: money with its unit behind it, ranges
// with a word between their ends, dashes as pauses, and what would be taken for another word
// by its letters or by its sound. Language is a tag such as "en-GB"; of one that isn't known
// only dashes and slashes are changed.
func normalise(sentence, language string) string {
	p := phrasings()[primary(language)]
	if p != nil {
		sentence = signFirst.ReplaceAllStringFunc(sentence, func(s string) string {
			m := signFirst.FindStringSubmatch(s)
			return p.money(m[1], m[2], m[3], m[4]) + m[5]
		})
		sentence = signLast.ReplaceAllStringFunc(sentence, func(s string) string {
			m := signLast.FindStringSubmatch(s)
			return p.money(m[4], m[1], m[2], m[3])
		})
		sentence = thousands.ReplaceAllString(sentence, "$1 "+p.thousand)
		sentence = between.ReplaceAllString(sentence, "$1 "+p.to+" $2")
		sentence = product.ReplaceAllString(sentence, "$1 "+p.by+" $2")
		sentence = multiple.ReplaceAllString(sentence, "$1 "+p.times)
		if p.dates != nil {
			sentence = p.dates(sentence)
		}
		for _, w := range p.words {
			sentence = w.pattern.ReplaceAllString(sentence, w.said)
		}
		sentence = initials.ReplaceAllStringFunc(sentence, spelled)
	}
	sentence = openDash.ReplaceAllString(sentence, ", ")
	sentence = closeDash.ReplaceAllString(sentence, "$1, $2")
	return slash.ReplaceAllString(sentence, "$1 $2")
}

// spelled sets full stops between the letters of an abbreviation: "POs" is "P.O.s". There is none
// after the last: the next word would be taken for one more letter, as in "a P.O. a day".
func spelled(s string) string {
	m := initials.FindStringSubmatch(s)
	said := strings.Join(strings.Split(strings.ToUpper(m[1]), ""), ".")
	if m[2] != "" {
		said += ".s"
	}
	return said
}

// money says an amount, or a range of two, in whole units: "€1.5m" is "1.5 million euros".
func (p *phrasing) money(sign, amount, end, magnitude string) string {
	unit, known := p.currency[sign]
	if !known {
		unit = currency{sign, sign, sign}
	}
	said := amount
	if end != "" {
		said += " " + p.to + " " + end
	}
	one := amount == "1" && end == ""
	switch size := strings.ToLower(strings.TrimSuffix(magnitude, ".")); {
	case size == "k", size == "tsd":
		return said + " " + p.thousand + " " + unit.more
	case size == "m", size == "mio", size == "mln":
		return p.million.after(said, one) + " " + unit.ofMillion
	case size != "":
		return p.billion.after(said, one) + " " + unit.ofMillion
	case one:
		return unit.one
	}
	if m := cents.FindStringSubmatch(amount); m != nil && end == "" {
		said = plural{unit.one, unit.more}.after(m[1], m[1] == "1")
		if small, _ := strconv.Atoi(m[2]); small > 0 {
			said += " " + strconv.Itoa(small)
		}
		return said
	}
	return said + " " + unit.more
}

// after sets the word behind a number.
func (p plural) after(number string, one bool) string {
	if one {
		return p.one
	}
	return number + " " + p.more
}

// phrasings are those of the languages in which figures are said in words of their own.
var phrasings = sync.OnceValue(func() map[string]*phrasing {
	return map[string]*phrasing{
		"en": {
			to: "to", by: "times", times: "times",
			thousand: "thousand", million: plural{"1 million", "million"}, billion: plural{"1 billion", "billion"},
			currency: map[string]currency{"€": {"1 euro", "euros", "euros"}, "$": {"1 dollar", "dollars", "dollars"}, "£": {"1 pound", "pounds", "pounds"}},
			dates:    englishDates,
			words: []replacement{
				abbreviation("vs.", "versus"), word("vs", "versus"), word("Ms", "Miz"),
				word("SaaS", "sass"), word("Hm", "Hmm"), word("Mhm", "Umm-hmm"),
			},
		},
		"de": {
			to: "bis", by: "mal", times: "mal",
			thousand: "tausend", million: plural{"eine Million", "Millionen"}, billion: plural{"eine Milliarde", "Milliarden"},
			currency: map[string]currency{"€": {"ein Euro", "Euro", "Euro"}, "$": {"ein Dollar", "Dollar", "Dollar"}, "£": {"ein Pfund", "Pfund", "Pfund"}},
			dates:    germanDates,
			words: []replacement{
				abbreviation("z. B.", "zum Beispiel"), abbreviation("d. h.", "das heißt"), abbreviation("u. a.", "unter anderem"),
				abbreviation("usw.", "und so weiter"), abbreviation("bzw.", "beziehungsweise"), abbreviation("etc.", "und so weiter"),
				abbreviation("ca.", "circa"), word("SaaS", "Sass"), word("Mhm", "Hm"),
			},
		},
		"fr": {
			to: "à", by: "fois", times: "fois",
			thousand: "mille", million: plural{"un million", "millions"}, billion: plural{"un milliard", "milliards"},
			currency: map[string]currency{"€": {"un euro", "euros", "d’euros"}, "$": {"un dollar", "dollars", "de dollars"}, "£": {"une livre", "livres", "de livres"}},
			words: []replacement{
				abbreviation("p. ex.", "par exemple"), abbreviation("c.-à-d.", "c’est-à-dire"), word("SaaS", "sass"),
				word("Hm", "Heum"), word("Mhm", "Heum"),
			},
		},
		"nl": {
			to: "tot", by: "keer", times: "keer",
			thousand: "duizend", million: plural{"1 miljoen", "miljoen"}, billion: plural{"1 miljard", "miljard"},
			currency: map[string]currency{"€": {"1 euro", "euro", "euro"}, "$": {"1 dollar", "dollar", "dollar"}, "£": {"1 pond", "pond", "pond"}},
			words: []replacement{
				abbreviation("bijv.", "bijvoorbeeld"), abbreviation("bv.", "bijvoorbeeld"), abbreviation("d.w.z.", "dat wil zeggen"),
				abbreviation("enz.", "enzovoort"), abbreviation("etc.", "et cetera"), abbreviation("ca.", "circa"),
				word("SaaS", "sas"), word("Hm", "Hum"), word("Mhm", "Hum"),
			},
		},
		"es": {
			to: "a", by: "por", times: "veces",
			thousand: "mil", million: plural{"un millón", "millones"}, billion: plural{"mil millones", "mil millones"},
			currency: map[string]currency{"€": {"un euro", "euros", "de euros"}, "$": {"un dólar", "dólares", "de dólares"}, "£": {"una libra", "libras", "de libras"}},
			words: []replacement{
				abbreviation("p. ej.", "por ejemplo"), abbreviation("etc.", "etcétera"), word("SaaS", "sas"),
				word("Hm", "Jum"), word("Mhm", "Jum"),
			},
		},
	}
})

var (
	englishDate = regexp.MustCompile(`\b(\d{1,2})[\s\p{Zs}](January|February|March|April|May|June|July|August|September|October|November|December)\b`)
	inSeries    = regexp.MustCompile(`\d,?[\s\p{Zs}](?:and|or|to)[\s\p{Zs}]$`)
	germanDate  = regexp.MustCompile(`\b(\d{1,2})\.[\s\p{Zs}](Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b`)
)

// englishDates says days as one does: "30 June" is "the 30th of June". One that others of the
// same month stand before is left, as in "5 and 10 March".
func englishDates(text string) string {
	return eachDate(text, englishDate, func(before string, day int, month string) string {
		if inSeries.MatchString(before) {
			return ""
		}
		said := strconv.Itoa(day) + ordinalEnding(day) + " of " + month
		if strings.HasSuffix(strings.ToLower(before), "the ") {
			return said
		}
		return "the " + said
	})
}

func ordinalEnding(n int) string {
	if n%100/10 == 1 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// germanDates writes the number of a day in letters: the full stop behind it would end the
// sentence.
func germanDates(text string) string {
	return eachDate(text, germanDate, func(before string, day int, month string) string {
		ending := "n"
		switch last := lastWord(before); {
		case strings.EqualFold(last, "der"):
			ending = ""
		case last == "":
			ending = "r"
		}
		return germanOrdinal(day) + ending + " " + month
	})
}

// germanOrdinal gives the number of a day as an adjective, without the ending of its case.
func germanOrdinal(n int) string {
	small := [...]string{
		"", "erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte", "elfte",
		"zwölfte", "dreizehnte", "vierzehnte", "fünfzehnte", "sechzehnte", "siebzehnte", "achtzehnte", "neunzehnte",
	}
	if n < len(small) {
		return small[n]
	}
	tens := map[int]string{2: "zwanzigste", 3: "dreißigste"}[n/10]
	if n%10 == 0 {
		return tens
	}
	ones := [...]string{"", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"}
	return ones[n%10] + "und" + tens
}

// eachDate replaces the dates that a pattern finds; what they are said as may depend on what
// stands before. "" leaves one as it is.
func eachDate(text string, pattern *regexp.Regexp, say func(before string, day int, month string) string) string {
	var b strings.Builder
	at := 0
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		day, err := strconv.Atoi(text[m[2]:m[3]])
		if err != nil || day < 1 || day > 31 {
			continue
		}
		if said := say(text[:m[0]], day, text[m[4]:m[5]]); said != "" {
			b.WriteString(text[at:m[0]] + said)
			at = m[1]
		}
	}
	return b.String() + text[at:]
}

// lastWord gives the word that a text ends with; "" when it ends with something else, or is
// empty.
func lastWord(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	start := len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) {
			break
		}
		start -= size
	}
	return text[start:]
}
