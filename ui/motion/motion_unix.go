//go:build unix && !darwin

package motion

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

// places are the desktop's portal, which answers for any of them and in a sandbox
// too; GNOME's settings, which most others keep too; and the files of GTK and KDE.
func places() []place {
	return []place{portal, gnome, file("gtk-4.0/settings.ini", "gtk-enable-animations"), file("gtk-3.0/settings.ini", "gtk-enable-animations"), file("kdeglobals", "AnimationDurationFactor")}
}

const schema = "org.gnome.desktop.interface"

// portal asks the desktop portal on the session's bus, if there is one.
func portal(ctx context.Context) (reduced, known bool) {
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err != nil {
		return false, false
	}
	defer bus.Close()
	if bus.Auth(nil) != nil || bus.Hello() != nil {
		return false, false
	}
	settings := bus.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
	read := func(namespace, key string) any {
		var v dbus.Variant
		if settings.CallWithContext(ctx, "org.freedesktop.portal.Settings.Read", 0, namespace, key).Store(&v) != nil {
			return nil
		}
		if inner, ok := v.Value().(dbus.Variant); ok { // Read wraps what it gives twice
			v = inner
		}
		return v.Value()
	}
	if reduce, ok := read("org.freedesktop.appearance", "reduced-motion").(uint32); ok && reduce == 1 { // 0 is no preference
		return true, true
	}
	if animate, ok := read(schema, "enable-animations").(bool); ok {
		return !animate, true
	}
	return false, false
}

// gnome asks the settings themselves.
func gnome(ctx context.Context) (reduced, known bool) {
	out, err := exec.CommandContext(ctx, "gsettings", "get", schema, "enable-animations").Output()
	answer := string(bytes.TrimSpace(out))
	return answer == "false", err == nil && (answer == "true" || answer == "false")
}

// file looks for a key in a file of the user's settings. What is 0 or false doesn't
// move.
func file(name, key string) place {
	return func(context.Context) (reduced, known bool) {
		folder, err := os.UserConfigDir()
		if err != nil {
			return false, false
		}
		f, err := os.Open(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return false, false
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			k, value, ok := strings.Cut(lines.Text(), "=")
			if value = strings.TrimSpace(value); ok && strings.TrimSpace(k) == key && value != "" {
				return value == "0" || strings.EqualFold(value, "false"), true
			}
		}
		return false, false
	}
}
