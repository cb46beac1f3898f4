package lesson

import (
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/owncards"
	"stagecraft/ui/words"
)

// makeCard opens a new card of what is selected, or of the block being read: a word or
// two as a gap in their sentence, more as an answer. Of what the learner wrote a note on,
// the note is the answer.
func (r *reader) makeCard() {
	c, picked := kit.CanvasOf(r.view), r.picked()
	if c == nil || len(picked) == 0 {
		return
	}
	card := r.cardOf(picked[0])
	owncards.Ask(c, r.page.course, r.page.session, r.page.nav, owncards.Request{
		Card: card, Done: r.cardMade,
		Renew: func(page any) func() {
			if p, ok := page.(*Page); ok && p.reader != nil {
				return p.reader.cardMade
			}
			return nil
		},
	})
}

func (r *reader) cardMade() {
	r.view.Selection.Clear()
	r.page.nav.Moved()
}

// cardOf is what the card on a passage is at first.
func (r *reader) cardOf(n study.Note) study.OwnCard {
	context := markup.BlockText(r.lesson.Document.Blocks[r.blockOf(n.Block)])
	for _, old := range r.notes {
		if old.Text != "" && !old.Earlier && touches(old.Passage, n.Passage) {
			origin := study.CardOrigin{Passage: old.Passage, Note: true, Quote: old.Quote}
			return study.OwnCard{Front: oneLine(old.Quote), Back: old.Text, From: origin}
		}
	}
	return owncards.FromPassage(study.CardOrigin{Passage: n.Passage, Quote: n.Quote}, context)
}

// cardTitle is what making a card is called.
func cardTitle() string { return words.T("Make a card of it…") }
