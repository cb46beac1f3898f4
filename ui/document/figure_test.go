package document

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
)

func TestView_TheKeysReachTheStepsOfAFigure(t *testing.T) {
	test.NewTempApp(t)
	p := &content.Process{ID: "three", Title: "Three steps"}
	for _, id := range []string{"ask", "offer", "agree"} {
		p.Steps = append(p.Steps, &content.Step{ID: id, Name: id, Process: p, Number: len(p.Steps) + 1})
	}
	course := &content.Course{Processes: []*content.Process{p}, Figures: map[string]content.Figure{"three.png": {Process: "three"}}}
	var opened []string
	v, w := show(t, "Text.\n\n![Three](three.png)\n\nMore.", Options{
		Course:      course,
		OpenProcess: func(process, step string) { opened = append(opened, process+"/"+step) },
		Figure: func(p *content.Process, step func(string)) fyne.CanvasObject {
			return figure.NewChevrons(course, p, figure.Options{Filled: true, OnStep: step})
		},
	}, fyne.NewSize(900, 400))
	if !v.Hotspots.NextLink() {
		t.Fatal("no link is found")
	}
	if _, ok := w.Canvas().Focused().(*kit.TabStop); !ok {
		t.Fatalf("the first link is %T, want the figure", w.Canvas().Focused())
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	v.Hotspots.Open()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	v.Hotspots.NextLink() // "Step through" comes after the figure as a whole
	v.Hotspots.Open()
	if want := []string{"three/offer", "three/agree", "three/"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q, want %q", opened, want)
	}
}

// TestView_AFigureOfAStepIsOpenedAtIt draws step:three/offer: the process, with
// the step chosen, and a way to step through it from there.
func TestView_AFigureOfAStepIsOpenedAtIt(t *testing.T) {
	test.NewTempApp(t)
	p := &content.Process{ID: "three", Title: "Three steps"}
	for _, id := range []string{"ask", "offer", "agree"} {
		p.Steps = append(p.Steps, &content.Step{ID: id, Name: id, Process: p, Number: len(p.Steps) + 1})
	}
	course := &content.Course{Processes: []*content.Process{p}}
	var opened, chosen []string
	v, _ := show(t, "Text.\n\n![The second](step:three/offer)\n\nMore.", Options{
		Course:      course,
		OpenProcess: func(process, step string) { opened = append(opened, process+"/"+step) },
		Figure: func(p *content.Process, step func(string)) fyne.CanvasObject {
			return &choosing{Chevrons: figure.NewChevrons(course, p, figure.Options{Filled: true, OnStep: step}), chosen: &chosen}
		},
	}, fyne.NewSize(900, 400))
	v.Hotspots.NextLink()
	v.Hotspots.NextLink()
	v.Hotspots.Open()
	if !slices.Equal(chosen, []string{"offer"}) || !slices.Equal(opened, []string{"three/offer"}) {
		t.Errorf("chosen are %q and opened %q, want offer in both", chosen, opened)
	}
}

// choosing is a figure that notes which steps it was told to choose.
type choosing struct {
	*figure.Chevrons
	chosen *[]string
}

func (c *choosing) SetCurrent(step string) {
	*c.chosen = append(*c.chosen, step)
	c.Chevrons.SetCurrent(step)
}
