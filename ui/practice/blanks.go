package practice

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// blanks is a sentence with words to fill in, each in a field of its own
// within the sentence.
type blanks struct {
	q       *content.Question
	host    *host
	answers []content.BlankPart // the blanks, in order
	fields  []*field
	text    *text.Paragraph
	body    *fyne.Container
	shown   bool
}

func newBlanks(q *content.Question, h *host) *blanks {
	b := &blanks{q: q, host: h}
	var runs []text.Run
	for _, part := range q.Text {
		if !part.Blank {
			runs = append(runs, lineRuns(part.Text)...)
			continue
		}
		i := len(b.fields)
		f := newField(h, func(string) { h.changed() }, func() { b.next(i) })
		f.name = words.F("Gap %d", i+1)
		b.fields = append(b.fields, f)
		b.answers = append(b.answers, part)
		// All blanks are as wide, so that width gives nothing away.
		runs = append(runs, text.Run{Object: container.New(layout.NewGridWrapLayout(fyne.NewSize(theme.Size(160), f.MinSize().Height)), f)})
	}
	b.text = h.plain(text.NewParagraph(theme.Size(theme.BodySize), theme.Ink, runs...))
	b.body = kit.Stack(8, b.text)
	return b
}

// lineRuns keeps the line ends of a text.
func lineRuns(lines string) []text.Run {
	var runs []text.Run
	for i, line := range strings.Split(lines, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		if line != "" {
			runs = append(runs, text.Run{Text: line})
		}
	}
	return runs
}

// next goes from one field to the next empty one, and is done when none is, or when
// all are and the question may be left as it is.
func (b *blanks) next(from int) {
	if b.host.skips && strings.Join(b.typed(), "") == "" {
		b.host.submit()
		return
	}
	for k := range b.fields {
		f := b.fields[(from+1+k)%len(b.fields)]
		if strings.TrimSpace(f.Text) == "" {
			if c := b.host.canvas(); c != nil {
				c.Focus(f)
			}
			return
		}
	}
	b.host.submit()
}

func (b *blanks) object() fyne.CanvasObject { return b.body }
func (b *blanks) help() string {
	return words.T("Fill in the words. Capitals and spaces don’t matter.")
}
func (b *blanks) runes() string { return "" }

func (b *blanks) keyLine() []string     { return []string{"Tab", words.T("next gap")} }
func (b *blanks) Key(fyne.KeyName) bool { return false }
func (b *blanks) Rune(rune) bool        { return false }
func (b *blanks) hasHint() bool         { return false }
func (b *blanks) hint() string          { return "" }
func (b *blanks) given() string         { return strings.Join(b.typed(), "; ") }
func (b *blanks) draft() any            { return b.typed() }

func (b *blanks) typed() []string {
	var said []string
	for _, f := range b.fields {
		said = append(said, strings.TrimSpace(f.Text))
	}
	return said
}

func (b *blanks) focus(c fyne.Canvas) {
	if len(b.fields) > 0 {
		c.Focus(b.fields[0])
	}
}

func (b *blanks) complete() bool {
	for _, said := range b.typed() {
		if said == "" {
			return false
		}
	}
	return true
}

func (b *blanks) right() bool {
	for i, said := range b.typed() {
		if !b.answers[i].Accepts(said) {
			return false
		}
	}
	return true
}

// showResult puts what was typed into the sentence: right words marked, wrong ones
// struck with the right one after them.
func (b *blanks) showResult() {
	b.shown = true
	var runs []text.Run
	i := 0
	for _, part := range b.q.Text {
		if !part.Blank {
			runs = append(runs, lineRuns(part.Text)...)
			continue
		}
		said := strings.TrimSpace(b.fields[i].Text)
		if part.Accepts(said) {
			runs = append(runs, text.Run{Text: "✓ ", Color: theme.Success}, text.Run{Text: said, Face: theme.Face{SemiBold: true}, Color: theme.Success})
		} else {
			runs = append(runs, text.Run{Text: said, Struck: true, Color: theme.Danger}, text.Run{Text: " "},
				text.Run{Text: part.Text, Face: theme.Face{SemiBold: true}, Color: theme.Ink, Underline: text.Solid})
		}
		i++
	}
	answer := b.host.plain(text.NewParagraph(theme.Size(theme.BodySize), theme.Ink, runs...))
	line := newRow(b.host.keys, nil)
	line.off = true
	dressAnswer(line, b.right())
	line.setContent(answer)
	b.body.Objects = []fyne.CanvasObject{line}
	b.body.Refresh()
}

func (b *blanks) restore(from json.RawMessage) {
	var said []string
	if json.Unmarshal(from, &said) != nil || len(said) != len(b.fields) {
		return
	}
	for i, f := range b.fields {
		kit.SetEntryText(&f.Entry, said[i])
	}
}

func init() {
	register(kind{
		control: func(q *content.Question, h *host) control { return newBlanks(q, h) },
		solution: func(q *content.Question) string {
			var filled []string
			for _, p := range q.Text {
				if p.Blank {
					filled = append(filled, strings.Join(p.Answers(), words.T(" or ")))
				}
			}
			return strings.Join(filled, "; ")
		},
		offers: func(q *content.Question) []offeredLine {
			return []offeredLine{{"", textWith(" … "+words.T("blank")+" … ", q)}}
		},
		prompt: func(q *content.Question) string { return textWith("____", q) },
	}, content.Blanks)
}

// textWith is the text to fill in with a sign for each blank.
func textWith(blank string, q *content.Question) string {
	var text strings.Builder
	for _, p := range q.Text {
		if p.Blank {
			text.WriteString(blank)
		} else {
			text.WriteString(p.Text)
		}
	}
	return text.String()
}
