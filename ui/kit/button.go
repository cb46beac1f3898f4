package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// Primary is the button of what most people do next; one a page.
func Primary(label string, press func()) *Pressable {
	b := button(label, theme.OnPrimary, press)
	b.Fill, b.HoverFill = theme.Primary, theme.Primary
	return b
}

// PrimaryKey is a larger Primary that names the key which presses it.
func PrimaryKey(label, key string, press func()) *Pressable {
	name := Text(label, theme.LabelSize+1, theme.Face{SemiBold: true}, theme.OnPrimary)
	hint := Text(key, theme.LabelSize+1, theme.Face{}, theme.OnPrimary)
	name.Leading, hint.Leading = 1.4, 1.4
	b := NewPressable(Inset(theme.Size(28), theme.Size(13), Row(theme.Size(8), name, hint)), press)
	b.Fill, b.HoverFill = theme.Primary, theme.Primary
	b.Says.Name, b.Says.Key = label, key
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

// ChosenChip is an [Option] of several, of which one is chosen.
func ChosenChip(label string, chosen bool, press func()) *Pressable {
	c := Option(press)
	StyleOption(c, label, theme.Clear, chosen)
	return c
}

// Chosen has a button said to be one of several, of which one is chosen; group is what
// they are for, "" where that is plain.
func Chosen(b *Pressable, group, name string, chosen bool) {
	b.Says.Role, b.Says.Group, b.Says.Name = accessible.Option, group, name
	b.Says.State &^= accessible.Selected
	if chosen {
		b.Says.State |= accessible.Selected
	}
}

// Tag is a chip that is always filled: for terms and roles. Press may be nil.
func Tag(label string, press func()) *Pressable { return Chip(label, true, press) }

// KeyHint draws a key as it stands on the keyboard.
func KeyHint(key string) fyne.CanvasObject {
	text := Text(key, 12, theme.Face{}, theme.Muted)
	text.Leading = 1.25
	return container.New(&keyHint{inset{left: 6, right: 6, top: 2, bottom: 2, unbroken: true}, key}, Background(theme.Surface, theme.Line, 4), text)
}

// keyHint is the layout of a key.
type keyHint struct {
	inset
	key string
}

var _ accessible.KeyLayout = (*keyHint)(nil)

// ShownKey is the key that is shown.
func (k *keyHint) ShownKey() string { return k.key }

// KeyLine says what keys do, in small text: pairs of a key and its meaning. A
// meaning of "" sets the next key right beside. A key of "" is left out with its
// meaning.
func KeyLine(pairs ...string) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == "" {
			continue // what it is of has no key now
		}
		objects = append(objects, KeyHint(pairs[i]))
		if pairs[i+1] != "" {
			objects = append(objects, InsetSides(0, 0, 8, 0, Small(pairs[i+1])))
		}
	}
	line := Row(5, objects...)
	line.Layout = keyLine{line.Layout.(*row)}
	return line
}

// keyLine is the layout of a [KeyLine].
type keyLine struct{ *row }

var _ accessible.HintsLayout = keyLine{}

// ShowsKeys marks what keys do as a hint.
func (keyLine) ShowsKeys() {}

// KeyGroups are the parts of a [KeyLine] that may stand in lines of their own:
// each key stays with its meaning.
func KeyGroups(pairs ...string) []fyne.CanvasObject {
	var groups []fyne.CanvasObject
	var open []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == "" {
			continue
		}
		open = append(open, pairs[i], pairs[i+1])
		if pairs[i+1] != "" {
			groups = append(groups, KeyLine(open...))
			open = nil
		}
	}
	return groups
}
