package proposing

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// term proposes a term with its definition, unless there is one of its name. An
// abbreviation with its words names the same as either, and what one place lacks is
// taken from another.
func (n *note) term(at markup.Pos, name, definition, sentence string) {
	name, abbreviation := parted(strings.Trim(oneLine(name), " :*_`\"“”„"))
	definition = capital(firstSentences(definition))
	if !isName(name) {
		return
	}
	if abbreviation == "" {
		name = capital(name)
	}
	keys := []string{fold.Key(name)}
	if abbreviation != "" {
		keys = append(keys, fold.Key(abbreviation))
	}
	for _, key := range keys {
		place, ok := n.seen[key]
		switch {
		case !ok:
		case place == settled:
			return
		default:
			t := &n.found.Terms[place]
			if t.Abbreviation == "" && abbreviation != "" {
				t.Term, t.Abbreviation = name, abbreviation
				for _, key := range keys {
					n.seen[key] = place
				}
			}
			return
		}
	}
	if !isDefinition(name, definition) {
		return
	}
	if len(n.found.Terms) == mostTerms {
		n.found.More = true
		return
	}
	id := idOf(name, "term", func(id string) bool { return n.termIDs[id] })
	n.termIDs[id] = true
	for _, key := range keys {
		n.seen[key] = len(n.found.Terms)
	}
	n.found.Terms = append(n.found.Terms, Term{
		Source: n.from(at, sentence), ID: id, Term: name, Abbreviation: abbreviation, Definition: definition, Lesson: n.here(),
	})
}

// isDefinition tells whether a text can say what something means.
func isDefinition(name, text string) bool {
	wide := strings.ContainsFunc(text, func(r rune) bool { return r >= 0x2E80 }) // is written without spaces
	return !strings.Contains(text, "://") && (len(strings.Fields(text)) >= 3 || wide && utf8.RuneCountInString(text) >= 6) &&
		utf8.RuneCountInString(text) <= 600 && !fold.Same(name, text) && !strings.HasSuffix(text, "?") && strings.ContainsFunc(text, isLetter)
}

// capital begins with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || len(s) > n && unicode.IsUpper([]rune(s)[1]) { // as in iOS
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

var inBrackets = regexp.MustCompile(`^(.{2,60}?) ?[(（]([^()（）]{2,40})[)）]$`)

// parted takes a name and what stands in brackets after it as words and what they are
// shortened to, whichever is which.
func parted(name string) (words, abbreviation string) {
	m := inBrackets.FindStringSubmatch(name)
	switch {
	case m == nil:
		return name, ""
	case isShort(m[2]) && !isShort(m[1]):
		return m[1], m[2]
	case isShort(m[1]) && !isShort(m[2]):
		return m[2], m[1]
	}
	return name, ""
}

var shortForm = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{N}&/.-]{1,9}s?$|^\p{Lu}\p{Ll}?\p{Lu}\p{Ll}?\p{Lu}?$`)

// isShort tells whether a text is written as abbreviations are.
func isShort(s string) bool { return shortForm.MatchString(s) }

// definitions takes a list of definitions.
func (n *note) definitions(b *markup.DefinitionList) {
	for _, item := range b.Items {
		name := markup.PlainText(item.Term)
		for _, one := range item.Definitions {
			if len(one) == 0 {
				continue
			}
			text := markup.BlockText(one[0])
			n.term(n.lineOf(b.Pos, oneLine(name)), name, text, name+": "+text)
			break
		}
	}
}

// table takes a table of two columns whose second explains the first.
func (n *note) table(b *markup.Table) {
	const rows, words = 2, 3
	explains := 0
	for _, row := range b.Rows {
		if len(row) != 2 {
			return
		}
		if len(strings.Fields(markup.PlainText(row[1].Inlines))) >= words && isName(oneLine(markup.PlainText(row[0].Inlines))) {
			explains++
		}
	}
	if explains < rows || explains*3 < len(b.Rows)*2 {
		return
	}
	at := b.Pos
	for _, row := range b.Rows {
		name, text := oneLine(markup.PlainText(row[0].Inlines)), markup.PlainText(row[1].Inlines)
		line := n.lineOf(at, name)
		n.term(line, name, text, name+": "+text)
	}
}

// paragraph takes what a paragraph defines: something bold or linked that it begins
// with, lines of a name and a colon, and words with their abbreviation in brackets.
func (n *note) paragraph(b *markup.Paragraph) {
	line, at := []markup.Inline{}, b.Pos
	for _, in := range append(slices.Clone(b.Inlines), markup.Break{}) {
		if _, ends := in.(markup.Break); !ends {
			line = append(line, in)
			continue
		}
		n.defines(line, at)
		at.Line++
		line = line[:0]
	}
	n.expansions(oneLine(markup.PlainText(b.Inlines)), b.Pos)
}

// between is what stands between a name and what it means. Verbs are taken after
// names that are set off alone.
var between = regexp.MustCompile(`^\s*(?:[:：–—]|[-=→]\s|(?:is|are|means|stands for|ist|sind|bedeutet|est|sont|signifie|is een|betekent|zijn|es|son|significa)\b)\s*`)

// article is what may stand before a name at the beginning of a sentence.
var article = regexp.MustCompile(`^(?:.*[.!?]\s+)?(?:(?i:an?|the|der|die|das|ein|eine|le|la|les|une?|de|het|een|el|los|las|una)\s+|\s*)$`)

// onlyName is what a line in plain text begins with that names something.
var onlyName = regexp.MustCompile(`^(\p{Lu}[\p{L}\p{N}’' /()&-]{1,50})\s*[:：]\s+(\S.*)$`)

// labels are what lines begin with that define nothing.
var labels = []string{
	"note", "tip", "hint", "warning", "example", "goal", "goals", "aim", "date", "author", "authors", "todo", "source", "sources", "see", "see also", "question", "answer",
	"important", "remember", "summary", "agenda", "attendees", "owner", "status", "done when", "done", "hinweis", "beispiel", "ziel", "quelle", "siehe", "achtung", "exemple", "attention", "remarque",
	"voorbeeld", "let op", "bron", "ejemplo", "nota", "fuente", "term", "begriff", "participants", "time", "place", "where", "when", "who", "why", "how", "what",
}

// defines takes a line that begins with a name and says what it means.
func (n *note) defines(line []markup.Inline, at markup.Pos) {
	for len(line) > 0 {
		if t, ok := line[0].(markup.Text); ok && strings.TrimSpace(t.Value) == "" {
			line = line[1:]
			continue
		}
		break
	}
	if len(line) == 0 {
		return
	}
	whole := oneLine(markup.PlainText(line))
	if t, ok := line[0].(markup.Text); ok && len(line) > 1 && article.MatchString(t.Value) {
		line = line[1:] // as in "A **lead** is …"
		if rest := oneLine(markup.PlainText(line)); rest != "" {
			if one := sentenceWith(whole, rest[:min(len(rest), strings.IndexAny(rest+" ", " ,.;:"))]); one != "" {
				whole = one
			}
		}
	}
	name, setOff := "", false
	switch first := line[0].(type) {
	case markup.Styled:
		setOff = first.Style&(markup.Bold|markup.Italic|markup.Marked) != 0
		name = markup.PlainText(first.Children)
	case markup.Link:
		setOff = !strings.HasPrefix(first.Destination, "term:")
		name = markup.PlainText(first.Children)
	}
	if setOff {
		rest := strings.TrimPrefix(markup.PlainText(line), name)
		if trimmed := strings.TrimRight(name, " "); strings.HasSuffix(trimmed, ":") {
			name, rest = strings.TrimSuffix(trimmed, ":"), ": "+rest
		}
		if m := inBracketsFirst.FindStringSubmatch(rest); m != nil && (isShort(m[1]) || isShort(strings.TrimSpace(name))) {
			name, rest = name+" ("+m[1]+")", rest[len(m[0]):]
		}
		if m := between.FindString(rest); m != "" && !slices.Contains(labels, strings.ToLower(oneLine(name))) {
			n.term(n.lineOf(at, oneLine(name)), name, rest[len(m):], whole)
		}
		return
	}
	if plain, ok := line[0].(markup.Text); !ok || !strings.ContainsAny(plain.Value, ":：") {
		return
	}
	if m := onlyName.FindStringSubmatch(whole); m != nil {
		name, text := m[1], m[2]
		if strings.EqualFold(name, "term") || strings.EqualFold(name, "begriff") { // Term: name – what it means
			parts := regexp.MustCompile(`\s[–—=-]\s|:\s`).Split(text, 2)
			if len(parts) != 2 {
				return
			}
			name, text = parts[0], parts[1]
		}
		const words = 5
		if !slices.Contains(labels, strings.ToLower(name)) && len(strings.Fields(name)) <= words {
			n.term(n.lineOf(at, name), name, text, whole)
		}
	}
}

var inBracketsFirst = regexp.MustCompile(`^ ?[(（]([^()（）]{2,60})[)）]`)

var (
	shortInBrackets = regexp.MustCompile(`((?:[\p{L}\p{N}’'-]+ ){1,7})[(（](\p{Lu}[\p{L}\p{N}&/]{1,9})[)）]`)
	longInBrackets  = regexp.MustCompile(`\b(\p{Lu}[\p{Lu}\p{N}&/]{1,9}) [(（]([\p{L}’' -]{5,60})[)）]`)
)

// expansions takes abbreviations with their words in brackets, or the other way round.
func (n *note) expansions(text string, at markup.Pos) {
	take := func(words, letters, whole string) {
		if words = standsFor(words, letters); words == "" {
			return
		}
		sentence := sentenceWith(text, whole)
		definition := sentence
		if rest, ok := strings.CutPrefix(sentence, whole); ok { // it begins with what it is about
			if m := between.FindString(rest); m != "" {
				definition = rest[len(m):]
			}
		}
		n.term(n.lineOf(at, letters), words+" ("+letters+")", definition, sentence)
	}
	for _, m := range shortInBrackets.FindAllStringSubmatch(text, -1) {
		whole := m[0]
		if words := standsFor(m[1], m[2]); words != "" {
			whole = m[0][strings.LastIndex(m[1], words):]
		}
		take(m[1], m[2], whole)
	}
	for _, m := range longInBrackets.FindAllStringSubmatch(text, -1) {
		take(m[2], m[1], m[0])
	}
}

// standsFor gives the last words of a text whose first letters an abbreviation is made
// of, words such as "of" left out where they have to be; "" when it isn't made so.
func standsFor(text, letters string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' })
	want := []rune(strings.ToLower(strings.TrimRight(strings.Map(onlyLetters, letters), "s")))
	if len(want) < 2 || len(words) == 0 {
		return ""
	}
	for from := len(words) - 1; from >= 0; from-- {
		var got []rune
		for _, w := range words[from:] {
			for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' }) {
				r, _ := utf8.DecodeRuneInString(part)
				got = append(got, unicode.ToLower(r))
			}
		}
		if string(got) == string(want) || len(got) > len(want) && got[0] == want[0] && within(want, got) && from+len(want)+2 >= len(words) {
			return strings.Join(words[from:], " ")
		}
	}
	return ""
}

func onlyLetters(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// within tells whether all letters come in others in their order.
func within(letters, others []rune) bool {
	at := 0
	for _, r := range others {
		if at < len(letters) && letters[at] == r {
			at++
		}
	}
	return at == len(letters)
}

var abbreviationLine = regexp.MustCompile(`^ {0,3}\*\[([^\]]{1,40})\]:\s*(\S.*)$`)

// abbreviations takes the lines of a note that say what abbreviations stand for.
func (n *note) abbreviations(d *markup.Document) {
	fenced := ""
	for i, l := range n.source {
		if m := fenceLine.FindStringSubmatch(l); m != nil {
			switch {
			case fenced == "":
				fenced = m[1]
			case strings.HasPrefix(m[1], fenced):
				fenced = ""
			}
			continue
		}
		m := abbreviationLine.FindStringSubmatch(strings.TrimRight(l, "\r"))
		if m == nil || fenced != "" {
			continue
		}
		letters, words := oneLine(m[1]), oneLine(m[2])
		definition, place := words, n.lesson.ID
		for _, b := range d.Blocks {
			if h, ok := b.(*markup.Heading); ok {
				n.at = h
				continue
			}
			text := markup.BlockText(b)
			if _, isText := b.(*markup.Paragraph); isText && strings.Contains(text, letters) {
				if one := sentenceWith(text, letters); len(strings.Fields(one)) >= 3 {
					definition, place = one, n.here()
					break
				}
			}
		}
		before := len(n.found.Terms)
		n.term(markup.Pos{Line: i + 1, Column: 1}, words+" ("+letters+")", definition, letters+": "+words)
		if len(n.found.Terms) > before {
			n.found.Terms[before].Lesson = place
		}
	}
}

var fenceLine = regexp.MustCompile("^ {0,3}(```|~~~)")
