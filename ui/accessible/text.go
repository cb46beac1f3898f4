package accessible

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/internal/fynecache"
	"stagecraft/ui/text"
)

// KeyLayout is the layout of what shows a key as it stands on the keyboard. That is no
// part of a name: it is said after it.
type KeyLayout interface{ ShownKey() string }

// HintsLayout is the layout of what says which keys do what. It is read with all the rest,
// and isn't what a window is about.
type HintsLayout interface{ ShowsKeys() }

// TextOf gives all the text that an object shows, in the order in which it is drawn,
// and the key that it shows, if one is.
func TextOf(o fyne.CanvasObject) (says, key string) {
	var parts []string
	gather(o, &parts, &key)
	return strings.Join(parts, ", "), key
}

func gather(o fyne.CanvasObject, parts *[]string, key *string) {
	if o == nil || !o.Visible() {
		return
	}
	add := func(s string) {
		if s = squeezed(s); s != "" {
			*parts = append(*parts, s)
		}
	}
	switch o := o.(type) {
	case *text.Paragraph:
		add(o.Spoken())
		for _, r := range o.Runs {
			gather(r.Object, parts, key)
		}
	case *canvas.Text:
		add(o.Text)
	case *fyne.Container:
		if k, ok := o.Layout.(KeyLayout); ok {
			if *key == "" {
				*key = k.ShownKey()
			}
			return
		}
		for _, in := range o.Objects {
			gather(in, parts, key)
		}
	case fyne.Widget:
		if d, ok := Describe(o); ok {
			if _, control := o.(fyne.Focusable); control && d.Role != Text && !d.State.Has(Disabled) {
				return // a thing of its own
			}
			if d.Name != "" {
				add(d.Name)
				return
			}
		}
		for _, in := range fynecache.Renderer(o).Objects() {
			gather(in, parts, key)
		}
	}
}

// squeezed makes a text one line.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// OneLine makes a text one line, as names are.
func OneLine(s string) string { return squeezed(s) }
