package searchbox

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/search"
	"stagecraft/ui/accessible"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
)

// shown opens a box over a window that looks through some titles.
func shown(t testing.TB, titles ...string) (b *Box, answers <-chan func(), opened *[]string) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	w.Resize(fyne.NewSize(1280, 832))
	answers = uitest.Queue(t)
	all := make([]search.Other, len(titles))
	for i, title := range titles {
		all[i] = search.Other{Kind: search.Command, Title: title}
	}
	x := search.IndexOthers(nil, all)
	opened = &[]string{}
	o := Options{
		Canvas:  w.Canvas(),
		Indexes: func() ([]*search.Index, bool) { return []*search.Index{x}, true },
		Offered: func() []search.Hit { return nil },
		Recent:  func() []string { return nil },
		Row: func(h search.Hit, q search.Words) Row {
			text, in := q.Excerpt(h.Text().Title, 80)
			return Row{Kind: "Kind", Title: "Title", Beside: "beside it", Text: text, InText: in}
		},
		Open: func(h search.Hit, _ search.Words, _ Left, _ bool) { *opened = append(*opened, h.Text().Title) },
	}
	before := atOnce
	atOnce = 0
	t.Cleanup(func() { atOnce = before })
	return Show(o, Left{Group: search.Groups}), answers, opened
}

// next gives what is to be done next on the main goroutine.
func next(t testing.TB, answers <-chan func()) func() {
	t.Helper()
	select {
	case do := <-answers:
		return do
	case <-time.After(10 * time.Second):
		t.Fatal("no answer came")
		return nil
	}
}

// What is found soon stands there as soon as the letter does, so that both are drawn at once.
func TestBox_WhatIsFoundSoonIsShownWithTheLetter(t *testing.T) {
	b, _, opened := shown(t, "Apples", "Pears")
	atOnce = time.Minute
	kit.SetEntryText(&b.entry.Entry, "pear")
	if says := uitest.Says(b.pop); !strings.Contains(says, "Pears") || !b.Settled() {
		t.Errorf("it says: %s", says)
	}
	b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(*opened) != 1 || (*opened)[0] != "Pears" {
		t.Errorf("opened %q", *opened)
	}
}

func TestBox_AnOlderAnswerNeverReplacesANewerOne(t *testing.T) {
	b, answers, _ := shown(t, "Apples", "Pears")
	kit.SetEntryText(&b.entry.Entry, "app")
	older := next(t, answers) // it came, and waits to be shown
	kit.SetEntryText(&b.entry.Entry, "pear")
	next(t, answers)()
	older()
	if says := uitest.Says(b.pop); !strings.Contains(says, "Pears") || strings.Contains(says, "Apples") || !b.Settled() {
		t.Errorf("it says: %s", says)
	}
}

func TestBox_EnterTakesWhatIsFoundForWhatWasTypedLast(t *testing.T) {
	b, answers, opened := shown(t, "Apples", "Pears")
	kit.SetEntryText(&b.entry.Entry, "app")
	older := next(t, answers)
	kit.SetEntryText(&b.entry.Entry, "pear")
	b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	older()
	if len(*opened) > 0 {
		t.Fatalf("opened %q before the answer came", *opened)
	}
	next(t, answers)()
	if len(*opened) != 1 || (*opened)[0] != "Pears" || b.pop.Visible() {
		t.Errorf("opened %q", *opened)
	}
}

func TestBox_NothingIsShownOnceItIsGone(t *testing.T) {
	b, answers, opened := shown(t, "Apples")
	kit.SetEntryText(&b.entry.Entry, "app")
	b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	next(t, answers)()
	if b.pop.Visible() || len(*opened) > 0 {
		t.Errorf("after Escape %q is opened", *opened)
	}
}

func TestBox_ArrowsGoThroughLongLists(t *testing.T) {
	titles := make([]string, 150)
	for i := range titles {
		titles[i] = "Apple " + strings.Repeat("x", i%7)
	}
	b, answers, _ := shown(t, titles...)
	kit.SetEntryText(&b.entry.Entry, "app")
	next(t, answers)()
	for range 120 {
		b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if b.chosen != search.MostHits-1 || len(b.rows) != search.MostHits || !strings.Contains(uitest.Says(b.pop), "150 found") {
		t.Errorf("line %d of %d is chosen", b.chosen, len(b.rows))
	}
	at, row := b.list.Offset(), b.rows[b.chosen].press
	if _, view := b.list.Height(); row.Position().Y < at || row.Position().Y+row.Size().Height > at+view+1 {
		t.Errorf("the line at %v isn't in view, from %v on", row.Position().Y, at)
	}
	for range 30 {
		b.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	}
	if b.chosen != 0 || b.list.Offset() > 1 {
		t.Errorf("line %d is chosen at %v", b.chosen, b.list.Offset())
	}
}

// BenchmarkBox_Draw shows what was found for a query: what a key costs on the main
// goroutine.
func BenchmarkBox_Draw(b *testing.B) {
	titles := make([]string, 150)
	for i := range titles {
		titles[i] = "The buyer’s formal, approved order for named items at an agreed price, which is usually an offer"
	}
	x, answers, _ := shown(b, titles...)
	kit.SetEntryText(&x.entry.Entry, "app ord")
	next(b, answers)()
	for b.Loop() {
		x.draw()
	}
}

func TestBox_IsSaidWithoutWhatItsKeysDo(t *testing.T) {
	b, _, _ := shown(t, "Apples")
	layer := accessible.Look(b.opt.Canvas, "Stagecraft").Layer
	if says := layer.About(); !strings.HasPrefix(says, "Search") || strings.Contains(says, "open at the place") {
		t.Errorf("it is said as %q", says)
	}
	if says := uitest.Says(b.pop); !strings.Contains(says, "open at the place") {
		t.Errorf("it shows no keys: %q", says)
	}
}
