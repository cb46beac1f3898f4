package lesson

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
)

func TestReader_ReadingToTheEndByKeysFinishesTheLesson(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	last := 0.0
	for pages := 0; !d.page.reader.view.AtEnd(); pages++ {
		if pages > 100 {
			t.Fatal("100 pages and not at the end")
		}
		d.rest()
		p := d.session.LessonProgress("sales-process")
		if p.Fraction < last {
			t.Fatalf("progress went back from %v to %v", last, p.Fraction)
		}
		_, end := d.page.reader.view.Extent(len(d.page.reader.lesson.Blocks) - 1)
		if high, _ := d.page.reader.view.Height(); p.Finished && end > high {
			t.Fatal("finished before the end")
		}
		last = p.Fraction
		d.key(fyne.KeyPageDown)
	}
	d.rest()
	if p := d.session.LessonProgress("sales-process"); !p.Finished || p.Fraction != 1 {
		t.Errorf("at the end: %+v, want all read and finished", p)
	}
	if len(d.shell.Failed) > 0 {
		t.Error(d.shell.Failed)
	}
}

func TestReader_WhatIsSkippedOverIsNotRead(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.key(fyne.KeyEnd)
	d.rest()
	p := d.session.LessonProgress("sales-process")
	if !p.Started || p.Finished || p.Fraction > 0.5 {
		t.Errorf("after End from the top: %+v, want the end alone read", p)
	}
}

func TestReader_NothingIsWrittenDownWhileTheViewMoves(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.rest()
	begun := d.session.LessonProgress("sales-process").Fraction
	for passed := time.Duration(0); passed < longestWait; passed += dwell / 2 {
		if got := d.session.LessonProgress("sales-process").Fraction; got != begun {
			t.Fatalf("after %v on the move %v is read, want %v still", passed, got, begun)
		}
		d.key(fyne.KeyDown)
		d.watch.Wait(dwell / 2)
		d.page.reader.tracker.tick()
	}
	if got := d.session.LessonProgress("sales-process").Fraction; got <= begun {
		t.Errorf("after %v on the move %v is read, want more than %v", longestWait, got, begun)
	}
}

// readBlocks counts the blocks of a lesson that count as read.
func (d *harness) readBlocks(lesson string) int {
	read := 0
	for _, b := range d.course.Lesson(lesson).Blocks {
		if d.session.HasRead(lesson, b.Key) {
			read++
		}
	}
	return read
}

func TestReader_WhatIsPagedPastFastIsNotRead(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	for !d.page.reader.view.AtEnd() {
		d.wait(300 * time.Millisecond)
		d.key(fyne.KeyPageDown)
	}
	if read := d.readBlocks("sales-process"); read > 0 {
		t.Errorf("%d blocks count as read after paging past them", read)
	}
}

func TestReader_ABlockIsReadInTheTimeItsWordsTake(t *testing.T) {
	course := &content.Course{}
	add := func(id, note string) {
		doc := markup.Parse([]byte(note))
		l := &content.Lesson{ID: id, Title: id, Number: len(course.Lessons) + 1, Document: doc}
		for i := range doc.Blocks {
			l.Blocks = append(l.Blocks, content.LessonBlock{Key: fmt.Sprint("b", i)})
		}
		course.Lessons = append(course.Lessons, l)
	}
	add("short", "Two words.")
	add("middle", strings.Repeat("word ", 16))
	add("long", strings.Repeat("word ", 400))
	add("several", strings.Repeat(strings.Repeat("word ", 16)+"\n\n", 3))
	for _, c := range []struct {
		lesson string
		takes  time.Duration
	}{{"short", dwell}, {"middle", 2 * time.Second}, {"long", study.ReadingTime(400)}} {
		d := newHarness(t, course)
		d.open(nav.Route{Page: nav.Lessons, ID: c.lesson}, large)
		d.wait(c.takes - time.Millisecond)
		if d.readBlocks(c.lesson) > 0 {
			t.Errorf("%s: read before %v have passed", c.lesson, c.takes)
		}
		d.wait(2 * time.Millisecond)
		if d.readBlocks(c.lesson) != 1 {
			t.Errorf("%s: not read after %v", c.lesson, c.takes)
		}
	}
	// Blocks that are in view together take their time one after another.
	d := newHarness(t, course)
	d.open(nav.Route{Page: nav.Lessons, ID: "several"}, large)
	for i := range 3 {
		d.wait(2*time.Second - time.Millisecond)
		if got := d.readBlocks("several"); got != i {
			t.Errorf("%d of three blocks are read before %d have had their time", got, i+1)
		}
		d.wait(time.Millisecond)
		if got := d.readBlocks("several"); got != i+1 {
			t.Errorf("%d of three blocks are read in the time of %d", got, i+1)
		}
	}
}

func TestReader_WhatWasReadAndThenScrolledPastIsRead(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.watch.Wait(time.Minute) // no timer comes in between
	d.key(fyne.KeyPageDown)
	d.key(fyne.KeyPageDown)
	d.page.reader.tracker.tick()
	if d.readBlocks("sales-process") == 0 {
		t.Error("nothing of the first page counts as read")
	}
}

func TestReader_LeavingKeepsWhatWasRead(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.watch.Wait(15 * time.Second)
	d.page.Hidden() // before any timer
	if !d.session.LessonProgress("sales-process").Started {
		t.Error("what was read is lost on leaving")
	}
}

func TestReader_AGlanceIsNoStudy(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	for _, l := range d.course.Lessons {
		d.open(nav.Route{Page: nav.Lessons, ID: l.ID}, large)
		d.wait(time.Second)
		d.page.Hidden()
	}
	if n := d.session.Streak(); n != 0 || d.session.Days(1)[0].Active() {
		t.Errorf("a second in each lesson gives a streak of %d", n)
	}
	if l := d.session.CurrentLesson(); l != d.course.Lessons[0] {
		t.Errorf("after it one goes on with %s", l.ID)
	}
}

func TestReader_ALessonThatFitsTheWindowTakesItsTime(t *testing.T) {
	doc := markup.Parse([]byte(strings.Repeat("This is a sentence of seven words.\n\n", 12)))
	l := &content.Lesson{ID: "short", Title: "Short", Number: 1, Document: doc}
	for i := range doc.Blocks {
		l.Blocks = append(l.Blocks, content.LessonBlock{Key: fmt.Sprint("b", i), Words: 7})
	}
	d := newHarness(t, &content.Course{Lessons: []*content.Lesson{l}})
	d.open(nav.Route{Page: nav.Lessons, ID: "short"}, large)
	d.wait(5 * time.Second)
	if p := d.session.LessonProgress("short"); p.Finished || p.Fraction > 0.5 {
		t.Errorf("84 words are read in five seconds: %+v", p)
	}
	d.wait(6 * time.Second)
	if p := d.session.LessonProgress("short"); !p.Finished {
		t.Errorf("84 words aren't read in eleven seconds: %+v", p)
	}
}

func TestReader_MarkAsReadFinishes(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-roles"}, large)
	if !d.list.Run("lesson.finish") {
		t.Fatal("there is no command to mark the lesson as read")
	}
	if p := d.session.LessonProgress("sales-roles"); !p.Finished || p.Fraction != 1 {
		t.Errorf("progress %+v", p)
	}
	if d.list.Run("lesson.finish") {
		t.Error("a read lesson can be marked again")
	}
}

func TestReader_ComesBackToTheExactPlace(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	for range 4 {
		d.key(fyne.KeyPageDown)
	}
	d.key(fyne.KeyDown)
	at := d.page.Route()
	offset := d.page.reader.view.Offset()
	if at.At == "" || at.ID != "sales-process" {
		t.Fatalf("route %+v names no block", at)
	}
	d.open(at, large)
	if got := d.page.Route(); got != at {
		t.Errorf("came back to %+v, want %+v", got, at)
	}
	d.page.reader.key(fyne.KeyUp)
	d.page.reader.key(fyne.KeyDown)
	if got := d.page.Route(); got != at {
		t.Errorf("up and down from %v leads to %+v, want %+v", offset, got, at)
	}
}

func TestReader_KeepsItsPlaceBeforeItIsLaidOut(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	lesson := d.course.Lesson("sales-process")
	at := nav.Route{Page: nav.Lessons, ID: lesson.ID, At: lesson.Blocks[30].Key, Offset: 12}
	if got := New(d.course, d.session, d.shell, at).Route(); got != at {
		t.Errorf("a page not yet in a window is at %+v, want %+v", got, at)
	}
}

func TestReader_ComesBackToTheEnd(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.key(fyne.KeyEnd)
	at := d.page.Route()
	d.open(at, large)
	back := d.page.Route()
	near := math.Abs(float64(back.Offset-at.Offset)) < 0.01 // heights are summed up in another order
	if back.Offset = at.Offset; !d.page.reader.view.AtEnd() || !near || back != at {
		t.Errorf("came back to %+v, want the end, %+v", d.page.Route(), at)
	}
}

func TestGeometry_TheColumnIsWhatTheLearnerChoseWhereTheWindowHasRoom(t *testing.T) {
	t.Cleanup(func() { theme.SetTextScale(100); theme.SetLines(theme.LongLines) })
	for _, lines := range []theme.LineLength{theme.ShortLines, theme.MediumLines, theme.LongLines} {
		for _, scale := range []int{80, 100, 150, 200} {
			theme.SetLines(lines)
			theme.SetTextScale(scale)
			if _, text, _, _ := geometry(4000); text != theme.TextColumn() {
				t.Errorf("%d characters at %d %%: the column is %v wide, not %v", lines.Characters(), scale, text, theme.TextColumn())
			}
			for width := float32(300); width <= 2600; width += 100 {
				left, text, side, both := geometry(width)
				if left < 0 || left+text > width || both && side+theme.Size(sideWide) > width {
					t.Errorf("%d characters at %d %%: a page of %v has text from %v to %v, the panel at %v", lines.Characters(), scale, width, left, left+text, side)
				}
			}
		}
	}
}
