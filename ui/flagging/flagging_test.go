package flagging_test

import (
	"os"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/flagging"
	"stagecraft/ui/internal/uitest"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

func course(t *testing.T) *content.Course {
	t.Helper()
	c, problems := content.Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: c\ntitle: C\nversion: \"1\"\nlanguage: en\n")},
		"terms.yaml":        {Data: []byte("- id: po\n  term: Order\n  definition: What the buyer sends.\n  lesson: buying\n")},
		"lessons/buying.md": {Data: []byte("---\nid: buying\ntitle: Buying\n---\n# Buying\n\nEvery buyer asks why.\n\n```quiz id=why\nWho asks?\n\n- [x] The buyer\n- [ ] The seller\n\n> They pay.\n```\n")},
	})
	if c == nil || len(c.Questions) != 1 || len(c.Terms) != 1 {
		t.Fatal("the course of this test is wrong: ", problems)
	}
	return c
}

// harness is a window with a learner, and what is to be flagged.
type harness struct {
	*uitest.Room
	on study.FlagTarget
}

func targets(c *content.Course) map[string]study.FlagTarget {
	l := c.Lessons[0]
	return map[string]study.FlagTarget{
		"card":      {Card: "term:po/definition"},
		"question":  {Question: "why"},
		"paragraph": {Lesson: l.ID, Block: l.Blocks[1].Key},
	}
}

func (d *harness) ask(keepDone bool) {
	flagging.Ask(d.Window().Canvas(), d.Session, d, flagging.Request{On: d.on, Text: "What it says.", KeepDone: keepDone})
}

func (d *harness) alt(digit fyne.KeyName) {
	d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: digit, Modifier: fyne.KeyModifierAlt})
}

func (d *harness) enter() {
	d.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (d *harness) must(kind study.FlagKind, comment string, done bool) {
	d.T.Helper()
	f, ok := d.Session.FlagOn(d.on)
	if !ok || f.Kind != kind || f.Comment != comment || f.Done != done {
		d.T.Errorf("the flag is %+v, %v; want %q, %q, done %v", f, ok, kind, comment, done)
	}
	if len(d.Failed) > 0 {
		d.T.Error(d.Failed)
	}
}

func TestAsk_FlagsACardAQuestionAndAParagraphWithAKindByKeys(t *testing.T) {
	c := course(t)
	for name, on := range targets(c) {
		t.Run(name, func(t *testing.T) {
			d := &harness{Room: uitest.NewRoom(t, c), on: on}
			d.Window().Resize(fyne.NewSize(1024, 700))
			d.ask(false)
			uitest.MustKeepDialogRules(t, d.Window())
			d.alt(fyne.Key2)
			test.Type(d.Window().Canvas().Focused(), "Who is meant?")
			d.enter()
			d.must(study.FlagUnclear, "Who is meant?", false)
			if uitest.Over(d.Window()) != nil {
				t.Fatal("it is still open")
			}
			d.ask(false) // another comment alone leaves the kind
			test.Type(d.Window().Canvas().Focused(), " Say it.")
			d.enter()
			d.must(study.FlagUnclear, "Who is meant? Say it.", false)
			d.ask(false) // the kind's key once more takes it away
			d.alt(fyne.Key2)
			d.enter()
			d.must(study.FlagOther, "Who is meant? Say it.", false)
			d.ask(false)
			uitest.Click(t, d.Window(), "Typo")
			uitest.Click(t, d.Window(), "Cancel")
			d.must(study.FlagOther, "Who is meant? Say it.", false)
			d.ask(false)
			uitest.Click(t, d.Window(), "Wrong")
			uitest.Click(t, d.Window(), "Save")
			d.must(study.FlagWrong, "Who is meant? Say it.", false)
			d.ask(false)
			uitest.Click(t, d.Window(), "Take the flag away")
			if f, ok := d.Session.FlagOn(on); ok {
				t.Errorf("taken away, it is %+v", f)
			}
		})
	}
}

func TestAsk_NeedsNeitherKindNorComment(t *testing.T) {
	c := course(t)
	d := &harness{Room: uitest.NewRoom(t, c), on: study.FlagTarget{Question: "why"}}
	d.ask(false)
	d.enter()
	d.must(study.FlagOther, "", false)
}

func TestAsk_OpensADoneFlagAgainUnlessItIsToStayDone(t *testing.T) {
	c := course(t)
	for _, keep := range []bool{true, false} {
		d := &harness{Room: uitest.NewRoom(t, c), on: study.FlagTarget{Question: "why"}}
		if err := d.Session.Flag(study.Flag{FlagTarget: d.on, Kind: study.FlagTypo, Done: true}); err != nil {
			t.Fatal(err)
		}
		d.ask(keep)
		test.Type(d.Window().Canvas().Focused(), "Again")
		d.enter()
		d.must(study.FlagTypo, "Again", keep)
	}
}
