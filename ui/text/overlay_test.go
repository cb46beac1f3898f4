package text

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/theme"
)

// button is tappable and holds a paragraph, as a button does.
type button struct {
	widget.BaseWidget
	text   *Paragraph
	tapped int
}

func (g *button) Tapped(*fyne.PointEvent) { g.tapped++ }

func (g *button) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(g.text))
}

func TestParagraph_PlainWordsLeaveTheTapToWhatHoldsThem(t *testing.T) {
	test.NewTempApp(t)
	g := &button{text: NewParagraph(16, theme.Ink, Run{Text: "Start"})}
	g.ExtendBaseWidget(g)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 60))
	test.TapCanvas(w.Canvas(), fyne.NewPos(12, 12))
	if g.tapped != 1 {
		t.Errorf("the button was tapped %d times, want once", g.tapped)
	}
}
