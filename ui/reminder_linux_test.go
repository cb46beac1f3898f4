package ui

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/app"
	"github.com/godbus/dbus/v5"
)

// noticed stands in for what shows notifications on a desktop.
type noticed chan []string

// Notify is what it is asked for; it answers with a number for what it shows.
func (n noticed) Notify(app string, _ uint32, _, title, says string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	n <- []string{app, title, says}
	return 1, nil
}

// notifies is set for the process that shows a notification: the toolkit finds the
// session's bus once in a process, and takes itself for the only app in it.
const notifies = "STAGECRAFT_TEST_NOTIFIES"

func TestNotify_AsksTheDesktopOverTheSessionsBus(t *testing.T) {
	if os.Getenv(notifies) != "" {
		notify(app.NewWithID("stagecraft.test"), "The sales process", "10 cards wait for you. About 3 minutes.")
		return
	}
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("there is no dbus-daemon to be the session's bus")
	}
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
	address = strings.TrimSpace(address)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	shown := make(noticed, 10)
	if err := bus.Export(shown, "/org/freedesktop/Notifications", "org.freedesktop.Notifications"); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName("org.freedesktop.Notifications", 0); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	home := t.TempDir()
	child.Env = append(os.Environ(), notifies+"=1", "DBUS_SESSION_BUS_ADDRESS="+address, "HOME="+home, "XDG_CONFIG_HOME="+home)
	if printed, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	select {
	case got := <-shown:
		if got[0] != "stagecraft.test" || got[1] != "The sales process" || got[2] != "10 cards wait for you. About 3 minutes." {
			t.Errorf("the desktop is to show %q", got)
		}
	case <-time.After(10 * time.Second):
		t.Error("the desktop was asked for nothing")
	}
	if len(shown) > 0 {
		t.Errorf("and once more for %q", <-shown)
	}
}
