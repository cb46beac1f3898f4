//go:build linux

package atspi

import (
	"testing"

	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"stagecraft/ui/accessible"
)

var (
	good, card, line = widget.NewLabel("good"), widget.NewLabel("card"), widget.NewLabel("line")
	shell            = widget.NewLabel("window")
)

func screen(nodes ...*accessible.Node) *accessible.Screen {
	return &accessible.Screen{Root: &accessible.Node{
		Description: accessible.Description{Name: "Stagecraft", Role: accessible.Window}, Object: shell, Run: -1, Children: nodes,
	}}
}

func button(focused bool) *accessible.Node {
	return &accessible.Node{Description: accessible.Description{Name: "Good", Role: accessible.Button}, Object: good, Focusable: true, Focused: focused}
}

func face(says string) *accessible.Node {
	return &accessible.Node{Description: accessible.Description{Name: says, Role: accessible.Card, Live: "card"}, Object: card}
}

func field(value string) *accessible.Node {
	return &accessible.Node{Description: accessible.Description{Name: "Answer", Role: accessible.Field, Value: value}, Object: line, Focusable: true}
}

func TestChanged_TellsWhatLeadsFromOneScreenToTheNext(t *testing.T) {
	own := func(id int) ref { return ref{"me", pathOf(id)} }
	add := func(of, at, child int) event {
		return event{of: of, member: "ChildrenChanged", detail: "add", a: int32(at), data: own(child)}
	}
	focus := func(of int) []event {
		return []event{
			{of: of, member: "StateChanged", detail: "focused", a: 1, data: int32(0)},
			{of: of, member: "org.a11y.atspi.Event.Focus.Focus", data: int32(0)},
		}
	}
	r := newReader("Stagecraft")
	now := r.read(screen(face("front"), button(false)))
	const cardID, goodID, lineID = 2, 3, 4
	for _, c := range []struct {
		about string
		to    *accessible.Screen
		want  []event
	}{
		{"nothing", screen(face("front"), button(false)), nil},
		{"the card is turned", screen(face("back"), button(false)), []event{
			{of: cardID, member: "PropertyChange", detail: "accessible-name", data: "back"},
			{of: cardID, member: "Announcement", a: 1, data: "back"},
		}},
		{"the keys come to the button", screen(face("back"), button(true)), focus(goodID)},
		{"they go, and a field comes", screen(face("back"), button(false), field("")), []event{
			{of: goodID, member: "StateChanged", detail: "focused", data: int32(0)}, add(window, 2, lineID),
		}},
		{"something is typed", screen(face("back"), button(false), field("po")), []event{
			{of: lineID, member: "TextChanged", detail: "insert", b: 2, data: "po"},
			{of: lineID, member: "TextCaretMoved", a: 2, data: int32(0)},
		}},
		{"and taken out", screen(face("back"), button(false), field("o")), []event{
			{of: lineID, member: "TextChanged", detail: "delete", b: 1, data: "p"},
		}},
		{"the card goes", screen(button(false), field("o")), []event{
			{of: window, member: "ChildrenChanged", detail: "remove", data: own(cardID)},
		}},
	} {
		before := now
		now = r.read(c.to)
		got := changed(before, now, own)
		byOrder := cmp.AllowUnexported(event{})
		if diff := cmp.Diff(c.want, got, byOrder); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.about, diff)
		}
	}
}

func TestAround_FindsWordsAndLines(t *testing.T) {
	letters := []rune("one two\nthree")
	for _, c := range []struct {
		at       int
		kind     uint32
		from, to int
	}{{4, 0, 4, 5}, {5, 1, 4, 8}, {5, 3, 0, 8}, {9, 3, 8, 13}, {99, 1, 8, 13}} {
		if from, to := around(letters, c.at, c.kind); from != c.from || to != c.to {
			t.Errorf("around %d, kind %d, are %d to %d, want %d to %d", c.at, c.kind, from, to, c.from, c.to)
		}
	}
}
