package fromnotes

import (
	"slices"

	"stagecraft/content/proposing"
)

// choice is what was said of a proposal.
type choice int

const (
	open choice = iota
	accepted
	left
)

// proposal is something that was found, maybe edited, and what was said of it.
type proposal[T any] struct {
	it T
	is choice
}

// draft is the course as it is being made: nothing of it is written.
type draft struct {
	found     *proposing.Found
	title     string
	lessons   []proposing.Lesson
	terms     []*proposal[proposing.Term]
	processes []*proposal[proposing.Process]
	questions []*proposal[proposing.Question]
	pictures  []*proposal[proposing.Picture]
}

func newDraft(f *proposing.Found) *draft {
	return &draft{
		found: f, title: f.Title, lessons: slices.Clone(f.Lessons),
		terms: proposals(f.Terms), processes: proposals(f.Processes), questions: proposals(f.Questions), pictures: proposals(f.Pictures),
	}
}

func proposals[T any](all []T) []*proposal[T] {
	var out []*proposal[T]
	for _, it := range all {
		out = append(out, &proposal[T]{it: it})
	}
	return out
}

// with gives those of which something was said.
func with[T any](all []*proposal[T], is choice) (some []T) {
	for _, p := range all {
		if p.is == is {
			some = append(some, p.it)
		}
	}
	return some
}

// plan is what is to be written.
func (d *draft) plan() proposing.Plan {
	return proposing.Plan{
		Title: d.title, Lessons: slices.Clone(d.lessons),
		Terms: with(d.terms, accepted), Processes: with(d.processes, accepted), Questions: with(d.questions, accepted), Pictures: with(d.pictures, accepted),
	}
}

// changes tells whether there is anything to write.
func (d *draft) changes() bool {
	p := d.plan()
	return !d.found.Made || d.title != d.found.Title || !slices.Equal(d.lessons, d.found.Lessons) ||
		len(p.Terms)+len(p.Processes)+len(p.Questions)+len(p.Pictures) > 0
}

// in tells whether a note is a lesson of the course.
func (d *draft) in(file string) bool {
	return !slices.ContainsFunc(d.lessons, func(l proposing.Lesson) bool { return l.File == file && l.Out })
}

// inCourse counts the lessons that aren't left out.
func (d *draft) inCourse() (n int) {
	for _, l := range d.lessons {
		if !l.Out {
			n++
		}
	}
	return n
}

// move moves a lesson to another place, as far as there are places.
func (d *draft) move(from, to int) int {
	to = min(max(to, 0), len(d.lessons)-1)
	l := d.lessons[from]
	d.lessons = slices.Insert(slices.Delete(d.lessons, from, from+1), to, l)
	return to
}

// count counts the proposals of lessons of the course, and those accepted.
func count[T any](d *draft, all []*proposal[T], file func(*T) string) (shown, taken int) {
	for _, p := range all {
		if d.in(file(&p.it)) {
			shown++
			if p.is == accepted {
				taken++
			}
		}
	}
	return shown, taken
}

func termFile(t *proposing.Term) string         { return t.File }
func processFile(t *proposing.Process) string   { return t.File }
func questionFile(t *proposing.Question) string { return t.File }
func pictureFile(t *proposing.Picture) string   { return t.File }

// anyOpen tells whether there is a proposal that nothing was said of yet, and that can be
// accepted as it is.
func (d *draft) anyOpen() bool {
	return anyReady(d, d.terms, termFile, always1) || anyReady(d, d.processes, processFile, always1) ||
		anyReady(d, d.questions, questionFile, questionReady) || anyReady(d, d.pictures, pictureFile, pictureReady)
}

func anyReady[T any](d *draft, all []*proposal[T], file func(*T) string, may func(*T) bool) bool {
	return slices.ContainsFunc(all, func(p *proposal[T]) bool { return p.is == open && d.in(file(&p.it)) && may(&p.it) })
}

// acceptAll accepts those.
func (d *draft) acceptAll() {
	acceptReady(d, d.terms, termFile, always1)
	acceptReady(d, d.processes, processFile, always1)
	acceptReady(d, d.questions, questionFile, questionReady)
	acceptReady(d, d.pictures, pictureFile, pictureReady)
}

func acceptReady[T any](d *draft, all []*proposal[T], file func(*T) string, may func(*T) bool) {
	for _, p := range all {
		if p.is == open && d.in(file(&p.it)) && may(&p.it) {
			p.is = accepted
		}
	}
}

func always1[T any](*T) bool { return true }

func questionReady(q *proposing.Question) bool { return q.Ready() }
func pictureReady(x *proposing.Picture) bool   { return x.Picture != "" }
