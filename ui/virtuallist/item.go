package virtuallist

import (
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
)

// Item is one entry of a list. The owner's own type embeds it, and a pointer to
// that is an Entry.
type Item struct {
	// Make makes the widget, when the item comes near the viewport.
	Make func() fyne.CanvasObject
	// Guess gives about the height in pixels at a width, before it was measured.
	Guess func(width float32) float32
	// Gap is the room above the item, in pixels at a text size of 100 %. The
	// first item has none.
	Gap float32
	// Object is the widget; nil until it was made, and again once it was let go.
	Object fyne.CanvasObject

	top, height float32
	measured    map[float32]float32 // real heights by width
}

// Entry is a pointer to a type that embeds Item.
type Entry interface {
	comparable
	base() *Item
}

func (it *Item) base() *Item { return it }

// Top gives how far the item is from the top of the column, in pixels.
func (it *Item) Top() float32 { return it.top }

// Height gives how high the item is, in pixels: measured, or guessed.
func (it *Item) Height() float32 { return it.height }

// Bottom gives where the item ends, as Top gives where it begins.
func (it *Item) Bottom() float32 { return it.top + it.height }

// Forget has the item made and measured anew when it comes near the viewport: it is
// for one whose content is another, before it is put into a list again.
func (it *Item) Forget() { it.Object, it.measured = nil, nil }

// heightAt gives the height at a width, as it is known or else guessed.
func (it *Item) heightAt(width float32) float32 {
	if h, ok := it.measured[width]; ok {
		return h
	}
	return it.Guess(width)
}

// Measure makes the widget of an item and takes its real height. It tells
// whether that differs from what was guessed.
func (l *List[E]) Measure(e E) (changed bool) {
	if changed = l.measure(e); changed {
		l.unset = 0
	}
	return changed
}

func (l *List[E]) measure(e E) (changed bool) {
	it := e.base()
	if it.Object == nil {
		it.Object = it.Make()
		if l.opt.Release != nil {
			l.made = append(l.made, e)
		}
		if l.opt.Made != nil {
			l.opt.Made(e)
		}
	} else if _, ok := it.measured[l.width]; ok {
		return false
	}
	h := float32(math.Ceil(float64(kit.HeightFor(it.Object, l.width))))
	if it.measured == nil {
		it.measured = map[float32]float32{}
	}
	it.measured[l.width] = h
	changed = h != it.height
	it.height = h
	return changed
}
