package document

import (
	"stagecraft/content/markup"
)

// Fold is a fold that the learner opened or shut.
type Fold struct {
	Block, Nth int // the fold's place among those of a block; all footnotes are one block after the last
	Open       bool
}

// Folds gives the folds that the learner opened or shut, in the order of the
// document.
func (v *View) Folds() []Fold {
	if len(v.open) == 0 {
		return nil
	}
	var all []Fold
	v.eachFold(func(block, nth int, s *markup.Spoiler) {
		if open, asked := v.open[s]; asked && open != s.Open {
			all = append(all, Fold{block, nth, open})
		}
	})
	return all
}

func (v *View) setFolds(all []Fold) {
	if len(all) == 0 {
		return
	}
	v.eachFold(func(block, nth int, s *markup.Spoiler) {
		for _, f := range all {
			if f.Block == block && f.Nth == nth {
				v.open[s] = f.Open
			}
		}
	})
}

// eachFold calls do with each fold of the document.
func (v *View) eachFold(do func(block, nth int, s *markup.Spoiler)) {
	if v.folds == nil {
		v.folds = []placedFold{}
		for unit := range len(v.doc.Blocks) + 1 {
			nth := 0
			markup.Walk(v.index.blocks(unit), func(b markup.Block) bool {
				if s, ok := b.(*markup.Spoiler); ok {
					v.folds = append(v.folds, placedFold{unit, nth, s})
					nth++
				}
				return true
			})
		}
	}
	for _, f := range v.folds {
		do(f.block, f.nth, f.fold)
	}
}

type placedFold struct {
	block, nth int
	fold       *markup.Spoiler
}
