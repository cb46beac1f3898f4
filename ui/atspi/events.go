//go:build linux

package atspi

import (
	"math/bits"

	"github.com/godbus/dbus/v5"
)

// event is a signal of an object.
type event struct {
	of     int
	member string // of org.a11y.atspi.Event.Object, or with its interface
	detail string
	a, b   int32
	data   any
}

// stateNames are the states whose changes are told.
var stateNames = map[int]string{
	stateChecked: "checked", stateEnabled: "enabled", stateExpanded: "expanded", stateFocused: "focused",
	stateSelected: "selected", stateSensitive: "sensitive", stateReadOnly: "read-only",
}

// changed gives the events that lead from one tree to another, in the order in which they
// are sent: what is gone, what is new, what is different, and where the keys are last.
// childRef gives what a child is called on the bus.
func changed(before, now *tree, childRef func(id int) ref) []event {
	var all []event
	for _, id := range before.order {
		if old := before.items[id]; now.items[id] == nil {
			all = append(all, event{of: old.parent, member: "ChildrenChanged", detail: "remove", a: int32(old.index), data: childRef(id)})
		}
	}
	for _, id := range now.order {
		i := now.items[id]
		old := before.items[id]
		if old == nil {
			all = append(all, event{of: i.parent, member: "ChildrenChanged", detail: "add", a: int32(i.index), data: childRef(id)})
			if i.live && i.name != "" {
				all = append(all, event{of: id, member: "Announcement", a: 1, data: i.name})
			}
			continue
		}
		all = append(all, old.became(i)...)
	}
	if now.focus != 0 && (before.focus != now.focus || before.items[now.focus] == nil) {
		all = append(all,
			event{of: now.focus, member: "StateChanged", detail: "focused", a: 1, data: int32(0)},
			event{of: now.focus, member: "org.a11y.atspi.Event.Focus.Focus", data: int32(0)})
	}
	return all
}

// became gives the events of one item that is different now.
func (i *item) became(now *item) []event {
	var all []event
	if i.name != now.name {
		all = append(all, event{of: i.id, member: "PropertyChange", detail: "accessible-name", data: now.name})
		if now.live && now.name != "" {
			all = append(all, event{of: i.id, member: "Announcement", a: 1, data: now.name})
		}
	}
	if i.description != now.description {
		all = append(all, event{of: i.id, member: "PropertyChange", detail: "accessible-description", data: now.description})
		if now.live && now.description != "" {
			all = append(all, event{of: i.id, member: "Announcement", a: 1, data: now.description})
		}
	}
	if i.text != now.text && now.hasText() {
		all = append(all, typed(i.id, []rune(i.text), []rune(now.text))...)
	}
	for left := i.states ^ now.states; left != 0; left &= left - 1 {
		s := bits.TrailingZeros64(left)
		name, told := stateNames[s]
		on := int32(now.states >> s & 1)
		if told && (s != stateFocused || on == 0) { // where the keys come to is told last
			all = append(all, event{of: i.id, member: "StateChanged", detail: name, a: on, data: int32(0)})
		}
	}
	return all
}

// typed tells what was taken out of a text, and what came in.
func typed(id int, before, now []rune) []event {
	start := 0
	for start < len(before) && start < len(now) && before[start] == now[start] {
		start++
	}
	end := 0
	for end < len(before)-start && end < len(now)-start && before[len(before)-1-end] == now[len(now)-1-end] {
		end++
	}
	var all []event
	if gone := before[start : len(before)-end]; len(gone) > 0 {
		all = append(all, event{of: id, member: "TextChanged", detail: "delete", a: int32(start), b: int32(len(gone)), data: string(gone)})
	}
	if come := now[start : len(now)-end]; len(come) > 0 {
		all = append(all,
			event{of: id, member: "TextChanged", detail: "insert", a: int32(start), b: int32(len(come)), data: string(come)},
			event{of: id, member: "TextCaretMoved", a: int32(start + len(come)), data: int32(0)})
	}
	return all
}

// name is the signal's, with its interface.
func (e event) name() string {
	if e.member == "org.a11y.atspi.Event.Focus.Focus" || e.member == "org.a11y.atspi.Event.Window.Activate" {
		return e.member
	}
	return "org.a11y.atspi.Event.Object." + e.member
}

// body is what the signal carries.
func (e event) body() []any {
	return []any{e.detail, e.a, e.b, dbus.MakeVariant(e.data), map[string]dbus.Variant{}}
}
