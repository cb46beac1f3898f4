package catalogue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Pseudo is the language of a test: every text of the program is there, longer by about a
// third, with accents, and in brackets, so that a look shows what is cut off and what no
// translator was given. Nobody is offered it.
const Pseudo = "en-XA"

// pseudoWords makes the words of Pseudo from the English ones.
func pseudoWords() *Words {
	w, err := parse(files, language.English)
	if err != nil {
		return nil
	}
	w.tag = language.MustParse(Pseudo)
	for text, t := range w.texts {
		t.Said = pseudo(t.Said)
		for name, said := range t.Forms {
			t.Forms[name] = pseudo(said)
		}
		w.texts[text] = t
	}
	return w
}

// accented are letters with accents, which every typeface has.
var accented = map[rune]rune{
	'a': 'à', 'e': 'é', 'i': 'î', 'o': 'ö', 'u': 'û', 'y': 'ÿ', 'c': 'ç', 'n': 'ñ',
	'A': 'Å', 'E': 'É', 'I': 'Î', 'O': 'Ö', 'U': 'Û', 'Y': 'Ý', 'C': 'Ç', 'N': 'Ñ',
}

// pseudo says a text in Pseudo. What has no letters, such as a way to write numbers, stays.
func pseudo(text string) string {
	if !strings.ContainsFunc(format.ReplaceAllString(text, ""), unicode.IsLetter) {
		return text
	}
	inner := strings.TrimSpace(text)
	at := strings.Index(text, inner)
	var b strings.Builder
	b.WriteString(text[:at] + "[")
	from := 0
	for _, f := range format.FindAllStringIndex(inner, -1) {
		lengthen(&b, inner[from:f[0]])
		b.WriteString(inner[f[0]:f[1]])
		from = f[1]
	}
	lengthen(&b, inner[from:])
	b.WriteString("]" + text[at+len(inner):])
	return b.String()
}

// lengthen writes a text with each vowel twice, which is about a third of its letters.
func lengthen(b *strings.Builder, text string) {
	for _, r := range text {
		said, ok := accented[r]
		if !ok {
			said = r
		}
		b.WriteRune(said)
		if strings.ContainsRune("aeiou", unicode.ToLower(r)) && r < utf8.RuneSelf {
			b.WriteRune(r)
		}
	}
}
