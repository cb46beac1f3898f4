package lesson

import (
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/document"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// flagTarget is what a flag on a block is on: the question that stands there,
// or the paragraph.
func (r *reader) flagTarget(block int) study.FlagTarget {
	if quiz, ok := r.lesson.Document.Blocks[block].(*markup.Quiz); ok && r.page.course.Question(quiz.ID) != nil {
		return study.FlagTarget{Question: quiz.ID}
	}
	return study.FlagTarget{Lesson: r.lesson.ID, Block: r.lesson.Blocks[block].Key}
}

// flagged tells whether a block has a flag that is still to be looked at.
func (r *reader) flagged(block int) bool {
	f, ok := r.page.session.FlagOn(r.flagTarget(block))
	return ok && !f.Done
}

// flagSigns are the signs of the flags beside the lesson's blocks.
func (r *reader) flagSigns() []document.Highlight {
	var all []document.Highlight
	for i := range r.lesson.Blocks {
		if r.flagged(i) {
			all = append(all, document.Highlight{Block: i, Flag: true})
		}
	}
	return all
}

// flagTitle is what flagging a block is called in its menu.
func (r *reader) flagTitle(block int) string {
	switch on := r.flagTarget(block); {
	case r.flagged(block):
		return words.T("Change the flag…")
	case on.Question != "":
		return words.T("Flag this question…")
	}
	return words.T("Flag this paragraph…")
}

// flag asks what is wrong with a block.
func (r *reader) flag(block int) {
	if c := kit.CanvasOf(r.view); c != nil && block >= 0 && block < len(r.lesson.Blocks) {
		flagging.Ask(c, r.page.session, r.page.nav, r.flagRequest(block))
	}
}

func (r *reader) flagRequest(block int) flagging.Request {
	return flagging.Request{
		On: r.flagTarget(block), Text: oneLine(markup.BlockText(r.lesson.Document.Blocks[block])),
		Done: func() {
			r.view.Selection.Clear()
			r.noted()
			r.page.nav.Moved()
		},
		Renew: func(page any) *flagging.Request {
			p, ok := page.(*Page)
			if !ok || p.reader == nil || block >= len(p.reader.lesson.Blocks) {
				return nil
			}
			req := p.reader.flagRequest(block)
			return &req
		},
	}
}

// flagHere flags the block that is selected or read.
func (r *reader) flagHere() {
	block, _ := r.view.Current()
	r.flag(block)
}
