package lesson

import (
	"maps"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/document"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
)

// State is what a route keeps besides the lesson and the block: what the learner
// opened and began to answer in the lessons they were in last, and the exact
// place in a block that is drawn in pieces.
type State struct {
	Part    *document.ChunkPosition `json:"part,omitempty"`    // in the lesson of the route
	Offset  float32                 `json:"offset,omitempty"`  // of the route that it refines
	Lessons []lessonState           `json:"lessons,omitempty"` // the one left last first
}

// RouteState makes it a [nav.State].
func (*State) RouteState() {}

// lessonState is what was opened and answered in a lesson.
type lessonState struct {
	Lesson string `json:"lesson"`
	// Folds has whether a fold is open by its block's key and its number there:
	// "key/0". The footnotes' key is empty.
	Folds   map[string]bool              `json:"folds,omitempty"`
	Answers map[string]*practice.Attempt `json:"answers,omitempty"` // by question
}

// What is remembered at most. The lessons left longest ago are forgotten first.
const (
	mostLessons = 8
	mostFolds   = 100 // of a lesson
	mostAnswers = 50
)

// stateOf gives the state of a route; an empty one when it has none.
func stateOf(route nav.Route) *State {
	if s, ok := route.State.(*State); ok {
		return s
	}
	return &State{}
}

// Carry gives the state of a route with what the latest one knows of what is
// open and half answered: a link knows nothing of it, and the way back too little.
func Carry(route, latest nav.Route) nav.State {
	s, now := *stateOf(route), stateOf(latest)
	if len(now.Lessons) > 0 {
		s.Lessons = now.Lessons
	}
	return s.orNil()
}

// orNil is the state, or nil when there is nothing in it.
func (s State) orNil() nav.State {
	if s.Part == nil && len(s.Lessons) == 0 {
		return nil
	}
	return &s
}

// Shorter forgets the lesson left longest ago.
func (s *State) Shorter() nav.State {
	if len(s.Lessons) == 0 {
		return nil
	}
	shorter := *s
	shorter.Lessons = s.Lessons[:len(s.Lessons)-1]
	return shorter.orNil()
}

// lessons gives the state of a lesson, and the other lessons with something to
// remember.
func (s *State) lessons(lesson string) (of lessonState, others []lessonState) {
	of = lessonState{Lesson: lesson}
	for _, l := range s.Lessons {
		switch {
		case l.Lesson == lesson:
			of = l
		case !l.empty():
			others = append(others, l)
		}
	}
	return of, others
}

func (l lessonState) empty() bool { return len(l.Folds) == 0 && len(l.Answers) == 0 }

// folds gives the folds of a lesson that were opened or shut. The place of a
// block is asked for by its key; it is -1 for one that is gone.
func (s lessonState) folds(l *content.Lesson, blockOf func(key string) int) []document.Fold {
	var all []document.Fold
	for key, open := range s.Folds {
		cut := strings.LastIndexByte(key, '/')
		if cut < 0 {
			continue
		}
		nth, err := strconv.Atoi(key[cut+1:])
		if err != nil {
			continue
		}
		at := len(l.Blocks)
		if cut > 0 {
			at = blockOf(key[:cut])
		}
		if at >= 0 {
			all = append(all, document.Fold{Block: at, Nth: nth, Open: open})
		}
	}
	return all
}

// state gives what the learner opened and began to answer here.
func (r *reader) state() lessonState {
	s := lessonState{Lesson: r.lesson.ID, Answers: maps.Clone(r.answers)}
	for _, f := range r.view.Folds() {
		key := ""
		if f.Block < len(r.lesson.Blocks) {
			key = r.lesson.Blocks[f.Block].Key
		}
		if s.Folds == nil {
			s.Folds = map[string]bool{}
		}
		if len(s.Folds) < mostFolds {
			s.Folds[key+"/"+strconv.Itoa(f.Nth)] = f.Open
		}
	}
	return s
}

// answered remembers how far the learner got with a question.
func (r *reader) answered(question string, attempt *practice.Attempt) {
	switch {
	case attempt == nil:
		delete(r.answers, question)
	case len(r.answers) < mostAnswers || r.answers[question] != nil:
		r.answers[question] = attempt
	}
	r.tracker.changed()
}

// recheck opens a question that was answered here again, as its answer was undone,
// or with again shows what is right once more; and brings it into view. A calculation
// has the numbers that it was answered with, which seed draws.
func (r *reader) recheck(question string, seed uint64, again bool) {
	if attempt := r.answers[question]; attempt != nil {
		changed := *attempt
		changed.Checked = again
		r.answers[question] = &changed
	}
	if z := r.quizzes[question]; z != nil && again {
		z.Reclose()
	} else if z != nil {
		z.Reopen(seed)
	}
	for i, b := range r.lesson.Document.Blocks {
		if quiz, ok := b.(*markup.Quiz); ok && quiz.ID == question {
			r.view.Reveal(i)
		}
	}
}

// remember writes the place in a block in pieces, and what is open and half
// answered, into a route.
func (r *reader) remember(route *nav.Route) {
	s := State{Lessons: r.others}
	if here := r.state(); !here.empty() {
		s.Lessons = append([]lessonState{here}, r.others...)
	}
	s.Lessons = s.Lessons[:min(len(s.Lessons), mostLessons)]
	if part, ok := r.view.TopChunk(); ok {
		s.Part, s.Offset = &part, route.Offset
	}
	route.State = s.orNil()
}

// goToPart goes to the place in a block that is drawn in pieces, if that is
// what the route is of, and tells whether it did.
func (r *reader) goToPart(route nav.Route) bool {
	s := stateOf(route)
	if s.Part == nil || route.ID != r.lesson.ID || route.Offset == 0 || route.Offset != s.Offset {
		return false
	}
	return r.view.ScrollToChunk(*s.Part)
}
