package diagram

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/diagram"
	"stagecraft/ui/theme"
)

var update = flag.Bool("update", false, "write what is drawn as what ought to be")

// masters are the diagrams of the specimen course that stand for their kinds: the lesson, and which of its fences.
var masters = []struct {
	lesson string
	fence  int
	kind   diagram.Kind
}{
	{"01-flowcharts", 5, diagram.Flowchart},
	{"02-sequences", 1, diagram.SequenceKind},
	{"03-branches", 2, diagram.GitGraphKind},
	{"04-shares", 1, diagram.PieKind},
	{"05-states", 2, diagram.State},
	{"06-models", 1, diagram.Class},
	{"06-models", 3, diagram.EntityKind},
	{"07-plans", 1, diagram.GanttKind},
	{"07-plans", 3, diagram.TimelineKind},
	{"07-plans", 5, diagram.JourneyKind},
	{"08-thoughts", 1, diagram.MindmapKind},
	{"09-older", 1, diagram.Flowchart},
	{"09-older", 2, diagram.SequenceKind},
}

// TestDrawing_IsAsTheMasters draws a diagram of each kind by day and by night. The masters were looked at.
func TestDrawing_IsAsTheMasters(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetDark(false)
	for _, m := range masters {
		data, err := os.ReadFile(filepath.Join("../../cmd/internal/specimen/diagrams/lessons", m.lesson+".md"))
		if err != nil {
			t.Fatal(err)
		}
		language, source, _ := strings.Cut(strings.Split(string(data), "```")[2*m.fence-1], "\n")
		d, err := diagram.Parse(language, source)
		if err != nil || d.Head().Kind != m.kind {
			t.Fatalf("%s-%d is no %s: %v", m.lesson, m.fence, m.kind, err)
		}
		scene, err := diagram.Draw(context.Background(), d, Measure)
		if err != nil {
			t.Fatal(err)
		}
		for dark, night := range map[bool]string{false: "day", true: "night"} {
			name := fmt.Sprintf("%s-%d-%s", m.lesson, m.fence, night)
			t.Run(name, func(t *testing.T) {
				theme.SetDark(dark)
				checkMaster(t, filepath.Join("testdata", name+".png"), captured(t, scene))
			})
		}
	}
}

// captured gives a scene as it is in a window of its size.
func captured(t *testing.T, scene *diagram.Scene) image.Image {
	t.Helper()
	d := NewDrawing(scene)
	w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)), d))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(d.NaturalWidth(), d.HeightFor(d.NaturalWidth())))
	return w.Canvas().Capture()
}

func checkMaster(t *testing.T, file string, got image.Image) {
	t.Helper()
	if *update {
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	size := want.Bounds().Size()
	if size != got.Bounds().Size() {
		t.Fatalf("it is %v, want %v", got.Bounds().Size(), size)
	}
	differing := 0
	for y := range size.Y {
		for x := range size.X {
			if far(got.At(x, y), want.At(x, y)) > 24 { // processors round differently
				differing++
			}
		}
	}
	if differing > size.X*size.Y/2000 {
		t.Errorf("%d pixels are not as in %s; look at what -update writes", differing, file)
	}
}

// far tells how far apart two colours are, of 255.
func far(a, b color.Color) int {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	d := func(x, y uint32) int { return max(int(x>>8), int(y>>8)) - min(int(x>>8), int(y>>8)) }
	return max(d(r1, r2), d(g1, g2), d(b1, b2))
}
