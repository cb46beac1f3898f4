package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// Follow marks the sentence that is read aloud. It brings it into view where
// it isn't, clear of what lies over the lowest pixels.
func (v *View) Follow(s Sentence, lowest float32) {
	old := v.spoken
	v.spoken = &s
	v.dressSpoken(old)
	index := v.itemAt(s.Block, s.Start)
	if index < 0 || v.sheet.width == 0 {
		return
	}
	if index < v.sheet.from || index >= v.sheet.to {
		v.sheet.put(index, -v.scroll.Size().Height/4)
	}
	v.dressSpoken(nil)
	high := v.scroll.Size().Height - lowest
	top, bottom, ok := v.placeOfSentence(s)
	if margin := theme.Size(20); ok && (top < margin || bottom > high-margin) {
		v.ScrollBy(top - max(min(high/4, high-margin-(bottom-top)), margin))
	}
	v.placeBar()
}

// EndFollow takes the mark away.
func (v *View) EndFollow() {
	old := v.spoken
	v.spoken = nil
	v.dressSpoken(old)
	v.placeBar()
}

// dressSpoken draws the items anew that show the sentence marked before, and
// the one marked now.
func (v *View) dressSpoken(before *Sentence) {
	for _, it := range v.items {
		if before != nil && it.unit == before.Block || v.spoken != nil && it.unit == v.spoken.Block {
			v.dress(it)
		}
	}
}

// FirstAloud gives the sentence that reading begins with: the one selected, or
// the first that begins in view. Index counts those that Sentences gives.
func (v *View) FirstAloud() (block, index int) {
	if all := v.Selected(); len(all) > 0 {
		for i, s := range v.Sentences(all[0].Block) {
			if s.End > all[0].Start {
				return all[0].Block, i
			}
		}
		return all[0].Block, 0
	}
	at, _ := v.sheet.anchor()
	if at < 0 {
		at = 0
	}
	before := -1
	for _, it := range v.items[at:] {
		if it.unit < 0 || it.unit == before {
			continue
		}
		before = it.unit
		for i, s := range v.Sentences(it.unit) {
			if s.End < it.from || s.Start < it.from && s.End == it.from {
				continue
			}
			// One that began above is read on from its beginning, if the next is below.
			if _, bottom, ok := v.placeOfSentence(s); ok && bottom > theme.Size(14) {
				return it.unit, i
			}
		}
	}
	return 0, 0
}

// placeOfSentence gives how far below the top of the view a sentence begins
// and ends. It is known of what is near the view.
func (v *View) placeOfSentence(s Sentence) (top, bottom float32, ok bool) {
	for _, it := range v.items[v.sheet.from:v.sheet.to] {
		if it.unit != s.Block {
			continue
		}
		for _, p := range it.passages {
			from, to, in := p.within(s.Start, s.End)
			if !in {
				continue
			}
			at, _ := v.placeIn(it, p.paragraph)
			y := at.Y
			first, _ := p.paragraph.Caret(from)
			last, high := p.paragraph.Caret(to - 1)
			if low := y + first.Y; !ok || low < top {
				top = low
			}
			bottom, ok = max(bottom, y+last.Y+high), true
		}
	}
	if ok {
		return top, bottom, true
	}
	at := v.itemAt(s.Block, s.Start)
	if at < v.sheet.from || at >= v.sheet.to {
		return 0, 0, false
	}
	it := v.items[at]
	return it.top - v.scroll.Offset.Y, it.top + it.height - v.scroll.Offset.Y, true
}

func newBar() *canvas.Rectangle {
	bar := canvas.NewRectangle(theme.Color(theme.Primary))
	bar.CornerRadius = 1.5
	bar.Hide()
	return bar
}

// placeBar sets the bar beside the item that is read aloud or was found, where
// none of its words are marked.
func (v *View) placeBar() {
	bar, at := v.sheet.beneath.bar, v.barred()
	show := at >= v.sheet.from && at < v.sheet.to
	if show {
		it := v.items[at]
		bar.Move(fyne.NewPos(v.sheet.left-theme.Size(8), it.top))
		bar.Resize(fyne.NewSize(theme.Size(3), it.height))
	}
	if show != bar.Visible() {
		bar.Hidden = !show
		canvas.Refresh(v.sheet.beneath)
	}
}

// barred gives the item that the bar belongs to; -1 when there is none.
func (v *View) barred() int {
	if s := v.spoken; s != nil && !v.marksWords(*s) {
		return v.itemAt(s.Block, s.Start)
	}
	if v.hit >= 0 && v.hit < len(v.hits) {
		h := v.hits[v.hit]
		if at := v.itemAt(h.unit, h.start); at >= 0 && v.items[at].passageAt(h) == nil {
			return at
		}
	}
	return -1
}

func (v *View) marksWords(s Sentence) bool {
	for _, it := range v.items[v.sheet.from:v.sheet.to] {
		for _, p := range it.passages {
			if _, _, ok := p.within(s.Start, s.End); ok && it.unit == s.Block {
				return true
			}
		}
	}
	return false
}
