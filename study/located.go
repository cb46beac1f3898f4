package study

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// Located is where something that somebody spoke of is written, as it is now.
type Located struct {
	FlagTarget
	File string
	Line int    // from 1; 0 where that isn't known
	Text string // what it says now, in one line
}

// Locate finds what a comment is on: a card, a question or a paragraph of a lesson, by its id, and a paragraph by
// the words that are quoted of it. It is false when this edition of the course doesn't have it.
func (s *Session) Locate(c *content.Comment) (Located, bool) {
	kind, id, _ := strings.Cut(c.On, ":")
	switch kind {
	case "question":
		return s.located(FlagTarget{Question: id})
	case "lesson":
		l := s.course.Lesson(id)
		if l == nil || l.Document == nil {
			return Located{}, false
		}
		for i, b := range l.Blocks {
			if i < len(l.Document.Blocks) && shortened(oneLine(markup.BlockText(l.Document.Blocks[i]))) == c.Quote {
				return s.located(FlagTarget{Lesson: id, Block: b.Key})
			}
		}
		return Located{FlagTarget: FlagTarget{Lesson: id}, File: l.Path, Text: c.Quote}, true
	}
	return s.located(FlagTarget{Card: CardID(c.On)})
}

func (s *Session) located(t FlagTarget) (Located, bool) {
	p, ok := s.flagLocation(t)
	return Located{FlagTarget: t, File: p.file, Line: p.line, Text: p.text}, ok
}
