package text_test

import (
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/formula"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

var update = flag.Bool("update", false, "draw the masters of formulas anew")

// mastered are formulas of each kind: letters, a fraction in a root, a sum with limits, a matrix, cases, chemistry,
// colours and a number.
var mastered = []formula.Source{
	{TeX: `a_{ij}^2+\beta\le\infty`},
	{TeX: `\sqrt{\frac{x+1}{2\pi}}`},
	{TeX: `\sum_{k=1}^{n}\int_0^1 f_k(t)\,dt`, Display: true},
	{TeX: `\begin{bmatrix}1&0\\0&\lambda\end{bmatrix}`, Display: true},
	{TeX: `f(x)=\begin{cases}1&x>0\\0&\text{else}\end{cases}`, Display: true},
	{TeX: `\ce{2H2 + O2 -> 2H2O}`},
	{TeX: `\textcolor{red}{x}+\boxed{y}\cancel{z}`},
	{TeX: `\begin{equation}e^{i\pi}=-1\tag{E}\end{equation}`, Display: true},
}

func TestFormula_LooksAsItsMaster(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetDark(false)
	for _, dark := range []bool{false, true} {
		for _, percent := range []int{100, 200} {
			theme.SetDark(dark)
			name := fmt.Sprintf("formulas-light-%d.png", percent)
			if dark {
				name = fmt.Sprintf("formulas-dark-%d.png", percent)
			}
			t.Run(name, func(t *testing.T) { compare(t, filepath.Join("testdata", name), drawnTogether(t, percent)) })
		}
	}
}

// drawnTogether draws them one under the other, on the ground of a page.
func drawnTogether(t *testing.T, percent int) *image.RGBA {
	var drawn []image.Image
	wide, high := 0, 0
	for _, source := range mastered {
		f, err := formula.Shared.Draw(t.Context(), source)
		if err != nil || f.Drawing == nil {
			t.Fatalf("%s: %v, %v", source.TeX, err, f)
		}
		for _, o := range []*text.Formula{text.NewFormula(f.Drawing, 18, theme.Ink), text.NewFormulaNumbers(f.Drawing, 18, theme.Ink)} {
			if o == nil {
				continue
			}
			raster := test.TempWidgetRenderer(t, o).Objects()[0].(*canvas.Raster)
			o.Resize(o.MinSize())
			w, h := int(raster.Size().Width)*percent/100, int(raster.Size().Height)*percent/100
			drawn = append(drawn, raster.Generator(w, h))
			wide, high = max(wide, w), high+h
		}
	}
	all := image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(all, all.Rect, image.NewUniform(theme.Color(theme.Surface)), image.Point{}, draw.Src)
	y := 0
	for _, d := range drawn {
		draw.Draw(all, d.Bounds().Add(image.Pt(0, y)), d, image.Point{}, draw.Over)
		y += d.Bounds().Dy()
	}
	return all
}

// compare holds a picture against its master. Edges may be a shade off: other processors round otherwise.
func compare(t *testing.T, name string, got *image.RGBA) {
	if *update {
		file, err := os.Create(name)
		if err == nil {
			err = png.Encode(file, got)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	master, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if master.Bounds() != got.Rect {
		t.Fatalf("it measures %v, its master %v", got.Rect, master.Bounds())
	}
	off := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, g, b, _ := master.At(x, y).RGBA()
			c := got.RGBAAt(x, y)
			for _, d := range []int{int(c.R) - int(r>>8), int(c.G) - int(g>>8), int(c.B) - int(b>>8)} {
				if d > 12 || d < -12 {
					off++
					break
				}
			}
		}
	}
	if off > 0 {
		t.Errorf("%d pixels are drawn otherwise than in %s", off, name)
	}
}
