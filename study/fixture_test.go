package study_test

import (
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// smallCourse has six terms, two with an abbreviation; two lessons, the first
// of four blocks; a process of three steps in two stages; three questions.
func smallCourse() *content.Course {
	c := &content.Course{
		ID: "sales", Title: "Sales", Version: "1.0.0",
		Journey: []content.Stage{{ID: "decision", Name: "Decision"}, {ID: "after", Name: "After"}},
		Roles:   []*content.Role{{ID: "ae", Name: "Seller"}},
		Terms: []*content.Term{
			{ID: "po", Term: "purchase order", Abbreviation: "PO", Definition: "What a buyer sends to order.", Lesson: "buying#orders"},
			{ID: "icp", Term: "ideal customer profile", Abbreviation: "ICP", Definition: "Who gains most.", Lesson: "finding"},
			{ID: "lead", Term: "lead", Definition: "Someone who may buy.", Lesson: "finding"},
			{ID: "quota", Term: "quota", Definition: "What is to be sold.", Lesson: "finding"},
			{ID: "churn", Term: "churn", Definition: "Customers who leave."},
			{ID: "demo", Term: "demo", Definition: "Showing it."},
		},
	}
	text := func(s string) markup.Inline { return markup.Text{Value: s} }
	buying := &markup.Document{Blocks: []markup.Block{
		&markup.Heading{Level: 1, Inlines: []markup.Inline{text("Buying")}},
		&markup.Paragraph{Inlines: []markup.Inline{text("After a "), markup.Styled{Style: markup.Bold, Children: []markup.Inline{text("demo")}}, text(" comes the rest.")}},
		&markup.Callout{Kind: "info", Blocks: []markup.Block{
			&markup.Paragraph{Inlines: []markup.Inline{markup.Link{Destination: "term:churn", Children: []markup.Inline{text("They leave")}}}},
		}},
		&markup.Paragraph{Inlines: []markup.Inline{text("The end.")}},
	}}
	c.Lessons = []*content.Lesson{
		{
			ID: "buying", Title: "Buying", Number: 1, Minutes: 10, Document: buying, Words: 100,
			Blocks: []content.LessonBlock{{Key: "a", Words: 10}, {Key: "b", Words: 30}, {Key: "c", Words: 60}, {Key: "d", Words: 0}},
		},
		{
			ID: "finding", Title: "Finding", Number: 2, Minutes: 1, Document: &markup.Document{}, Words: 20,
			Blocks: []content.LessonBlock{{Key: "x", Words: 20}},
		},
	}
	p := &content.Process{ID: "short", Title: "Short"}
	p.Steps = []*content.Step{
		{ID: "show", Name: "Show", Process: p, Number: 1, Stage: "decision", Terms: []string{"demo", "lead"}},
		{ID: "order", Name: "Order", Process: p, Number: 2, Stage: "decision", Terms: []string{"po"}},
		{ID: "keep", Name: "Keep", Process: p, Number: 3, Stage: "after", Terms: []string{"churn"}},
	}
	c.Processes = []*content.Process{p}
	c.Questions = []*content.Question{
		{ID: "q1", Kind: content.Single, Lesson: "buying"},
		{ID: "q2", Kind: content.Single, Lesson: "finding"},
		{ID: "q3", Kind: content.Order},
	}
	return c
}

// watch is a clock that stands still until it is moved.
type watch struct{ time.Time }

func (w *watch) Now() time.Time       { return w.Time }
func (w *watch) wait(d time.Duration) { w.Time = w.Add(d) }
func (w *watch) nextDay()             { w.Time = w.AddDate(0, 0, 1) }
func (w *watch) at(clock string)      { w.Time = onDay(w.Time, clock) }
func onDay(t time.Time, clock string) time.Time {
	h, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, h.Hour(), h.Minute(), 0, 0, t.Location())
}

// morning is a Monday at nine, two hours ahead of UTC.
func morning() *watch {
	return &watch{time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 2*60*60))}
}

// testLearner is a session on a journal in a folder of its own.
type testLearner struct {
	*study.Session
	*watch
	t       testing.TB
	course  *content.Course
	folder  string
	journal *journal.Journal
}

func newTestLearner(t testing.TB) *testLearner {
	t.Helper()
	d := &testLearner{t: t, course: smallCourse(), watch: morning(), folder: t.TempDir()}
	d.start()
	t.Cleanup(func() { d.journal.Close() })
	return d
}

func (d *testLearner) start() {
	d.t.Helper()
	var err error
	if d.journal, err = journal.Open(d.folder); err != nil {
		d.t.Fatal(err)
	}
	if d.Session, err = study.Start(d.course, d.journal, d.watch); err != nil {
		d.t.Fatal(err)
	}
}

// restart closes the app and opens it again.
func (d *testLearner) restart() {
	d.t.Helper()
	d.ok(d.journal.Close())
	d.start()
}

func (d *testLearner) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *testLearner) grade(id study.CardID, r fsrs.Rating) {
	d.t.Helper()
	d.ok(d.Grade(id, r, 4*time.Second))
}

// undo takes back a grade, which there must be.
func (d *testLearner) undo() study.Done {
	d.t.Helper()
	u, ok, err := d.Undo(study.ScopeCards)
	if err != nil || !ok {
		d.t.Fatalf("undo gave %v, %v", ok, err)
	}
	return u
}

// next is the card to show, which there must be.
func (d *testLearner) next(deck string) study.CardID {
	d.t.Helper()
	c, ok := d.Next(deck)
	if !ok {
		d.t.Fatalf("nothing to show in %s", deck)
	}
	return c.ID
}

// drain grades what comes until nothing does, and gives it in order.
func (d *testLearner) drain(deck string, r fsrs.Rating) []study.CardID {
	d.t.Helper()
	var ids []study.CardID
	for range 200 {
		c, ok := d.Next(deck)
		if !ok {
			return ids
		}
		ids = append(ids, c.ID)
		d.grade(c.ID, r)
		d.wait(5 * time.Second)
	}
	d.t.Fatal("the queue has no end")
	return nil
}

// events is what the journal holds.
func (d *testLearner) events() []study.Event {
	d.t.Helper()
	var list []study.Event
	for e, err := range d.journal.Events() {
		d.ok(err)
		list = append(list, e)
	}
	return list
}

// pad is a store in memory, for histories too many for a disk.
type pad struct {
	events   []study.Event
	settings map[string]string
	broken   bool
}

var errBroken = errors.New("the disk is full")

func (p *pad) Device() string { return "pad" }

func (p *pad) Append(all ...study.Event) error {
	if p.broken {
		return errBroken
	}
	for _, e := range all {
		if e.Seq == 0 {
			e.Device, e.Seq = "pad", int64(len(p.events)+1)
		}
		p.events = append(p.events, e)
	}
	return nil
}

func (p *pad) Events() iter.Seq2[study.Event, error] { return each(p.events) }

func (p *pad) Setting(key string) (string, error) { return p.settings[key], nil }

func (p *pad) SetSetting(key, value string) error {
	if p.broken {
		return errBroken
	}
	if p.settings == nil {
		p.settings = map[string]string{}
	}
	p.settings[key] = value
	return nil
}

func (p *pad) SetSettingLater(key, value string) { _ = p.SetSetting(key, value) }

func each(events []study.Event) iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func same[T any](t testing.TB, what string, got, want T) {
	t.Helper()
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("%s: got %+v, want %+v", what, got, want)
	}
}

// can drops the name of what could be undone or redone.
func can(_ study.OperationKind, ok bool) bool { return ok }
