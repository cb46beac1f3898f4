package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/theme"
)

func TestHeadline_ButtonsStayApartAndOnOneLineEach(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150, 200} {
		theme.SetTextScale(percent)
		for _, width := range []float32{300, 744, 1000} {
			title := H1("Process")
			one, two, three := Secondary("By role", nil), Secondary("Compare", nil), Secondary("Practise steps", nil)
			o := Headline(title, one, two, three).(*fyne.Container)
			o.Resize(fyne.NewSize(width, HeightFor(o, width)))
			all := o.Objects
			for i, a := range all {
				if a.Position().X+a.Size().Width > width+0.5 || a.Position().Y+a.Size().Height > o.Size().Height+0.5 {
					t.Errorf("%d %% at %v: object %d leaves the head", percent, width, i)
				}
				if i > 0 && a.Size().Height > HeightFor(one, 1e4)+0.5 {
					t.Errorf("%d %% at %v: button %d has its words on two lines", percent, width, i)
				}
				for k, b := range all[i+1:] {
					if a.Position().X < b.Position().X+b.Size().Width && b.Position().X < a.Position().X+a.Size().Width &&
						a.Position().Y < b.Position().Y+b.Size().Height && b.Position().Y < a.Position().Y+a.Size().Height {
						t.Errorf("%d %% at %v: objects %d and %d overlap", percent, width, i, i+1+k)
					}
				}
			}
		}
	}
}
