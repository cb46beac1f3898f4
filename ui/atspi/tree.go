//go:build linux

// Package atspi offers what a window shows to the screen readers of Linux, such as Orca,
// over AT-SPI 2: a tree of objects on a bus of their own, with what changes in it. Nothing
// is offered, and nothing costs, until somebody turns accessibility on.
package atspi

import (
	"slices"

	"github.com/godbus/dbus/v5"

	"stagecraft/ui/accessible"
)

// item is one thing of the tree, as it was read from the screen: it can be asked for on
// any goroutine.
type item struct {
	id, parent, index int
	children          []int
	name, description string
	text              string // of a field or a text
	role              uint32
	roleName          string
	states            uint64
	bounds            [4]int32
	actions           []string
	key               string
	live              bool
	level             int
}

// The ids of the application and of its window; those of what is in it follow.
const (
	application = 0
	window      = 1
)

// tree is all items, by id.
type tree struct {
	items map[int]*item
	order []int // as they are read
	focus int   // 0 for none
}

// reader makes trees of screens, and knows things again from one screen to the next. It is
// for the main goroutine.
type reader struct {
	ids   map[accessible.Key]int
	nodes map[int]*accessible.Node // of the last screen
	last  int
	name  string
}

func newReader(name string) *reader {
	return &reader{ids: map[accessible.Key]int{}, last: window, name: name}
}

// read makes the tree of a screen.
func (r *reader) read(s *accessible.Screen) *tree {
	t := &tree{items: map[int]*item{}}
	known := r.ids
	r.ids, r.nodes = map[accessible.Key]int{}, map[int]*accessible.Node{}
	app := &item{id: application, parent: -1, name: r.name, role: roleApplication, roleName: "application", states: states(stateEnabled, stateSensitive, stateShowing, stateVisible)}
	t.items[application] = app
	t.order = append(t.order, application)
	app.children = []int{r.add(t, known, s.Root, application, 0)}
	return t
}

func (r *reader) add(t *tree, known map[accessible.Key]int, n *accessible.Node, parent, index int) int {
	id, ok := known[n.Key()]
	if n.Role == accessible.Window {
		id = window
	} else if !ok {
		r.last++
		id = r.last
	}
	if _, twice := t.items[id]; twice { // drawn in two places
		r.last++
		id = r.last
	}
	r.ids[n.Key()], r.nodes[id] = id, n
	i := newItem(n)
	i.id, i.parent, i.index = id, parent, index
	t.items[id] = i
	t.order = append(t.order, id)
	if n.Focused {
		t.focus = id
	}
	for at, c := range n.Children {
		i.children = append(i.children, r.add(t, known, c, id, at))
	}
	return id
}

func newItem(n *accessible.Node) *item {
	i := &item{
		name: n.Name, description: n.Help, key: n.Description.Key, live: n.Live != "", level: n.Level,
		bounds: [4]int32{int32(n.At.X), int32(n.At.Y), int32(n.Size.Width), int32(n.Size.Height)},
	}
	i.role, i.roleName = roleOf(n)
	i.states = statesOf(n)
	switch n.Role {
	case accessible.Field:
		i.text = n.Value
	case accessible.Text, accessible.Heading:
		i.text = n.Name
	case accessible.Window, accessible.Page:
	default:
		if n.Value != "" && i.description != "" {
			i.description = n.Value + ", " + i.description
		} else if n.Value != "" {
			i.description = n.Value
		}
	}
	if n.Group != "" {
		i.name = n.Group + ": " + i.name
	}
	if n.Pressable() {
		i.actions = []string{"press"}
	}
	return i
}

// interfaces are those that an item answers to.
func (i *item) interfaces() []string {
	if i.id == application {
		return []string{ifaceAccessible, ifaceApplication}
	}
	all := []string{ifaceAccessible, ifaceComponent}
	if len(i.actions) > 0 {
		all = append(all, ifaceAction)
	}
	if i.hasText() {
		all = append(all, ifaceText)
	}
	return all
}

func (i *item) hasText() bool {
	return slices.Contains([]uint32{roleEntry, roleLabel, roleHeading}, i.role)
}

// stateWords are the states as they go over the bus.
func (i *item) stateWords() []uint32 { return []uint32{uint32(i.states), uint32(i.states >> 32)} }

// attributes are what has no place of its own.
func (i *item) attributes() map[string]string {
	all := map[string]string{"toolkit": "Fyne"}
	if i.level > 0 {
		all["level"] = string(rune('0' + min(i.level, 9)))
	}
	if i.live {
		all["live"], all["container-live"] = "polite", "polite"
	}
	return all
}

// ref is an object on the bus: whose it is, and its path.
type ref struct {
	Bus  string
	Path dbus.ObjectPath
}
