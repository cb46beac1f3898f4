package seeddata

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// What a large course has besides its terms.
const (
	largeLessons   = 200
	largeProcesses = 100
	largeSteps     = 14     // of a process, or more where the terms are too few
	largeTerms     = 26_000 // at most: a file of more is refused
	sidesOfStep    = 5
	sidesOfTerm    = 3
)

// Course makes the files of a course with so many cards, or a few more: 200
// lessons, 100 processes, and as many terms and steps as it takes.
func Course(cards int) fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	var b strings.Builder
	b.WriteString("id: large\ntitle: A large course\nlanguage: en\nversion: 1.0.0\njourney:\n  - {id: early, name: Early}\n  - {id: late, name: Late}\nlessons:\n")
	for i := range largeLessons {
		fmt.Fprintf(&b, "  - lesson-%d\n", i)
		put(fmt.Sprintf("lessons/lesson-%d.md", i), fmt.Sprintf("---\nid: lesson-%d\ntitle: Lesson %d\nminutes: 5\n---\n\n# Lesson %d\n\nWhat is said first.\n\n## More\n\nAnd [more](term:t%d) of it.\n", i, i, i, i))
	}
	put("course.yaml", b.String())
	put("roles.yaml", "- {id: seller, name: Seller}\n- {id: buyer, name: Buyer}\n")
	steps := largeSteps
	ofSteps := func() int { return largeProcesses * (steps*sidesOfStep - 1) }
	for cards-ofSteps() > largeTerms*sidesOfTerm {
		steps++
	}
	terms := max((cards-ofSteps()+sidesOfTerm-1)/sidesOfTerm, largeLessons)
	b.Reset()
	for i := range terms {
		fmt.Fprintf(&b, "- id: t%d\n  term: word %d\n  abbreviation: W%d\n  definition: What number %d says.\n", i, i, i, i)
		if i < 20*largeLessons {
			fmt.Fprintf(&b, "  lesson: lesson-%d\n", i%largeLessons)
		}
	}
	put("terms.yaml", b.String())
	for i := range largeProcesses {
		b.Reset()
		fmt.Fprintf(&b, "id: process-%d\ntitle: Process %d\nsteps:\n", i, i)
		for k := range steps {
			fmt.Fprintf(&b, "  - {id: step-%d, name: Step %d, stage: early, aim: Reach aim %d of %d., done_when: [has had aim %d], lead: seller, terms: [t%d]}\n", k, k, k, i, k, (i*steps+k)%terms)
		}
		put(fmt.Sprintf("processes/process-%d.yaml", i), b.String())
	}
	return files
}
