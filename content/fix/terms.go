package fix

import (
	"regexp"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/sentences"
	"stagecraft/content/yamltext"
)

// term points to the term that is near, or else adds one to be defined.
func term(m *mending, p *content.Problem) *Fix {
	if p.Right != "" {
		return swap(m, p)
	}
	if p.Wrong == "" {
		return nil
	}
	name := strings.ReplaceAll(p.Wrong, "-", " ")
	if s := m.file(p.File); s != nil && !s.yaml() && len(m.stubs) < mostQuotes {
		for _, link := range regexp.MustCompile(`\[([^\[\]]+)\]\(term:`+regexp.QuoteMeta(p.Wrong)+`\)`).FindAllStringSubmatch(s.line(p.Line), -1) {
			name = link[1]
		}
	}
	return stub(m, p, p.Wrong, name)
}

// abbreviation adds an abbreviation that lessons use as a term to be defined.
func abbreviation(m *mending, p *content.Problem) *Fix {
	if p.Right == "" {
		return nil
	}
	return stub(m, p, p.Right, p.Wrong)
}

// stub is the fix that adds a term with the sentence it was used in, in the place of
// its definition, which it says is to be written.
func stub(m *mending, p *content.Problem, id, name string) *Fix {
	if !m.course {
		return nil
	}
	if had := m.stubs[id]; had != nil { // another place uses it too
		return had
	}
	name = strings.Join(strings.Fields(name), " ")
	definition := "To be written: what “" + name + "” means"
	if used := m.usedIn(p, name); used != "" {
		definition += ", as in: " + used
	}
	entry := func(space string) string {
		out := space + "- id: " + id + "\n" + space + "  term: " + yamltext.Scalar(name) + "\n" + space + "  definition: " + yamltext.Quoted(definition) + "\n"
		if lesson := m.lessons[p.File]; lesson != "" {
			out += space + "  lesson: " + lesson + "\n"
		}
		return out
	}
	fix := &Fix{Says: catalogue.Say("Add “%s” to terms.yaml, to be defined", name)}
	m.stubs[id] = fix
	s := m.file("terms.yaml")
	if s == nil {
		fix.Edits = []Edit{{File: "terms.yaml", Text: entry("")}}
		return fix
	}
	first := -1
	for line := 1; line <= len(s.starts); line++ {
		if text := strings.TrimSpace(s.line(line)); text != "" && text[0] != '#' && text != "---" {
			first = line
			break
		}
	}
	if first < 0 || !strings.HasPrefix(strings.TrimSpace(s.line(first)), "- ") {
		return nil
	}
	fix.Edits = []Edit{s.insertLines(len(s.starts)+1, entry(s.line(first)[:indent(s.line(first))]))}
	return fix
}

// mostQuotes is of how many terms the sentence is looked for; who has more to define
// has larger worries.
const mostQuotes = 200

// usedIn gives the sentence in which a problem's name is used.
func (m *mending) usedIn(p *content.Problem, name string) string {
	if len(m.stubs) >= mostQuotes {
		return ""
	}
	return usedIn(m.file(p.File), p.Line, name)
}

// mostQuoted is how many words of a sentence are quoted: with them a definition is
// no longer than one may be.
const mostQuoted = 12

// usedIn gives the sentence of a note that says a name, shortened where it is long.
func usedIn(s *source, line int, name string) string {
	if s == nil || s.yaml() {
		return ""
	}
	first, last := line, line
	for first > 1 && line-first < 5 && strings.TrimSpace(s.line(first-1)) != "" {
		first--
	}
	for last < len(s.starts) && last-line < 5 && strings.TrimSpace(s.line(last+1)) != "" {
		last++
	}
	var lines []string
	for at := first; at <= last; at++ {
		lines = append(lines, s.line(at))
	}
	var said []string
	for _, b := range markup.Parse([]byte(strings.Join(lines, "\n"))).Blocks {
		said = append(said, markup.BlockText(b))
	}
	text := strings.Join(said, " ")
	runes := []rune(text)
	for _, span := range sentences.Cut(text) {
		sentence := strings.Join(strings.Fields(string(runes[span.Start:span.End])), " ")
		if !strings.Contains(strings.ToLower(sentence), strings.ToLower(name)) {
			continue
		}
		words := strings.Fields(sentence)
		if len(words) > mostQuoted {
			sentence = strings.Join(words[:mostQuoted], " ") + " …"
		}
		return sentence
	}
	return ""
}
