package owncards

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

// drawn is a picture of a size.
func drawn(t *testing.T, wide, high int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	for i := range img.Pix {
		img.Pix[i] = byte(i*i>>3) | 128
	}
	img.Set(1, 1, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// begin opens the dialog in a room.
func begin(t *testing.T, req Request) (*uitest.Room, *dialog) {
	t.Helper()
	r := uitest.NewRoom(t, &content.Course{ID: "test", Version: "1", Lessons: []*content.Lesson{{ID: "papers", Title: "Papers", Number: 1}}})
	r.Window().Resize(fyne.NewSize(1072, 832))
	c := r.Window().Canvas()
	Ask(c, r.Course, r.Session, r, req)
	t.Cleanup(func() { delete(open, c) })
	return r, open[c]
}

func now(r *uitest.Room) *dialog { return open[r.Window().Canvas()] }

func TestDialog_KeepsACardInADeckThatIsMadeAlong(t *testing.T) {
	kept := 0
	r, d := begin(t, Request{Done: func() { kept++ }})
	d.keep()
	if now(r) == nil || len(r.Session.OwnCards()) != 0 {
		t.Fatal("a card that asks nothing is kept")
	}
	test.Type(d.front, "What is a **PO**?")
	test.Type(d.back, "A purchase order.")
	d.take()
	d.naming = true
	d.anew()
	d = now(r)
	if d.front.Text != "What is a **PO**?" {
		t.Errorf("what was written became %q", d.front.Text)
	}
	test.Type(d.deck, "Papers")
	d.back.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if now(r) != nil || kept != 1 || len(r.Session.OwnCards()) != 1 {
		t.Fatalf("it is open still, or there are %d cards and it was told %d times", len(r.Session.OwnCards()), kept)
	}
	c := r.Session.OwnCards()[0]
	if c.Front != "What is a **PO**?" || c.Back != "A purchase order." || r.Session.OwnDecks()[1].Name != "Papers" || c.Deck != r.Session.OwnDecks()[1].ID {
		t.Errorf("the card is %+v", c)
	}
	Ask(r.Window().Canvas(), r.Course, r.Session, r, Request{Card: *c})
	d = now(r)
	test.Type(d.back, " It binds.")
	d.keep()
	if c, _ := r.Session.OwnCardByID(c.ID); c.Back != "A purchase order. It binds." {
		t.Errorf("changed it is %+v", c)
	}
}

func TestDialog_HidesWhatIsSelected(t *testing.T) {
	r, d := begin(t, Request{})
	d.choose(gaps)
	d = now(r)
	test.Type(d.cloze, "The buyer issues it")
	d.cloze.CursorRow, d.cloze.CursorColumn = 0, 4
	d.cloze.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // moves without selecting
	d.hideSelected()
	if len(study.Gaps(d.cloze.Text)) != 0 {
		t.Fatalf("nothing was selected, and it hid %q", d.cloze.Text)
	}
	d.cloze.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.hideSelected()
	if d.cloze.Text != "{{c1::The buyer issues it}}" {
		t.Fatalf("it is %q", d.cloze.Text)
	}
	d.keep()
	if cards := r.Session.OwnCards(); len(cards) != 1 || cards[0].Cloze != "{{c1::The buyer issues it}}" || cards[0].Front != "" {
		t.Errorf("kept are %+v", cards)
	}
}

// ready waits until a picture that is being read is there.
func ready(t *testing.T, r *uitest.Room, main <-chan func(), is func(*dialog) bool) *dialog {
	t.Helper()
	for until := time.After(30 * time.Second); ; {
		if d := now(r); d != nil && is(d) {
			return d
		}
		select {
		case do := <-main: // on this goroutine, which is the main one here
			do()
		case <-until:
			t.Fatal("the picture doesn't come")
		}
	}
}

func TestDialog_HidesPartsOfAPictureByMouseAndByKeys(t *testing.T) {
	main := uitest.Queue(t)
	path := filepath.Join(t.TempDir(), "map.png")
	if err := os.WriteFile(path, drawn(t, 200, 100), 0o600); err != nil {
		t.Fatal(err)
	}
	r, d := begin(t, Request{})
	d.choose(hiddenParts)
	if !Drop(r.Window().Canvas(), path) || Drop(r.Window().Canvas(), "notes.md") {
		t.Fatal("the dialog takes other files than pictures, or no pictures")
	}
	d = ready(t, r, main, func(d *dialog) bool { return d.board != nil })
	b := d.board
	b.Resize(fyne.NewSize(400, 200))
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 40)}, Dragged: fyne.NewDelta(20, 20)})
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(240, 120)}, Dragged: fyne.NewDelta(180, 80)})
	b.DragEnd()
	want := study.HiddenPart{Number: 1, X: 1000, Y: 1000, Width: 5000, Height: 5000}
	near := func(a, b int) bool { return a-b < 250 && b-a < 250 } // a pixel or two, wherever the picture comes to lie
	if got := b.of.Hidden; len(got) != 1 || got[0].Number != 1 || !near(got[0].X, want.X) || !near(got[0].Y, want.Y) ||
		!near(got[0].Width, want.Width) || !near(got[0].Height, want.Height) {
		t.Fatalf("drawn are %+v", b.of.Hidden)
	}
	test.Type(d.label, "North")
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyN})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p := b.part(); p == nil || p.Number != 2 || p.X != 4200 || d.label.Text != "" {
		t.Fatalf("by keys it is %+v, called %q", p, d.label.Text)
	}
	b.key(fyne.KeyDown, true)
	if p := b.part(); p.Height != study.PictureScale/8+keyStep {
		t.Errorf("made larger it is %+v", p)
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if b.chosen != 0 || d.label.Text != "North" {
		t.Errorf("chosen is %d, called %q", b.chosen, d.label.Text)
	}
	d.keep()
	cards := r.Session.OwnCards()
	if len(cards) != 1 || len(cards[0].Sides()) != 2 || cards[0].Picture.Hidden[0].Label != "North" {
		t.Fatalf("kept are %+v", cards)
	}
	if _, err := r.Session.Picture(cards[0].Picture.Hash); err != nil {
		t.Error(err)
	}
	face := Face{Course: r.Course, Pictures: r.Session}
	if says := uitest.Says(face.Back(cards[0], "r1")); says == "" {
		t.Error("the answer says nothing")
	}
}

func TestLoad_MakesALargePictureSmaller(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "large.png")
	if err := os.WriteFile(path, drawn(t, 3000, 1500), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || len(data) > study.MaxPicture || c.Width > mostPixels || c.Height*2 != c.Width {
		t.Errorf("it is %d bytes and %+v, %v", len(data), c, err)
	}
	if err := os.WriteFile(path, []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := load(t.Context(), path); err == nil {
		t.Error("what is no picture is taken")
	}
	if _, err := load(t.Context(), filepath.Join(folder, "none.png")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("none gave %v", err)
	}
}

func TestFromPassage_AWordIsAGapInItsSentence(t *testing.T) {
	const text = "First this. The buyer issues a purchase order. It binds."
	at := func(start, end int, quote string) study.OwnCard {
		return FromPassage(study.CardOrigin{Passage: study.Passage{Lesson: "l", Block: "b", Start: start, End: end}, Quote: quote}, text)
	}
	if c := at(16, 21, "buyer"); c.Cloze != "The {{c1::buyer}} issues a purchase order." {
		t.Errorf("of a word it is %+v", c)
	}
	sentence := "The buyer issues a purchase order."
	if c := at(12, 12+len(sentence), sentence); c.Cloze != "" || c.Back != sentence {
		t.Errorf("of a sentence it is %+v", c)
	}
	if c := FromPassage(study.CardOrigin{Passage: study.Passage{Lesson: "l", Block: "b"}}, text); c.Back != text {
		t.Errorf("of a block it is %+v", c)
	}
}

func TestPictureFile_IsAPathAsFileManagersCopyIt(t *testing.T) {
	for text, want := range map[string]string{
		"file:///home/a/b%20c.png": "/home/a/b c.png", "/home/a/b.JPG\n": "/home/a/b.JPG",
		"https://a.b/c.png": "", "/home/a/b.txt": "", "a.png": "", "two\nlines.png": "",
	} {
		got, ok := pictureFile(text)
		if ok != (want != "") || ok && got != filepath.FromSlash(want) {
			t.Errorf("%q gave %q, %v", text, got, ok)
		}
	}
}
