package truetype

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"stagecraft/assets"
)

// inter finds letters in the app's own typeface.
func inter(t *testing.T) func(rune) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(assets.InterRegular))
	if err != nil {
		t.Fatal(err)
	}
	return func(r rune) *font.Face {
		if _, ok := face.NominalGlyph(r); !ok {
			return nil
		}
		return face
	}
}

// read opens a font as others do.
func read(t *testing.T, data []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// extent gives the box of a letter and how far it advances, in thousandths.
func extent(t *testing.T, f *sfnt.Font, r rune) (fixed.Rectangle26_6, fixed.Int26_6) {
	t.Helper()
	var b sfnt.Buffer
	id, err := f.GlyphIndex(&b, r)
	if err != nil || id == 0 {
		t.Fatalf("%q isn't in the font: %v", r, err)
	}
	box, advance, err := f.GlyphBounds(&b, id, fixed.I(1000), 0)
	if err != nil {
		t.Fatal(err)
	}
	return box, advance
}

func TestFont_DrawsLettersAsTheFontTheyAreFrom(t *testing.T) {
	const text = "Agility & 50 % (Ωж) “Ünïcødé” – @"
	f, err := New("Inter", 400, text, inter(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Missing) > 0 {
		t.Errorf("%q are missing", f.Missing)
	}
	got, want := read(t, f.Data), read(t, assets.InterRegular)
	for _, r := range text {
		gotBox, gotAdvance := extent(t, got, r)
		wantBox, wantAdvance := extent(t, want, r)
		for _, pair := range [][2]fixed.Int26_6{
			{gotAdvance, wantAdvance},
			{gotBox.Min.X, wantBox.Min.X},
			{gotBox.Min.Y, wantBox.Min.Y},
			{gotBox.Max.X, wantBox.Max.X},
			{gotBox.Max.Y, wantBox.Max.Y},
		} {
			// One is a cubic's control points, the other a quadratic's.
			if off := math.Abs(float64(pair[0]-pair[1])) / 64; off > 12 || pair == [2]fixed.Int26_6{gotAdvance, wantAdvance} && off > 1 {
				t.Errorf("%q stands in %v and advances %v, want %v and %v", r, gotBox, gotAdvance, wantBox, wantAdvance)
				break
			}
		}
	}
}

func TestFont_HasOnlyTheLettersAskedFor(t *testing.T) {
	f, err := New("Inter", 400, "abba", inter(t))
	if err != nil {
		t.Fatal(err)
	}
	// What isn't there, space, ?, a, b and the ellipsis.
	if got := read(t, f.Data).NumGlyphs(); got != 6 {
		t.Errorf("it has %d glyphs, want 6", got)
	}
}

func TestFont_TheSameLettersMakeTheSameFont(t *testing.T) {
	one, err := New("Inter", 600, "Stage craft", inter(t))
	if err != nil {
		t.Fatal(err)
	}
	two, err := New("Inter", 600, "craft Stage", inter(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Data, two.Data) {
		t.Error("the order of the letters makes another font")
	}
}

func TestEncode_KeepsWhatCanBeWritten(t *testing.T) {
	face := inter(t)
	find := func(r rune) *font.Face {
		switch {
		case r == 0x1F600:
			return face('x') // a font that says it has it and doesn't
		case r == 0x10000 || r == 0xE000:
			return &font.Face{Font: mapped(face('x').Font, r)}
		}
		return face(r)
	}
	f, err := New("Inter", 400, "cafe\u0301 \u0378 😀\t\x07\u200b \U00010000 \ue000", find)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"cafe\u0301":        "café",
		"a\tb\nc":           "a ? c",
		"\x07c\u200b\ufe0f": "c",
		"\u0378😀":           "??",
		"\xffc":             "?c",
	} {
		if got := f.Encode(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
	// Letters beyond the table of letters, and private ones, have codes of their own.
	one, two := []rune(f.Encode("\U00010000")), []rune(f.Encode("\ue000"))
	if len(one) != 1 || len(two) != 1 || one[0] == two[0] || one[0] > 0xF8FF || one[0] < 0xE000 || two[0] > 0xF8FF || two[0] < 0xE000 {
		t.Errorf("the letters beyond are written %q and %q", one, two)
	}
	if want := []rune{0x378, 0x1F600}; !slices.Equal(f.Missing, want) {
		t.Errorf("%q are missing, want %q", f.Missing, want)
	}
}

// mapped is a font that has only one letter, drawn as x.
func mapped(f *font.Font, letter rune) *font.Font {
	x, _ := f.NominalGlyph('x')
	other := *f
	other.Cmap = only{f.Cmap, letter, x}
	return &other
}

type only struct {
	font.Cmap
	letter rune
	glyph  font.GID
}

func (o only) Lookup(r rune) (font.GID, bool) { return o.glyph, r == o.letter }

func TestWidth_IsTheSumOfTheLetters(t *testing.T) {
	f, err := New("Inter", 400, "Stage", inter(t))
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, r := range "Stage" {
		sum += f.Width(string(r), 10)
	}
	if got := f.Width("Stage", 10); math.Abs(got-sum) > 1e-9 || got < 20 || got > 40 {
		t.Errorf("it is %v wide, want %v, and from 20 to 40", got, sum)
	}
}

func TestNew_SaysWhenNoFontHasTheCommonLetters(t *testing.T) {
	if _, err := New("None", 400, "abc", func(rune) *font.Face { return nil }); !errors.Is(err, ErrNoFont) {
		t.Errorf("it says %v, want %v", err, ErrNoFont)
	}
}

func TestPen_CurvesStayCloseToTheirCubics(t *testing.T) {
	// A quarter of a circle with a radius of 1,000.
	const k = 552.2847
	p := pen{scale: 1}
	p.to(1000, 0)
	p.cube(1000, k, k, 1000, 0, 1000)
	points := p.contour
	for i := 2; i < len(points); i += 2 {
		a, b, c := points[i-2], points[i-1], points[i]
		for s := range 11 {
			t1 := float64(s) / 10
			u := 1 - t1
			x := u*u*float64(a.x) + 2*u*t1*float64(b.x) + t1*t1*float64(c.x)
			y := u*u*float64(a.y) + 2*u*t1*float64(b.y) + t1*t1*float64(c.y)
			if off := math.Abs(math.Hypot(x, y) - 1000); off > 2 {
				t.Errorf("part %d is %.1f units off the circle at %.1f", i/2, off, t1)
			}
		}
	}
}
