package study

import (
	"fmt"
	"strings"

	"stagecraft/content"
)

// scope is what a process of one's own can name: what the course as it was
// opened has, and the learner's other processes.
type scope struct {
	course  *content.Course
	own     map[string]*draft
	anchors map[string]map[string]bool // headings of the lessons asked for
}

func (s *scope) stage(id string) bool {
	_, _, ok := s.course.Stage(id)
	return ok
}

func (s *scope) role(id string) bool { return s.course.Role(id) != nil }

func (s *scope) term(id string) bool { return s.course.Term(id) != nil }

// lesson gives a place in a lesson as far as it is there: without a heading
// that isn't, "" without the lesson.
func (s *scope) lesson(place string) string {
	if place == "" {
		return ""
	}
	l, heading := s.course.LessonAt(place)
	if l == nil {
		return ""
	}
	if heading == "" {
		return place
	}
	if s.anchors[l.ID] == nil {
		anchors := map[string]bool{}
		if l.Document != nil {
			for _, h := range l.Document.Headings() {
				anchors[h.ID] = true
			}
		}
		if s.anchors == nil {
			s.anchors = map[string]map[string]bool{}
		}
		s.anchors[l.ID] = anchors
	}
	if !s.anchors[l.ID][heading] {
		id, _, _ := strings.Cut(place, "#")
		return id
	}
	return place
}

// step says whether a process other than from has a step.
func (s *scope) step(from string, c content.Correspondence) bool {
	switch o := s.own[c.Process]; {
	case c.Process == from:
		return false
	case o != nil:
		return o.find(c.Step) >= 0
	}
	return s.course.Step(c.Process+"/"+c.Step) != nil
}

// checkNames says whether all that a change of a process of a course names is there.
func (s *scope) checkNames(course *content.Course, process string, c *Change) error {
	if c.Kind != ChangeSet {
		return nil
	}
	names := c.Texts
	if c.Text != "" {
		names = []string{c.Text}
	}
	known := func(string) bool { return true }
	switch c.Field {
	case FieldStage:
		known = s.stage
	case FieldLead, FieldSupport:
		known = s.role
	case FieldTerms:
		known = s.term
	case FieldLesson:
		known = func(place string) bool { return s.lesson(place) == place }
	case FieldBackTo:
		step := course.Step(process + "/" + c.Step)
		known = func(id string) bool {
			other := course.Step(process + "/" + id)
			return step == nil || other != nil && other.Number < step.Number
		}
	case FieldSameAs:
		for _, same := range c.Same {
			if !s.step(process, same) {
				return fmt.Errorf("%w: %s/%s", ErrUnknown, same.Process, same.Step)
			}
		}
	}
	for _, name := range names {
		if !known(name) {
			return fmt.Errorf("%w: %q", ErrUnknown, name)
		}
	}
	return nil
}
