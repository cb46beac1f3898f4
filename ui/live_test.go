package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

var _ Reloader = (*workbench)(nil)

// workbench is a shelf with a course in a folder that is written while it is open.
type workbench struct {
	*shelf
	folder string
	reads  int
}

func (b *workbench) Load(ctx context.Context, _ string, ready func() error) (*Opened, error) {
	course, problems := content.OpenPath(ctx, b.folder)
	if course == nil {
		return nil, problems
	}
	if err := ready(); err != nil {
		return nil, err
	}
	session, err := study.Start(course, b.journal, b.watch())
	return &Opened{Course: course, Session: session, Path: b.folder}, err
}

func (b *workbench) WrittenAt(*Opened) string { return b.folder }

func (b *workbench) Reload(ctx context.Context, o *Opened) (*Opened, content.Problems, error) {
	b.reads++
	course, problems := content.OpenPath(ctx, b.folder)
	if course == nil {
		return nil, problems, problems
	}
	if course.ID != o.Course.ID {
		return nil, problems, errors.Join(ErrOtherCourse, course.Close())
	}
	session, err := study.Start(course, b.journal, b.watch(), study.WhileWritten())
	return &Opened{Course: course, Session: session, Path: b.folder}, problems, err
}

func (b *workbench) write(name, text string) {
	b.t.Helper()
	path := filepath.Join(b.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// longLesson is a lesson of so many paragraphs, each of which says its number.
func longLesson(id string, paragraphs int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\n---\n\n# Lesson %s\n\n", id, id)
	for i := range paragraphs {
		fmt.Fprintf(&b, "Paragraph number %d of lesson %s, which says something of its own and goes on for long enough to take a line or two on the screen.\n\n", i, id)
	}
	return b.String()
}

const lastLesson = "l099"

// newWorkbench has a course of 100 lessons.
func newWorkbench(t *testing.T) *workbench {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", "id: hundred\ntitle: A hundred lessons\nversion: \"1\"\n")
	b.write("terms.yaml", "- id: po\n  term: purchase order\n  definition: A buyer's written order.\n")
	for i := range 100 {
		id := fmt.Sprintf("l%03d", i)
		b.write("lessons/"+id+".md", longLesson(id, 40))
	}
	return b
}

func startWorkbench(t *testing.T, b *workbench, at nav.Route) *App {
	t.Helper()
	app := newApp(t, b, Config{})
	wait(t, func() bool { return app.page != nil })
	app.Go(at)
	time.Sleep(300 * time.Millisecond) // until the folder is watched
	return app
}

func TestLive_ShowsASavedChangeAtTheSamePlace(t *testing.T) {
	b := newWorkbench(t)
	app := startWorkbench(t, b, nav.Route{Page: nav.Lessons, ID: lastLesson})
	lesson := app.course().Lesson(lastLesson)
	app.Replace(nav.Route{Page: nav.Lessons, ID: lastLesson, At: lesson.Blocks[21].Key, Offset: 5})
	before := app.place()

	text := strings.Replace(longLesson(lastLesson, 40), "Paragraph number 19 ", "A new paragraph above.\n\nParagraph number 19, reworded, ", 1)
	var took []time.Duration
	for i := range 3 {
		text = strings.Replace(text, fmt.Sprintf("number %d ", 21+i), fmt.Sprintf("number %d, changed, ", 21+i), 1)
		shown := app.live.shown
		begun := time.Now()
		b.write("lessons/"+lastLesson+".md", text)
		wait(t, func() bool { return app.live.shown.After(shown) })
		took = append(took, time.Since(begun))
	}
	t.Logf("a saved change is shown after %v", took)
	if says := uitest.Says(app.page.Object()); !strings.Contains(says, "number 23, changed, ") {
		t.Errorf("the lesson says %.600q", says)
	}
	after := app.place()
	if after.At != before.At || after.Offset != before.Offset || after.ID != before.ID {
		t.Errorf("the place was %+v and is %+v", before, after)
	}

	// The paragraph at the top itself is reworded.
	shown := app.live.shown
	b.write("lessons/"+lastLesson+".md", strings.Replace(text, "Paragraph number 20 ", "The paragraph number 20 ", 1))
	wait(t, func() bool { return app.live.shown.After(shown) })
	now := app.course().Lesson(lastLesson)
	if at := app.place().At; at == before.At || at != now.Blocks[22].Key {
		t.Errorf("the place is %q, want that of the reworded paragraph, %q", at, now.Blocks[22].Key)
	}
}

func TestLive_KeepsTheLastGoodStateAndSaysWhatIsWrong(t *testing.T) {
	b := newWorkbench(t)
	app := startWorkbench(t, b, nav.Route{Page: nav.Lessons, ID: "l000"})
	b.write("terms.yaml", "- id: po\n  term: purchase order\n  definitoin: A buyer's order.\n")
	wait(t, func() bool { return app.notice.object.Visible() })
	says := uitest.Says(app.notice.object)
	if !strings.Contains(says, "terms.yaml, line ") {
		t.Errorf("the strip says %q", says)
	}
	if app.course().Term("po") == nil || app.page == nil {
		t.Error("the last good state is gone")
	}
	b.write("terms.yaml", "- id: po\n  term: purchase order\n  definition: Another definition.\n")
	wait(t, func() bool { return !app.notice.object.Visible() })
	wait(t, func() bool { return app.course().Term("po").Definition == "Another definition." })
}

func TestLive_LeavesWhatTheLearnerDid(t *testing.T) {
	b := newWorkbench(t)
	app := startWorkbench(t, b, nav.Route{Page: nav.Cards})
	deck, _ := app.opened.Session.Deck(study.AllCards)
	on := study.FlagTarget{Card: deck.Cards[0].ID}
	if err := app.opened.Session.Flag(study.Flag{FlagTarget: on, Comment: "wrong"}); err != nil {
		t.Fatal(err)
	}
	counts := b.journal.Counts()
	b.write("terms.yaml", "- id: po\n  term: purchase order\n  definition: Something that means another thing altogether now.\n")
	wait(t, func() bool { return !app.live.shown.IsZero() })
	for device, n := range b.journal.Counts() {
		if n != counts[device] {
			t.Errorf("%d events were written down because the course was", n-counts[device])
		}
	}
	if len(app.opened.Session.Flags()) != 1 {
		t.Error("the flag is gone")
	}
}

func TestLive_WaitsWhileSomebodyWrites(t *testing.T) {
	b := newWorkbench(t)
	app := startWorkbench(t, b, nav.Route{Page: nav.Lessons, ID: "l000"})
	app.showPalette()
	was := app.opened
	b.write("terms.yaml", "- id: po\n  term: purchase order\n  definition: Reworded.\n")
	wait(t, func() bool { return app.live.next != nil })
	if app.opened != was {
		t.Fatal("what was being written into is gone")
	}
	app.window.Canvas().Unfocus()
	wait(t, func() bool { return app.opened != was })
}

func TestLive_OpensWhatCouldNotBeOpenedOnceItCan(t *testing.T) {
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", "id: broken\ntitel: A course\n")
	app := newApp(t, b, Config{Course: b.folder})
	wait(t, func() bool { return app.trouble != nil })
	time.Sleep(300 * time.Millisecond)
	b.write("course.yaml", "id: broken\ntitle: A course\n")
	wait(t, func() bool { return app.page != nil })
}
