//go:build linux

package atspi

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"github.com/godbus/dbus/v5"
)

// Where the session says whether somebody wants accessibility.
const (
	busName     = "org.a11y.Bus"
	busPath     = dbus.ObjectPath("/org/a11y/bus")
	ifaceStatus = "org.a11y.Status"
)

// Offer offers a window to screen readers whenever one is about, until it is stopped. It
// returns at once. While there is none it only listens; nothing is started for it.
func Offer(w Window) (stop func()) {
	if !wanted() {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	go follow(ctx, w)
	return cancel
}

// follow puts the bridge up and takes it down, as the session says.
func follow(ctx context.Context, w Window) {
	session, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return // a session without a bus has no screen reader either
	}
	defer session.Close()
	signals := make(chan *dbus.Signal, 16)
	session.Signal(signals)
	rules := [][]dbus.MatchOption{
		{dbus.WithMatchInterface(ifaceProperties), dbus.WithMatchMember("PropertiesChanged"), dbus.WithMatchObjectPath(busPath)},
		{dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, busName)},
	}
	for _, rule := range rules {
		if err := session.AddMatchSignal(rule...); err != nil {
			return
		}
	}
	down := func() {}
	defer func() { down() }()
	up := false
	for {
		if on := enabled(session); on != up {
			down()
			down, up = func() {}, false
			if on {
				down, up = raise(ctx, session, w)
			}
		}
		select {
		case <-ctx.Done():
			return
		case _, open := <-signals:
			if !open {
				return
			}
		}
	}
}

// enabled tells whether somebody wants accessibility. It starts nothing to find that out.
func enabled(session *dbus.Conn) bool {
	var owned bool
	if err := session.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, busName).Store(&owned); err != nil || !owned {
		return false
	}
	bus := session.Object(busName, busPath)
	for _, name := range []string{"IsEnabled", "ScreenReaderEnabled"} {
		if v, err := bus.GetProperty(ifaceStatus + "." + name); err == nil {
			if on, ok := v.Value().(bool); ok && on {
				return true
			}
		}
	}
	return false
}

// tries and pause are how often the bus is called that is only just being started.
const (
	tries = 5
	pause = 300 * time.Millisecond
)

// raise puts the bridge up.
func raise(ctx context.Context, session *dbus.Conn, w Window) (down func(), up bool) {
	within, cancel := context.WithCancel(ctx)
	var failed error
	for range tries {
		var address string
		failed = session.Object(busName, busPath).Call(busName+".GetAddress", 0).Store(&address)
		if failed == nil {
			_, failed = connect(within, w, address)
		}
		if failed == nil {
			return cancel, true
		}
		select {
		case <-ctx.Done():
			cancel()
			return func() {}, false
		case <-time.After(pause):
		}
	}
	cancel()
	fyne.LogError("offering the window to screen readers", fmt.Errorf("after %d tries: %w", tries, failed))
	return func() {}, false
}
