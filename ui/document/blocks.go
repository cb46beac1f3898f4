package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
)

// Blocks makes a few blocks to stand within something else, such as the code
// in a question, which is typeset already. All of them are made at once, so
// there should be few.
func Blocks(all []markup.Block, opt Options) fyne.CanvasObject {
	v := New(&markup.Document{Blocks: all, Meta: markup.Meta{AsTyped: true}}, opt)
	it := &item{block: -1, unit: -1}
	var holder *fyne.Container
	made := func() fyne.CanvasObject {
		o := v.newBuilder(it, nil).blocks(all, 8, body().inPanel())
		for _, k := range it.hotspots {
			if press, ok := k.press.(*kit.Pressable); ok {
				press.OnFocus = nil // there is no view to move
			}
		}
		return o
	}
	// Its pictures come once it is in a window, or not at all.
	pictures := func() { v.pixels.shown([]*item{it}) }
	v.formulas.again = func() {
		v.pixels.hidden(it)
		it.hotspots, it.wide, it.passages, it.pictures, it.starts = nil, nil, nil, nil, nil
		holder.Objects[0] = made()
		pictures()
		if c := fyne.CurrentApp().Driver().CanvasForObject(holder); c != nil && c.Content() != nil {
			c.Content().Refresh() // what stands around it makes room
		}
	}
	holder = kit.Stack(0, made())
	v.within = holder
	if len(it.pictures) > 0 {
		kit.OnMain(pictures)
	}
	return holder
}
