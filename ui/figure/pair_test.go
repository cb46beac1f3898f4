package figure

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

func TestPair_TheSameStageStandsInTheSamePlace(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("Pipeline seven", samples.Seven...)
	other := samples.Add(c, "Five steps", "Prospecting", "Discovery", "Demo", "Proposal", "Close")
	p := NewPair(c, one, other, PairOptions{})
	p.Resize(fyne.NewSize(958, p.HeightFor(958)))
	starts := func(f *Chevrons) map[string]float32 {
		at := map[string]float32{}
		for _, v := range f.layout(958).chevrons {
			stage := f.process.Steps[v.step].Stage
			if _, seen := at[stage]; !seen {
				at[stage] = v.At.X
			}
		}
		return at
	}
	a, b := starts(p.one), starts(p.other)
	for stage, x := range b {
		if a[stage] != x {
			t.Errorf("%s starts at %v above and %v below", stage, a[stage], x)
		}
	}
	if !p.stages.Visible() {
		t.Error("the common stages aren't shown")
	}
}

func TestPair_EachHasItsOwnStagesWhereTheyCannotShare(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("Pipeline seven", samples.Seven...)
	other := samples.Add(c, "Backwards", "Close", "Proposal")
	other.Steps[0].Stage, other.Steps[1].Stage = "decision", "awareness"
	p := NewPair(c, one, other, PairOptions{})
	p.Resize(fyne.NewSize(958, p.HeightFor(958)))
	if p.stages != nil {
		t.Error("a process that goes through the stages backwards shares their order")
	}
	if got := len(p.other.layout(958).spans); got != 2 {
		t.Errorf("%d stages stand over the second process, want its own 2", got)
	}
}

func TestPair_NamesStayApartAndInside(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150} {
		theme.SetTextScale(percent)
		for _, width := range []float32{260, 640, 958} {
			for _, n := range []int{3, 7, 15} {
				c, one := samples.NewCourse("One", samples.Names(n, false)...)
				p := NewPair(c, one, samples.Add(c, "Other", samples.Names(n/2+1, true)...), PairOptions{})
				p.Resize(fyne.NewSize(width, p.HeightFor(width)))
				for _, f := range []*Chevrons{p.one, p.other} {
					test.WidgetRenderer(f).Layout(f.Size())
					measure(t, f, width)
				}
			}
		}
	}
}

func TestPair_ATapNamesTheProcess(t *testing.T) {
	test.NewApp()
	c, one := samples.NewCourse("Pipeline seven", samples.Seven...)
	other := samples.Add(c, "Five steps", "Prospecting", "Discovery", "Demo", "Proposal", "Close")
	var got string
	p := NewPair(c, one, other, PairOptions{OnStep: func(process, step string) { got = process + "/" + step }})
	p.Resize(fyne.NewSize(958, p.HeightFor(958)))
	v := p.other.shown.chevrons[1]
	test.TapAt(p.other, fyne.NewPos(v.At.X+v.Size.Width/2, v.At.Y+v.Size.Height/2))
	if want := "process-1/step-2"; got != want {
		t.Errorf("the tap gave %q, want %q", got, want)
	}
}
