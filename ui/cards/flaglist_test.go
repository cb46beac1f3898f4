package cards

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// written is a course with files and lines.
func written(t *testing.T, paragraphs int) *content.Course {
	t.Helper()
	var lesson strings.Builder
	lesson.WriteString("---\nid: buying\ntitle: Buying\n---\n# Buying\n\n```quiz id=why\nWho asks?\n\n- [x] The buyer\n- [ ] The seller\n\n> They pay.\n```\n")
	for i := range paragraphs {
		fmt.Fprintf(&lesson, "\nParagraph %d says so.\n", i+1)
	}
	c, problems := content.Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: c\ntitle: C\nversion: \"1\"\nlanguage: en\n")},
		"terms.yaml":        {Data: []byte("- id: po\n  term: Order\n  definition: What the buyer sends.\n  lesson: buying\n")},
		"lessons/buying.md": {Data: []byte(lesson.String())},
	})
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

const poCard = study.CardID("term:po/definition")

// flagged is the list of three flags: on a paragraph, a card and a question.
func flagged(t *testing.T) *room {
	t.Helper()
	c := written(t, 2)
	r := &room{Room: uitest.NewRoom(t, c)}
	blocks := c.Lessons[0].Blocks
	r.flag(study.Flag{FlagTarget: study.FlagTarget{Card: poCard}, Kind: study.FlagWrong, Comment: "The seller sends it."})
	r.flag(study.Flag{FlagTarget: study.FlagTarget{Question: "why"}, Kind: study.FlagUnclear})
	r.flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "buying", Block: blocks[len(blocks)-1].Key}, Comment: "Says what?"})
	r.show(r.Session, nav.Route{Page: nav.Cards, Mode: ModeFlags})
	return r
}

func (r *room) flag(f study.Flag) {
	r.T.Helper()
	if err := r.Session.Flag(f); err != nil {
		r.T.Fatal(err)
	}
}

func (r *room) list() *flagList { return r.page.mode.(*flagList) }

// ids says which flags are listed.
func (r *room) ids() string {
	var ids []string
	for _, f := range r.list().listed {
		ids = append(ids, f.ID())
	}
	return strings.Join(ids, " ")
}

func (r *room) wantIDs(when, want string) {
	r.T.Helper()
	if got := r.ids(); got != want {
		r.T.Errorf("%s the list has %q, want %q", when, got, want)
	}
	if got := len(r.list().rows); got != len(r.list().listed) {
		r.T.Errorf("%s %d rows are drawn of %d flags", when, got, len(r.list().listed))
	}
}

var (
	enterKey  = command.K(fyne.KeyReturn)
	downKey   = command.K(fyne.KeyDown)
	deleteKey = command.K(fyne.KeyDelete)
)

const all3 = "question:why lesson:buying term:po/definition"

func TestFlagList_SaysWhatIsFlaggedWhereAndWhy(t *testing.T) {
	r := flagged(t)
	r.wantIDs("at first", all3)
	r.MustSay("Who asks?", "lessons/buying.md, line 7", "Unclear", "Paragraph 2 says so.", "Says what?",
		"Order: What the buyer sends.", "The seller sends it.", "Wrong", "terms.yaml, line 1", "2 March 2026", "To do 3", "Done 0", "All 3")
}

func TestFlagList_LeadsToWhatIsFlagged(t *testing.T) {
	r := flagged(t)
	last := r.Course.Lessons[0].Blocks
	for i, want := range []nav.Route{
		{Page: nav.Practice, At: "why"},
		{Page: nav.Lessons, ID: "buying", At: last[len(last)-1].Key, Offset: -jumpRoom},
		{Page: nav.Cards, ID: study.AllCards, Mode: ModeFlip, At: string(poCard)},
	} {
		r.Went = nil
		if i > 0 {
			r.Press(downKey)
		}
		r.Press(enterKey)
		r.MustHaveGone(want)
	}
	r.Went = nil
	uitest.Click(t, r.Window(), "Who asks?")
	r.MustHaveGone(nav.Route{Page: nav.Practice, At: "why"})
	r.show(r.Session, nav.Route{Mode: ModeFlip, ID: study.AllCards, At: string(poCard)})
	if got := r.through().cards[r.through().at].ID; got != poCard {
		t.Errorf("the jump shows %s", got)
	}
}

func TestFlagList_SaysWhenTheEditionHasItNoMore(t *testing.T) {
	j, w := uitest.Journal(t), uitest.NewWatch()
	before := written(t, 2)
	s := uitest.Study(t, before, j, w)
	blocks := before.Lessons[0].Blocks
	if err := s.Flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "buying", Block: blocks[len(blocks)-1].Key}}); err != nil {
		t.Fatal(err)
	}
	after := written(t, 1)
	r := &room{Room: uitest.NewRoom(t, after)}
	r.show(uitest.Study(t, after, j, w), nav.Route{Mode: ModeFlags})
	r.MustSay("Paragraph 2 says so.", "from an earlier edition")
	r.Press(enterKey)
	r.MustHaveGone()
	if len(r.Told) != 1 {
		t.Errorf("it tells %q", r.Told)
	}
	r.Press(deleteKey)
	r.MustSay("No flags yet")
}

func TestFlagList_MarksAsDoneAndUndoes(t *testing.T) {
	r := flagged(t)
	r.Press(downKey, space)
	r.wantIDs("after Space", "question:why term:po/definition")
	if open, done := r.Session.FlagCount(); open != 2 || done != 1 {
		t.Errorf("%d are to do and %d done", open, done)
	}
	r.Press(command.Key{Rune: '2'})
	r.wantIDs("of those done", "lesson:buying")
	r.Press(space)
	r.wantIDs("once it is to do again", "")
	r.MustSay("No such flags")
	r.Press(undo)
	r.wantIDs("after undo", "lesson:buying")
	r.Press(undo, command.Key{Rune: '1'})
	r.wantIDs("after undo twice", all3)
	r.Press(command.Key{Rune: '3'}, space)
	r.wantIDs("of all", "lesson:buying term:po/definition question:why") // what is done comes last
	if got := r.list().listed[r.list().at].ID(); got != "question:why" {
		t.Errorf("the keys are at %s", got)
	}
}

func TestFlagList_TakesAFlagAwayAndBack(t *testing.T) {
	r := flagged(t)
	r.Press(downKey, downKey, deleteKey)
	r.wantIDs("after Delete", "question:why lesson:buying")
	if r.list().at != 1 {
		t.Errorf("the keys are at row %d of two", r.list().at)
	}
	r.Press(undo)
	r.wantIDs("after undo", all3)
	if f, _ := r.Session.FlagOn(study.FlagTarget{Card: poCard}); f.Comment != "The seller sends it." || f.Kind != study.FlagWrong {
		t.Errorf("it comes back as %+v", f)
	}
}

func TestFlagList_ChangesAFlag(t *testing.T) {
	r := flagged(t)
	r.Press(command.Key{Rune: 'e'})
	e := r.Window().Canvas().Focused()
	test.Type(e, "Both do")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.MustSay("Both do")
	r.Press(undo)
	if f, _ := r.Session.FlagOn(study.FlagTarget{Question: "why"}); f.Comment != "" || f.Kind != study.FlagUnclear {
		t.Errorf("undone, it is %+v", f)
	}
}

func TestFlagList_ListsOneKind(t *testing.T) {
	r := flagged(t)
	for _, c := range []struct {
		key  rune
		want string
	}{
		{'w', "term:po/definition"},
		{'u', "question:why"},
		{'t', ""},
		{'t', all3}, // once more, and all are listed again
	} {
		r.Press(command.Key{Rune: c.key})
		r.wantIDs("after "+string(c.key), c.want)
	}
	r.Press(command.Key{Rune: 'w'}, command.Key{Rune: '3'})
	r.reopen()
	r.wantIDs("opened again", "term:po/definition")
	uitest.Click(t, r.Window(), "Wrong 1")
	r.wantIDs("with the chip", all3)
}

func TestFlagList_IsCopied(t *testing.T) {
	r := flagged(t)
	r.Press(command.Ctrl(fyne.KeyC))
	got := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"# Flags in C", "## terms.yaml", "line 7, `question:why`, **Unclear**", "> Paragraph 2 says so.", "Says what?"} {
		if !strings.Contains(got, want) {
			t.Errorf("the Markdown lacks %q:\n%s", want, got)
		}
	}
	r.Press(command.Key{Rune: 'w'}, command.Key{Name: fyne.KeyC, Ctrl: true, Shift: true})
	got = fyne.CurrentApp().Clipboard().Content()
	want := "id,file,line,text,comment,kind,done,date\r\nterm:po/definition,terms.yaml,1,Order: What the buyer sends.,The seller sends it.,wrong,no,2026-03-02\r\n"
	if got != want {
		t.Errorf("the table is\n%q, want\n%q", got, want)
	}
}

func TestFlagList_IsSaved(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	test.NewTempApp(t) // knows no folder that was used before
	queue := uitest.Queue(t)
	for _, c := range []struct {
		button, name, begins string
	}{
		{"Save as Markdown…", "c-flags.md", "# Flags in C"},
		{"Save as CSV…", "c-flags.csv", "\uFEFFid,file,line"},
	} {
		r := flagged(t)
		uitest.Click(t, r.Window(), c.button)
		r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		limit := time.After(10 * time.Second)
		for uitest.Over(r.Window()) != nil {
			select {
			case do := <-queue:
				do()
			case <-limit:
				t.Fatalf("it isn't saved; it says:\n%s", uitest.Says(uitest.Over(r.Window())))
			}
		}
		data, err := os.ReadFile(filepath.Join(dir, c.name))
		if err != nil || !strings.HasPrefix(string(data), c.begins) {
			t.Errorf("%s writes %q, %v", c.button, data, err)
		}
		if len(r.Told) != 1 || !strings.Contains(r.Told[0], "3 flags") {
			t.Errorf("it tells %q", r.Told)
		}
	}
}

func TestFlagList_DrawsAFewOfThousands(t *testing.T) {
	const n = 3000
	c := written(t, n)
	r := &room{Room: uitest.NewRoom(t, c)}
	for _, b := range c.Lessons[0].Blocks[2:] {
		r.flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "buying", Block: b.Key}})
	}
	began := time.Now()
	r.show(r.Session, nav.Route{Mode: ModeFlags})
	t.Logf("%d flags are shown in %v", n, time.Since(began))
	if got := len(r.list().rows); got != rowsAtOnce {
		t.Errorf("%d rows are drawn", got)
	}
	r.MustSay("and 2940 more")
	r.Press(command.K(fyne.KeyEnd))
	if r.list().at != rowsAtOnce-1 {
		t.Errorf("End leads to row %d", r.list().at)
	}
	r.Press(downKey)
	if r.list().at != rowsAtOnce || len(r.list().rows) != 2*rowsAtOnce {
		t.Errorf("going on leads to row %d of %d", r.list().at, len(r.list().rows))
	}
	r.Press(command.Ctrl(fyne.KeyC))
	if got := strings.Count(fyne.CurrentApp().Clipboard().Content(), "\n- [ ] "); got != n {
		t.Errorf("%d flags are copied", got)
	}
}

func TestFlagList_SaysHowToBeginWhenThereIsNone(t *testing.T) {
	r := newRoom(t, course(), nav.Route{Mode: ModeFlags})
	r.MustSay("No flags yet")
	uitest.Click(t, r.Window(), "Flip through all cards")
	r.MustHaveGone(nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: ModeFlip})
}

func TestFlagList_IsReachedFromTheDecksAndFromFlippingThrough(t *testing.T) {
	for _, mode := range []nav.Mode{"", ModeFlip} {
		r := newRoom(t, course(), nav.Route{Mode: mode})
		if strings.Contains(r.Says(), "Flags") {
			t.Errorf("%q speaks of flags though there is none", mode)
		}
		deck, _ := r.Session.Deck(study.AllCards)
		r.flag(study.Flag{FlagTarget: study.FlagTarget{Card: deck.Cards[0].ID}})
		r.reopen()
		uitest.Click(t, r.Window(), "Flags (1)")
		r.Press(command.Key{Rune: 'l'})
		flags := nav.Route{Page: nav.Cards, Mode: ModeFlags}
		r.MustHaveGone(flags, flags)
	}
}
