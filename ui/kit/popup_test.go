package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// windowWithRail is a window whose page begins at 208.
func windowWithRail(t *testing.T, size fyne.Size) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	page := kit.Gap(10, 10)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.SetContent(container.NewWithoutLayout(page))
	w.Resize(size)
	page.Move(fyne.NewPos(208, 0))
	page.Resize(fyne.NewSize(size.Width-208, size.Height))
	kit.SetPage(w.Canvas(), page)
	return w
}

func TestDialog_StandsInTheMiddleOfThePageWithItsMainButtonLast(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 832}, {Width: 1024, Height: 700}, {Width: 640, Height: 480}} {
		w := windowWithRail(t, size)
		var pop *kit.PopUp
		content := kit.Inset(20, 20, kit.Stack(12, kit.H2("Question"), kit.Actions(
			kit.Secondary("Something else entirely", nil), kit.Secondary("Cancel", func() { pop.Hide() }), kit.Primary("Save", nil))))
		pop = kit.NewDialog("question", content, w.Canvas())
		wide := min(480, kit.Room(w.Canvas()).Width-48)
		pop.Fit(fyne.NewSize(wide, kit.HeightFor(content, wide)))
		pop.Show()
		uitest.MustKeepDialogRules(t, w)
		test.TapCanvas(w.Canvas(), fyne.NewPos(5, 5))
		if uitest.Over(w) == nil {
			t.Error("a tap beside it answers a dialog")
		}
		uitest.Click(t, w, "Cancel")
		if uitest.Over(w) != nil {
			t.Error("the dialog is still there after Cancel")
		}
	}
}

func TestNote_GoesAwayByATapOutsideOnly(t *testing.T) {
	w := windowWithRail(t, fyne.NewSize(1024, 700))
	pop := kit.NewPopover("meaning", kit.Inset(10, 10, kit.Label("What it means")), w.Canvas())
	hidden := 0
	pop.OnHide = func() { hidden++ }
	pop.Fit(fyne.NewSize(300, 100))
	pop.ShowAt(fyne.NewPos(1000, 690)) // no room there
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(pop.Content)
	if at.X+300 > 1024 || at.Y+100 > 700 {
		t.Errorf("the note stands at %v, out of the window", at)
	}
	test.TapCanvas(w.Canvas(), at.AddXY(20, 80))
	if !pop.Visible() {
		t.Error("a tap in the note closed it")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 20))
	if pop.Visible() || uitest.Over(w) != nil || hidden != 1 {
		t.Errorf("after a tap outside: shown %v, hidden %d times", pop.Visible(), hidden)
	}
}

func menuOf(t *testing.T, w fyne.Window, done *string) *kit.Menu {
	t.Helper()
	do := func(what string) func() { return func() { *done = what } }
	return kit.ShowMenu("menu", w.Canvas(), fyne.NewPos(1200, 800),
		kit.MenuItem{Title: "Copy", Key: "Ctrl C", Do: do("copy")},
		kit.MenuSeparator,
		kit.MenuItem{Title: "View", Submenu: []kit.MenuItem{{Title: "Light", Do: do("light")}, {Title: "Dark", Checked: true, Do: do("dark")}}},
		kit.MenuItem{Title: "Quit", Do: do("quit")})
}

func TestMenu_IsUsedByKeys(t *testing.T) {
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "copy"},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeySpace}, "quit"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyEnter}, "dark"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn}, "light"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn}, "quit"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn}, "copy"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	} {
		w := windowWithRail(t, fyne.NewSize(1280, 832))
		done := ""
		m := menuOf(t, w, &done)
		for _, k := range c.keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
			if !m.Visible() {
				break
			}
		}
		if done != c.want || uitest.Over(w) != nil {
			t.Errorf("%v does %q, want %q, and leaves %v", c.keys, done, c.want, uitest.Over(w))
		}
	}
}

func TestMenu_ALetterGoesToItsRowAndATapDoesIt(t *testing.T) {
	w := windowWithRail(t, fyne.NewSize(1280, 832))
	done := ""
	m := menuOf(t, w, &done)
	m.TypedRune('q')
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "quit" {
		t.Errorf("Q and Enter do %q", done)
	}
	menuOf(t, w, &done)
	uitest.Click(t, w, "View")
	uitest.Click(t, w, "Light")
	if done != "light" {
		t.Errorf("taps do %q", done)
	}
	menuOf(t, w, &done)
	test.TapCanvas(w.Canvas(), fyne.NewPos(300, 300))
	if uitest.Over(w) != nil {
		t.Error("a tap outside leaves the menu open")
	}
}

func TestMenu_ChosenRowIsSoftAndKeepsItsKey(t *testing.T) {
	w := windowWithRail(t, fyne.NewSize(1280, 832))
	done := ""
	m := menuOf(t, w, &done)
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	row, ok := uitest.Find(m, func(o fyne.Widget) bool {
		_, hovers := o.(desktop.Hoverable)
		return hovers
	})
	if !ok {
		t.Fatal("the menu has no row")
	}
	if got := uitest.Says(row); got != "Copy\nCtrl C\n" {
		t.Errorf("the chosen row says %q", got)
	}
	soft := false
	for o := range uitest.Drawn(row) {
		soft = soft || isFilled(o, theme.PrimarySoft)
	}
	if !soft {
		t.Error("the chosen row has no soft ground") // on which TestColors wants ink to stand out
	}
}

func isFilled(o fyne.CanvasObject, name theme.Name) bool {
	r, ok := o.(*canvas.Rectangle)
	return ok && r.FillColor == theme.Color(name)
}
