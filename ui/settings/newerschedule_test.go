package settings

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/undoing"
)

// openRunning opens the page of a learner whose only card was graded by FSRS-6.
func openRunning(t *testing.T) (*fakeShell, *Page) {
	t.Helper()
	app := test.NewTempApp(t)
	course := &content.Course{ID: "sales", Terms: []*content.Term{{ID: "po", Term: "Purchase order", Definition: "An order."}}}
	store, clock := uitest.Journal(t), uitest.NewWatch()
	id := ulid.MustNew(ulid.Timestamp(clock.Now()), nil)
	if err := store.Append(study.Event{
		ID: id, Operation: id, At: clock.Now().UnixMilli(), Course: course.ID, Kind: study.Graded,
		Payload: json.RawMessage(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":4,"retention":0.9}`),
	}); err != nil {
		t.Fatal(err)
	}
	d := &fakeShell{Session: uitest.Study(t, course, store, clock), kept: app.Preferences()}
	p := New(d, d, nav.Route{})
	w := test.NewTempWindow(t, p.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1072, 832))
	return d, p
}

// await waits until a button with a label is shown: what is done off the main
// goroutine comes back on it.
func await(t *testing.T, p *Page, main chan func(), label string) {
	t.Helper()
	for uitest.Button(p.Object(), func(is string) bool { return is == label }) == nil {
		select {
		case do := <-main:
			do()
		case <-time.After(10 * time.Second):
			t.Fatalf("no button %q comes", label)
		}
	}
}

func TestNewerSchedule_IsUsedOnceItsDaysWereShown(t *testing.T) {
	d, p := openRunning(t)
	main := make(chan func(), 8)
	was := kit.OnMain
	kit.OnMain = func(do func()) { main <- do }
	t.Cleanup(func() { kit.OnMain = was })
	wait := d.Why("term:po/definition").Wait

	press(t, p, "Use the newer schedule…")
	await(t, p, main, "Keep the one you have")
	for _, what := range []string{"Cards that come earlier", "On the same day", "Later", "Due today, as it is", "Due today, by the newer"} {
		if says := uitest.Says(p.Object()); !strings.Contains(says, what) {
			t.Errorf("it doesn't say %q but %s", what, says)
		}
	}
	if !d.OlderSchedule() || d.Why("term:po/definition").Wait != wait {
		t.Error("looking has moved a card")
	}
	press(t, p, "Keep the one you have")
	press(t, p, "Use the newer schedule…")
	await(t, p, main, "Use the newer schedule")
	press(t, p, "Use the newer schedule")
	if d.OlderSchedule() || d.Why("term:po/definition").Wait <= wait {
		t.Errorf("the card waits %v, as it did %v", d.Why("term:po/definition").Wait, wait)
	}
	if b := uitest.Button(p.Object(), func(is string) bool { return is == "Use the newer schedule…" }); b != nil {
		t.Error("it is offered again")
	}
	for _, c := range p.Commands() {
		if c.ID == "settings.undo" {
			if c.Title != undoing.UndoTitle(study.OpReschedule) {
				t.Errorf("undo is called %q", c.Title)
			}
			c.Do()
		}
	}
	if !d.OlderSchedule() || d.Why("term:po/definition").Wait != wait {
		t.Error("undone, the card stays moved")
	}
	buttonOf(t, p, "Use the newer schedule…")
}

func TestNewerSchedule_LookingEndsWithThePage(t *testing.T) {
	_, p := openRunning(t)
	main := make(chan func(), 8)
	was := kit.OnMain
	kit.OnMain = func(do func()) { main <- do }
	t.Cleanup(func() { kit.OnMain = was })
	press(t, p, "Use the newer schedule…")
	buttonOf(t, p, "Stop")
	p.Hidden()
	(<-main)()
	if p.newer.moves != nil || p.newer.cancel != nil {
		t.Error("what it found is kept by a page that is gone")
	}
}

func TestNewerSchedule_IsNotOfferedToNewLearners(t *testing.T) {
	_, p := open(t)
	if b := uitest.Button(p.Object(), func(is string) bool { return is == "Use the newer schedule…" }); b != nil {
		t.Error("a new learner is offered what they have")
	}
}
