package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

// longNote is about 100 KB of lessons' usual blocks, in words that repeat as
// those of a real note do.
func longNote() string {
	words := strings.Fields("a buyer who notices a problem first looks for a name for it then compares the kinds of solution there are and only later the suppliers who sell them so every step of the seller follows one of the buyer and ends with something that the buyer has done")
	var b strings.Builder
	b.WriteString("# A long note\n\n")
	n := 0
	sentence := func(count int) string {
		var s []string
		for range count {
			n = (n*31 + 7) % 100_003
			w := words[n%len(words)]
			if n%5 == 0 {
				w += fmt.Sprint(n % 900)
			}
			s = append(s, w)
		}
		return strings.Join(s, " ") + "."
	}
	for i := 0; b.Len() < 100<<10; i++ {
		switch i % 6 {
		case 0:
			fmt.Fprintf(&b, "## Part %d\n\n", i/6+1)
		case 3:
			fmt.Fprintf(&b, ":::info Note %d\n%s\n:::\n\n", i, sentence(30))
		case 4:
			fmt.Fprintf(&b, "- %s\n- %s\n  - %s\n\n", sentence(12), sentence(14), sentence(9))
		default:
			fmt.Fprintf(&b, "%s **%s** %s\n\n", sentence(40), sentence(4), sentence(30))
		}
	}
	return b.String()
}

// atOnce does work where it is asked for: a test has no main goroutine.
func atOnce(work func() func()) { work()() }

// show puts a note in a window of a size.
func show(t *testing.T, note string, opt Options, size fyne.Size) (*View, fyne.Window) {
	t.Helper()
	if opt.Course == nil {
		opt.Course = &content.Course{}
	}
	v := New(markup.Parse([]byte(note)), opt)
	v.inBackground = atOnce
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(size)
	return v, w
}

func TestView_OpensALongNoteAtOnceAndMakesOnlyWhatIsNear(t *testing.T) {
	test.NewTempApp(t)
	doc := markup.Parse([]byte(longNote()))
	var v *View
	best := time.Hour
	for range 3 { // a busy machine makes one try slow, not all
		start := time.Now()
		v = New(doc, Options{Course: &content.Course{}})
		test.NewTempWindow(t, v).Resize(fyne.NewSize(1000, 800))
		took := time.Since(start)
		t.Logf("%d blocks in %v", len(doc.Blocks), took)
		best = min(best, took)
	}
	if best > 150*time.Millisecond && !raceDetector { // which makes all of it many times slower
		t.Errorf("the first layout took %v, want at most 150 ms", best)
	}
	made, shown := v.Made()
	if made > 40 || shown > 40 {
		t.Errorf("made %d and shows %d of %d blocks; want those near the view alone", made, shown, len(v.layout.Items()))
	}

	start := time.Now()
	for range 30 {
		v.Key(fyne.KeyPageDown)
	}
	t.Logf("30 pages in %v", time.Since(start))
	made, shown = v.Made()
	if made >= len(v.layout.Items()) || shown > 40 {
		t.Errorf("after 30 pages made %d and shows %d of %d blocks", made, shown, len(v.layout.Items()))
	}
}

func TestView_EndMakesNothingOnTheWay(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, longNote(), Options{}, fyne.NewSize(1000, 800))
	v.Key(fyne.KeyEnd)
	if !v.AtEnd() {
		t.Error("End didn't go to the end")
	}
	if made, _ := v.Made(); made > 60 {
		t.Errorf("End made %d blocks", made)
	}
}

func TestView_PlaceIsExactInANewViewOfTheSameNote(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetTextScale(100)
	note := longNote()
	first, _ := show(t, note, Options{}, fyne.NewSize(1000, 800))
	for range 17 {
		first.Key(fyne.KeyPageDown)
	}
	first.ScrollBy(37)
	block, offset := first.Top()
	if block < 10 {
		t.Fatalf("17 pages down is block %d", block)
	}

	again := New(markup.Parse([]byte(note)), Options{Course: &content.Course{}})
	again.ScrollTo(block, offset) // before it is laid out, as a page does
	if b, o := again.Top(); b != block || o != offset {
		t.Errorf("before it is laid out it is at block %d + %.1f, want %d + %.1f", b, o, block, offset)
	}
	test.NewTempWindow(t, again).Resize(fyne.NewSize(1000, 800))
	if b, o := again.Top(); b != block || o != offset {
		t.Errorf("came back to block %d + %.1f, want %d + %.1f", b, o, block, offset)
	}

	theme.SetTextScale(150)
	larger := New(markup.Parse([]byte(note)), Options{Course: &content.Course{}})
	larger.ScrollTo(block, offset)
	test.NewTempWindow(t, larger).Resize(fyne.NewSize(1000, 800))
	if b, _ := larger.Top(); b != block {
		t.Errorf("at 150 %% came back to block %d, want %d", b, block)
	}
}

func TestView_ResizingKeepsTheBlockAtTheTop(t *testing.T) {
	test.NewTempApp(t)
	v, w := show(t, longNote(), Options{}, fyne.NewSize(1000, 800))
	for range 9 {
		v.Key(fyne.KeyPageDown)
	}
	block, _ := v.Top()
	for _, width := range []float32{500, 1400, 700, 1000} {
		w.Resize(fyne.NewSize(width, 800))
		if b, _ := v.Top(); b != block {
			t.Errorf("at %v wide block %d is at the top, want %d", width, b, block)
		}
	}
}

func TestView_WrongGuessesAboveDontMoveWhatIsRead(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, longNote(), Options{}, fyne.NewSize(1000, 800))
	v.ScrollTo(200, 0) // over blocks whose heights are guessed
	for range 40 {
		before, offset := v.Top()
		v.ScrollBy(-20) // makes blocks above
		after, now := v.Top()
		if after == before && offset-now != 20 {
			t.Fatalf("up by 20 moved block %d by %.1f", before, offset-now)
		}
	}
}

func TestView_EveryBlockIsMadeAtEveryWidthAndSize(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetTextScale(100)
	note := longNote()[:30<<10]
	for _, percent := range []int{100, 200} {
		theme.SetTextScale(percent)
		for _, width := range []float32{240, 700, 1400} {
			v, _ := show(t, note, Options{}, fyne.NewSize(width, 700))
			bottom := float32(-1)
			for page := 0; !v.AtEnd(); page++ {
				if v.Offset() == bottom || page > 2000 {
					t.Fatalf("at %v wide and %d %% the view stuck at %v", width, percent, v.Offset())
				}
				bottom = v.Offset()
				v.Key(fyne.KeyPageDown)
			}
			if made, _ := v.Made(); made != len(v.layout.Items()) {
				t.Errorf("at %v wide and %d %% reading to the end made %d of %d blocks", width, percent, made, len(v.layout.Items()))
			}
		}
	}
}

func BenchmarkView_OpenALongNote(b *testing.B) {
	test.NewTempApp(b)
	doc := markup.Parse([]byte(longNote()))
	for b.Loop() {
		v := New(doc, Options{Course: &content.Course{}})
		v.Resize(fyne.NewSize(1000, 800))
	}
}

func TestView_ANotchOfTheWheelMovesAsFarAsInABrowser(t *testing.T) {
	v, _ := show(t, longNote(), Options{}, fyne.NewSize(800, 600))
	for n := 1; n <= 5; n++ {
		v.layout.Scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
		if got := v.Offset() / float32(n); got < 80 || got > 100 {
			t.Errorf("%d notches move %v pixels each, want 80 to 100", n, got)
		}
	}
}
