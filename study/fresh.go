package study

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// explained is where the course says something: a block of a lesson, both
// counted from 0.
type explained struct{ lesson, block int }

// unread is the order of a card that no lesson has led to yet.
const unread = math.MaxInt64

// firstFresh gives the new cards that come today, of those that may: first what
// was read about, in the order of the lessons; then what the lesson being read
// is about; then the rest, in the order given. Cards are looked at once.
func (s *Session) firstFresh(cards []Card, most int) []Card {
	if most <= 0 {
		return nil
	}
	type ordered struct {
		card  Card
		order int64
	}
	var led []ordered
	var rest []Card
	for _, c := range cards {
		if o := s.freshOrder(c); o < unread {
			led = append(led, ordered{c, o})
		} else if len(rest) < most {
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(led, func(a, b ordered) int { return cmp.Compare(a.order, b.order) })
	fresh := make([]Card, 0, min(most, len(led)+len(rest)))
	for _, o := range led[:min(most, len(led))] {
		fresh = append(fresh, o.card)
	}
	return append(fresh, rest[:min(most-len(fresh), len(rest))]...)
}

// freshOrder says how early a new card comes; unread is last. It is kept until
// something is read.
func (s *Session) freshOrder(c Card) int64 {
	if s.ordersOf != s.state.readings || s.orders == nil {
		s.orders, s.ordersOf = map[string]int64{}, s.state.readings
		s.being = -1
		if l := s.CurrentLesson(); l != nil && s.LessonProgress(l.ID).Started {
			s.being = l.Number - 1
		}
	}
	source := c.Source()
	order, ok := s.orders[source]
	if !ok {
		order = s.orderOf(s.placesOf(c))
		s.orders[source] = order
	}
	return order
}

func (s *Session) orderOf(places []explained) int64 {
	const beingRead = 1 << 60
	order := int64(unread)
	for _, p := range places {
		l := s.base.Lessons[p.lesson]
		at := int64(p.lesson)<<32 + int64(p.block)
		_, done := s.state.done[l.ID]
		switch {
		case done, s.state.reading[l.ID][l.Blocks[p.block].Key]:
			order = min(order, at)
		case p.lesson == s.being:
			order = min(order, beingRead+at)
		}
	}
	return order
}

// placesOf gives where a card's subject is explained.
func (s *Session) placesOf(c Card) []explained {
	switch {
	case c.Term != nil:
		return s.termPlaces[c.Term.ID]
	case c.Step != nil:
		if p, ok := s.placeAt(c.Step.Lesson); ok {
			return []explained{p}
		}
	}
	return nil
}

// placeAt gives the block that a reference to a lesson or its heading leads to:
// what stands under the heading.
func (s *Session) placeAt(reference string) (explained, bool) {
	id, heading, _ := strings.Cut(reference, "#")
	for i, l := range s.base.Lessons {
		if l.ID != id || len(l.Blocks) == 0 {
			continue
		}
		if heading == "" || l.Document == nil {
			return explained{lesson: i}, true
		}
		for b, block := range l.Document.Blocks[:min(len(l.Document.Blocks), len(l.Blocks))] {
			if h, ok := block.(*markup.Heading); ok && h.ID == heading {
				return explained{i, min(b+1, len(l.Blocks)-1)}, true
			}
		}
		return explained{lesson: i}, true
	}
	return explained{}, false
}

// explain notes the terms that a block of a lesson links or names.
func (s *Session) explain(found map[*content.Term]bool, lesson, block int) {
	for t := range found {
		s.termPlaces[t.ID] = append(s.termPlaces[t.ID], explained{lesson, block})
	}
}
