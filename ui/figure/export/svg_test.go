package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// pictures gives each kind of figure of a process with steps of these names.
func pictures(names ...string) map[string]figure.Figure {
	c, p, other := samples.Linked(names...)
	return map[string]figure.Figure{
		"chevrons": figure.NewChevrons(c, p, figure.Options{Filled: true}),
		"steps":    figure.NewChevrons(c, p, figure.Options{Current: "step-2"}),
		"lanes":    figure.NewLanes(c, p, figure.LanesOptions{}),
		"pair":     figure.NewPair(c, p, other, figure.PairOptions{}),
		"both":     figure.NewBothByRole(c, p, other, "", nil),
	}
}

// said gives what stands in the elements of a kind; it fails on what isn't XML.
func said(t *testing.T, svg []byte) map[string]string {
	t.Helper()
	all, d, inside := map[string]string{}, xml.NewDecoder(bytes.NewReader(svg)), []string{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = append(inside, token.Name.Local)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			if len(inside) > 0 {
				all[inside[len(inside)-1]] += string(token) + "\n"
			}
		}
	}
}

func TestSVG_IsWellFormedAndHasEveryName(t *testing.T) {
	test.NewApp()
	odd := []string{`Quote "this" & <that>`, "Ask", "Overcoming objections", "Bell \x07 and \xff", samples.LongNames[2], "见面并了解客户的需求", "Close"}
	for kind, f := range pictures(odd...) {
		words := said(t, SVG(f))
		// However its lines are broken, a name that isn't shortened stands there whole.
		written := unspaced(words["text"])
		for _, name := range odd {
			name = strings.ToValidUTF8(strings.ReplaceAll(name, "\x07", "\uFFFD"), "\uFFFD")
			if !strings.Contains(words["desc"], name) {
				t.Errorf("%s: %q isn't in the description", kind, name)
			}
			if !strings.Contains(words["title"], name) {
				t.Errorf("%s: no shape is titled %q", kind, name)
			}
			if name != samples.LongNames[2] && !strings.Contains(written, unspaced(name)) {
				t.Errorf("%s: %q isn't written", kind, name)
			}
		}
	}
}

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

func TestWrapped_LosesNoSignOfAnyScript(t *testing.T) {
	letters := rapid.SampledFrom(strings.Split("a W - / é e\u0301 見 面 、 。 「 ニ ー ズ ก า เ ก้ မ ש ل", " "))
	all, err := fontsFor("aW-/é")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		written := strings.Join(rapid.SliceOfN(letters, 0, 60).Draw(t, "letters"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		room := float32(rapid.IntRange(8, 200).Draw(t, "room"))
		said := ""
		for _, line := range wrapped(written, room, 10, all.regular) {
			said += line.text
			if signs := text.Graphemes(line.text); line.width > room+0.5 && len(signs) > 1 {
				t.Fatalf("%q in %v: %q is too wide", written, room, line.text)
			}
		}
		if unspaced(said) != unspaced(written) {
			t.Fatalf("%q is written as %q", written, said)
		}
	})
}

func TestSVG_IsTheSameWhateverTheWindowShows(t *testing.T) {
	test.NewApp()
	defer func() { theme.SetDark(false); theme.SetTextScale(100) }()
	for kind, f := range pictures(samples.Seven...) {
		want := SVG(f)
		theme.SetDark(true)
		theme.SetTextScale(150)
		if !bytes.Equal(SVG(f), want) {
			t.Errorf("%s: the picture follows the window", kind)
		}
		if !theme.IsDark() || theme.TextScale() != 150 {
			t.Fatalf("%s: drawing changed the window's colours or size", kind)
		}
		theme.SetDark(false)
		theme.SetTextScale(100)
	}
}

func TestSVG_AProcessWithoutStepsIsAPictureToo(t *testing.T) {
	test.NewApp()
	c, p := &content.Course{}, &content.Process{Title: "Empty"}
	for _, f := range []figure.Figure{figure.NewChevrons(c, p, figure.Options{}), figure.NewLanes(c, p, figure.LanesOptions{}), figure.NewPair(c, p, p, figure.PairOptions{})} {
		said(t, SVG(f))
	}
}

func TestPNG_IsTwicePaperInLightColours(t *testing.T) {
	test.NewApp()
	theme.SetDark(true)
	defer theme.SetDark(false)
	for kind, f := range pictures(samples.Seven...) {
		data, err := PNG(f)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		p := newPicture(f)
		if got := img.Bounds().Size(); got.X != int(p.size.Width*2) || got.Y != int(p.size.Height*2) {
			t.Errorf("%s is %v, want twice %v", kind, got, p.size)
		}
		if r, g, b, _ := img.At(4, 4).RGBA(); r != 0xffff || g != 0xffff || b != 0xffff {
			t.Errorf("%s isn't on white paper", kind)
		}
		colours := map[[3]uint32]bool{}
		for y := 0; y < img.Bounds().Dy(); y += 3 {
			for x := 0; x < img.Bounds().Dx(); x += 3 {
				r, g, b, _ := img.At(x, y).RGBA()
				colours[[3]uint32{r, g, b}] = true
			}
		}
		if len(colours) < 8 {
			t.Errorf("%s has %d colours: it is empty", kind, len(colours))
		}
	}
}
