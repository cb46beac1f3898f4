package study_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
)

func on(lesson, block string, start, end int) study.Passage {
	return study.Passage{Lesson: lesson, Block: block, Start: start, End: end}
}

// noted gives the passages of notes and what they hold, shortly.
func noted(notes []study.Note) []string {
	var out []string
	for _, n := range notes {
		s := n.Lesson + "/" + n.Block + " " + string(n.Color) + " " + n.Text + " <" + n.Quote + ">"
		if n.Earlier {
			s += " earlier"
		}
		out = append(out, s)
	}
	return out
}

func TestNote_IsThereAfterARestart(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "b", 2, 9), Color: study.Green, Text: " ask \"Ann\" ", Quote: "ter a d"}))
	d.ok(d.Note(study.Note{Passage: on("buying", "d", 0, 0), Text: "so it ends"}))
	d.restart()
	same(t, "notes", noted(d.Notes("buying")), []string{
		`buying/b green ask "Ann" <ter a d>`,
		"buying/d  so it ends <The end.>",
	})
	n, ok := d.NoteOn(on("buying", "b", 2, 9))
	if !ok || !n.At.Equal(d.Session.Now()) {
		t.Errorf("the note is %+v, %v; want one of %v", n, ok, d.Session.Now())
	}
}

func TestNote_TakesThePlaceOfTheOneOnItsPassage(t *testing.T) {
	d := newTestLearner(t)
	n := study.Note{Passage: on("buying", "b", 2, 9), Color: study.Green, Quote: "ter a d"}
	d.ok(d.Note(n))
	n.Color, n.Text, n.Quote = study.Blue, "why?", ""
	d.ok(d.Note(n))
	d.ok(d.Note(n)) // nothing new
	same(t, "notes", noted(d.AllNotes()), []string{"buying/b blue why? <ter a d>"})
	same(t, "events", len(d.events()), 2)
}

func TestUnnote_AndUndoNote(t *testing.T) {
	d := newTestLearner(t)
	p := on("buying", "b", 2, 9)
	d.ok(d.Note(study.Note{Passage: p, Color: study.Green, Quote: "ter a d"}))
	d.ok(d.Unnote(p))
	d.ok(d.Unnote(p)) // has nothing to take away
	same(t, "notes once taken away", len(d.AllNotes()), 0)

	undone, ok, err := d.Undo(study.ScopeLesson("buying"))
	if err != nil || !ok || undone.Kind != study.OpUnnote || undone.Passages[0] != p {
		t.Fatalf("undid %v, %v, %v", undone, ok, err)
	}
	same(t, "notes after the removal is undone", noted(d.AllNotes()), []string{"buying/b green  <ter a d>"})
	if _, ok, err = d.Undo(study.ScopeLesson("buying")); err != nil || !ok {
		t.Fatalf("the note itself could not be undone: %v", err)
	}
	d.restart()
	same(t, "notes after all is undone", len(d.AllNotes()), 0)
	if can(d.NextUndo(study.ScopeLesson("buying"))) {
		t.Error("there is still something to undo")
	}
}

func TestUndo_OfAHighlightBringsBackTheTwoItTookUp(t *testing.T) {
	d := newTestLearner(t)
	for _, p := range []study.Passage{on("buying", "b", 2, 5), on("buying", "b", 7, 9)} {
		d.ok(d.Note(study.Note{Passage: p, Color: study.Green, Quote: "ter"}))
	}
	before := noted(d.AllNotes())
	d.ok(d.Annotate([]study.Note{{Passage: on("buying", "b", 0, 12), Color: study.Blue, Quote: "After a demo"}},
		[]study.Passage{on("buying", "b", 2, 5), on("buying", "b", 7, 9)}))
	after := noted(d.AllNotes())
	same(t, "highlights over two", len(after), 1)
	d.nextDay()
	d.restart()
	done, ok, err := d.Undo(study.ScopeLesson("buying"))
	if err != nil || !ok || done.Kind != study.OpHighlight || len(done.Passages) != 3 {
		t.Errorf("undid %+v, %v, %v", done, ok, err)
	}
	same(t, "highlights after one undo", noted(d.AllNotes()), before)
	d.restart()
	done, ok, err = d.Redo(study.ScopeLesson("buying"))
	if err != nil || !ok || done.Kind != study.OpHighlight {
		t.Errorf("redid %+v, %v, %v", done, ok, err)
	}
	same(t, "highlights after the redo", noted(d.AllNotes()), after)
}

func TestAnnotate_KeepsAllOrNothing(t *testing.T) {
	d := newTestLearner(t)
	n := study.Note{Passage: on("buying", "b", 2, 5), Color: study.Green, Quote: "ter"}
	wrong := study.Note{Passage: on("buying", "gone", 2, 5), Color: study.Green, Quote: "ter"}
	if err := d.Annotate([]study.Note{n, wrong}, nil); !errors.Is(err, study.ErrNoBlock) {
		t.Errorf("it gave %v", err)
	}
	same(t, "notes", len(d.AllNotes()), 0)
}

func TestUndo_OfANoteOfAnEarlierDay(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "b", 0, 0), Color: study.Green}))
	d.nextDay()
	if can(d.NextUndo(study.ScopeLesson("finding"))) {
		t.Error("it can be undone in another lesson")
	}
	if _, ok, err := d.Undo(study.ScopeLesson("buying")); !ok || err != nil || len(d.AllNotes()) != 0 {
		t.Errorf("yesterday's note stays: %v, %v", ok, err)
	}
}

func TestNote_SaysWhatIsWrong(t *testing.T) {
	d := newTestLearner(t)
	for _, c := range []struct {
		name string
		note study.Note
		want error
	}{
		{"no lesson", study.Note{Passage: on("selling", "a", 0, 0), Color: study.Blue}, study.ErrNoLesson},
		{"no block", study.Note{Passage: on("buying", "z", 0, 0), Color: study.Blue}, study.ErrNoBlock},
		{"nothing said", study.Note{Passage: on("buying", "a", 0, 0), Text: " \n"}, study.ErrEmptyNote},
		{"an empty range", study.Note{Passage: on("buying", "a", 4, 4), Color: study.Blue}, study.ErrNoPassage},
		{"a range of ends crossed", study.Note{Passage: on("buying", "a", 4, 2), Color: study.Blue}, study.ErrNoPassage},
		{"no such colour", study.Note{Passage: on("buying", "a", 0, 0), Color: "puce"}, study.ErrNoSuchColor},
		{"too long", study.Note{Passage: on("buying", "a", 0, 0), Text: strings.Repeat("é", study.MaxNote/2+1)}, study.ErrLongNote},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := d.Note(c.note); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	same(t, "events", len(d.events()), 0)
}

func TestNote_CutsALongQuoteBetweenCharacters(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "a", 0, 9000), Color: study.Blue, Quote: "x" + strings.Repeat("é", 9000)}))
	d.restart()
	q := d.AllNotes()[0].Quote
	if len(q) > study.MaxQuote || len(q) < study.MaxQuote-4 || !strings.HasSuffix(q, "é…") || !utf8.ValidString(q) {
		t.Errorf("kept %d bytes, ending in %q", len(q), q[len(q)-8:])
	}
}

func TestNote_OutlivesAnEditionThatLeavesItsBlockAlone(t *testing.T) {
	d := newTestLearner(t)
	for _, b := range []string{"d", "a", "b"} {
		d.ok(d.Note(study.Note{Passage: on("buying", b, 0, 3), Color: study.Yellow, Quote: "of " + b}))
		d.nextDay()
	}
	d.ok(d.Note(study.Note{Passage: on("finding", "x", 0, 3), Color: study.Yellow, Quote: "of x"}))

	// The next edition moves d to the front, rewrites a, and drops a lesson.
	l := d.course.Lesson("buying")
	l.Blocks = []content.LessonBlock{l.Blocks[3], {Key: "A", Words: 9}, l.Blocks[1], l.Blocks[2]}
	edition := smallCourse()
	edition.Version, edition.Lessons = "2.0.0", []*content.Lesson{l}
	d.course = edition
	d.restart()

	same(t, "notes", noted(d.AllNotes()), []string{
		"buying/d yellow  <of d>",
		"buying/b yellow  <of b>",
		"buying/a yellow  <of a> earlier",
		"finding/x yellow  <of x> earlier",
	})
	earlier := d.AllNotes()[2]
	earlier.Text = "still true"
	d.ok(d.Note(earlier))
	d.ok(d.Unnote(on("finding", "x", 0, 3)))
	same(t, "notes from before, changed", noted(d.AllNotes()[2:]), []string{"buying/a yellow still true <of a> earlier"})
}

func TestNotes_StandInTheOrderOfTheText(t *testing.T) {
	d := newTestLearner(t)
	for _, p := range []study.Passage{on("finding", "x", 0, 0), on("buying", "b", 9, 12), on("buying", "b", 2, 4), on("buying", "a", 0, 1), on("buying", "b", 0, 0)} {
		d.ok(d.Note(study.Note{Passage: p, Color: study.Blue}))
	}
	var got []study.Passage
	for _, n := range d.AllNotes() {
		got = append(got, n.Passage)
	}
	same(t, "passages", got, []study.Passage{on("buying", "a", 0, 1), on("buying", "b", 0, 0), on("buying", "b", 2, 4), on("buying", "b", 9, 12), on("finding", "x", 0, 0)})
}

func TestNotes_AreNoStudyForTheStreak(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "a", 0, 0), Color: study.Blue}))
	same(t, "streak", d.Streak(), 0)
}

func TestNotesMarkdown(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "b", 6, 10), Color: study.Green, Text: "Ask *Ann*.", Quote: "a *demo* for $5\n2. second"}))
	d.ok(d.Note(study.Note{Passage: on("finding", "x", 0, 2), Color: study.Blue, Quote: "x_1_"}))
	d.course.Lessons = d.course.Lessons[:1]
	edition := smallCourse()
	edition.Lessons = edition.Lessons[:1]
	d.course = edition
	d.restart()
	want := `# Notes on Sales

## Buying

> a \*demo\* for \$5
>
> 2\. second

*green, 2026-03-02*

Ask *Ann*.

## finding

> x\_1\_

*blue, 2026-03-02, from an earlier edition*
`
	if got := study.NotesMarkdown(d.course, d.AllNotes(), nil); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestNotesMarkdown_KeepsEveryWord reads an export back.
func TestNotesMarkdown_KeepsEveryWord(t *testing.T) {
	course := smallCourse()
	rapid.Check(t, func(t *rapid.T) {
		quote := rapid.StringMatching("([a-zé0-9 '.,:;!?#*_`~^=+$%{}\\[\\]()<>|&\\\\/-]|:::|==|\\+\\+|\\{%|:smile:|&amp;|<b>){0,24}").Draw(t, "quote")
		out := study.NotesMarkdown(course, []study.Note{{Passage: on("buying", "a", 0, 5), Color: study.Blue, Quote: quote, Text: "mine"}}, nil)
		document := markup.Parse([]byte(out))
		at := slices.IndexFunc(document.Blocks, func(b markup.Block) bool { _, ok := b.(*markup.Quote); return ok })
		got := ""
		if at >= 0 {
			got = markup.BlockText(document.Blocks[at])
		}
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, s)
		}
		if letters(got) != letters(quote) {
			t.Fatalf("%q came back as %q from\n%s", quote, got, out)
		}
	})
}
