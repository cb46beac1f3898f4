package termfile

import (
	"strings"

	"stagecraft/content"
)

// key is one of a term, in the order in which they are written.
type key struct {
	name string
	of   func(*content.Term) any
	take func(to, from *content.Term)
}

// textKey is a key that holds a text.
func textKey(name string, of func(*content.Term) *string) key {
	return key{name, func(t *content.Term) any { return *of(t) }, func(to, from *content.Term) { *of(to) = *of(from) }}
}

var keys = []key{
	textKey("id", func(t *content.Term) *string { return &t.ID }),
	textKey("term", func(t *content.Term) *string { return &t.Term }),
	textKey("abbreviation", func(t *content.Term) *string { return &t.Abbreviation }),
	textKey("definition", func(t *content.Term) *string { return &t.Definition }),
	textKey("not", func(t *content.Term) *string { return &t.Not }),
	textKey("example", func(t *content.Term) *string { return &t.Example }),
	textKey("group", func(t *content.Term) *string { return &t.Group }),
	{"tags", func(t *content.Term) any { return strings.Join(t.Tags, "\x00") }, func(to, from *content.Term) { to.Tags = from.Tags }},
	textKey("lesson", func(t *content.Term) *string { return &t.Lesson }),
	textKey("source", func(t *content.Term) *string { return &t.Source }),
}

// order is that in which the keys are written.
func order() (names []string) {
	for _, k := range keys {
		names = append(names, k.name)
	}
	return names
}
