package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A note is read in the signs of good typesetting, as HackMD shows it (that is
// markdown-it with its typographer): (c) as ©, two dots or more as …, -- between
// words as –, straight quotation marks as curly ones. What the author typed
// stays in the Document, and with it the keys of blocks, the places of notes in
// the text, and what is looked for: only what draws a text asks for its signs.

// Sign is characters of a text that are shown as others.
type Sign struct {
	At     int    // the first of them, in characters of PlainText
	Length int    // how many they are
	Shown  string // never empty
}

// Signs gives what running text shows otherwise than it was typed, in order.
// Code, formulas, addresses and pictures are as they were typed.
func Signs(inlines []Inline) []Sign {
	t := typesetting{last: [2]int{-1, -1}}
	t.collect(inlines, 0)
	for i := range t.texts {
		if t.texts[i].text {
			t.replace(&t.texts[i])
		}
	}
	t.quote()
	return t.signs()
}

// Typeset gives running text with its signs in it.
func Typeset(inlines []Inline) []Inline {
	signs := Signs(inlines)
	if len(signs) == 0 {
		return inlines
	}
	at := 0
	return setIn(inlines, &signs, &at)
}

// setIn puts in the signs that are left, the first character being that at.
func setIn(inlines []Inline, signs *[]Sign, at *int) []Inline {
	out := make([]Inline, len(inlines))
	for i, inline := range inlines {
		switch v := inline.(type) {
		case Text:
			out[i] = Text{Value: shown(v.Value, signs, *at)}
			*at += utf8.RuneCountInString(v.Value)
		case Styled:
			v.Children = setIn(v.Children, signs, at)
			out[i] = v
		case Link:
			v.Children = setIn(v.Children, signs, at)
			out[i] = v
		default:
			out[i] = inline
			*at += utf8.RuneCountInString(PlainText(inlines[i : i+1]))
		}
	}
	return out
}

// shown gives a text that begins at a character, with the signs that begin in it.
func shown(text string, signs *[]Sign, at int) string {
	var out strings.Builder
	skip := 0
	for _, r := range text {
		if len(*signs) > 0 && (*signs)[0].At == at {
			out.WriteString((*signs)[0].Shown)
			skip, *signs = (*signs)[0].Length, (*signs)[1:]
		}
		if skip > 0 {
			skip--
		} else {
			out.WriteRune(r)
		}
		at++
	}
	return out.String()
}

// typesetting looks through one run of text.
type typesetting struct {
	texts []typedText
	at    int
	open  []openQuote
	last  [2]int // the innermost open one, double and single; -1 for none
	found []Sign // of quotation marks, not in order
}

// typedText is text of one style, or what stands between such.
type typedText struct {
	runes []rune
	at    int
	level int    // of styles and links around it
	text  bool   // whether signs are looked for in it
	ends  bool   // the end of a line
	signs []Sign // that are no quotation marks
}

// openQuote is a mark that may begin a quotation.
type openQuote struct {
	at, level int
	before    int // the open one of the same kind before it; -1 for none
}

func (t *typesetting) put(plain string, p typedText) {
	p.runes, p.at = []rune(plain), t.at
	t.at += len(p.runes)
	t.texts = append(t.texts, p)
}

func (t *typesetting) collect(inlines []Inline, level int) {
	for i, inline := range inlines {
		switch v := inline.(type) {
		case Text:
			t.put(v.Value, typedText{level: level, text: true})
		case Styled:
			if v.Style&(Monospace|Keyboard) != 0 {
				t.put(PlainText(v.Children), typedText{level: level})
				continue
			}
			t.collect(v.Children, level+1)
			t.put("", typedText{level: level})
		case Link:
			if isBare(v) {
				t.put(PlainText(v.Children), typedText{level: level})
				continue
			}
			t.collect(v.Children, level+1)
			t.put("", typedText{level: level})
		case Break:
			t.put("\n", typedText{level: level, ends: true})
		default:
			t.put(PlainText(inlines[i:i+1]), typedText{level: level})
		}
	}
}

// isBare tells a link whose text is its address.
func isBare(l Link) bool {
	text := PlainText(l.Children)
	_, rest, _ := strings.Cut(l.Destination, ":")
	return text == l.Destination || text == rest || text == strings.TrimPrefix(rest, "//")
}

// replace finds the signs of a text that stand for several characters.
func (t *typesetting) replace(p *typedText) {
	s := p.runes
	for i := 0; i < len(s); {
		n := 1
		for i+n < len(s) && s[i+n] == s[i] {
			n++
		}
		shown := ""
		switch s[i] {
		case '(':
			n, shown = 1, ""
			for name, sign := range map[string]string{"(c)": "©", "(r)": "®", "(tm)": "™"} {
				if end := i + len(name); end <= len(s) && strings.EqualFold(string(s[i:end]), name) {
					n, shown = len(name), sign
				}
			}
		case '+':
			if i+n < len(s) && s[i+n] == '-' {
				i, n, shown = i+n-1, 2, "±"
			}
		case '.':
			if n >= 2 {
				shown = "…"
			}
			if i > 0 && (s[i-1] == '?' || s[i-1] == '!') {
				if shown = ""; n > 2 {
					shown = ".."
				}
			}
		case '?', '!':
			for n = 1; i+n < len(s) && (s[i+n] == '?' || s[i+n] == '!'); {
				n++
			}
			if n > 3 {
				shown = strings.Repeat(string(s[i+n-1]), 3)
			}
		case ',':
			if n > 1 {
				shown = ","
			}
		case '-':
			switch {
			case n == 3:
				shown = "—"
			case n == 2 && spaceAt(s, i-1) == spaceAt(s, i+n), n == 2 && (i == 0 || i+n == len(s)):
				shown = "–"
			}
		}
		if shown != "" {
			p.signs = append(p.signs, Sign{At: p.at + i, Length: n, Shown: shown})
		}
		i += n
	}
}

// spaceAt tells whether there is a space, or nothing, at i.
func spaceAt(s []rune, i int) bool { return i < 0 || i >= len(s) || unicode.IsSpace(s[i]) }

// signs gives all that was found, in order.
func (t *typesetting) signs() []Sign {
	quotes := map[int]Sign{}
	for _, sign := range t.found {
		quotes[sign.At] = sign
	}
	var all []Sign
	for _, p := range t.texts {
		next := p.signs
		for i := range p.runes {
			if len(next) > 0 && next[0].At == p.at+i {
				all, next = append(all, next[0]), next[1:]
			} else if sign, ok := quotes[p.at+i]; ok {
				all = append(all, sign)
			}
		}
	}
	return all
}
