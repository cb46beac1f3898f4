package study_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// bring joins one event that was made elsewhere, and starts anew.
func (d *testLearner) bring(e study.Event) error {
	d.t.Helper()
	var err error
	if e.ID, err = ulid.New(ulid.Timestamp(d.watch.Now()), bytes.NewReader(make([]byte, 10))); err != nil {
		return err
	}
	e.Operation, e.At = e.ID, d.watch.Now().UnixMilli()
	own, err := d.JoinEvents("a1", []ulid.ULID{e.ID})
	if err != nil {
		return err
	}
	if err := d.journal.Append(append([]study.Event{e}, own...)...); err != nil {
		return err
	}
	d.restart()
	return nil
}

// machine is one of the learner's computers, with a clock of its own.
type machine struct {
	*study.Session
	*watch
	t       rapid.TB
	folder  string
	edition *content.Course
	journal *journal.Journal
}

func newMachine(t rapid.TB, folder string, at time.Time) *machine {
	m := &machine{t: t, watch: &watch{at}, folder: folder, edition: smallCourse()}
	m.start()
	return m
}

func (m *machine) ok(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *machine) start() {
	m.t.Helper()
	var err error
	if m.journal == nil {
		m.journal, err = journal.Open(m.folder)
		m.ok(err)
	}
	m.Session, err = study.Start(m.edition, m.journal, m.watch)
	m.ok(err)
}

// file exports the machine's journal.
func (m *machine) file(name string) string {
	m.t.Helper()
	path := filepath.Join(m.folder, name+".progress")
	_, err := m.journal.Export(context.Background(), path, nil)
	m.ok(err)
	return path
}

// join brings in a file, starts anew and gives how many events were new.
func (m *machine) join(path string) int64 {
	m.t.Helper()
	n := m.joinOnly(path)
	m.start()
	return n
}

// joinLive brings in a file and goes on.
func (m *machine) joinLive(path string) {
	m.t.Helper()
	p, err := m.journal.Join(context.Background(), path, m.JoinEvents, nil)
	m.ok(err)
	m.live(p)
}

// takeLive does so as a device does that is kept in step.
func (m *machine) takeLive(path string) int64 {
	m.t.Helper()
	p, err := m.journal.Take(context.Background(), path, m.JoinEvents)
	m.ok(err)
	m.live(p)
	return p.New.Events
}

// live has the session take what was written, and holds it against one that is
// started anew.
func (m *machine) live(p journal.Preview) {
	m.t.Helper()
	if !m.TakeJoined(p.Written) {
		m.t.Fatal("the session took nothing")
	}
	if is, anew := m.State().Told(), m.told(); is != anew {
		m.t.Fatalf("going on it tells\n%s\nstarted anew\n%s", is, anew)
	}
	anew, err := study.Start(m.edition, aside{m.journal}, m.watch)
	m.ok(err)
	for _, s := range []study.Scope{study.ScopeAll, study.ScopeCards, study.ScopeJoins, study.ScopePractice} {
		undo, _ := m.NextUndo(s)
		redo, _ := m.NextRedo(s)
		undoAnew, _ := anew.NextUndo(s)
		redoAnew, _ := anew.NextRedo(s)
		if undo != undoAnew || redo != redoAnew {
			m.t.Fatalf("going on it undoes %q and redoes %q, started anew %q and %q", undo, redo, undoAnew, redoAnew)
		}
	}
	for _, d := range m.Decks() {
		if is, other := m.Counts(d.ID), anew.Counts(d.ID); is != other {
			m.t.Fatalf("of %s there wait %+v, started anew %+v", d.ID, is, other)
		}
	}
	if is, other := m.Totals(), anew.Totals(); is != other {
		m.t.Fatalf("in all %+v, started anew %+v", is, other)
	}
	is, _ := m.Next(study.AllCards)
	if m.BroughtBack() != "" { // brought back by an undo, of which only this run knows
		return
	}
	if other, _ := anew.Next(study.AllCards); is.ID != other.ID {
		m.t.Fatalf("next comes %s, started anew %s", is.ID, other.ID)
	}
}

// aside keeps nothing of what a session writes: it is for looking alone.
type aside struct{ *journal.Journal }

func (aside) Append(...study.Event) error    { return errors.New("nothing is kept") }
func (aside) SetSettingLater(string, string) {}

// joinOnly doesn't start anew, which may write that the clock disagrees.
func (m *machine) joinOnly(path string) int64 {
	m.t.Helper()
	p, err := m.journal.Join(context.Background(), path, m.JoinEvents, nil)
	m.ok(err)
	return p.New.Events
}

func (m *machine) events() []study.Event {
	m.t.Helper()
	var all []study.Event
	for e, err := range m.journal.Events() {
		m.ok(err)
		all = append(all, e)
	}
	return all
}

// told tells of the course, with what every event came to.
func (m *machine) told() string { return replay(m.t, m.events()).Told() }

// newerEdition is the small course with a term and a question less and one more.
func newerEdition() *content.Course {
	c := smallCourse()
	c.Version = "2.0.0"
	c.Terms = append(c.Terms[1:], &content.Term{ID: "renewal", Term: "renewal", Definition: "Staying."})
	c.Questions = c.Questions[1:]
	return c
}

// act does something at random.
func (m *machine) act(r *rand.Rand) {
	m.t.Helper()
	m.wait(time.Duration(1+r.IntN(90_000)) * time.Second)
	switch r.IntN(10) {
	case 0, 1, 2, 3:
		if card, ok := m.Next(study.AllCards); ok {
			m.ok(m.Grade(card.ID, []fsrs.Rating{fsrs.Again, fsrs.Hard, fsrs.Good, fsrs.Easy}[r.IntN(4)], 3*time.Second))
		}
	case 4:
		m.ok(m.Note(study.Note{Passage: on("buying", "b", 0, 0), Text: fmt.Sprint("note ", r.IntN(9))}))
	case 5:
		m.ok(m.Answer("q2", r.IntN(2) == 0, nil))
	case 6, 7:
		_, _, err := m.Undo(study.ScopeAll)
		m.ok(err)
	case 8:
		_, _, err := m.Redo(study.ScopeAll)
		m.ok(err)
	case 9:
		m.edition = smallCourse()
		if r.IntN(2) == 0 {
			m.edition = newerEdition()
		}
		m.start()
	}
}

// TestJoin_EndsTheSameInWhateverOrder has three machines, whose clocks are years
// apart, study two editions, undo, join each other's files and undo that, and
// then bring each other in until nothing is new, in an order drawn at random.
func TestJoin_EndsTheSameInWhateverOrder(t *testing.T) {
	runs, most := 0, 12
	if testing.Short() {
		most = 3
	}
	top := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		if runs++; runs > most { // each is a few hundred writes to a disk
			return
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		var machines []*machine
		for i, years := range []int{0, rapid.IntRange(-3, 3).Draw(t, "years"), 0} {
			folder := filepath.Join(top, fmt.Sprint(runs), fmt.Sprint(i))
			m := newMachine(t, folder, morning().AddDate(years, 0, i))
			defer func() { m.ok(m.journal.Close()) }()
			machines = append(machines, m)
		}
		for n := range 60 {
			m := machines[r.IntN(3)]
			if r.IntN(12) == 0 {
				path := machines[r.IntN(3)].file(fmt.Sprint("step-", n))
				switch r.IntN(3) {
				case 0:
					m.join(path)
				case 1:
					m.joinLive(path)
				default:
					m.takeLive(path)
				}
				if r.IntN(2) == 0 {
					_, _, err := m.Undo(study.ScopeJoins)
					m.ok(err)
				}
				continue
			}
			m.act(r)
		}
		for round, fresh := 0, int64(1); fresh > 0; round++ {
			if round == 10 {
				t.Fatal("there is always something new")
			}
			fresh = 0
			for _, to := range r.Perm(3) {
				for _, from := range r.Perm(3) {
					path := machines[from].file(fmt.Sprintf("end-%d-%d-%d", round, from, to))
					fresh += machines[to].joinOnly(path)
					if again := machines[to].joinOnly(path); again != 0 {
						t.Fatalf("joined again, it brought %d", again)
					}
				}
			}
		}
		first := machines[0].events()
		for _, m := range machines[1:] {
			all := m.events()
			if !slices.EqualFunc(first, all, func(a, b study.Event) bool { return bytes.Equal(a.AppendRow(nil), b.AppendRow(nil)) }) {
				t.Fatalf("one has %d events, another others, %d", len(first), len(all))
			}
			if one, other := machines[0].told(), m.told(); one != other {
				t.Fatalf("one tells\n%s\nanother\n%s", one, other)
			}
		}
		shuffled := slices.Clone(first)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if in, other := machines[0].told(), replay(t, shuffled).Told(); in != other {
			t.Fatalf("in order it tells\n%s\nas it arrived\n%s", in, other)
		}
	})
}

func TestJoin_UndoneIsAsIfItHadNotBeenAndTakesNothingFromWhomItIs(t *testing.T) {
	top := t.TempDir()
	ours, theirs := newMachine(t, filepath.Join(top, "a"), morning().Time), newMachine(t, filepath.Join(top, "b"), morning().Time)
	t.Cleanup(func() { ours.ok(ours.journal.Close()); theirs.ok(theirs.journal.Close()) })
	for i, m := range []*machine{ours, theirs} {
		for _, card := range []study.CardID{"term:po/definition", "term:lead/definition"} {
			m.wait(time.Minute)
			m.ok(m.Grade(card, []fsrs.Rating{fsrs.Good, fsrs.Again}[i], time.Second))
		}
	}
	before, theirTold := ours.told(), theirs.told()
	ours.wait(time.Hour)
	if n := ours.join(theirs.file("out")); n != 2 {
		t.Fatalf("%d were new", n)
	}
	joined := ours.told()
	if joined == before {
		t.Fatal("it changed nothing")
	}
	done, ok, err := ours.Undo(study.ScopeJoins)
	if err != nil || !ok || done.Kind != study.OpJoin || ours.told() != before || ours.State().Told() != before {
		t.Fatalf("undone, %v, %v, %v, it tells\n%s, not\n%s", done.Kind, ok, err, ours.told(), before)
	}
	if _, ok, err := ours.Redo(study.ScopeJoins); err != nil || !ok || ours.told() != joined || ours.State().Told() != joined {
		t.Fatalf("redone, %v, %v, it tells\n%s, not\n%s", ok, err, ours.told(), joined)
	}
	if _, _, err := ours.Undo(study.ScopeJoins); err != nil {
		t.Fatal(err)
	}
	// The others take in what was thought better of: what they did still counts.
	theirs.wait(2 * time.Hour)
	theirs.join(ours.file("back"))
	for _, e := range theirs.events()[:2] {
		if e.Device == theirs.journal.Device() && !bytes.Contains([]byte(theirs.told()), []byte(e.ID.String())) {
			t.Errorf("their own grade %s no longer counts:\n%s\nit was\n%s", e.ID, theirs.told(), theirTold)
		}
	}
}
