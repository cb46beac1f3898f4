package command

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestList_PageCommandsComeBeforeTheShells(t *testing.T) {
	did := ""
	var l List
	l.SetShell([]Command{{ID: "back", Keys: []Key{K(fyne.KeyEscape)}, Do: func() { did = "shell" }}})
	l.SetPage([]Command{{ID: "close", Keys: []Key{K(fyne.KeyEscape)}, Do: func() { did = "page" }, When: func() bool { return did == "" }}})
	l.TypedKey(fyne.KeyEscape)
	if did != "page" {
		t.Fatalf("Escape gave the %s command, want the page's", did)
	}
	l.TypedKey(fyne.KeyEscape)
	if did != "shell" {
		t.Errorf("Escape gave the %s command after the page's no longer applied, want the shell's", did)
	}
}

func TestList_AKeyAloneIsNotTheKeyWithCtrl(t *testing.T) {
	var l List
	did := 0
	l.SetShell([]Command{{ID: "undo", Keys: []Key{Ctrl(fyne.KeyZ)}, Do: func() { did++ }}})
	if l.TypedKey(fyne.KeyZ) || did != 0 {
		t.Error("Z alone gave the command of Ctrl+Z")
	}
	if !l.TypedShortcut(Ctrl(fyne.KeyZ).Shortcut().ShortcutName()) || did != 1 {
		t.Error("Ctrl+Z gave no command")
	}
}

func TestList_BlockedKeepsKeysFromThePage(t *testing.T) {
	did := 0
	l := List{Layers: &layers{1, true}}
	l.SetPage([]Command{{ID: "next", Keys: []Key{K(fyne.KeyRight), {Rune: '?'}}, Do: func() { did++ }}})
	l.TypedKey(fyne.KeyRight)
	l.TypedRune('?')
	if did != 0 {
		t.Error("a key reached the page under a pop-up")
	}
}

// layers are over the page: so many, which give way or not.
type layers struct {
	there  int
	blocks bool
}

func (l *layers) Empty() bool  { return l.there == 0 }
func (l *layers) Blocks() bool { return l.there > 0 && l.blocks }
func (l *layers) Cancel() bool { l.there--; return true }
func (l *layers) Yield() {
	if !l.blocks {
		l.there = 0
	}
}

func TestList_NoCommandButThoseThatAreOverReachesThePageUnderADialog(t *testing.T) {
	did := ""
	over := &layers{1, true}
	l := List{Layers: over}
	l.SetShell([]Command{
		{ID: "undo", Keys: []Key{Ctrl(fyne.KeyZ)}, Do: func() { did = "undo" }},
		{ID: "back", Keys: []Key{K(fyne.KeyEscape)}, Do: func() { did = "back" }},
		{ID: "larger", Over: true, Keys: []Key{Ctrl(fyne.KeyPlus)}, Do: func() { did = "larger" }},
		{ID: "full", Over: true, Keys: []Key{K(fyne.KeyF11)}, Do: func() { did = "full" }},
	})
	l.TypedShortcut(Ctrl(fyne.KeyZ).Shortcut().ShortcutName())
	if l.Run("undo") || did != "" {
		t.Error("undo acts under a dialog")
	}
	if l.TypedShortcut(Ctrl(fyne.KeyPlus).Shortcut().ShortcutName()); did != "larger" || over.there != 1 {
		t.Error("larger doesn't act over a dialog")
	}
	if l.TypedKey(fyne.KeyF11); did != "full" || over.there != 1 {
		t.Error("full screen doesn't act over a dialog")
	}
	did = ""
	if l.TypedKey(fyne.KeyEscape); did != "" || over.there != 0 {
		t.Error("Escape doesn't cancel what lies over the page, and that alone")
	}
	*over = layers{1, false}
	if l.TypedShortcut(Ctrl(fyne.KeyZ).Shortcut().ShortcutName()); did != "undo" || over.there != 0 {
		t.Error("a note doesn't give way to a command")
	}
}

func TestList_BindFindsTheCommandInForceWhenTheKeyIsPressed(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	var l List
	did := ""
	l.SetPage([]Command{{ID: "first", Keys: []Key{Ctrl(fyne.KeyZ)}, Do: func() { did = "first" }}})
	l.Bind(w.Canvas())
	l.SetPage([]Command{{ID: "second", Keys: []Key{Ctrl(fyne.KeyZ)}, Do: func() { did = "second" }}})
	l.Bind(w.Canvas())
	s, ok := w.Canvas().(interface{ TypedShortcut(fyne.Shortcut) })
	if !ok {
		t.Fatal("the canvas takes no shortcuts")
	}
	s.TypedShortcut(&fyne.ShortcutUndo{}) // as the window gives it
	if did != "second" {
		t.Errorf("Ctrl+Z gave %q, want the second page's command", did)
	}
}

func TestList_AKeyAsksNoOtherCommandWhetherItApplies(t *testing.T) {
	asked, did := 0, 0
	costly := func(id string, keys ...Key) Command {
		return Command{ID: id, Keys: keys, When: func() bool { asked++; return true }, Do: func() { did++ }}
	}
	var l List
	l.SetPage([]Command{costly("one", K(fyne.KeyRight)), costly("two"), costly("three", Ctrl(fyne.KeyZ))})
	if l.TypedKey(fyne.KeyRight); did != 1 || asked != 1 {
		t.Errorf("a key gave %d commands and asked %d of three whether they apply", did, asked)
	}
	if l.TypedKey(fyne.KeyLeft); did != 1 || asked != 1 {
		t.Errorf("a key of none gave %d commands more and asked %d", did-1, asked-1)
	}
	if l.Run("two"); did != 2 || asked != 2 {
		t.Errorf("running one by its name gave %d more and asked %d", did-1, asked-1)
	}
}
