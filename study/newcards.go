package study

import (
	"math"
	"slices"
	"strings"

	"stagecraft/content/markup"
)

// location is where the course says something: a block of a lesson, both
// counted from 0.
type location struct{ lesson, block int }

// unreadOrder is the order of a card that no lesson has led to yet.
const unreadOrder = math.MaxInt64

// ownOrder is that of a card of one's own that no lesson has led to yet.
const ownOrder = 1 << 61

// firstNew is the number of the new card of a deck that comes first, of those
// that may: what was read about comes first, in the order of the lessons; then
// what the lesson being read is about; then the rest, in course order. And likewise of
// those whose source isn't near that of the card graded last.
func (s *Session) firstNew(deck int, near func(source int32) bool) (first, apart int32) {
	s.refreshOrders()
	first, apart = -1, -1
	var least, leastApart int64
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		if t.newSide == 0 || s.limits.heldNew[source] {
			return
		}
		i := s.index.firstCard[source] + int32(t.newSide) - 1
		order := s.newOrder(source)
		if first < 0 || order < least {
			first, least = i, order
		}
		if (apart < 0 || order < leastApart) && !near(source) {
			apart, leastApart = i, order
		}
	})
	return first, apart
}

// refreshOrders forgets the orders of new cards once something else was read.
func (s *Session) refreshOrders() {
	r := &s.index
	if s.ordersOf == s.state.readingVersion() && r.newOrders != nil {
		return
	}
	s.ordersOf = s.state.readingVersion()
	r.newOrders = slices.Repeat([]int64{-1}, len(r.firstCard)-1)
	s.reading = -1
	if l := s.CurrentLesson(); l != nil && s.LessonProgress(l.ID).Started {
		s.reading = l.Number - 1
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

// newOrder says how early new cards of a source come; [unreadOrder] is last.
func (s *Session) newOrder(source int32) int64 {
	r := &s.index
	if r.newOrders[source] < 0 {
		c := s.cards[r.firstCard[source]]
		r.newOrders[source] = s.orderOf(s.locationsOf(c))
		if c.Own != nil && r.newOrders[source] == unreadOrder {
			r.newOrders[source] = ownOrder
		}
	}
	return r.newOrders[source]
}

func (s *Session) orderOf(places []location) int64 {
	const beingRead = 1 << 60
	order := int64(unreadOrder)
	for _, p := range places {
		at := int64(p.lesson)<<32 + int64(p.block)
		switch {
		case s.read[p.lesson] != nil && s.read[p.lesson][p.block]:
			order = min(order, at)
		case p.lesson == s.reading:
			order = min(order, beingRead+at)
		}
	}
	return order
}

// locationsOf gives where the course explains what a card is about.
func (s *Session) locationsOf(c Card) []location {
	switch {
	case c.Term != nil:
		return s.termLocations[c.Term.ID]
	case c.Step != nil:
		if p, ok := s.locationAt(c.Step.Lesson); ok {
			return []location{p}
		}
	case c.Own != nil && c.Own.From.Lesson != "":
		at, _ := s.state.moves.passage(c.Own.From.Passage)
		if l := s.base.Lesson(at.Lesson); l != nil {
			if b := s.blockIndex(at.Lesson, at.Block); b >= 0 {
				return []location{{l.Number - 1, b}}
			}
		}
	}
	return nil
}

// locationAt gives the block that a reference to a lesson or its heading leads to:
// what stands under the heading.
func (s *Session) locationAt(reference string) (location, bool) {
	if reference == "" {
		return location{}, false
	}
	p, known := s.locations[reference]
	if !known {
		at, ok := s.findLocation(reference)
		p = foundLocation{at, ok}
		s.locations[reference] = p
	}
	return p.location, p.found
}

// foundLocation is where a reference leads, if it leads anywhere.
type foundLocation struct {
	location
	found bool
}

func (s *Session) findLocation(reference string) (location, bool) {
	id, heading, _ := strings.Cut(reference, "#")
	for i, l := range s.base.Lessons {
		if l.ID != id || len(l.Blocks) == 0 {
			continue
		}
		if heading == "" || l.Document == nil {
			return location{lesson: i}, true
		}
		blocks := l.Document.Blocks[:min(len(l.Document.Blocks), len(l.Blocks))]
		b, h := markup.FindHeading(blocks, heading)
		switch {
		case h == nil:
			return location{lesson: i}, true
		case blocks[b] == markup.Block(h): // the text is in the next block
			return location{i, min(b+1, len(l.Blocks)-1)}, true
		}
		return location{i, b}, true
	}
	return location{}, false
}
