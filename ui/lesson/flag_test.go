package lesson

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

const asking = noteworthy + "\n```quiz id=why\nWho asks?\n\n- [x] The buyer\n- [ ] The seller\n\n> They pay.\n```\n"

func newFlagHarness(t *testing.T) *harness {
	d := newHarness(t, noteworthyCourse(t, asking))
	d.open(nav.Route{Page: nav.Lessons, ID: "buying"}, large)
	return d
}

// signs gives the blocks beside which a flag stands.
func (d *harness) signs() (blocks []int) {
	for _, h := range d.page.reader.flagSigns() {
		blocks = append(blocks, h.Block)
	}
	return blocks
}

func (d *harness) save(comment string) {
	d.t.Helper()
	e := d.window.Canvas().Focused()
	if uitest.Over(d.window) == nil || e == nil {
		d.t.Fatal("no dialog is open")
	}
	test.Type(e, comment)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestFlag_IsSetOnTheParagraphSelectedByF(t *testing.T) {
	d := newFlagHarness(t)
	d.key(fyne.KeyJ) // the first paragraph
	if !d.list.TypedRune('f') {
		t.Fatal("F does nothing")
	}
	d.save("Not every one.")
	flags := d.session.Flags()
	if len(flags) != 1 || flags[0].Lesson != "buying" || flags[0].Comment != "Not every one." || flags[0].Text != "Every buyer asks why. And then who." {
		t.Fatalf("the flags are %+v", flags)
	}
	block := d.page.reader.blockOf(flags[0].Block)
	if got := d.signs(); !slices.Equal(got, []int{block}) {
		t.Errorf("signs stand beside %v, want %d", got, block)
	}
	d.open(nav.Route{Page: nav.Lessons, ID: "buying"}, large)
	if got := d.signs(); !slices.Equal(got, []int{block}) {
		t.Errorf("opened again, signs stand beside %v", got)
	}
	flag := flags[0]
	flag.Done = true
	if err := d.session.Flag(flag); err != nil {
		t.Fatal(err)
	}
	d.page.reader.noted()
	if got := d.signs(); len(got) > 0 {
		t.Errorf("done, signs stand beside %v", got)
	}
}

func TestFlag_IsSetByTheMenuOnAParagraphAndOnAQuestion(t *testing.T) {
	d := newFlagHarness(t)
	last := len(d.page.reader.lesson.Blocks) - 1
	for _, c := range []struct {
		block       int
		item, after string
		want        study.FlagTarget
	}{
		{1, "Flag this paragraph…", "Change the flag…", study.FlagTarget{Lesson: "buying", Block: d.page.reader.lesson.Blocks[1].Key}},
		{last, "Flag this question…", "Change the flag…", study.FlagTarget{Question: "why"}},
	} {
		d.page.reader.blockMenu(c.block, fyne.NewPos(200, 200))
		uitest.Click(t, d.window, c.item)
		d.save("Hm")
		if f, ok := d.session.FlagOn(c.want); !ok || f.Comment != "Hm" {
			t.Errorf("%s leaves %+v, %v", c.item, f, ok)
		}
		d.page.reader.blockMenu(c.block, fyne.NewPos(200, 200))
		uitest.Click(t, d.window, c.after)
		uitest.Click(t, d.window, "Take the flag away")
		if f, ok := d.session.FlagOn(c.want); ok {
			t.Errorf("taken away, it is %+v", f)
		}
	}
}

func TestFlag_StandsByTheMarkOfANote(t *testing.T) {
	d := newFlagHarness(t)
	d.page.reader.view.Selection.Select(1, 0, 0)
	if err := d.session.Note(study.Note{Passage: d.page.reader.passage(1, 0, 0), Text: "Mine"}); err != nil {
		t.Fatal(err)
	}
	if err := d.session.Flag(study.Flag{FlagTarget: d.page.reader.flagTarget(1)}); err != nil {
		t.Fatal(err)
	}
	d.page.reader.noted()
	if got := d.signs(); !slices.Equal(got, []int{1}) {
		t.Errorf("flags stand beside %v", got)
	}
	if len(d.page.reader.notes) != 1 {
		t.Errorf("the notes are %+v", d.page.reader.notes)
	}
}
