package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/anchor"
	"stagecraft/ui/nav"
)

// renewed gives a place of a course in what the course is now. What its page keeps
// besides is read anew: it may hold on to what is no more.
func renewed(before, now *content.Course, r nav.Route) nav.Route {
	if r.Page == nav.Lessons && r.ID != "" && r.At != "" {
		r.At = blockNow(before, now, r.ID, r.At)
	}
	if r.State == nil {
		return r
	}
	written, err := json.Marshal(r)
	if err == nil {
		r, err = nav.ReadRoute(written, pageOf(r.Page).newState)
	}
	if err != nil {
		fyne.LogError("keeping the place", err)
	}
	return r
}

// blockNow gives the key of what a block of a lesson is now: of itself where it is
// still there, of what it became where its words were changed, else of the nearest
// before it that is left.
func blockNow(before, now *content.Course, lesson, key string) string {
	old, renewed := before.Lesson(lesson), now.Lesson(lesson)
	if old == nil || renewed == nil || has(renewed, key) {
		return key
	}
	for _, m := range anchor.Align(anchorsOf(before, lesson), anchorsOf(now, lesson)) {
		for _, from := range m.From {
			if from.Block == key {
				return m.To.Block
			}
		}
	}
	at := -1
	for i, b := range old.Blocks {
		if b.Key == key {
			at = i
		}
	}
	for ; at >= 0; at-- {
		if has(renewed, old.Blocks[at].Key) {
			return old.Blocks[at].Key
		}
	}
	return ""
}

func has(l *content.Lesson, key string) bool {
	for _, b := range l.Blocks {
		if b.Key == key {
			return true
		}
	}
	return false
}

// anchorsOf are those of a lesson.
func anchorsOf(c *content.Course, lesson string) (all []anchor.Block) {
	for _, b := range c.Anchors() {
		if b.Lesson == lesson {
			all = append(all, b)
		}
	}
	return all
}
