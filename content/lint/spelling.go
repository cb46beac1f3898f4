package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/catalogue"
)

// spelling is how a word is written that British and American English write
// differently.
type spelling struct {
	other   string // as the other side writes it
	british bool
}

// Spelled is a word that British and American English write differently, at a
// place of any kind.
type Spelled[Place any] struct {
	Word  string            // as it stands
	Other string            // as the other side writes it
	Why   catalogue.Message // that is to be preferred; set by Mixed
	At    Place

	british bool
}

// Spellings are the words of a course, or of one note, that British and American
// English write differently, in the order of its texts.
type Spellings[Place any] struct{ all []Spelled[Place] }

// pairs are what the two write differently, British first. A word that is
// right in both, such as program, practice or licence, is not here.
var pairs = variants()

// variants builds the table from the families of words.
func variants() map[string]spelling {
	table := map[string]spelling{}
	add := func(british, american string) {
		table[british] = spelling{other: american, british: true}
		table[american] = spelling{other: british}
	}
	families := []struct {
		british, american string // endings
		stems             string
		tails             string // after the ending; _ is none
	}{
		{"our", "or", "col hon lab flav harb hum rum behavi fav neighb endeav", "_ s ed ing"},
		{"our", "or", "fav", "ite ites able ably"},
		{"our", "or", "hon", "able"},
		{"our", "or", "neighb", "hood hoods"},
		{"our", "or", "behavi", "al"},
		{"our", "or", "col", "ful"},
		{"is", "iz", "organ real recogn priorit summar emphas apolog minim maxim optim custom special standard " +
			"final critic categor util author personal general memor modern capital item local formal visual digit " +
			"computer central normal symbol", "e es ed ing er ers"},
		{"is", "iz", "organ real priorit optim custom special standard util author personal general modern local digit", "ation ations"},
		{"ys", "yz", "anal paral", "e ed ing"},
		{"re", "er", "cent theat lit fib calib", "_ s"},
		{"ll", "l", "trave cance mode labe signa counse channe leve", "ed ing"},
		{"ll", "l", "trave counse mode", "er or ers ors"},
		{"l", "ll", "fulfi enro", "_ s ment"},
		{"ence", "ense", "def off", "_ s"},
	}
	for _, f := range families {
		for _, stem := range strings.Fields(f.stems) {
			for _, tail := range strings.Fields(f.tails) {
				tail = strings.TrimPrefix(tail, "_")
				add(stem+f.british+tail, stem+f.american+tail)
			}
		}
	}
	for _, pair := range strings.Fields("grey/gray greyer/grayer catalogue/catalog catalogues/catalogs " +
		"instalment/installment instalments/installments skilful/skillful artefact/artifact artefacts/artifacts " +
		"sceptical/skeptical sceptic/skeptic sceptics/skeptics aluminium/aluminum mould/mold plough/plow " +
		"jewellery/jewelry ageing/aging pretence/pretense") {
		british, american, _ := strings.Cut(pair, "/")
		add(british, american)
	}
	return table
}

// MaxSpellings is how many such words are looked at; what more there is will be
// found when these are mended.
const MaxSpellings = 2000

// Collect adds the words of a text that the two write differently. Where tells
// the place of a word at an offset of the text, in bytes.
func (s *Spellings[Place]) Collect(text string, where func(at int, word string) Place) {
	const most = 16 << 10 // bytes whose words are kept at once
	for from := 0; from < len(text); {
		to := len(text)
		if to-from > most {
			to = from + most
			if space := strings.LastIndexByte(text[from:to], ' '); space > 0 {
				to = from + space
			}
			for to < len(text) && !utf8.RuneStart(text[to]) {
				to++
			}
		}
		s.collect(text, from, to, where)
		from = to
	}
}

// collect is Collect for the words of a part of a text.
func (s *Spellings[Place]) collect(text string, from, to int, where func(at int, word string) Place) {
	words := split(text[from:to])
	for i, w := range words {
		w.start, w.end = w.start+from, w.end+from
		known, ok := pairs[strings.TrimSuffix(w.lower, "'s")]
		if !ok {
			continue
		}
		if len(s.all) == MaxSpellings {
			return
		}
		word := strings.TrimSuffix(w.exact, "'s")
		if capital(word) && (!beginsSentence(text[:w.start]) || i+1 < len(words) && capital(words[i+1].exact)) {
			continue // a name, which is spelled as its owner spells it
		}
		if inAddress(text, w) {
			continue
		}
		found := Spelled[Place]{Word: word, Other: known.other, british: known.british, At: where(w.start, word)}
		if capital(word) {
			found.Other = strings.ToUpper(found.Other[:1]) + found.Other[1:]
		}
		s.all = append(s.all, found)
	}
}

// inAddress tells whether a word of a text is part of an address.
func inAddress(text string, w word) bool {
	const most = 200 // bytes looked at on each side
	from := max(0, w.start-most)
	start := from + strings.LastIndexFunc(text[from:w.start], unicode.IsSpace) + 1
	run, _, _ := strings.Cut(text[start:min(len(text), w.end+most)], " ")
	return strings.Contains(run, "://") || strings.Contains(run, "@") || strings.HasPrefix(run, "www.")
}

func capital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// beginsSentence tells whether a sentence begins after before.
func beginsSentence(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	return before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, "!")
}

// Mixed gives the words that are not spelled as a language (a BCP 47 tag) says;
// for plain "en", not as most are, and at a tie as the first is. Of other
// languages, and of those English ones that write some words each way, such as
// that of Canada, it gives none.
func (s *Spellings[Place]) Mixed(language string) []Spelled[Place] {
	var british bool
	var why catalogue.Message
	switch main, region, _ := strings.Cut(strings.ToLower(language), "-"); {
	case main != "en" || len(s.all) == 0:
		return nil
	case region == "us":
		why = catalogue.Say("the course's language is %s", "en-US")
	case region == "":
		british = s.mostlyBritish()
		if why = catalogue.Say("most of the course is in American spelling"); british {
			why = catalogue.Say("most of the course is in British spelling")
		}
	case region == "gb" || region == "ie" || region == "au" || region == "nz" || region == "za" || region == "in":
		british = true
		why = catalogue.Say("the course's language is %s", "en-"+strings.ToUpper(region))
	default:
		return nil
	}
	var mixed []Spelled[Place]
	for _, one := range s.all {
		if one.british != british {
			one.Why = why
			mixed = append(mixed, one)
		}
	}
	return mixed
}

func (s *Spellings[Place]) mostlyBritish() bool {
	balance := 0
	for _, one := range s.all {
		if one.british {
			balance++
		} else {
			balance--
		}
	}
	return balance > 0 || balance == 0 && s.all[0].british
}
