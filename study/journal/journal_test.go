package journal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// events makes n events of one device, numbered from first.
func events(device string, first, n int) []study.Event {
	random := rand.New(rand.NewPCG(uint64(first), 1))
	entropy := ulid.Monotonic(chacha{random}, 0)
	list := make([]study.Event, n)
	for i := range list {
		seq := first + i
		at := time.Date(2026, 3, 1, 9, 0, seq, 0, time.UTC).UnixMilli()
		id := ulid.MustNew(uint64(at), entropy)
		list[i] = study.Event{
			ID: id, Operation: id, Device: device, Seq: int64(seq), At: at, Offset: 60,
			Course: "sales", Version: "1.0.0", Kind: study.Graded,
			Payload: json.RawMessage(fmt.Sprintf(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":%d}`, seq)),
		}
	}
	return list
}

// chacha makes a reader of a source of random numbers.
type chacha struct{ *rand.Rand }

func (c chacha) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(c.Uint32())
	}
	return len(b), nil
}

func open(t *testing.T, folder string) *journal.Journal {
	t.Helper()
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

func closed(t *testing.T, j *journal.Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, j *journal.Journal) []study.Event {
	t.Helper()
	var list []study.Event
	for e, err := range j.Events() {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

func sameEvents(t *testing.T, got, want []study.Event) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d events, want %d", len(got), len(want))
	}
	for i := range want {
		if fmt.Sprintf("%+v", got[i]) != fmt.Sprintf("%+v", want[i]) {
			t.Fatalf("event %d:\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

func TestJournal_KeepsEventsAndSettingsAcrossOpenings(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "sub", "data")
	want := events("phone", 1, 50)
	want[7].Kind, want[7].Payload = "juggled", json.RawMessage(`{"balls":[3,{"colour":"rød \"1\""}]}`)

	j := open(t, folder)
	device := j.Device()
	for _, e := range want[:20] {
		if err := j.Append(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Append(want[20:]...); err != nil {
		t.Fatal(err)
	}
	if err := j.SetSetting("retention", "0.85"); err != nil {
		t.Fatal(err)
	}
	j.SetSettingLater("place", "first")
	j.SetSettingLater("place", "last")
	closed(t, j)

	j = open(t, folder)
	sameEvents(t, all(t, j), want)
	if device == "" || j.Device() != device {
		t.Errorf("device is %q, was %q", j.Device(), device)
	}
	for key, value := range map[string]string{"retention": "0.85", "place": "last", "unset": ""} {
		if got, err := j.Setting(key); got != value || err != nil {
			t.Errorf("setting %s is %q, %v; want %q", key, got, err, value)
		}
	}
}

func TestJournal_GivesEventsInOrderOfID(t *testing.T) {
	j := open(t, t.TempDir())
	list := events("phone", 1, 30)
	for _, i := range rand.New(rand.NewPCG(4, 4)).Perm(len(list)) {
		if err := j.Append(list[i]); err != nil {
			t.Fatal(err)
		}
	}
	sameEvents(t, all(t, j), list)
}

func TestJournal_RefusesAnEventTwice(t *testing.T) {
	j := open(t, t.TempDir())
	list := events("phone", 1, 3)
	if err := j.Append(list[:2]...); err != nil {
		t.Fatal(err)
	}
	number := list[2]
	number.Seq = 1
	control := list[2]
	control.Course = "sales\x1f1"
	for name, e := range map[string]study.Event{
		"same id": list[0], "same number": number, "nothing": {}, "a control character": control,
	} {
		if err := j.Append(e); err == nil {
			t.Errorf("%s: appended", name)
		}
	}
	if err := j.Append([]study.Event{list[2], list[0]}...); err == nil {
		t.Error("a batch with an event that was there was appended")
	}
	sameEvents(t, all(t, j), list[:2])
}

func TestJournal_LaterSettingIsReadAtOnceAndYieldsToANewerOne(t *testing.T) {
	j := open(t, t.TempDir())
	j.SetSettingLater("place", "old")
	if got, _ := j.Setting("place"); got != "old" {
		t.Errorf("setting is %q before it is written, want old", got)
	}
	if err := j.SetSetting("place", "new"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // longer than the writer gathers
	if got, _ := j.Setting("place"); got != "new" {
		t.Errorf("setting is %q, want new", got)
	}
}

func TestJournal_LaterSettingIsWrittenWithoutClose(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	wal := filepath.Join(folder, journal.FileName+"-wal")
	for i := range 200 {
		j.SetSettingLater("place", fmt.Sprint(i))
	}
	if info, err := os.Stat(wal); err != nil || info.Size() > 100*4096 {
		t.Errorf("200 later settings were not gathered: the log has %v bytes, %v", info.Size(), err)
	}
	before, err := os.ReadFile(wal)
	if err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(time.Minute)
	for {
		if after, _ := os.ReadFile(wal); string(after) != string(before) && strings.Contains(string(after), "199") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the setting did not reach the file")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestJournal_FolderNameMayHoldAnything(t *testing.T) {
	name := "données ?mode=memory&x=1 #2 %41 'q'"
	folder := filepath.Join(t.TempDir(), name)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Skip("this system has no such names")
	}
	j := open(t, folder)
	if err := j.Append(events("phone", 1, 1)...); err != nil {
		t.Fatal(err)
	}
	closed(t, j)
	if _, err := os.Stat(filepath.Join(folder, journal.FileName)); err != nil {
		t.Fatal(err)
	}
	sameEvents(t, all(t, open(t, folder)), events("phone", 1, 1))
}

func TestJournal_ClosedJournalSaysSo(t *testing.T) {
	j := open(t, t.TempDir())
	closed(t, j)
	closed(t, j)
	if err := j.Append(events("phone", 1, 1)[0]); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("Append gave %v", err)
	}
	if _, err := j.Setting("place"); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("Setting gave %v", err)
	}
	for _, err := range j.Events() {
		if !errors.Is(err, journal.ErrClosed) {
			t.Errorf("Events gave %v", err)
		}
	}
}

func TestJournal_SecondOpeningIsRefusedUntilTheFirstCloses(t *testing.T) {
	folder := t.TempDir()
	first := open(t, folder)
	_, err := journal.Open(folder)
	if !errors.Is(err, journal.ErrInUse) || !strings.Contains(fmt.Sprint(err), folder) {
		t.Fatalf("a second opening gave %v", err)
	}
	if err := first.Append(events("phone", 1, 2)...); err != nil {
		t.Fatalf("the first suffered from the second: %v", err)
	}
	closed(t, first)
	sameEvents(t, all(t, open(t, folder)), events("phone", 1, 2))
}
