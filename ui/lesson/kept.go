package lesson

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/ui/document"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
)

// kept is the reader's part of Route.State: what the learner opened and began
// to answer in the lessons they were in last, and the exact place in a block
// that is drawn in pieces.
type kept struct {
	Part    *document.Part `json:"part,omitempty"`   // in the lesson of the route
	Offset  float32        `json:"offset,omitempty"` // of the route that it refines
	Lessons []halfDone     `json:"lessons,omitempty"`
}

// halfDone is what was opened and answered in a lesson.
type halfDone struct {
	Lesson string `json:"lesson"`
	// Folds has whether a fold is open by its block's key and its number there:
	// "key/0". The footnotes' key is empty.
	Folds   map[string]bool           `json:"folds,omitempty"`
	Answers map[string]*practice.Half `json:"answers,omitempty"` // by question
}

// What is kept at most. The lessons left longest ago are forgotten first.
const (
	keptLessons = 8
	keptFolds   = 100 // of a lesson
	keptAnswers = 50
	keptState   = 32 << 10 // bytes
)

// readKept reads a route's state. One that can't be read is as none.
func readKept(state string) kept {
	var k kept
	if len(state) > 2*keptState || json.Unmarshal([]byte(state), &k) != nil {
		return kept{}
	}
	return k
}

// Carry gives the state of a route with what the latest one knows of what is
// open and half answered: a link knows nothing of it, and the way back too little.
func Carry(state, latest string) string {
	k, now := readKept(state), readKept(latest)
	if len(now.Lessons) > 0 {
		k.Lessons = now.Lessons
	}
	return k.state()
}

// of gives what is kept of a lesson, and takes it out.
func (k *kept) of(lesson string) halfDone {
	for i, h := range k.Lessons {
		if h.Lesson == lesson {
			k.Lessons = slices.Delete(k.Lessons, i, i+1)
			return h
		}
	}
	return halfDone{Lesson: lesson}
}

// state writes what is kept as a route's state, as much of it as there is room
// for.
func (k kept) state() string {
	k.Lessons = slices.DeleteFunc(slices.Clone(k.Lessons), func(h halfDone) bool {
		return len(h.Folds) == 0 && len(h.Answers) == 0
	})
	k.Lessons = k.Lessons[:min(len(k.Lessons), keptLessons)]
	for k.Part != nil || len(k.Lessons) > 0 {
		b, err := json.Marshal(k)
		if err == nil && len(b) <= keptState {
			return string(b)
		}
		if len(k.Lessons) == 0 {
			break
		}
		k.Lessons = k.Lessons[:len(k.Lessons)-1]
	}
	return ""
}

// folds gives the folds of a lesson that were opened or shut. The place of a
// block is asked for by its key; it is -1 for one that is gone.
func (h halfDone) folds(l *content.Lesson, blockOf func(key string) int) []document.Fold {
	var all []document.Fold
	for key, open := range h.Folds {
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

// halfDone gives what the learner opened and began to answer here.
func (r *reader) halfDone() halfDone {
	h := halfDone{Lesson: r.lesson.ID, Answers: r.answers}
	for _, f := range r.view.Folds() {
		key := ""
		if f.Block < len(r.lesson.Blocks) {
			key = r.lesson.Blocks[f.Block].Key
		}
		if h.Folds == nil {
			h.Folds = map[string]bool{}
		}
		if len(h.Folds) < keptFolds {
			h.Folds[key+"/"+strconv.Itoa(f.Nth)] = f.Open
		}
	}
	return h
}

// answered keeps how far the learner got with a question.
func (r *reader) answered(question string, half *practice.Half) {
	switch {
	case half == nil:
		delete(r.answers, question)
	case len(r.answers) < keptAnswers || r.answers[question] != nil:
		r.answers[question] = half
	}
	r.watch.changed()
}

// keep writes the place in a block in pieces, and what is half done, into a
// route.
func (r *reader) keep(route *nav.Route) {
	k := kept{Lessons: append([]halfDone{r.halfDone()}, r.others...)}
	if part, ok := r.view.TopPart(); ok {
		k.Part, k.Offset = &part, route.Offset
	}
	route.State = k.state()
}

// goToPart goes to the place in a block that is drawn in pieces, if that is
// what the route is of, and tells whether it did.
func (r *reader) goToPart(route nav.Route, k kept) bool {
	if k.Part == nil || route.ID != r.lesson.ID || route.Offset == 0 || route.Offset != k.Offset {
		return false
	}
	return r.view.ScrollToPart(*k.Part)
}
