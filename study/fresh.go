package study

import (
	"math"
	"slices"
	"strings"

	"stagecraft/content/markup"
)

// explained is where the course says something: a block of a lesson, both
// counted from 0.
type explained struct{ lesson, block int }

// unread is the order of a card that no lesson has led to yet.
const unread = math.MaxInt64

// firstFresh is the number of the new card of a deck that comes first, of those
// that may: what was read about comes first, in the order of the lessons; then
// what the lesson being read is about; then the rest, in course order.
func (s *Session) firstFresh(deck int) int32 {
	s.refreshOrders()
	first, least := int32(-1), int64(0)
	s.each(deck, func(source int32, t *tally) {
		if t.fresh == 0 {
			return
		}
		i := s.roster.begins[source] + int32(t.fresh) - 1
		if order := s.freshOrder(source); first < 0 || order < least {
			first, least = i, order
		}
	})
	return first
}

// refreshOrders forgets the orders of new cards once something else was read.
func (s *Session) refreshOrders() {
	r := &s.roster
	if s.ordersOf == s.state.readingVersion() && r.orders != nil {
		return
	}
	s.ordersOf = s.state.readingVersion()
	r.orders = slices.Repeat([]int64{-1}, len(r.begins)-1)
	s.being = -1
	if l := s.CurrentLesson(); l != nil && s.LessonProgress(l.ID).Started {
		s.being = l.Number - 1
	}
	s.read = make([][]bool, len(s.base.Lessons))
	for i, l := range s.base.Lessons {
		done := s.state.finished(l.ID)
		blocks := s.state.reading().blocks[l.ID]
		if !done && len(blocks) == 0 {
			continue
		}
		s.read[i] = make([]bool, len(l.Blocks))
		for b := range l.Blocks {
			s.read[i][b] = done || blocks[l.Blocks[b].Key]
		}
	}
}

// freshOrder says how early new cards of a source come; unread is last.
func (s *Session) freshOrder(source int32) int64 {
	r := &s.roster
	if r.orders[source] < 0 {
		r.orders[source] = s.orderOf(s.placesOf(s.cards[r.begins[source]]))
	}
	return r.orders[source]
}

func (s *Session) orderOf(places []explained) int64 {
	const beingRead = 1 << 60
	order := int64(unread)
	for _, p := range places {
		at := int64(p.lesson)<<32 + int64(p.block)
		switch {
		case s.read[p.lesson] != nil && s.read[p.lesson][p.block]:
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
	if reference == "" {
		return explained{}, false
	}
	p, known := s.placed[reference]
	if !known {
		at, ok := s.findPlace(reference)
		p = place{at, ok}
		s.placed[reference] = p
	}
	return p.explained, p.found
}

// place is where a reference leads, if it leads anywhere.
type place struct {
	explained
	found bool
}

func (s *Session) findPlace(reference string) (explained, bool) {
	id, heading, _ := strings.Cut(reference, "#")
	for i, l := range s.base.Lessons {
		if l.ID != id || len(l.Blocks) == 0 {
			continue
		}
		if heading == "" || l.Document == nil {
			return explained{lesson: i}, true
		}
		blocks := l.Document.Blocks[:min(len(l.Document.Blocks), len(l.Blocks))]
		b, h := markup.FindHeading(blocks, heading)
		switch {
		case h == nil:
			return explained{lesson: i}, true
		case blocks[b] == markup.Block(h): // the text is in the next block
			return explained{i, min(b+1, len(l.Blocks)-1)}, true
		}
		return explained{i, b}, true
	}
	return explained{}, false
}
