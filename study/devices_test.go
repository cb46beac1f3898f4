package study_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stagecraft/study"
)

func TestDevices_AreNamedRetiredAndInUseAgain(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.NameDevice("a1", "  Ada’s\tlaptop\u202e "))
	d.ok(d.NameDevice("b2", "Tablet"))
	d.ok(d.NameDevice("b2", " \u200b ")) // nothing to be seen: it keeps its name
	d.ok(d.RetireDevice("b2"))
	before := len(d.events())
	d.ok(d.RetireDevice("b2"))
	d.ok(d.NameDevice("a1", "Ada’s laptop"))
	same(t, "events for what changes nothing", len(d.events()), before)
	want := []study.Device{{ID: "a1", Name: "Ada’s laptop"}, {ID: "b2", Name: "Tablet", Retired: true}}
	d.restart()
	if diff := cmp.Diff(want, d.Devices()); diff != "" {
		t.Errorf("the devices differ:\n%s", diff)
	}
	d.ok(d.NameDevice("b2", "Tablet"))
	if b := d.DeviceNamed("b2"); b.Retired {
		t.Errorf("named again it is %+v", b)
	}
	if c := d.DeviceNamed("c3"); c != (study.Device{ID: "c3"}) {
		t.Errorf("one without a name is %+v", c)
	}
	if n := len([]rune(study.CleanDeviceName(strings.Repeat("ä ", 200)))); n == 0 || n > study.MaxDeviceName {
		t.Errorf("a long name has %d characters", n)
	}
}
