package document

import (
	"stagecraft/content/markup"
)

// Fold is a fold that the learner opened or shut.
type Fold struct {
	Block, Nth int // the fold's place among those of a block; all footnotes are one block after the last
	Open       bool
}

// folds tells which folds of a document are open.
type folds struct {
	index   *textIndex
	changed func()                   // told after one was opened or shut; may be nil
	open    map[*markup.Spoiler]bool // of those that the learner opened or shut
	all     []foldPlace              // of the document, once asked for
}

// foldPlace is which fold of which block it is.
type foldPlace struct {
	block, nth int
	fold       *markup.Spoiler
}

func newFolds(index *textIndex, changed func(), opened []Fold) *folds {
	f := &folds{index: index, changed: changed, open: map[*markup.Spoiler]bool{}}
	if len(opened) > 0 {
		f.each(func(p foldPlace) {
			for _, o := range opened {
				if o.Block == p.block && o.Nth == p.nth {
					f.open[p.fold] = o.Open
				}
			}
		})
	}
	return f
}

// isOpen tells whether a fold is open.
func (f *folds) isOpen(b *markup.Spoiler) bool {
	if open, asked := f.open[b]; asked {
		return open
	}
	return b.Open
}

// set opens or shuts a fold, without a word to anyone.
func (f *folds) set(b *markup.Spoiler, open bool) { f.open[b] = open }

// tell tells the page that a fold was opened or shut.
func (f *folds) tell() {
	if f.changed != nil {
		f.changed()
	}
}

// touched gives the folds that the learner opened or shut, in the order of the
// document.
func (f *folds) touched() []Fold {
	if len(f.open) == 0 {
		return nil
	}
	var all []Fold
	f.each(func(p foldPlace) {
		if open, asked := f.open[p.fold]; asked && open != p.fold.Open {
			all = append(all, Fold{p.block, p.nth, open})
		}
	})
	return all
}

// each calls do with each fold of the document.
func (f *folds) each(do func(foldPlace)) {
	if f.all == nil {
		f.all = []foldPlace{}
		for unit := range f.index.units() {
			nth := 0
			markup.Walk(f.index.blocks(unit), func(b markup.Block) bool {
				if s, ok := b.(*markup.Spoiler); ok {
					f.all = append(f.all, foldPlace{unit, nth, s})
					nth++
				}
				return true
			})
		}
	}
	for _, p := range f.all {
		do(p)
	}
}

// unfold opens the folds that a character of a unit is in, and tells whether
// one was shut.
func (l *layout) unfold(unit, char int) bool {
	folds, shut := l.v.folds, false
	for _, s := range l.v.index.foldsAt(unit, char) {
		if !folds.isOpen(s) {
			folds.set(s, true)
			folds.tell()
			shut = true
		}
	}
	if shut {
		l.rechunk(unit)
	}
	return shut
}
