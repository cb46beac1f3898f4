package document

import (
	"context"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
)

// formulas are the formulas of a document. Those that were set before are there at once; another shows its
// source until it was set.
type formulas struct {
	v    *View
	set  *formula.Set
	late map[*item]bool // of which a formula came since they were made
	stop func()         // what is to come of that

	language string // of the document, once asked for

	again func() // makes anew what isn't in a view; nil in one
}

func newFormulas(v *View) *formulas {
	return &formulas{v: v, set: formula.Read(v.doc), late: map[*item]bool{}}
}

// drawing gives a formula as it is set; nil while it isn't, or when it can't be.
func (m *widgetBuilder) drawing(source formula.Source) *formula.Drawing {
	if f := formula.Shared.Get(source); f != nil {
		return f.Drawing
	}
	it, all := m.item, m.v.formulas
	m.v.inBackground(func() func() {
		if formula.Shared.Await(context.Background(), source) != nil { // it can't be had
			return func() {}
		}
		return func() { all.came(it) }
	})
	return nil
}

// said gives a formula in words of the document's language; what isn't set yet, as it is written.
func (s *formulas) said(source formula.Source) string {
	f := formula.Shared.Get(source)
	if f == nil {
		return source.TeX
	}
	return f.Spoken(s.spokenIn(), source.TeX)
}

// spokenIn gives the language in whose words formulas are said.
func (s *formulas) spokenIn() string {
	if s.language == "" {
		s.language = content.LanguageOf(s.v.doc, s.v.opt.Course)
	}
	return s.language
}

// together is how long formulas wait for others, so that what they stand in is made anew once.
const together = 40 * time.Millisecond

// came has the item made anew in which a formula stands that was set.
func (s *formulas) came(it *item) {
	s.late[it] = true
	if s.stop == nil {
		s.stop = kit.After(together, s.show)
	}
}

func (s *formulas) show() {
	s.stop = nil
	late := s.late
	s.late = map[*item]bool{}
	if s.again != nil {
		s.again()
		return
	}
	l := s.v.layout
	index, above := l.Anchor()
	any := false
	for _, it := range l.Items() {
		any = late[it] && l.forget(it) || any
	}
	if any && l.LaidOut() {
		l.Put(index, above)
	}
}

// forget has an item made anew, unless something would be lost with its widget; it tells whether.
func (l *layout) forget(it *item) bool {
	if it.Object == nil || l.needs(it) {
		return false
	}
	for _, s := range it.pictures {
		l.v.pixels.left(s)
	}
	it.hotspots, it.wide, it.passages, it.pictures, it.starts = nil, nil, nil, nil, nil
	if it.chunk != nil {
		it.starts = it.chunk.starts
	}
	l.v.Selection.paragraphs = nil
	it.Forget()
	return true
}

// scrollToFormula puts the formula at the top of the view of which a line is called so.
func (v *View) scrollToFormula(label string) {
	b := v.formulas.set.Labelled(label)
	if b == nil {
		return
	}
	at := slices.IndexFunc(v.doc.Blocks, func(block markup.Block) bool {
		found := false
		markup.Walk([]markup.Block{block}, func(in markup.Block) bool {
			found = found || in == markup.Block(b)
			return !found
		})
		return found
	})
	if at < 0 {
		return
	}
	v.jumps()
	if i := v.layout.itemWith(at, func(in markup.Block) bool { return in == markup.Block(b) }); i >= 0 {
		v.layout.Put(i, -12*scale())
	}
}
