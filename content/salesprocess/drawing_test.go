package salesprocess

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// drawing is an SVG of the course, read: areas, lines and letters are all paths.
type drawing struct {
	name          string
	width, height float64
	contours      []contour
}

// contour is one closed or open run of a path, in absolute coordinates.
type contour struct {
	fill    string // "" for a line
	stroke  string // "" for an area
	command string // as the path has them, such as MLLZ
	points  []vector
	word    bool // that [drawing.find] has read it as part of one
}

type vector struct{ x, y float64 }

// box is what a contour or a word takes up.
type box struct{ left, top, right, bottom float64 }

func (b box) middle() vector { return vector{(b.left + b.right) / 2, (b.top + b.bottom) / 2} }

func (b box) holds(at vector) bool {
	return b.left <= at.x && at.x <= b.right && b.top <= at.y && at.y <= b.bottom
}

func boxOf(contours ...contour) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range contours {
		for _, p := range c.points {
			b = box{min(b.left, p.x), min(b.top, p.y), max(b.right, p.x), max(b.bottom, p.y)}
		}
	}
	return b
}

var pathToken = regexp.MustCompile(`[A-Za-z]|-?[0-9.]+`)

// readDrawing reads an SVG of the course. It fails on what the pictures are not
// made of: anything but paths, and in these any command but M, L, C, Q and Z.
func readDrawing(t *testing.T, name string) *drawing {
	t.Helper()
	source, err := fs.ReadFile(FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	d := &drawing{name: name}
	decoder := xml.NewDecoder(bytes.NewReader(source))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attribute := map[string]string{}
		for _, a := range element.Attr {
			attribute[a.Name.Local] = a.Value
		}
		switch element.Name.Local {
		case "svg":
			d.width, d.height = coordinate(t, attribute["width"]), coordinate(t, attribute["height"])
		case "path":
			fill := attribute["fill"]
			if fill == "none" {
				fill = ""
			}
			d.contours = append(d.contours, contoursOf(t, attribute["d"], fill, attribute["stroke"])...)
		default:
			t.Fatalf("%s holds a <%s>, and not paths alone", name, element.Name.Local)
		}
	}
}

func contoursOf(t *testing.T, path, fill, stroke string) []contour {
	t.Helper()
	var all []contour
	tokens := pathToken.FindAllString(path, -1)
	for i := 0; i < len(tokens); i++ {
		pairs := map[string]int{"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}
		n, ok := pairs[tokens[i]]
		if !ok || i+2*n >= len(tokens) {
			t.Fatalf("a path has %q, which isn't one of M, L, C, Q and Z with its coordinates", tokens[i])
		}
		if tokens[i] == "M" {
			all = append(all, contour{fill: fill, stroke: stroke})
		}
		last := &all[len(all)-1]
		last.command += tokens[i]
		for range n {
			last.points = append(last.points, vector{coordinate(t, tokens[i+1]), coordinate(t, tokens[i+2])})
			i += 2
		}
	}
	return all
}

func coordinate(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// area gives the smallest filled contour around a point, other than letters.
func (d *drawing) area(at vector) (contour, bool) {
	var found contour
	ok, least := false, math.Inf(1)
	for _, c := range d.contours {
		b := boxOf(c)
		size := (b.right - b.left) * (b.bottom - b.top)
		if c.fill != "" && !c.word && b.holds(at) && size < least {
			found, ok, least = c, true, size
		}
	}
	return found, ok
}

// typeface is the one that the pictures are lettered in.
type typeface struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
}

func readTypeface(t *testing.T) *typeface {
	t.Helper()
	data, err := os.ReadFile("../../assets/fonts/Inter-SemiBold.otf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return &typeface{font: f}
}

// outline gives the contours of a line of text at a size, from 0, 0 on.
func (f *typeface) outline(t *testing.T, line string, size float64) []contour {
	t.Helper()
	em := fixed.I(int(f.font.UnitsPerEm())) // at which outlines are in the font's own units
	scale := size / float64(em)
	var all []contour
	x, before := 0.0, sfnt.GlyphIndex(0)
	for i, letter := range line {
		glyph, err := f.font.GlyphIndex(&f.buffer, letter)
		if err != nil || glyph == 0 {
			t.Fatalf("the typeface has no %q", letter)
		}
		if i > 0 {
			kern, err := f.font.Kern(&f.buffer, before, glyph, em, font.HintingNone)
			if err != nil && !errors.Is(err, sfnt.ErrNotFound) {
				t.Fatal(err)
			}
			x += float64(kern) * scale
		}
		segments, err := f.font.LoadGlyph(&f.buffer, glyph, em, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range segments {
			if s.Op == sfnt.SegmentOpMoveTo {
				all = append(all, contour{})
			}
			last := &all[len(all)-1]
			op := map[sfnt.SegmentOp]string{
				sfnt.SegmentOpMoveTo: "M", sfnt.SegmentOpLineTo: "L", sfnt.SegmentOpQuadTo: "Q", sfnt.SegmentOpCubeTo: "C",
			}[s.Op]
			last.command += op
			for _, p := range s.Args[:map[string]int{"M": 1, "L": 1, "Q": 2, "C": 3}[op]] {
				last.points = append(last.points, vector{x + float64(p.X)*scale, float64(p.Y) * scale})
			}
		}
		advance, err := f.font.GlyphAdvance(&f.buffer, glyph, em, font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		x += float64(advance) * scale
		before = glyph
	}
	for i := range all {
		all[i].command += "Z"
	}
	return all
}

// smallest and largest are the sizes that the pictures are lettered in.
const smallest, largest = 13, 17

// find reads a line of text in a drawing, wherever it stands, and gives the
// boxes of its letters.
func (d *drawing) find(t *testing.T, face *typeface, line string) []box {
	t.Helper()
	var found []box
	for size := smallest; size <= largest; size++ {
		want := face.outline(t, line, float64(size))
		for i := 0; i+len(want) <= len(d.contours); i++ {
			if run := d.contours[i : i+len(want)]; alike(run, want) {
				for j := range run {
					run[j].word = true
				}
				found = append(found, boxOf(run...))
			}
		}
	}
	return found
}

// alike tells whether contours are others moved elsewhere.
func alike(got, want []contour) bool {
	const near = 0.02 // coordinates are written to the hundredth
	dx, dy := got[0].points[0].x-want[0].points[0].x, got[0].points[0].y-want[0].points[0].y
	for i, c := range got {
		if c.fill == "" || c.word || c.command != want[i].command {
			return false
		}
		for j, p := range c.points {
			if math.Abs(p.x-dx-want[i].points[j].x) > near || math.Abs(p.y-dy-want[i].points[j].y) > near {
				return false
			}
		}
	}
	return true
}

// one reads a line of text that stands in a drawing just once.
func (d *drawing) one(t *testing.T, face *typeface, line string) box {
	t.Helper()
	found := d.find(t, face, line)
	if len(found) != 1 {
		t.Errorf("%s has %q %d times, not once", d.name, line, len(found))
		return box{}
	}
	return found[0]
}

// unread gives the curved contours that no word was found in and that are no
// round corners of areas: letters that were not expected.
func (d *drawing) unread() []box {
	var left []box
	for _, c := range d.contours {
		b := boxOf(c)
		if c.fill != "" && !c.word && b.bottom-b.top < largest && !strings.HasPrefix(c.command, "MLCLC") {
			left = append(left, b)
		}
	}
	return left
}
