package foldersync

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// clock is a device's, which may be wrong.
type clock struct{ time.Time }

func (c *clock) Now() time.Time { return c.Time }

// small is a course with a few things to do.
func small() *content.Course {
	c := &content.Course{
		ID: "sales", Title: "Sales", Version: "1.0.0",
		Questions: []*content.Question{{ID: "q1", Kind: content.Single}},
	}
	for _, id := range []string{"po", "lead", "quota", "churn"} {
		c.Terms = append(c.Terms, &content.Term{ID: id, Term: id, Definition: "What " + id + " is."})
	}
	c.Lessons = []*content.Lesson{{ID: "buying", Title: "Buying", Number: 1, Blocks: []content.LessonBlock{{Key: "a", Words: 10}, {Key: "b", Words: 10}}}}
	return c
}

// device is one of the learner's, with a clock of its own.
type device struct {
	*study.Session
	t       testing.TB
	clock   *clock
	folder  string // its data
	shared  string
	journal *journal.Journal
	syncer  *Syncer
	open    func(string) (folder, error) // nil is openDirectory
}

func newDevice(t testing.TB, top, name, shared string, at time.Time) *device {
	d := &device{t: t, clock: &clock{at}, folder: filepath.Join(top, name), shared: shared}
	d.start()
	return d
}

func (d *device) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// start opens the journal, begins a session, and a run of the syncer.
func (d *device) start() {
	d.t.Helper()
	var err error
	d.journal, err = journal.Open(d.folder)
	d.ok(err)
	d.Session, err = study.Start(small(), d.journal, d.clock)
	d.ok(err)
	d.syncer = NewSyncer(d.journal, d.shared, d.JoinEvents)
	if d.open != nil {
		d.syncer.open = d.open
	}
}

func (d *device) restart() {
	d.t.Helper()
	d.ok(d.journal.Close())
	d.start()
}

// round does one, and has the session take what came.
func (d *device) round() (Round, error) {
	d.t.Helper()
	r, err := d.syncer.Round(context.Background(), filepath.Join(d.folder, "in step"))
	if len(r.Written) > 0 && !d.TakeJoined(r.Written) {
		d.t.Fatal("the session took nothing")
	}
	return r, err
}

func (d *device) mustRound() Round {
	d.t.Helper()
	r, err := d.round()
	d.ok(err)
	return r
}

func (d *device) grade() {
	d.t.Helper()
	d.clock.Time = d.clock.Add(time.Minute)
	id := study.CardID("term:po/definition")
	if card, ok := d.Next(study.AllCards); ok {
		id = card.ID
	}
	d.ok(d.Grade(id, fsrs.Good, time.Second))
}

func (d *device) events() []study.Event {
	d.t.Helper()
	var all []study.Event
	for e, err := range d.journal.Events() {
		d.ok(err)
		all = append(all, e)
	}
	return all
}

// told is all that a session tells of its learner that doesn't go by its clock.
type told struct {
	Totals  study.Totals
	Notes   []study.Note
	Flags   []study.Flag
	Results study.Results
	Devices []study.Device
	Read    bool
	Setting float64
}

func tell(s *study.Session) told {
	return told{s.Totals(), s.AllNotes(), s.Flags(), s.Results("q1"), s.Devices(), s.HasRead("buying", "a"), s.Setting(study.SettingNewPerDay)}
}

// mustAgree wants devices to hold the same events, and their running sessions to
// tell the same as ones that are started anew.
func mustAgree(t testing.TB, devices ...*device) {
	t.Helper()
	first := devices[0].events()
	now := devices[0].clock.Time
	for _, d := range devices {
		all := d.events()
		if len(all) != len(first) {
			t.Fatalf("one holds %d events, another %d", len(first), len(all))
		}
		for i := range all {
			if !bytes.Equal(all[i].AppendRow(nil), first[i].AppendRow(nil)) {
				t.Fatalf("one has %s, another %s", first[i].AppendRow(nil), all[i].AppendRow(nil))
			}
		}
		d.clock.Time = now
		anew, err := study.Start(small(), looking{d.journal}, d.clock)
		d.ok(err)
		if diff := cmp.Diff(tell(anew), tell(d.Session)); diff != "" {
			t.Fatalf("what a session tells differs from one that is started anew:\n%s", diff)
		}
		if diff := cmp.Diff(tell(devices[0].Session), tell(d.Session)); diff != "" {
			t.Fatalf("what two devices tell differs:\n%s", diff)
		}
	}
}

// looking keeps nothing of what a session writes.
type looking struct{ *journal.Journal }

func (looking) Append(...study.Event) error    { return errors.New("nothing is kept") }
func (looking) SetSettingLater(string, string) {}

// act does something at random.
func (d *device) act(r *rand.Rand) {
	d.t.Helper()
	d.clock.Time = d.clock.Add(time.Duration(1+r.IntN(50_000)) * time.Second)
	switch r.IntN(10) {
	case 0, 1, 2, 3:
		d.grade()
	case 4, 5:
		d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "buying", Block: "b"}, Text: fmt.Sprint("note ", r.IntN(9))}))
	case 6:
		d.ok(d.Answer("q1", r.IntN(2) == 0, nil))
	case 7:
		d.ok(d.NameDevice(d.journal.Device(), fmt.Sprint("Device ", r.IntN(9))))
	case 8:
		_, _, err := d.Undo(study.ScopeAll)
		d.ok(err)
	case 9:
		_, _, err := d.Redo(study.ScopeAll)
		d.ok(err)
	}
}
