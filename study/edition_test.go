package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
)

// edition gives a course of one lesson.
func edition(version string, paragraphs ...string) *content.Course {
	c, _ := content.Open(fstest.MapFS{
		"course.yaml":  {Data: []byte("id: deals\ntitle: Deals\nversion: " + version + "\n")},
		"lessons/a.md": {Data: []byte("---\nid: a\n---\n\n" + strings.Join(paragraphs, "\n\n") + "\n")},
	})
	return c
}

// keys gives the keys of a course's first lesson.
func keys(c *content.Course) []string {
	var all []string
	for _, b := range c.Lessons[0].Blocks {
		all = append(all, b.Key)
	}
	return all
}

var (
	metParagraph    = "The seller meets the buyer and asks what has changed since the last budget was agreed."
	agreedParagraph = "Both agree in writing on what a good end would look like and who has to say yes to it."
	signedParagraph = "Legal reads the contract, purchasing asks for a discount and somebody signs at last."
)

// goodEnd is where "good end" stands in a paragraph.
var goodEnd = strings.Index(agreedParagraph, "good end")

// open opens an edition on their journal.
func (d *testLearner) open(c *content.Course) {
	d.t.Helper()
	d.course = c
	d.restart()
}

func TestSession_OneChangedWordKeepsWhatWasReadAndNoted(t *testing.T) {
	d := newTestLearner(t)
	d.open(edition("1", metParagraph, agreedParagraph, signedParagraph))
	old := keys(d.course)
	d.ok(d.MarkRead("a", old...))
	d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "a", Block: old[1], Start: goodEnd, End: goodEnd + 8}, Color: study.Green, Quote: "good end", Text: "ask"}))
	d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "a", Block: old[2]}, Text: "all of it"}))
	d.ok(d.Flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "a", Block: old[2]}, Kind: study.FlagTypo}))

	d.open(edition("2", metParagraph, strings.Replace(agreedParagraph, "writing on", "writing and by hand on", 1), strings.Replace(signedParagraph, "somebody", "someone", 1)))
	now := keys(d.course)
	if p := d.LessonProgress("a"); p.Fraction != 1 {
		t.Errorf("%.0f %% is read; all was", 100*p.Fraction)
	}
	notes := d.Notes("a")
	if len(notes) != 2 || notes[0].Earlier || notes[1].Earlier || notes[0].Block != now[1] || !notes[1].CoversBlock() || notes[1].Block != now[2] {
		t.Fatalf("the notes are %+v", notes)
	}
	text := []rune(markup.BlockText(d.course.Lessons[0].Document.Blocks[1]))
	same(t, "highlighted", string(text[notes[0].Start:notes[0].End]), "good end")
	if f, ok := d.FlagOn(study.FlagTarget{Lesson: "a", Block: now[2]}); !ok || f.Earlier {
		t.Errorf("the flag is %+v, %v", f, ok)
	}

	// What is done to a note now is done to the one from before, and undone.
	notes[0].Text = "ask again"
	d.ok(d.Note(notes[0]))
	d.restart()
	same(t, "notes after a change", len(d.Notes("a")), 2)
	same(t, "changed", d.Notes("a")[0].Text, "ask again")
	d.ok(d.Unnote(notes[0].Passage))
	d.restart()
	same(t, "notes after one was taken away", len(d.Notes("a")), 1)
	done, ok, err := d.Undo(study.ScopeLesson("a"))
	if err != nil || !ok || !slices.Equal(done.Passages, []study.Passage{notes[0].Passage}) {
		t.Errorf("undone is %+v, %v, %v", done, ok, err)
	}
	same(t, "brought back", d.Notes("a")[0].Text, "ask again")

	// The first edition again.
	d.open(edition("1", metParagraph, agreedParagraph, signedParagraph))
	same(t, "read in the first edition", d.LessonProgress("a").Fraction, 1.0)
	back := d.Notes("a")
	if len(back) != 2 || back[0].Earlier || back[0].Text != "ask again" || back[0].Start != goodEnd || back[0].End != goodEnd+8 {
		t.Errorf("the notes in the first edition are %+v", back)
	}
}

func TestSession_DividedAndJoinedParagraphsAreReadByTheirParts(t *testing.T) {
	first, second, found := strings.Cut(agreedParagraph, " and who")
	if !found {
		t.Fatal("the paragraph can't be cut")
	}
	d := newTestLearner(t)
	d.open(edition("1", metParagraph, agreedParagraph, signedParagraph))
	d.ok(d.MarkRead("a", keys(d.course)[1]))
	d.open(edition("2", metParagraph, first, "And who"+second, signedParagraph))
	for i, want := range []bool{false, true, true, false} {
		if got := d.HasRead("a", keys(d.course)[i]); got != want {
			t.Errorf("divided: that block %d was read is %v", i, got)
		}
	}
	d.open(edition("3", metParagraph, first, "And who"+second+" "+signedParagraph))
	for i, want := range []bool{false, true, false} {
		if got := d.HasRead("a", keys(d.course)[i]); got != want {
			t.Errorf("joined with what was not read: that block %d was read is %v", i, got)
		}
	}
	d.open(edition("4", metParagraph, first, "And who"+second, signedParagraph))
	d.ok(d.MarkRead("a", keys(d.course)[3]))
	d.open(edition("5", metParagraph, first, "And who"+second+" "+signedParagraph))
	same(t, "joined once all was read", d.HasRead("a", keys(d.course)[2]), true)
}

func TestSession_NotesOfJoinedParagraphsBothStay(t *testing.T) {
	d := newTestLearner(t)
	d.open(edition("1", metParagraph, agreedParagraph, signedParagraph))
	for _, key := range keys(d.course)[:2] {
		d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "a", Block: key}, Text: "of " + key}))
		d.ok(d.Flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "a", Block: key}, Comment: "of " + key}))
	}
	d.open(edition("2", metParagraph+" "+agreedParagraph, signedParagraph))
	notes := d.Notes("a")
	same(t, "notes", len(notes), 2)
	for _, n := range notes {
		if n.Earlier || n.CoversBlock() {
			t.Errorf("a note is %+v", n)
		}
	}
	same(t, "flags", len(d.Flags()), 2)
}

func TestSession_MachinesAgreeOnPlacesWhateverTheOrder(t *testing.T) {
	one := edition("1", metParagraph, agreedParagraph, signedParagraph)
	two := edition("2", strings.Replace(metParagraph, "asks", "is told", 1), strings.Replace(agreedParagraph, "good", "fair", 1), signedParagraph)
	a, b := newTestLearner(t), newTestLearner(t)
	b.watch.Time = a.watch.Time
	join := func(to, from *testLearner) {
		t.Helper()
		have := map[string]bool{}
		for _, e := range to.events() {
			have[e.ID.String()] = true
		}
		var missing []study.Event
		for _, e := range from.events() {
			if !have[e.ID.String()] {
				missing = append(missing, e)
			}
		}
		to.ok(to.journal.Append(missing...))
		to.restart()
	}
	a.open(one)
	b.open(one)
	old := keys(one)
	a.ok(a.MarkRead("a", old[0]))
	a.open(two)
	// The other goes on in the first edition, later.
	b.nextDay()
	b.ok(b.MarkRead("a", old[1]))
	b.ok(b.Note(study.Note{Passage: study.Passage{Lesson: "a", Block: old[1], Start: goodEnd, End: goodEnd + 8}, Color: study.Blue, Quote: "good end"}))
	join(a, b)
	standing := func(d *testLearner) string {
		var all []string
		for _, key := range keys(two) {
			all = append(all, fmt.Sprint(d.HasRead("a", key)))
		}
		return strings.Join(append(all, noted(d.AllNotes())...), ", ")
	}
	want := "true, true, false, " + noted([]study.Note{{
		Passage: study.Passage{Lesson: "a", Block: keys(two)[1], Start: goodEnd, End: goodEnd + 8}, Color: study.Blue, Quote: "good end",
	}})[0]
	same(t, "the one that has the second edition", standing(a), want)

	// Then it opens the second too, and writes down the same moves.
	b.open(two)
	join(a, b)
	join(b, a)
	same(t, "the two", standing(a), standing(b))
	same(t, "both", standing(a), want)
}

// eventsOf counts the events of a kind in a learner's journal, and gives the longest
// payload.
func (d *testLearner) eventsOf(kind study.Kind) (n, longest int) {
	d.t.Helper()
	for _, e := range d.events() {
		if e.Kind == kind {
			n++
			longest = max(longest, len(e.Payload))
		}
	}
	return n, longest
}

func TestSession_MovesAreWrittenOnce(t *testing.T) {
	d := newTestLearner(t)
	one, two := edition("1", metParagraph, agreedParagraph), edition("2", strings.Replace(metParagraph, "asks", "is told", 1), agreedParagraph)
	d.open(one)
	d.ok(d.MarkRead("a", keys(one)[0]))
	d.open(one)
	if n, _ := d.eventsOf(study.Moved); n != 0 {
		t.Errorf("the same edition wrote %d moves", n)
	}
	d.open(two)
	d.open(two)
	if n, _ := d.eventsOf(study.Moved); n != 1 {
		t.Errorf("another edition wrote %d events; want 1", n)
	}
	// Forth and back adds the way back, and then nothing.
	for range 3 {
		d.open(one)
		d.open(two)
	}
	if n, _ := d.eventsOf(study.Moved); n != 2 {
		t.Errorf("forth and back wrote %d events; want 2", n)
	}
	same(t, "read", d.HasRead("a", keys(two)[0]), true)
	same(t, "a day of study for opening", d.Streak(), 0)
}

func TestSession_ALargeEditionMovesInEventsOfModestSize(t *testing.T) {
	const blocks = 5000
	text := func(said string) (all []string) {
		for i := range blocks {
			all = append(all, fmt.Sprintf("Paragraph %d of the %s tells how deal %d went for seller %d.", i, said, i*7, i%40))
		}
		return all
	}
	d := newTestLearner(t)
	d.open(edition("1", text("book")...))
	d.ok(d.MarkRead("a", keys(d.course)...))
	d.open(edition("2", text("handbook")...))
	same(t, "read", d.LessonProgress("a").Fraction, 1.0)
	if n, longest := d.eventsOf(study.Moved); n < 2 || longest > 150<<10 {
		t.Errorf("%d events, the longest of %d bytes", n, longest)
	}
}

func TestSession_MovesAndEditionsThatMakeNoSenseAreAsNone(t *testing.T) {
	d := newTestLearner(t)
	d.open(edition("1", metParagraph, agreedParagraph))
	d.ok(d.MarkRead("a", keys(d.course)...))
	for _, row := range []string{"x", "x y", "x " + strings.Repeat("A", 100), " "} {
		d.ok(d.journal.SetSetting("edition:deals", row))
		d.restart()
		same(t, "read with the row "+row, d.LessonProgress("a").Fraction, 1.0)
	}
	skipped := d.State().Skipped()
	all := d.events()
	for i, payload := range []string{
		`{"moves":[{"from":[],"to":{"lesson":"a","block":"b"}}]}`,
		`{"moves":[{"from":[{"lesson":"a","block":"x"}],"to":{"lesson":"a","block":"y"},"runs":[[0,-1,0,5]]}]}`,
		`{"moves":[{"from":[{"lesson":"a","block":"x"}],"to":{"lesson":"a","block":"y"},"runs":[[0,0,0]]}]}`,
		`{"moves":7}`,
		`{"moves":[` + strings.Repeat(`{"from":[{"lesson":"a","block":"x"}],"to":{"lesson":"a","block":"y"}},`, 20_000) + `{"from":[{"lesson":"a","block":"x"}],"to":{"lesson":"a","block":"y"}}]}`,
	} {
		e := all[len(all)-1]
		e.ID[15] += byte(i + 1)
		e.Device, e.Seq, e.Kind, e.Payload = "0123456789abcdef", int64(i+1), study.Moved, []byte(payload)
		d.ok(d.journal.Append(e))
	}
	d.restart()
	same(t, "skipped", d.State().Skipped()-skipped, 5)
	same(t, "read", d.LessonProgress("a").Fraction, 1.0)
}

// A journal from before editions were remembered has the quotes of its notes.
func TestSession_NotesFindTheirPlaceByTheirQuote(t *testing.T) {
	d := newTestLearner(t)
	one := edition("1", metParagraph, agreedParagraph, signedParagraph)
	d.open(one)
	old := keys(one)
	d.ok(d.Note(study.Note{Passage: on("a", old[0], 0, 0), Text: "whole"}))
	end := strings.Index(agreedParagraph, " and who")
	d.ok(d.Note(study.Note{Passage: on("a", old[1], goodEnd, end), Color: study.Blue, Quote: agreedParagraph[goodEnd:end]}))
	d.ok(d.Note(study.Note{Passage: on("a", old[2], 0, 5), Color: study.Green, Quote: signedParagraph[:5]}))
	d.ok(d.journal.SetSetting("edition:deals", ""))

	d.open(edition("2", strings.Replace(metParagraph, "asks", "is told", 1), "Then both agree on what a "+agreedParagraph[goodEnd:end]+".", "Nothing else is as it was."))
	notes := d.Notes("a")
	if len(notes) != 3 || notes[0].Earlier || notes[1].Earlier || !notes[2].Earlier {
		t.Fatalf("the notes are %+v", notes)
	}
	text := markup.BlockText(d.course.Lessons[0].Document.Blocks[1])
	same(t, "highlighted", text[notes[1].Start:notes[1].End], agreedParagraph[goodEnd:end])
}

// Moves may lead in circles, through many blocks, and nowhere.
func TestSession_MovesInCirclesEnd(t *testing.T) {
	d := newTestLearner(t)
	d.open(edition("1", metParagraph))
	d.ok(d.MarkRead("a", "k0"))
	d.ok(d.Flag(study.Flag{FlagTarget: study.FlagTarget{Lesson: "a", Block: keys(d.course)[0]}}))
	var moves []string
	for i := range 2000 {
		for _, to := range []int{(i + 1) % 2000, (i * 7) % 2000} {
			moves = append(moves, fmt.Sprintf(`{"from":[{"lesson":"a","block":"k%d"}],"to":{"lesson":"a","block":"k%d"},"runs":[[0,0,0,9]]}`, i, to))
		}
	}
	last := d.events()[0]
	last.ID[15]--
	last.Course, last.Device, last.Seq, last.Kind = "deals", "0123456789abcdef", 1, study.Moved
	last.Payload = []byte(`{"moves":[` + strings.Join(moves, ",") + `]}`)
	d.ok(d.journal.Append(last))
	d.restart()
	same(t, "read at the end of the way", d.HasRead("a", "k1999"), true)
	_, _, ok := d.BlockNow("a", "k0")
	same(t, "found", ok, false)
}

// Moves are about the text: whenever they were written, and however often, they
// hold for all that was done.
func TestSession_ItDoesNotMatterWhenMovesWereWritten(t *testing.T) {
	texts := []string{metParagraph, agreedParagraph, signedParagraph}
	editions := []*content.Course{edition("1", texts...)}
	for i, change := range [][2]string{{"budget", "money"}, {"a good end", "a fair end"}, {"discount", "rebate"}} {
		texts = []string{strings.Replace(texts[0], change[0], change[1], 1), strings.Replace(texts[1], change[0], change[1], 1), strings.Replace(texts[2], change[0], change[1], 1)}
		editions = append(editions, edition(fmt.Sprint(i+2), texts...))
	}
	last := editions[len(editions)-1]
	d := newTestLearner(t)
	for i, c := range editions {
		d.open(c)
		d.ok(d.MarkRead("a", keys(c)[i%3]))
		d.ok(d.Note(study.Note{Passage: on("a", keys(c)[1], goodEnd, goodEnd+8+i), Color: study.Blue, Text: fmt.Sprint("note ", i), Quote: "good end"}))
		if i == 1 {
			d.ok(d.Unnote(on("a", keys(c)[1], goodEnd, goodEnd+8)))
		}
		d.wait(time.Minute)
	}
	standing := func(s *study.Session) string {
		all := noted(s.AllNotes())
		for _, key := range keys(last) {
			all = append(all, fmt.Sprint(s.HasRead("a", key)))
		}
		return strings.Join(all, "\n")
	}
	want := standing(d.Session)
	if !strings.HasSuffix(want, "true\ntrue\ntrue") || strings.Contains(want, "earlier") || strings.Contains(want, "note 0") {
		t.Fatalf("what was done stands at\n%s", want)
	}
	var done, moved []study.Event
	for _, e := range d.events() {
		if e.Kind == study.Moved {
			moved = append(moved, e)
		} else {
			done = append(done, e)
		}
	}
	if len(moved) != 3 {
		t.Fatalf("%d events of moves; want 3", len(moved))
	}
	rapid.Check(t, func(rt *rapid.T) {
		all := slices.Clone(done)
		for _, i := range append([]int{0, 1, 2}, rapid.SliceOfN(rapid.IntRange(0, 2), 0, 4).Draw(rt, "again")...) {
			e := moved[i]
			e.ID = all[rapid.IntRange(0, len(all)-1).Draw(rt, "at")].ID
			copy(e.ID[12:], rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(rt, "id"))
			e.Device = "elsewhere"
			all = append(all, e)
		}
		slices.SortFunc(all, func(a, b study.Event) int { return a.ID.Compare(b.ID) })
		s, err := study.Start(last, &pad{events: all}, d.watch)
		if err != nil {
			rt.Fatal(err)
		}
		if got := standing(s); got != want {
			rt.Fatalf("what was done stands at\n%s\nand stood at\n%s", got, want)
		}
	})
}
