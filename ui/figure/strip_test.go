package figure

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/palette"
	"stagecraft/study"
	"stagecraft/ui/theme"
)

func TestStrip_FillsEachChevronToItsPart(t *testing.T) {
	test.NewTempApp(t)
	s := NewStrip(StripPart{Color: theme.Stage1, Part: 1}, StripPart{Color: theme.Stage2, Part: 0.5}, StripPart{Color: theme.Stage3}, StripPart{Color: theme.Stage4, None: true})
	s.Resize(fyne.NewSize(s.NaturalWidth(), s.HeightFor(0)))
	const scale = 4
	w, h := int(s.Size().Width)*scale, int(s.Size().Height)*scale
	img := s.draw(w, h)
	step := w / 4
	for _, c := range []struct {
		what string
		x    int
		want color.Color
	}{
		{"the end of a full one", step * 3 / 4, theme.Color(theme.Stage1)},
		{"the start of a half one", step + step*3/10, theme.Color(theme.Stage2)},
		{"the end of a half one", step + step*3/4, theme.Over(theme.Stage2, theme.Surface, 0.18)},
		{"an empty one", 2*step + step*3/10, theme.Over(theme.Stage3, theme.Surface, 0.18)},
		{"one that nothing could fill", 3*step + step*3/10, theme.Color(theme.Track)},
	} {
		if got := color.NRGBAModel.Convert(img.At(c.x, h/2)); got != color.NRGBAModel.Convert(c.want) {
			t.Errorf("%s is %v, want %v", c.what, got, c.want)
		}
	}
	if _, _, _, a := img.At(0, h/2).RGBA(); a != 0 {
		t.Error("the first has no notch")
	}
}

func TestStrip_OutlinesWhatIsEmptyWhereContrastIsAskedFor(t *testing.T) {
	test.NewTempApp(t)
	was := theme.Scheme()
	theme.SetScheme(palette.HighContrast)
	defer theme.SetScheme(was)
	s := NewStrip(StripPart{Color: theme.Stage1}, StripPart{Color: theme.Stage2, None: true})
	s.Resize(fyne.NewSize(s.NaturalWidth(), s.HeightFor(0)))
	const scale = 4
	img := s.draw(int(s.Size().Width)*scale, int(s.Size().Height)*scale)
	for i, edge := range []theme.Name{theme.Stage1, theme.Edge} {
		x := img.Bounds().Dx()*i/2 + img.Bounds().Dx()/4 // the middle of one
		for _, y := range []int{2, img.Bounds().Dy() - 3} {
			if got := color.NRGBAModel.Convert(img.At(x, y)); got != theme.Color(edge) {
				t.Errorf("the edge of %d is %v at %d, want %v", i, got, y, theme.Color(edge))
			}
		}
		if got := color.NRGBAModel.Convert(img.At(x, img.Bounds().Dy()/2)); got != theme.Color(theme.Surface) {
			t.Errorf("the inside of %d is %v, want the ground", i, got)
		}
	}
}

func TestRecallStrip_HasTheStagesInTheirColours(t *testing.T) {
	s := RecallStrip([]study.StageRecall{{Cards: 2, Mean: 0.5}, {}})
	want := []StripPart{{Color: theme.Stage1, Part: 0.5}, {Color: theme.Stage2, None: true}}
	if s == nil || !slices.Equal(s.parts, want) {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if s := RecallStrip([]study.StageRecall{{}, {}}); s != nil {
		t.Errorf("where there is nothing to remember there is %+v", s.parts)
	}
}
