package study

import (
	"strings"
	"unicode/utf8"

	"stagecraft/content/anchor"
)

// What a quote has to be to find its place again: so many bytes, so that it is
// not met by chance, and no more notes than that are looked for, the first.
const (
	leastQuote = 16
	mostQuoted = 500
)

// quotedMoves gives the way home of notes on blocks that neither this edition nor
// the last one has, by what they quote: notes from before editions were
// remembered, and such as were made on another machine or on words that were
// away for a while. A note on a whole block goes to the block most like its
// quote, one on a passage to where the lesson says the same, if it does so once.
func (s *Session) quotedMoves(blocks []anchor.Block) []anchor.Move {
	var whole []anchor.Block
	var moves []anchor.Move
	sought := 0
	for _, n := range s.AllNotes() {
		if !n.Earlier || len(n.Quote) < leastQuote {
			continue
		}
		if sought++; sought > mostQuoted {
			break
		}
		at := anchor.Place{Lesson: n.Lesson, Block: n.Block}
		if n.CoversBlock() {
			whole = append(whole, anchor.Block{Lesson: at.Lesson, Key: at.Block, Text: n.Quote})
		} else if to, start, ok := findQuote(blocks, n.Lesson, n.Quote); ok {
			run := anchor.Run{Start: n.Start, To: start, Length: min(n.End-n.Start, utf8.RuneCountInString(n.Quote))}
			moves = append(moves, anchor.Move{From: []anchor.Place{at}, To: to, Runs: []anchor.Run{run}})
		}
	}
	if len(whole) == 0 {
		return moves
	}
	for _, m := range anchor.Align(whole, blocks) {
		if len(m.From) == 1 { // a quote is one block, however many it is like
			moves = append(moves, m)
		}
	}
	return moves
}

// findQuote finds the one place where a lesson says something.
func findQuote(blocks []anchor.Block, lesson, quote string) (in anchor.Place, start int, ok bool) {
	for i := range blocks {
		b := &blocks[i]
		if b.Lesson != lesson {
			continue
		}
		at := strings.Index(b.Text, quote)
		switch {
		case at < 0:
			continue
		case ok || strings.Contains(b.Text[at+1:], quote):
			return in, 0, false
		}
		in, start, ok = b.Place(), utf8.RuneCountInString(b.Text[:at]), true
	}
	return in, start, ok
}
