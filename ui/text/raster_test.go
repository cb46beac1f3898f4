package text

import (
	"image"
	"image/color"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"stagecraft/ui/theme"
)

// pictures gives the pictures of words among what a paragraph draws.
func pictures(p *Paragraph) (all []*canvas.Raster) {
	for _, o := range test.WidgetRenderer(p).Objects() {
		if r, ok := o.(*canvas.Raster); ok {
			all = append(all, r)
		}
	}
	return all
}

// inked gives the part of a picture that has ink.
func inked(img image.Image) image.Rectangle {
	var ink image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := img.At(x, y).RGBA(); a > 0x2000 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return ink
}

func TestParagraph_DrawsALineAsOnePicture(t *testing.T) {
	p, _ := inWindow(
		t, 400, Run{Text: "Plain, "}, Run{Text: "bold", Face: theme.Face{Bold: true}},
		Run{Text: ", linked", Underline: Solid}, Run{Text: " a term", Underline: Dotted}, Run{Text: " and code", Face: theme.Face{Mono: true}},
	)
	all := pictures(p)
	if len(all) != 1 {
		t.Fatalf("one line is %d pictures", len(all))
	}
	size := all[0].Size()
	picture := all[0].Generator(int(size.Width), int(size.Height))
	ink := inked(picture)
	if ink.Min.X < overhang || ink.Max.X > int(size.Width) || float32(ink.Dx()) < p.Fragments()[len(p.Fragments())-1].Position.X || ink.Min.Y < 1 || ink.Max.Y > int(size.Height) {
		t.Errorf("the ink is %v in a picture of %v", ink, size)
	}
}

// TestParagraph_PicturesHaveThePixelsOfTheScreen draws a line for screens of several scales: every
// letter is where it is at 100 %, as many times as far from the left.
func TestParagraph_PicturesHaveThePixelsOfTheScreen(t *testing.T) {
	p, _ := inWindow(t, 400, Run{Text: "Hold the line in the middle of it"})
	screen := fyne.CurrentApp().Driver().CanvasForObject(p).(interface{ SetScale(float32) })
	at100 := inked(pictureOf(pictures(p)[0], 1))
	for _, scale := range []float32{1.25, 1.5, 2, 3} {
		screen.SetScale(scale)
		got := inked(pictureOf(pictures(p)[0], scale))
		if off := float32(got.Max.X) - float32(at100.Max.X)*scale; off < -2*scale || off > 2*scale {
			t.Errorf("at %v it ends at %d pixels, at 1 at %d", scale, got.Max.X, at100.Max.X)
		}
	}
}

func pictureOf(r *canvas.Raster, scale float32) image.Image {
	return r.Generator(int(round(r.Size().Width*scale)), int(round(r.Size().Height*scale)))
}

func TestScaleOf_TakesTheCanvasAtItsWord(t *testing.T) {
	p, _ := inWindow(t, 400, Run{Text: "A line"})
	o := pictures(p)[0]
	for _, c := range []struct {
		width int
		want  float32
	}{
		{int(o.Size().Width), 1},
		{int(o.Size().Width * 2), 2}, // a screen with two pixels for each
		{int(round(o.Size().Width * 1.5)), 1.5},
		{int(o.Size().Width * 1.37), float32(int(o.Size().Width*1.37)) / o.Size().Width},
	} {
		if got := scaleOf(o, c.width); got != c.want {
			t.Errorf("%d pixels for %v: %v, want %v", c.width, o.Size().Width, got, c.want)
		}
	}
}

// TestWhole_PicturesHaveARowForEachOfTheScreen holds that a picture has as many pixels as Fyne draws
// it on, wherever it stands: it rounds where both ends are.
func TestWhole_PicturesHaveARowForEachOfTheScreen(t *testing.T) {
	for _, screen := range []float32{0.75, 1, 1.1, 1.25, 1.3333334, 1.5, 1.75, 2, 2.5, 3} {
		for size := float32(1); size < 400; size += 3 {
			v := roundToPixel(size, screen)
			if v < size || !onPixel(v, screen) {
				t.Fatalf("%v for %v on a screen of %v", v, size, screen)
			}
			for at := float32(0); at < 900; at += 0.25 {
				rows := round((at+v)*screen) - round(at*screen)
				if has := round(v * screen); rows != has {
					t.Fatalf("%v at %v on a screen of %v: it has %v rows and is drawn on %v", v, at, screen, has, rows)
				}
			}
		}
	}
}

// TestParagraph_LeavesOtherScriptsToFyne has what Inter lacks drawn by Fyne, each where it stands.
func TestParagraph_LeavesOtherScriptsToFyne(t *testing.T) {
	p, _ := inWindow(t, 400, Run{Text: "Before "}, Run{Text: "日本"}, Run{Text: " after"})
	var texts []string
	for _, o := range test.WidgetRenderer(p).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			texts = append(texts, text.Text)
			if at := p.Fragments()[1].Position.X; text.Position().X < at-1 || text.Position().X > at+1 {
				t.Errorf("%q is drawn at %v, its place is %v", text.Text, text.Position().X, at)
			}
		}
	}
	if strings.Join(texts, "|") != "日本" || len(pictures(p)) != 1 {
		t.Errorf("Fyne draws %q beside %d pictures, want 日本 beside one", texts, len(pictures(p)))
	}
}

func TestRule_DotsAreApart(t *testing.T) {
	on := image.NewRGBA(image.Rect(0, 0, 30, 6))
	rule{kind: Dotted, color: color.Black, width: 18}.draw(on, 4, 2, 1)
	var row strings.Builder
	for x := range 30 {
		row.WriteByte(" #"[min(on.RGBAAt(x, 2).A, 1)])
	}
	if got, want := strings.TrimRight(row.String(), " "), "    ##  ##  ##  ##  ##"; got != want {
		t.Errorf("dots:\n%q, want\n%q", got, want)
	}
}

// TestLedger_ForgetsWhatIsNoLongerSeen makes pictures of as many bytes as let some be freed: those not
// on the screen since the time before, and no others.
func TestLedger_ForgetsWhatIsNoLongerSeen(t *testing.T) {
	test.NewTempApp(t)
	m := textureCache{pictures: map[*canvas.Raster]*batch{}}
	seen, gone := &batch{}, &batch{}
	picture := func() *canvas.Raster { return canvas.NewRaster(nil) }
	shown, lost := picture(), picture()
	m.add(shown, seen, 1)
	m.add(lost, gone, 1)
	for range 3 {
		m.markUsed(seen)
		m.add(picture(), &batch{}, maxTextureBytes)
	}
	if m.pictures[shown] == nil {
		t.Error("what is still seen was freed")
	}
	if m.pictures[lost] != nil {
		t.Error("what is seen no longer was kept")
	}
	if len(m.pictures) > 4 {
		t.Errorf("%d pictures are kept", len(m.pictures))
	}
}

// TestLedger_DrawingAnewKeepsNoneOfBefore draws a long text twice.
func TestLedger_DrawingAnewKeepsNoneOfBefore(t *testing.T) {
	p, _ := inWindow(t, 400, Run{Text: strings.Repeat("many words ", 2000)})
	for _, o := range pictures(p) {
		o.Generator(1000, 1000)
	}
	p.Refresh() // draws all anew: nobody asks for what was drawn before
	for _, o := range pictures(p) {
		o.Generator(1000, 1000)
	}
	textures.lock.Lock()
	defer textures.lock.Unlock()
	if most := len(pictures(p)) + 3*maxTextureBytes/4_000_000; len(textures.pictures) > most {
		t.Errorf("%d pictures are kept, %d are drawn", len(textures.pictures), len(pictures(p)))
	}
}

func TestParagraph_UnbrokenStaysOnOneLine(t *testing.T) {
	p, _ := inWindow(t, 60, Run{Text: "Far more words than the room has, "}, Run{Text: "and 日本語", Size: 20})
	p.Unbroken = true
	p.Refresh()
	if lines := p.LineCount(60); lines != 1 {
		t.Errorf("it is broken into %d lines", lines)
	}
	if got, want := p.HeightFor(60), ceil(20*p.leading()); got != want {
		t.Errorf("it is %v high, want %v for its largest letters", got, want)
	}
	if at, want := p.Fragments()[1].Position.X, theme.Width("Far more words than the room has, ", 16, theme.Face{}); at != want {
		t.Errorf("the second run is at %v, the first is %v wide", at, want)
	}
}

func TestParagraph_SetPaintDrawsInThatColour(t *testing.T) {
	p, _ := inWindow(t, 200, Run{Text: "■■■"})
	red := color.NRGBA{R: 200, A: 255}
	p.SetPaint(red)
	picture := pictureOf(pictures(p)[0], 1)
	ink := inked(picture)
	middle := picture.At((ink.Min.X+ink.Max.X)/2, (ink.Min.Y+ink.Max.Y)/2)
	if r, g, b, _ := middle.RGBA(); r>>8 != 200 || g != 0 || b != 0 {
		t.Errorf("it is drawn in %v, want %v", middle, red)
	}
}

// TestParagraph_DrawsAnyText draws text of any signs in any look, as screens of any scale ask for it.
func TestParagraph_DrawsAnyText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{Mode: theme.Light})
	signs := rapid.RuneFrom([]rune("aÀ́ệ \t\n-–/。日한ש\u200f\u200d\u200b🙂👩\u200d🚀🇩🇪￼\u0000�𝒳ﬁ"), unicode.Latin, unicode.Han, unicode.Arabic, unicode.Mn, unicode.So)
	rapid.Check(t, func(t *rapid.T) {
		var runs []Run
		for range rapid.IntRange(0, 4).Draw(t, "runs") {
			runs = append(runs, Run{
				Text:      rapid.StringOfN(signs, 0, 60, -1).Draw(t, "text"),
				Face:      theme.Face{Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"), Mono: rapid.Bool().Draw(t, "mono")},
				Underline: Underline(rapid.IntRange(0, 2).Draw(t, "underline")),
				Struck:    rapid.Bool().Draw(t, "struck"),
				Raise:     rapid.Float32Range(-1, 1).Draw(t, "raise"),
			})
		}
		p := NewParagraph(rapid.Float32Range(4, 60).Draw(t, "size"), theme.Ink, runs...)
		p.Unbroken = rapid.Bool().Draw(t, "unbroken")
		p.MaxLines = rapid.IntRange(0, 3).Draw(t, "lines")
		width := rapid.Float32Range(0, 500).Draw(t, "width")
		p.Resize(fyne.NewSize(width, p.HeightFor(width)))
		for _, r := range pictures(p) {
			if r.Size().Width <= 0 || r.Size().Height <= 0 || r.Size().Height > 10*p.TextSize+20 {
				t.Fatalf("a picture measures %v", r.Size())
			}
			if !p.Unbroken && width > 2*p.TextSize && r.Position().X+r.Size().Width > width+p.TextSize*3+2*overhang {
				t.Fatalf("a picture at %v of %v is beyond a width of %v", r.Position(), r.Size(), width)
			}
			pictureOf(r, rapid.Float32Range(0.5, 3).Draw(t, "scale"))
		}
	})
}

func TestNewLine_IsAsLargeAsItsText(t *testing.T) {
	test.NewTempApp(t)
	l := NewLine("10 min", 13, theme.Face{SemiBold: true}, theme.Ink)
	want := fyne.NewSize(ceil(theme.Width("10 min", 13, theme.Face{SemiBold: true})), ceil(theme.Height(13, theme.Face{SemiBold: true})))
	if got := l.MinSize(); got != want || l.NaturalWidth() != want.Width {
		t.Errorf("it measures %v, want %v", got, want)
	}
}
