package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/yamltext"
)

// WriteProcess writes a process as processes/*.yaml hold it: [ReadProcess] gives
// the same one, as long as its texts are as a file can hold them, with no space
// around them. What is empty is left out.
func WriteProcess(p *Process) []byte {
	var w yamlWriter
	w.text("", "id", p.ID)
	w.text("", "title", p.Title)
	w.text("", "about", p.About)
	w.text("", "source", p.Source)
	w.WriteString("steps:\n")
	for i, s := range p.Steps {
		if i > 0 {
			w.WriteByte('\n')
		}
		w.step(s)
	}
	return []byte(w.String())
}

// yamlWriter writes YAML, line by line. Its texts are plain only where every
// reader of YAML takes them for the text they are.
type yamlWriter struct{ strings.Builder }

func (w *yamlWriter) step(s *Step) {
	const in = "    "
	w.text("  - ", "id", s.ID)
	w.text(in, "name", s.WithFormulas())
	w.text(in, "stage", s.Stage)
	w.text(in, "aim", s.Aim)
	w.list(in, "happens", s.Happens)
	w.list(in, "done_when", s.DoneWhen)
	w.text(in, "lead", s.Lead)
	w.list(in, "support", s.Support)
	w.list(in, "leaves", s.Leaves)
	w.text(in, "measured_by", s.MeasuredBy)
	w.text(in, "mistake", s.Mistake)
	w.list(in, "terms", s.Terms)
	w.text(in, "lesson", s.Lesson)
	if len(s.SameAs) > 0 {
		w.WriteString(in + "same_as:\n")
		for _, c := range s.SameAs {
			w.text(in+"  - ", "step", c.Process+"/"+c.Step)
			w.text(in+"    ", "why", c.Why)
		}
	}
	w.list(in, "back_to", s.BackTo)
}

// wide is how many characters a line has before it is folded.
const wide = 80

// text writes a key and its text, if there is one.
func (w *yamlWriter) text(before, key, text string) {
	switch {
	case text == "":
	case utf8.RuneCountInString(before+key+": "+text) > wide && foldable(text):
		w.WriteString(before + key + ": >-\n")
		w.fold(strings.Repeat(" ", len(before)+2), text)
	default:
		w.WriteString(before + key + ": " + yamltext.Scalar(text) + "\n")
	}
}

// list writes a key and its texts, one a line.
func (w *yamlWriter) list(before, key string, texts []string) {
	if len(texts) == 0 {
		return
	}
	w.WriteString(before + key + ":\n")
	for _, t := range texts {
		w.WriteString(before + "  - " + yamltext.Scalar(t) + "\n")
	}
}

// fold writes a text over several lines, which read as one.
func (w *yamlWriter) fold(before, text string) {
	length := 0
	for _, word := range strings.Split(text, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case length == 0:
			w.WriteString(before)
		case len(before)+length+1+n > wide:
			w.WriteString("\n" + before)
			length = 0
		default:
			w.WriteByte(' ')
			length++
		}
		w.WriteString(word)
		length += n
	}
	w.WriteByte('\n')
}

// foldable says whether a text stays the same when lines are broken at its
// spaces: they are single, and nothing else in it is white space.
func foldable(text string) bool {
	return printable(text) && text == strings.Join(strings.Fields(text), " ") && !strings.ContainsAny(text, "\u00a0\u2003")
}

func printable(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c != ' ' && !unicode.IsGraphic(c) })
}
