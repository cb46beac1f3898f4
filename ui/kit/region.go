package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/accessible"
)

// region is the layout of something that is said to be one thing.
type region struct {
	inset
	says func(objects []fyne.CanvasObject) accessible.Description
}

// Described says what it is.
func (r *region) Described(objects []fyne.CanvasObject) accessible.Description {
	return r.says(objects)
}

// Region has what it holds said to be one thing, and looks like it. Without a name it has
// that of its text.
func Region(says accessible.Description, o fyne.CanvasObject) *fyne.Container {
	return container.New(&region{says: func(objects []fyne.CanvasObject) accessible.Description {
		d := says
		if d.Name == "" {
			d.Name, _ = accessible.TextOf(objects[0])
		}
		return d
	}}, o)
}
