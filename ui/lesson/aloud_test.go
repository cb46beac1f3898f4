package lesson

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
)

// reciter is a voice that says a sentence for as long as the test wants it to.
type reciter struct {
	mu     sync.Mutex
	heard  []string
	speeds []int
	at     int // how many speak at once
	most   int
	hushed int
	begun  chan string
	end    chan error
}

func (v *reciter) Speak(ctx context.Context, sentence string, speed int) error {
	v.mu.Lock()
	v.heard, v.speeds = append(v.heard, sentence), append(v.speeds, speed)
	v.at++
	v.most = max(v.most, v.at)
	v.mu.Unlock()
	defer func() {
		v.mu.Lock()
		v.at--
		v.mu.Unlock()
	}()
	v.begun <- sentence
	select {
	case err := <-v.end:
		return err
	case <-ctx.Done():
		v.mu.Lock()
		v.hushed++
		v.mu.Unlock()
		return ctx.Err()
	}
}

// narrationHarness is a harness with a voice, whose news come when the test asks for them.
type narrationHarness struct {
	*harness
	voice *reciter
	news  chan func()
}

const spoken = `---
id: talk
title: A talk
---
First of all. Second, e.g. this one.

Third in bold: **here**. Fourth.

![A picture of it](https://example.com/a.png)

## A heading

Last words. The end.
`

func newBooth(t *testing.T, lesson string) *narrationHarness {
	t.Helper()
	b := &narrationHarness{harness: newHarness(t, noteworthyCourse(t, lesson)), voice: &reciter{begun: make(chan string, 100), end: make(chan error)}, news: make(chan func(), 100)}
	b.open(nav.Route{Page: nav.Lessons, ID: b.course.Lessons[0].ID}, fyne.NewSize(1072, 500))
	b.page.voice = func() speech.Voice { return b.voice }
	b.page.onMain = func(do func()) { b.news <- do }
	t.Cleanup(func() { b.page.Hidden() })
	return b
}

// hears waits for the voice to begin a sentence.
func (b *narrationHarness) hears(want string) {
	b.t.Helper()
	if got := <-b.voice.begun; got != want {
		b.t.Fatalf("hears %q, want %q", got, want)
	}
}

// ends has the voice come to the end of its sentence, and the page hear of it.
func (b *narrationHarness) ends() {
	b.t.Helper()
	b.voice.end <- nil
	(<-b.news)()
}

// told has the page hear what became of a sentence that was cut off.
func (b *narrationHarness) told() { (<-b.news)() }

func (b *narrationHarness) sentence() string {
	a := b.page.reader.aloud
	if !a.on {
		return ""
	}
	return a.sentences[a.index].Text
}

func TestAloud_ReadsEverySentenceToTheEnd(t *testing.T) {
	b := newBooth(t, spoken)
	b.key(fyne.KeyV)
	want := []string{
		"A talk", "First of all.", "Second, e.g. this one.", "Third in bold: here.", "Fourth.",
		"Picture: A picture of it.", "A heading", "Last words.", "The end.",
	}
	for _, sentence := range want {
		b.hears(sentence)
		if !b.page.reader.aloud.bar.object.Visible() {
			t.Fatal("the strip doesn't show")
		}
		b.ends()
	}
	if b.page.reader.aloud.on || b.page.reader.aloud.bar.object.Visible() {
		t.Error("it goes on after the end")
	}
	if !slices.Equal(b.voice.heard, want) || len(b.shell.Failed) > 0 {
		t.Errorf("heard %q, failed %v", b.voice.heard, b.shell.Failed)
	}
}

func TestAloud_PausesAndGoesOnWithTheSameSentence(t *testing.T) {
	b := newBooth(t, spoken)
	b.key(fyne.KeyV)
	b.hears("A talk")
	b.ends()
	b.hears("First of all.")
	b.key(fyne.KeyV)
	b.told()
	if b.voice.hushed != 1 || b.sentence() != "First of all." {
		t.Errorf("after V it was hushed %d times, at %q", b.voice.hushed, b.sentence())
	}
	b.key(fyne.KeyRight)
	if len(b.voice.begun) > 0 || b.sentence() != "Second, e.g. this one." {
		t.Errorf("the next sentence while it pauses is %q, and it speaks: %v", b.sentence(), len(b.voice.begun) > 0)
	}
	b.key(fyne.KeyV)
	b.hears("Second, e.g. this one.")
}

func TestAloud_GoesBackAndForthOneSentenceAtATime(t *testing.T) {
	b := newBooth(t, spoken)
	b.key(fyne.KeyV)
	b.hears("A talk")
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "First of all."},
		{fyne.KeyRight, "Second, e.g. this one."},
		{fyne.KeyRight, "Third in bold: here."},
		{fyne.KeyLeft, "Second, e.g. this one."},
		{fyne.KeyLeft, "First of all."},
		{fyne.KeyLeft, "A talk"},
		{fyne.KeyLeft, "A talk"},
		{fyne.KeyRight, "First of all."},
	} {
		b.key(step.key)
		b.hears(step.want)
		b.told() // that the one before was cut off, which is no failure and no end
	}
	if b.voice.most != 1 || len(b.shell.Failed) > 0 || b.sentence() != "First of all." {
		t.Errorf("%d spoke at once, at %q, failed %v", b.voice.most, b.sentence(), b.shell.Failed)
	}
}

func TestAloud_SpeedIsKeptAndHoldsForTheSentenceBeingSaid(t *testing.T) {
	b := newBooth(t, spoken)
	b.key(fyne.KeyV)
	b.hears("A talk")
	for range 9 {
		b.list.TypedRune('>')
	}
	b.hears("A talk")
	b.list.TypedRune('<')
	for got := ""; got != "A talk" || b.page.reader.aloud.speed != 175; got = <-b.voice.begun {
	}
	b.page.Hidden()
	b.open(nav.Route{Page: nav.Lessons, ID: "talk"}, large)
	if got := b.page.reader.aloud.speed; got != 175 {
		t.Errorf("the next lesson is read at %d %%, want 175", got)
	}
	if b.voice.speeds[0] != 100 {
		t.Errorf("it began at %d %%", b.voice.speeds[0])
	}
}

func TestAloud_StopsOnEscapeOnLeavingAndOnGoingElsewhere(t *testing.T) {
	for about, leave := range map[string]func(b *narrationHarness){
		"Escape":    func(b *narrationHarness) { b.key(fyne.KeyEscape) },
		"leaving":   func(b *narrationHarness) { b.page.Hidden() },
		"a heading": func(b *narrationHarness) { b.page.reader.toHeading("A-heading") },
		"finding":   func(b *narrationHarness) { b.list.Run("lesson.find") },
		"contents":  func(b *narrationHarness) { b.page.reader.side.choose(0) },
	} {
		b := newBooth(t, spoken)
		b.key(fyne.KeyV)
		b.hears("A talk")
		leave(b)
		b.told()
		if b.page.reader.aloud.on || b.voice.hushed != 1 || len(b.shell.Failed) > 0 || b.page.reader.aloud.bar.object.Visible() {
			t.Errorf("%s: on %v, hushed %d, failed %v", about, b.page.reader.aloud.on, b.voice.hushed, b.shell.Failed)
		}
		if b.page.reader.view.Selection.Any() {
			t.Errorf("%s: something is selected", about)
		}
	}
}

func TestAloud_BeginsAtTheSelectionOrTheFirstInView(t *testing.T) {
	var text strings.Builder
	text.WriteString("---\nid: talk\ntitle: A talk\n---\n")
	for i := range 60 {
		fmt.Fprintf(&text, "One of %d. Two of %d.\n\n", i, i)
	}
	b := newBooth(t, text.String())
	b.page.reader.view.Selection.Select(3, 10, 14)
	b.key(fyne.KeyV)
	b.hears("Two of 3.")
	b.key(fyne.KeyEscape)
	b.told()
	b.page.reader.view.ScrollTo(30, 0)
	b.key(fyne.KeyV)
	b.hears("One of 30.")
	for range 30 {
		b.ends()
		<-b.voice.begun
	}
	top, bottom := b.page.reader.view.Extent(b.page.reader.aloud.block)
	if strip := b.page.reader.aloud.bar; top < 0 || bottom > strip.object.Position().Y {
		t.Errorf("thirty sentences on, the block stands from %v to %v, the strip at %v", top, bottom, strip.object.Position().Y)
	}
}

func TestAloud_TellsWhenNothingCanBeHeard(t *testing.T) {
	b := newBooth(t, spoken)
	b.key(fyne.KeyV)
	b.hears("A talk")
	b.voice.end <- fmt.Errorf("espeak-ng: %w", speech.ErrSilent)
	b.told()
	if len(b.shell.Failed) != 1 || !errors.Is(b.shell.Failed[0], speech.ErrSilent) || !strings.Contains(b.shell.Failed[0].Error(), "no sound came out") {
		t.Errorf("told %v", b.shell.Failed)
	}
	if b.page.reader.aloud.on {
		t.Error("it goes on")
	}
}

func TestAloud_IsOffWhereThereIsNoVoice(t *testing.T) {
	d := noteDesk(t)
	if d.list.TypedKey(fyne.KeyV) {
		t.Error("it can be asked to read")
	}
	for _, c := range d.page.Commands() {
		if strings.HasPrefix(c.ID, "lesson.aloud") && c.Applies() {
			t.Errorf("%s applies", c.ID)
		}
	}
}

func TestAloud_AnEmptyLessonSaysItsTitleAlone(t *testing.T) {
	b := newBooth(t, "---\nid: talk\ntitle: A talk\n---\n")
	b.key(fyne.KeyV)
	b.hears("A talk")
	b.ends()
	if b.page.reader.aloud.on {
		t.Error("it goes on")
	}
}
