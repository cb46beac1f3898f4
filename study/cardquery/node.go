package cardquery

import (
	"strconv"
	"strings"

	"stagecraft/study/day"
)

// node is a part of a query.
type node interface {
	matches(c *Card) bool
	// write writes it down as it can be parsed again.
	write(b *strings.Builder)
}

// joined are parts of which all are to match, or with any one.
type joined struct {
	parts []node
	any   bool
}

func (j *joined) matches(c *Card) bool {
	for _, p := range j.parts {
		if p.matches(c) == j.any {
			return j.any
		}
	}
	return !j.any
}

func (j *joined) write(b *strings.Builder) {
	between := " "
	if j.any {
		between = " or "
	}
	for i, p := range j.parts {
		if i > 0 {
			b.WriteString(between)
		}
		if _, nested := p.(*joined); nested {
			b.WriteByte('(')
			p.write(b)
			b.WriteByte(')')
			continue
		}
		p.write(b)
	}
}

// negated matches where its part doesn't.
type negated struct{ part node }

func (n *negated) matches(c *Card) bool { return !n.part.matches(c) }

func (n *negated) write(b *strings.Builder) {
	b.WriteString("not ")
	if _, nested := n.part.(*joined); nested {
		b.WriteByte('(')
		n.part.write(b)
		b.WriteByte(')')
		return
	}
	n.part.write(b)
}

// word is a text that the card says.
type word struct {
	typed  string
	folded string
}

func (w *word) matches(c *Card) bool { return strings.Contains(c.Text, w.folded) }

func (w *word) write(b *strings.Builder) { b.WriteString(quoted(w.typed)) }

// quoted writes a text down in quotes.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// named is a card's deck or its lesson, by a part of its name.
type named struct {
	key    string
	of     func(c *Card) []string
	typed  string
	folded string
}

func (n *named) matches(c *Card) bool {
	for _, name := range n.of(c) {
		if strings.Contains(name, n.folded) {
			return true
		}
	}
	return false
}

func (n *named) write(b *strings.Builder) { b.WriteString(n.key + ":" + quoted(n.typed)) }

// standing is how a card stands.
type standing struct {
	name string
	is   func(c *Card) bool
}

func (s *standing) matches(c *Card) bool { return s.is(c) }

func (s *standing) write(b *strings.Builder) { b.WriteString("is:" + s.name) }

// comparison is an operator.
type comparison string

const (
	less    comparison = "<"
	atMost  comparison = "<="
	more    comparison = ">"
	atLeast comparison = ">="
	equal   comparison = "="
)

func (o comparison) holds(a, b float64) bool {
	switch o {
	case less:
		return a < b
	case atMost:
		return a <= b
	case more:
		return a > b
	case atLeast:
		return a >= b
	}
	return a == b
}

// figure compares a number of the card. Of is false for a card that has none.
type figure struct {
	key   string
	of    func(c *Card) (float64, bool)
	is    comparison
	value float64
	unit  string // to write it down
}

func (f *figure) matches(c *Card) bool {
	v, ok := f.of(c)
	return ok && f.is.holds(v, f.value)
}

func (f *figure) write(b *strings.Builder) {
	b.WriteString(f.key + string(f.is) + strconv.FormatFloat(f.value, 'f', -1, 64) + f.unit)
}

// date compares a day of the card.
type date struct {
	key   string
	of    func(c *Card) (day.Day, bool)
	is    comparison
	value day.Day
	typed string
}

func (d *date) matches(c *Card) bool {
	v, ok := d.of(c)
	return ok && d.is.holds(float64(v), float64(d.value))
}

func (d *date) write(b *strings.Builder) { b.WriteString(d.key + string(d.is) + d.typed) }

// within is a day of the card that is no more than some days from today: ahead when it
// may come, ago when it has been.
type within struct {
	key      string
	of       func(c *Card) (day.Day, bool)
	from, to day.Day
	typed    string
}

func (w *within) matches(c *Card) bool {
	v, ok := w.of(c)
	return ok && v >= w.from && v <= w.to
}

func (w *within) write(b *strings.Builder) { b.WriteString(w.key + ":" + w.typed) }
