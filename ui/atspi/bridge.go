//go:build linux

package atspi

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"github.com/godbus/dbus/v5"

	"stagecraft/ui/accessible"
)

// Window is the window that is offered.
type Window struct {
	Name string
	// Look reads what it shows, on the main goroutine.
	Look func() *accessible.Screen
	// Watch has a function called on the main goroutine whenever the window may show
	// something else, until it is stopped.
	Watch func(look func()) (stop func())
	// OnMain has something done on the main goroutine, from any other.
	OnMain func(do func())
	// Focus gives the keys to something; on the main goroutine.
	Focus func(fyne.Focusable)
}

// patience is how long the window may take over what a screen reader asks of it.
const patience = 2 * time.Second

// bridge is the way between a window and the bus of accessibility, while it is up.
type bridge struct {
	window Window
	conn   *dbus.Conn
	reader *reader // for the main goroutine
	tree   atomic.Pointer[tree]
	parent atomic.Pointer[ref] // the desktop, once it told its name
	number atomic.Int32
	trees  chan *tree // those to come, of which only the last matters
	own    string
}

// connect offers a window on a bus.
func connect(ctx context.Context, w Window, address string) (*bridge, error) {
	b := &bridge{window: w, reader: newReader(w.Name), trees: make(chan *tree, 1)}
	conn, err := dbus.Dial(address, dbus.WithHandler(b), dbus.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("reach the bus of accessibility: %w", err)
	}
	b.conn = conn
	if err := conn.Auth(nil); err != nil {
		conn.Close()
		return nil, fmt.Errorf("show who asks on the bus of accessibility: %w", err)
	}
	if err := conn.Hello(); err != nil {
		conn.Close()
		return nil, fmt.Errorf("greet the bus of accessibility: %w", err)
	}
	b.own = conn.Names()[0]
	ready := make(chan struct{})
	w.OnMain(func() {
		b.tree.Store(b.reader.read(w.Look()))
		close(ready)
	})
	select {
	case <-ready:
	case <-ctx.Done():
		conn.Close()
		return nil, ctx.Err()
	}
	if err := b.embed(); err != nil {
		conn.Close()
		return nil, err
	}
	go b.tell(ctx)
	w.OnMain(func() {
		if ctx.Err() == nil {
			stop := w.Watch(b.look)
			context.AfterFunc(ctx, func() { w.OnMain(stop) })
		}
	})
	return b, nil
}

// embed has the registry take the window up among those of the desktop.
func (b *bridge) embed() error {
	var desktop ref
	registry := b.conn.Object("org.a11y.atspi.Registry", pathRoot)
	if err := registry.Call("org.a11y.atspi.Socket.Embed", 0, b.ref(application)).Store(&desktop); err != nil {
		return fmt.Errorf("join the desktop of accessibility: %w", err)
	}
	b.parent.Store(&desktop)
	return nil
}

func (b *bridge) desktop() ref {
	if p := b.parent.Load(); p != nil {
		return *p
	}
	return ref{"", pathNull}
}

func (b *bridge) ref(id int) ref { return ref{b.own, pathOf(id)} }

// look reads the screen, and has what changed be told.
func (b *bridge) look() {
	t := b.reader.read(b.window.Look())
	select {
	case <-b.trees: // it was never told
	default:
	}
	b.trees <- t
}

// tell sends what changes, until ctx ends.
func (b *bridge) tell(ctx context.Context) {
	defer b.conn.Close()
	b.send(event{of: window, member: "org.a11y.atspi.Event.Window.Activate", data: int32(0)})
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-b.trees:
			before := b.tree.Swap(now)
			b.tellCache(before, now)
			for _, e := range changed(before, now, b.ref) {
				b.send(e)
			}
		}
	}
}

// tellCache tells those who keep a copy of the tree what came and went.
func (b *bridge) tellCache(before, now *tree) {
	for _, id := range before.order {
		if now.items[id] == nil {
			b.emit(pathCache, ifaceCache+".RemoveAccessible", b.ref(id))
		}
	}
	for _, id := range now.order {
		i := now.items[id]
		if old := before.items[id]; old == nil || old.parent != i.parent || old.index != i.index || len(old.children) != len(i.children) {
			b.emit(pathCache, ifaceCache+".AddAccessible", b.entry(i))
		}
	}
}

func (b *bridge) send(e event) { b.emit(pathOf(e.of), e.name(), e.body()...) }

// emit sends a signal. When the bus has gone there is nobody to tell.
func (b *bridge) emit(path dbus.ObjectPath, name string, body ...any) {
	if err := b.conn.Emit(path, name, body...); err != nil && b.conn.Connected() {
		fyne.LogError("telling a screen reader", err)
	}
}

// press presses a thing, and tells whether it was there.
func (b *bridge) press(id int) bool {
	return b.do(id, func(n *accessible.Node) bool {
		if !n.Pressable() {
			return false
		}
		// What it does may take its time; the answer is that it was pressed.
		b.window.OnMain(func() { n.Press() })
		return true
	})
}

// grab gives a thing the keys.
func (b *bridge) grab(id int) bool {
	return b.do(id, func(n *accessible.Node) bool {
		f, ok := n.Object.(fyne.Focusable)
		if !ok || !n.Focusable {
			return false
		}
		b.window.Focus(f)
		return true
	})
}

// do does something with a thing on the main goroutine, if it is still there.
func (b *bridge) do(id int, what func(*accessible.Node) bool) bool {
	done := make(chan bool, 1)
	b.window.OnMain(func() {
		n := b.reader.nodes[id]
		done <- n != nil && what(n)
	})
	select {
	case ok := <-done:
		return ok
	case <-time.After(patience):
		return false
	}
}

// wanted tells whether anything may be offered at all, as far as the environment says.
func wanted() bool {
	return os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" && os.Getenv("NO_AT_BRIDGE") != "1"
}
