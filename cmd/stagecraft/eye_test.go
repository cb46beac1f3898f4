//go:build linux

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// eye sees what a window shows, by name and place: as the window tells screen readers,
// so that a test needn't know where things stand.
type eye struct {
	t   *testing.T
	bus *dbus.Conn
	app string // the name that the window's app has on the bus
}

// thing is one that it sees.
type thing struct {
	path    dbus.ObjectPath
	name    string
	role    uint32
	able    []string // what can be done with it
	focused bool     // it has the keys
	chosen  bool
}

// The numbers that things are told apart by: of roles, and of states.
const (
	roleLabel   = 29
	roleItem    = 32
	rolePanel   = 39
	roleOption  = 44
	roleMenu    = 35 // an item of one
	roleField   = 79
	stateOfKeys = 12
	stateChosen = 23
)

// busRef is how a thing is known on the bus.
type busRef struct {
	Name string
	Path dbus.ObjectPath
}

// openEye begins to look at the app of a session, once that has joined it.
func openEye(t *testing.T, s session) *eye {
	t.Helper()
	e := &eye{t: t}
	deadline := time.Now().Add(startLimit)
	for err := e.join(s); err != nil; err = e.join(s) {
		if time.Now().After(deadline) {
			t.Fatalf("the app never came to the desktop of accessibility: %v", err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	return e
}

func (e *eye) join(s session) error {
	if e.bus == nil {
		session, err := dbus.Connect(s.address)
		if err != nil {
			return err
		}
		defer session.Close()
		var address string
		// Were the launcher to be started by asking, it would be one that knows of no display.
		if err := session.Object("org.a11y.Bus", "/org/a11y/bus").Call("org.a11y.Bus.GetAddress", dbus.FlagNoAutoStart).Store(&address); err != nil {
			return err
		}
		if e.bus, err = dbus.Connect(address); err != nil {
			return err
		}
		e.t.Cleanup(func() { e.bus.Close() })
	}
	var apps []busRef
	desktop := e.bus.Object("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
	if err := desktop.Call("org.a11y.atspi.Accessible.GetChildren", 0).Store(&apps); err != nil {
		return err
	}
	if len(apps) == 0 {
		return errors.New("nobody is there")
	}
	e.app = apps[len(apps)-1].Name
	return nil
}

// all gives everything that the window shows now, what lies over the page last.
func (e *eye) all() []thing {
	e.t.Helper()
	var entries []struct {
		Object, Application, Parent busRef
		Index, Children             int32
		Interfaces                  []string
		Name                        string
		Role                        uint32
		Description                 string
		States                      []uint32
	}
	cache := e.bus.Object(e.app, "/org/a11y/atspi/cache")
	if err := cache.Call("org.a11y.atspi.Cache.GetItems", 0).Store(&entries); err != nil {
		e.t.Fatalf("looking at the window: %v", err)
	}
	all := make([]thing, len(entries))
	for i, x := range entries {
		has := func(state int) bool { return len(x.States) > 0 && x.States[0]>>state&1 == 1 }
		all[i] = thing{x.Object.Path, x.Name, x.Role, x.Interfaces, has(stateOfKeys), has(stateChosen)}
	}
	return all
}

func (x thing) pressable() bool { return slices.Contains(x.able, "org.a11y.atspi.Action") }

// called fits what has a name.
func called(name string) func(thing) bool {
	return func(x thing) bool { return x.name == name }
}

// telling fits what has a role, and a text in its name.
func telling(role uint32, text string) func(thing) bool {
	return func(x thing) bool { return x.role == role && strings.Contains(x.name, text) }
}

// button fits what can be pressed and has a name.
func button(name string) func(thing) bool {
	return func(x thing) bool { return x.name == name && x.pressable() }
}

// find gives the last thing that fits, of those that are there now.
func (e *eye) find(fits func(thing) bool) (thing, bool) {
	e.t.Helper()
	for _, x := range slices.Backward(e.all()) {
		if fits(x) {
			return x, true
		}
	}
	return thing{}, false
}

// see waits until something that fits is shown; what says what that is.
func (e *eye) see(what string, fits func(thing) bool) thing {
	e.t.Helper()
	x, ok := e.within(settleLimit, fits)
	if !ok {
		var all []string
		for _, x := range e.all() {
			all = append(all, fmt.Sprintf("%3d %q", x.role, x.name))
		}
		e.t.Fatalf("%s is never shown, but\n%s", what, strings.Join(all, "\n"))
	}
	return x
}

// within waits so long for something that fits.
func (e *eye) within(limit time.Duration, fits func(thing) bool) (thing, bool) {
	e.t.Helper()
	for deadline := time.Now().Add(limit); ; time.Sleep(30 * time.Millisecond) {
		if x, ok := e.find(fits); ok || time.Now().After(deadline) {
			return x, ok
		}
	}
}

// text waits until something of a name is shown.
func (e *eye) text(name string) { e.t.Helper(); e.see(name, called(name)) }

// gone waits until nothing of a name is shown.
func (e *eye) gone(name string) {
	e.t.Helper()
	for deadline := time.Now().Add(settleLimit); ; time.Sleep(30 * time.Millisecond) {
		if _, there := e.find(called(name)); !there {
			return
		}
		if time.Now().After(deadline) {
			e.t.Fatalf("%q is still shown", name)
		}
	}
}

// box is where a thing stands in the window, in pixels.
type box struct{ X, Y, W, H int32 }

func (b box) middle() (x, y int) { return int(b.X + b.W/2), int(b.Y + b.H/2) }

// place gives where a thing stands; false when it is gone.
func (e *eye) place(x thing) (b box, ok bool) {
	err := e.bus.Object(e.app, x.path).Call("org.a11y.atspi.Component.GetExtents", 0, uint32(1)).Store(&b)
	return b, err == nil
}
