package content

import (
	"cmp"
	"context"
	"strings"
	"time"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// namingTime is how long the formulas in the names of a course may take to be set while it is opened. What
// isn't set by then stands in those names as its TeX.
const namingTime = 5 * time.Second

// WithFormulas gives the term with its formulas between dollars, for who sets them.
func (t *Term) WithFormulas() string { return cmp.Or(t.Written, t.Term) }

// WithFormulas gives the step's name with its formulas between dollars, for who sets them.
func (s *Step) WithFormulas() string { return cmp.Or(s.Written, s.Name) }

// nameInLetters has the names of terms and steps in letters alone, with which they are found, listed and typed, and
// keeps beside them how those with formulas are written.
func (r *loader) nameInLetters() {
	within, cancel := context.WithTimeout(context.Background(), namingTime)
	defer cancel()
	letters := func(name, written *string) {
		if !strings.Contains(*name, "$") {
			return
		}
		for _, in := range markup.WithFormulas(*name) {
			if m, ok := in.(markup.Math); ok {
				_, _ = formula.Shared.Draw(within, formula.Source{TeX: m.Source}) // check says of those that can't be set
			}
		}
		if plain := formula.InLetters(*name); plain != *name {
			*name, *written = plain, *name
		}
	}
	for _, t := range r.course.Terms {
		letters(&t.Term, &t.Written)
	}
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			letters(&s.Name, &s.Written)
		}
	}
}
