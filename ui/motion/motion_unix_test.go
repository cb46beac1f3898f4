//go:build unix && !darwin

package motion

import (
	"bufio"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

// alone takes away all that this machine would say.
func alone(t *testing.T) (config, programs string) {
	t.Helper()
	config, programs = t.TempDir(), t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	t.Setenv("HOME", config)
	t.Setenv("PATH", programs)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(config, "no bus"))
	return config, programs
}

func TestReduced_ASystemThatSaysNothingAsksForNothing(t *testing.T) {
	alone(t)
	if Reduced(t.Context()) {
		t.Error("nobody asked for less motion")
	}
}

func TestReduced_AsTheFilesOfGTKAndKDESay(t *testing.T) {
	for name, text := range map[string]map[string]bool{
		"gtk-4.0/settings.ini": {"[Settings]\ngtk-enable-animations=0\n": true, "[Settings]\ngtk-enable-animations = true\n": false},
		"gtk-3.0/settings.ini": {"[Settings]\ngtk-enable-animations=false\n": true, "[Settings]\ngtk-font-name=Sans\n": false},
		"kdeglobals":           {"[KDE]\nAnimationDurationFactor=0\n": true, "[KDE]\nAnimationDurationFactor=1\n": false},
	} {
		for says, want := range text {
			config, _ := alone(t)
			file := filepath.Join(config, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(says), 0o644); err != nil {
				t.Fatal(err)
			}
			if got := Reduced(t.Context()); got != want {
				t.Errorf("%s with %q gives %v", name, says, got)
			}
		}
	}
}

func TestReduced_AsGNOMEsSettingsSay(t *testing.T) {
	for says, want := range map[string]bool{"false": true, "true": false} {
		config, programs := alone(t)
		script := "#!/bin/sh\n[ \"$1 $2 $3\" = 'get org.gnome.desktop.interface enable-animations' ] && echo " + says + "\n"
		if err := os.WriteFile(filepath.Join(programs, "gsettings"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(config, "kdeglobals"), []byte("AnimationDurationFactor=0\n"), 0o644); err != nil { // which is asked later
			t.Fatal(err)
		}
		if got := Reduced(t.Context()); got != want {
			t.Errorf("enable-animations %s gives %v", says, got)
		}
	}
}

// settings stands in for the portal.
type settings map[string]any

// answering is held while the portal answers, and while what it says changes.
var answering sync.Mutex

func (s settings) Read(namespace, key string) (dbus.Variant, *dbus.Error) {
	answering.Lock()
	value, ok := s[namespace+" "+key]
	answering.Unlock()
	if !ok {
		return dbus.Variant{}, dbus.NewError("org.freedesktop.portal.Error.NotFound", nil)
	}
	return dbus.MakeVariant(dbus.MakeVariant(value)), nil
}

func TestReduced_AsThePortalSays(t *testing.T) {
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("there is no dbus-daemon to be the session's bus")
	}
	alone(t)
	cmd := exec.Command(daemon, "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	says := settings{}
	if err := bus.Export(says, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName("org.freedesktop.portal.Desktop", 0); err != nil {
		t.Fatal(err)
	}
	const ofGNOME, ofAll = "org.gnome.desktop.interface enable-animations", "org.freedesktop.appearance reduced-motion"
	for i, c := range []struct {
		says settings
		want bool
	}{
		{settings{}, false},
		{settings{ofGNOME: false}, true},
		{settings{ofGNOME: true}, false},
		{settings{ofAll: uint32(1), ofGNOME: true}, true},
		{settings{ofAll: uint32(0), ofGNOME: true}, false},
	} {
		answering.Lock()
		clear(says)
		maps.Copy(says, c.says)
		answering.Unlock()
		if got := Reduced(t.Context()); got != c.want {
			t.Errorf("case %d, %v, gives %v", i, c.says, got)
		}
	}
}
