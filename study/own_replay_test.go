package study_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
)

// drawEdit draws the payload of an edit that any device may have written, or
// none would.
func drawEdit(t *rapid.T) study.EditedPayload {
	p := study.EditedPayload{Process: rapid.SampledFrom([]string{"own-a", "own-a", "own-b", "short", "No Id"}).Draw(t, "process")}
	if rapid.IntRange(0, 3).Draw(t, "make") == 0 {
		p.Change = "make"
		if rapid.IntRange(0, 9).Draw(t, "of something") == 0 {
			return p
		}
		p.Made = &study.MadeProcess{Title: rapid.SampledFrom([]string{"Mine", ""}).Draw(t, "title")}
		for i := range rapid.IntRange(0, 3).Draw(t, "steps") {
			p.Made.Steps = append(p.Made.Steps, study.MadeStep{
				ID: rapid.SampledFrom([]string{"s-1", "s-2", fmt.Sprint("s-", i)}).Draw(t, "id"), Name: "Call",
				Lead: "ae", BackTo: []string{"s-0", "s-1"}, Same: []study.SameAs{{Process: "own-b", Step: "s-1"}, {Process: "short", Step: "show"}},
			})
		}
		return p
	}
	c := drawChange(t, []string{"s-0", "s-1", "s-2", "s-new", "No Id", ""})
	p.Change, p.Step, p.Field, p.Text, p.Texts, p.After = c.Kind, c.Step, c.Field, c.Text, c.Texts, c.After
	for _, same := range c.Same {
		p.Same = append(p.Same, study.SameAs{Process: same.Process, Step: same.Step, Why: same.Why})
	}
	return p
}

// drawChange draws a change, sensible or not, to a process with some steps.
func drawChange(t *rapid.T, steps []string) study.Change {
	step := rapid.SampledFrom(steps)
	c := study.Change{
		Kind: rapid.SampledFrom([]study.ChangeKind{
			study.ChangeSet, study.ChangeSet, study.ChangeSet, study.ChangeAdd, study.ChangeAdd, study.ChangeMove, study.ChangeDrop, study.ChangeRemove, "shuffle",
		}).Draw(t, "kind"),
		Text: rapid.SampledFrom([]string{"Call", " Meet them ", "", "ae", "decision", "buying#orders", "finding", "a: b\nc", "\x00", strings.Repeat("x", study.MaxText+1)}).Draw(t, "text"),
	}
	if c.Kind != study.ChangeAdd {
		c.Step = step.Draw(t, "step")
	}
	if c.Kind == study.ChangeAdd || c.Kind == study.ChangeMove {
		c.After = rapid.OneOf(step, rapid.Just("")).Draw(t, "after")
	}
	if c.Kind == study.ChangeSet {
		c.Field = rapid.SampledFrom([]study.Field{
			study.FieldTitle, study.FieldAbout, study.FieldSource, study.FieldName, study.FieldName, study.FieldStage, study.FieldAim, study.FieldHappens,
			study.FieldDoneWhen, study.FieldLead, study.FieldSupport, study.FieldLeaves, study.FieldMeasuredBy, study.FieldMistake, study.FieldTerms,
			study.FieldLesson, study.FieldSameAs, study.FieldBackTo, study.FieldBackTo, "colour",
		}).Draw(t, "field")
		if c.Field == study.FieldTitle || c.Field == study.FieldAbout || c.Field == study.FieldSource {
			c.Step = ""
		}
		c.Texts = rapid.SliceOfN(rapid.OneOf(step, rapid.SampledFrom([]string{"po", "ae", " - x ", "", "a\tb"})), 0, 3).Draw(t, "texts")
		c.Same = rapid.SliceOfN(rapid.SampledFrom([]content.Correspondence{
			{Process: "short", Step: "show", Why: " yes "}, {Process: "short", Step: "gone"}, {Process: "own-b", Step: "s-1"}, {Process: "", Step: "x"},
		}), 0, 3).Draw(t, "same")
	}
	return c
}

// soundOwn checks what every page relies on of the learner's processes.
func soundOwn(t rapid.TB, s *study.Session) {
	t.Helper()
	course := s.Course()
	for _, p := range s.Own() {
		if course.Process(p.ID) != p || !p.Own || p.Title == "" || len(p.Steps) == 0 || len(p.Steps) > study.MaxSteps {
			t.Fatalf("the course has %+v", p)
		}
		got, problems := content.ReadProcess(course, p.ID+".yaml", content.WriteProcess(p))
		if len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, content.WriteProcess(p))
		}
		if string(content.WriteProcess(got)) != string(content.WriteProcess(p)) {
			t.Fatalf("written and read again it is\n%s, not\n%s", content.WriteProcess(got), content.WriteProcess(p))
		}
		for i, step := range p.Steps {
			if step.Process != p || step.Number != i+1 || step.Name == "" || course.Step(p.ID+"/"+step.ID) != step {
				t.Fatalf("step %d of it is %+v", i+1, step)
			}
		}
	}
}

// dealt tells the course's own processes, its decks and its cards.
func dealt(s *study.Session) string {
	var b strings.Builder
	for _, p := range append(s.Own(), s.RemovedOwn()...) {
		fmt.Fprintf(&b, "%s\n%v %v\n", content.WriteProcess(p), can(s.NextUndo(study.ScopeProcess(p.ID))), can(s.NextRedo(study.ScopeProcess(p.ID))))
	}
	for _, d := range s.Decks() {
		fmt.Fprintf(&b, "%s %q", d.ID, d.Title)
		for _, c := range d.Cards {
			again, ok := s.CardByID(c.ID)
			fmt.Fprintf(&b, " %s", c.ID)
			if !ok || again != c {
				fmt.Fprint(&b, " unlike the one of its id")
			}
			if c.Step != nil && s.Course().Step(c.Step.Process.ID+"/"+c.Step.ID) != c.Step {
				fmt.Fprint(&b, " of an earlier course")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestSession_AnyEventsGiveSoundProcesses starts on journals that other
// devices, other versions or nobody could have written.
func TestSession_AnyEventsGiveSoundProcesses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		for i := range rapid.IntRange(0, 20).Draw(t, "more") {
			body, err := json.Marshal(drawEdit(t))
			if err != nil {
				t.Fatal(err)
			}
			at := time.Date(2026, 4, 1, 0, 0, i, 0, time.UTC).UnixMilli()
			events = append(events, study.Event{ID: ulid.MustNew(uint64(at), nil), Device: "other", Seq: int64(i + 1), At: at, Course: "sales", Kind: study.Changed, Payload: body})
		}
		s, err := study.Start(smallCourse(), &pad{events: events}, morning())
		if err != nil {
			t.Fatal(err)
		}
		soundOwn(t, s)
		for _, p := range append(s.Own(), s.RemovedOwn()...) {
			for range 50 {
				what, ok, err := s.Undo(study.ScopeProcess(p.ID))
				if err != nil || ok && what.Edit.Process != p.ID {
					t.Fatal(what, err)
				}
				soundOwn(t, s)
				if !ok {
					break
				}
			}
			if can(s.NextUndo(study.ScopeProcess(p.ID))) {
				t.Fatal("there is no end of undoing")
			}
		}
	})
}

// TestSession_EditsAreWhatTheyReplayTo makes any changes, and undoes and redoes
// them. After each the session is the same as one that starts on its events,
// and undo and redo walk along what each process was.
func TestSession_EditsAreWhatTheyReplayTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock, notes := morning(), &pad{}
		s, err := study.Start(smallCourse(), notes, clock)
		if err != nil {
			t.Fatal(err)
		}
		past, future := map[string][]string{}, map[string][]string{} // drafts before and after the one there is
		var ids []string
		was := func(id string) string { return s.State().Draft(id) }
		made := func(id string, err error) {
			if err != nil && (!errors.Is(err, study.ErrTooMany) || len(s.Own()) < study.MaxOwn) {
				t.Fatal(err)
			}
			if err == nil {
				ids, past[id] = append(ids, id), []string{"none"}
			}
		}
		anyID := func() string {
			if len(ids) == 0 {
				t.Skip("no process yet")
			}
			return rapid.SampledFrom(ids).Draw(t, "process")
		}
		t.Repeat(map[string]func(*rapid.T){
			"make": func(*rapid.T) { made(s.MakeOwn("Mine", "Call", nil)) },
			"copy": func(t *rapid.T) {
				made(s.MakeOwn("Copy", "", rapid.SampledFrom(s.Course().Processes).Draw(t, "from")))
			},
			"take in": func(t *rapid.T) {
				made(s.ImportOwn(rapid.SampledFrom(s.Course().Processes).Draw(t, "from")))
			},
			"edit": func(t *rapid.T) {
				id := anyID()
				steps := []string{"gone", ""}
				if p := s.Course().Process(id); p != nil {
					for _, step := range p.Steps {
						steps = append(steps, step.ID, step.ID)
					}
				}
				before, events := was(id), len(notes.events)
				err := s.Edit(id, drawChange(t, steps))
				switch now := was(id); {
				case now != before:
					past[id], future[id] = append(past[id], before), nil
				case err == nil && len(notes.events) > events:
					t.Fatal("it kept a change that changes nothing")
				}
				if err != nil && len(notes.events) > events {
					t.Fatalf("it kept what it refused: %v", err)
				}
			},
			"undo": func(t *rapid.T) {
				id := anyID()
				before, can := was(id), can(s.NextUndo(study.ScopeProcess(id)))
				_, ok, err := s.Undo(study.ScopeProcess(id))
				if err != nil || ok != can || ok != (len(past[id]) > 0) {
					t.Fatalf("undo gave %v, %v, could be done: %v; %d were to be", ok, err, can, len(past[id]))
				}
				if last := len(past[id]) - 1; ok {
					equal(t, "undone", was(id), past[id][last])
					past[id], future[id] = past[id][:last], append(future[id], before)
				}
			},
			"redo": func(t *rapid.T) {
				id := anyID()
				before, can := was(id), can(s.NextRedo(study.ScopeProcess(id)))
				_, ok, err := s.Redo(study.ScopeProcess(id))
				if err != nil || ok != can || ok != (len(future[id]) > 0) {
					t.Fatalf("redo gave %v, %v, could be done: %v; %d were to be", ok, err, can, len(future[id]))
				}
				if last := len(future[id]) - 1; ok {
					equal(t, "redone", was(id), future[id][last])
					past[id], future[id] = append(past[id], before), future[id][:last]
				}
			},
			"wait": func(t *rapid.T) {
				clock.wait(time.Duration(rapid.IntRange(-2000, 5000).Draw(t, "ms")) * time.Millisecond)
			},
			"restart": func(t *rapid.T) {
				soundOwn(t, s)
				equal(t, "live", s.State().Told(), replay(t, notes.events).Told())
				before := dealt(s)
				if s, err = study.Start(smallCourse(), notes, clock); err != nil {
					t.Fatal(err)
				}
				equal(t, "after a restart", dealt(s), before)
				if strings.Contains(before, "unlike the one") || strings.Contains(before, "earlier course") {
					t.Fatalf("the cards are not of the course there is:\n%s", before)
				}
			},
		})
	})
}

func equal(t rapid.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Fatalf("%s it is\n%s, not\n%s", what, got, want)
	}
}
