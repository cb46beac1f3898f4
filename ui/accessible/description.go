// Package accessible says in words what is on the screen: what each thing is called,
// what it is, how it stands, and where in its list. Fyne tells screen readers nothing,
// so that the voice guide and AT-SPI are both fed from here.
//
// Nothing is kept twice: what is said is derived from what is drawn, at the time it
// is asked for. A widget that takes the keys is [Described]; those of the toolkit are
// described here.
package accessible

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Role is what a thing is.
type Role int

// The roles. Those before Group stand for all that is drawn within them; the others
// hold things of their own.
const (
	NoRole Role = iota
	Button
	Link
	CheckBox
	Option // one of several, of which one is chosen
	Item   // of a list
	Tab    // of what stands beside the page: it opens another
	Field
	Slider
	Select
	MenuItem
	Heading
	Text
	Picture
	Card
	Message
	Map // of days, or a figure, whose parts the arrow keys choose

	Group
	Dialog
	Menu
	List
	Document
	Page
	Window
)

// holds tells whether things within one of this role are things of their own.
func (r Role) holds() bool { return r >= Group || r == NoRole }

// State is how a thing stands; several may hold.
type State int

// The states.
const (
	Disabled State = 1 << iota
	Checkable
	Checked
	Selected
	Expandable // it folds out something; Expanded once it has
	Expanded
	Multiline
	ReadOnly
	Opens // a menu, a dialog
)

// Has tells whether a state holds.
func (s State) Has(one State) bool { return s&one != 0 }

// Description is what is said of one thing.
type Description struct {
	Name  string
	Role  Role
	State State
	Value string // what stands in a field, or what of it is chosen
	Group string // what it and those beside it are for, where its name doesn't say
	Help  string // what else is good to know: said last
	Key   string // that does the same
	Level int    // of a heading

	Position, Of int // in its list, from 1; 0 where it is in none

	// Live names what is said as soon as its name or value changes, wherever the keys are;
	// "" for most. The same one drawn anew has the same.
	Live string
}

// Described is a thing that knows what is to be said of it.
type Described interface{ Described() Description }

// Describe gives what is to be said of an object by itself. It isn't ok when there is
// nothing, as for a container that only sets others side by side.
func Describe(o fyne.CanvasObject) (d Description, ok bool) {
	switch o := o.(type) {
	case Described:
		return o.Described(), true
	case *fyne.Container:
		if l, ok := o.Layout.(interface {
			Described([]fyne.CanvasObject) Description
		}); ok {
			return l.Described(o.Objects), true
		}
		return d, false
	case interface{ Field() *widget.Entry }:
		return OfField(o.Field(), ""), true
	}
	return describeToolkit(o)
}

// describeToolkit describes the toolkit's own widgets.
func describeToolkit(o fyne.CanvasObject) (d Description, ok bool) {
	switch o := o.(type) {
	case *widget.Entry:
		return OfField(o, ""), true
	case *widget.Button:
		return Description{Name: o.Text, Role: Button, State: disabled(o)}, true
	case *widget.Hyperlink:
		return Description{Name: o.Text, Role: Link}, true
	case *widget.Check:
		return Description{Name: o.Text, Role: CheckBox, State: checked(o.Checked) | disabled(o)}, true
	case *widget.Select:
		return Description{Name: o.PlaceHolder, Role: Select, Value: o.Selected, State: disabled(o) | Opens}, true
	case *widget.RadioGroup:
		return Description{Role: Group, Value: o.Selected, State: disabled(o)}, true
	case *widget.Slider:
		return Description{Role: Slider, Value: number(o.Value), State: disabled(o)}, true
	case *widget.Label:
		return Description{Name: o.Text, Role: Text}, o.Text != ""
	}
	return d, false
}

// OfField describes a field of a name; "" is what it shows while it is empty.
func OfField(e *widget.Entry, name string) Description {
	d := Description{Name: name, Role: Field, Value: e.Text, State: disabled(e)}
	if name == "" {
		d.Name = e.PlaceHolder
	} else if e.Text == "" {
		d.Help = e.PlaceHolder
	}
	if e.MultiLine {
		d.State |= Multiline
	}
	if e.Password {
		d.Value = strings.Repeat("•", len([]rune(e.Text)))
	}
	return d
}

func disabled(o fyne.Disableable) State {
	if o.Disabled() {
		return Disabled
	}
	return 0
}

func checked(on bool) State {
	if on {
		return Checkable | Checked
	}
	return Checkable
}
