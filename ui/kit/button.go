package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/theme"
)

// Primary is the button of what most people do next; one a page.
func Primary(label string, press func()) *Pressable {
	b := button(label, theme.OnPrimary, press)
	b.Fill, b.HoverFill = theme.Primary, theme.Primary
	return b
}

// MainButton gives the first Primary in an object, as far as containers and
// scrollers hold it; nil when there is none.
func MainButton(o fyne.CanvasObject) *Pressable {
	switch o := o.(type) {
	case *Pressable:
		if o.Fill == theme.Primary && o.OnPress != nil {
			return o
		}
	case *Scroller:
		return MainButton(o.Content())
	case *fyne.Container:
		for _, in := range o.Objects {
			if b := MainButton(in); b != nil {
				return b
			}
		}
	}
	return nil
}

// Secondary is a button with a line around it.
func Secondary(label string, press func()) *Pressable {
	b := button(label, theme.Primary, press)
	b.Fill, b.Border = theme.Clear, theme.Rim
	return b
}

func button(label string, name theme.Name, press func()) *Pressable {
	text := Middle(Text(label, theme.LabelSize, theme.Face{SemiBold: true}, name))
	text.Leading = 1.4
	return NewPressable(Inset(16, 10, text), press)
}

// LinkButton is text that can be pressed, in the primary colour.
func LinkButton(label string, press func()) *Pressable {
	return NewPressable(Inset(4, 2, Text(label, theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary)), press)
}

// Chip is a small rounded label; press may be nil. A selected chip is filled.
func Chip(label string, selected bool, press func()) *Pressable {
	name, fill := theme.Muted, theme.Clear
	if selected {
		name, fill = theme.Primary, theme.PrimarySoft
	}
	c := NewPressable(Inset(10, 3, OneLine(Text(label, theme.SmallSize, theme.Face{SemiBold: true}, name))), press)
	c.Fill, c.Radius = fill, 12
	return c
}

// Tag is a chip that is always filled: for terms and roles. Press may be nil.
func Tag(label string, press func()) *Pressable { return Chip(label, true, press) }

// KeyHint draws a key as it stands on the keyboard.
func KeyHint(key string) fyne.CanvasObject {
	text := Text(key, 12, theme.Face{}, theme.Muted)
	text.Leading = 1.25
	return container.New(&inset{left: 6, right: 6, top: 2, bottom: 2, unbroken: true}, Background(theme.Surface, theme.Line, 4), text)
}

// KeyLine says what keys do, in small text: pairs of a key and its meaning. A
// meaning of "" sets the next key right beside.
func KeyLine(pairs ...string) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := 0; i+1 < len(pairs); i += 2 {
		objects = append(objects, KeyHint(pairs[i]))
		if pairs[i+1] != "" {
			objects = append(objects, InsetSides(0, 0, 8, 0, Small(pairs[i+1])))
		}
	}
	return Row(5, objects...)
}

// KeyGroups are the parts of a KeyLine that may stand in lines of their own:
// each key stays with its meaning.
func KeyGroups(pairs ...string) []fyne.CanvasObject {
	var groups []fyne.CanvasObject
	var open []string
	for i := 0; i+1 < len(pairs); i += 2 {
		open = append(open, pairs[i], pairs[i+1])
		if pairs[i+1] != "" {
			groups = append(groups, KeyLine(open...))
			open = nil
		}
	}
	return groups
}
