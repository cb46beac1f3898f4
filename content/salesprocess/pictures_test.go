package salesprocess

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

var update = flag.Bool("update", false, "write the dark pictures anew from the light ones")

// inDark is what each colour of a light picture is in the dark one: the
// theme's surface, ink, muted text, line and warning, and each of the four
// stages in full and at 20 % over the surface.
var inDark = map[string]string{
	"#FFFFFF": "#1A1E26", "#1A1F2B": "#E8EBF1", "#5A6373": "#9DA6B5", "#C9D0DB": "#465063", "#9A5B00": "#F0BE6A",
	"#7A4FD0": "#B79BF5", "#1F6FD1": "#7DB4F5", "#0B7F74": "#5CC9BC", "#2F7D32": "#84CC8A",
	"#E4DCF6": "#39374F", "#D2E2F6": "#2E3C4F", "#CEE5E3": "#274044", "#D5E5D6": "#2F413A",
}

// stages are the light colours of the buyer's stages, in full.
var stages = []string{"#7A4FD0", "#1F6FD1", "#0B7F74", "#2F7D32"}

// soft is a colour at 20 % over the surface of its theme.
func soft(t *testing.T, colour, surface string) string {
	t.Helper()
	var out strings.Builder
	out.WriteByte('#')
	for i := 1; i < 7; i += 2 {
		var over, under int
		if _, err := fmt.Sscanf(colour[i:i+2]+" "+surface[i:i+2], "%x %x", &over, &under); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%02X", (over*20+under*80+50)/100)
	}
	return out.String()
}

// pictureFiles gives the course's light SVGs, and fails where there is none.
func pictureFiles(t *testing.T) []string {
	t.Helper()
	all, err := fs.Glob(FS(), "media/*.svg")
	if err != nil || len(all) == 0 {
		t.Fatal("no pictures", err)
	}
	return slices.DeleteFunc(all, func(name string) bool { return strings.HasSuffix(name, "-dark.svg") })
}

// TestPictures_DarkOnesAreTheLightOnesInTheColoursOfTheDarkTheme compares each
// pair to the byte. Draw the light one; -update writes the dark one.
func TestPictures_DarkOnesAreTheLightOnesInTheColoursOfTheDarkTheme(t *testing.T) {
	colour := regexp.MustCompile(`#[0-9A-Fa-f]{6}`)
	for _, name := range pictureFiles(t) {
		light, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		want := colour.ReplaceAllFunc(light, func(c []byte) []byte {
			dark, ok := inDark[string(c)]
			if !ok {
				t.Errorf("%s has %s, which is no colour of the theme", name, c)
			}
			return []byte(dark)
		})
		dark := strings.TrimSuffix(name, ".svg") + "-dark.svg"
		if *update {
			if err := os.WriteFile(dark, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := fs.ReadFile(FS(), dark); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s isn't %s in dark colours (%v); run go test -update", dark, name, err)
		}
	}
	for _, stage := range stages {
		if light, dark := soft(t, stage, "#FFFFFF"), soft(t, inDark[stage], inDark["#FFFFFF"]); inDark[light] != dark {
			t.Errorf("%s at 20 %% is %s and %s, and pictures have %s", stage, light, dark, inDark[light])
		}
	}
}

// TestPictures_ArePathsWithinTheirFrameAndCanBeDrawn reads each picture as
// the tests do and as the app does.
func TestPictures_ArePathsWithinTheirFrameAndCanBeDrawn(t *testing.T) {
	for _, name := range pictureFiles(t) {
		d := readDrawing(t, name)
		if len(d.contours) == 0 || d.width != 720 {
			t.Errorf("%s has %d contours and is %.0f wide", name, len(d.contours), d.width)
		}
		if b := boxOf(d.contours...); b.left < 0 || b.top < 0 || b.right > d.width || b.bottom > d.height {
			t.Errorf("%s draws beyond its frame: %v", name, b)
		}
		file, err := FS().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if header, err := picture.Inspect(file); err != nil || header.Kind != picture.SVG {
			t.Errorf("%s can't be shown: %v", name, err)
		}
		file.Close()
	}
}

// TestPictures_ReadingTellsWhatIsWrittenFromWhatIsNot holds the reader itself:
// it reads a word that is there and no other.
func TestPictures_ReadingTellsWhatIsWrittenFromWhatIsNot(t *testing.T) {
	face, d := readTypeface(t), readDrawing(t, "media/bowtie.svg")
	if got := len(d.find(t, face, "Commit")); got != 1 {
		t.Errorf("“Commit” was found %d times", got)
	}
	if got := len(d.find(t, face, "Omit")); got != 0 {
		t.Errorf("“Omit” was found %d times", got)
	}
	if len(d.unread()) == 0 {
		t.Error("one word was read and no letter is left")
	}
}

// TestBowtie_NamesTheStepsOfItsProcess reads them from left to right, each in
// the colour of its stage.
func TestBowtie_NamesTheStepsOfItsProcess(t *testing.T) {
	course, face, d := opened(t), readTypeface(t), readDrawing(t, "media/bowtie.svg")
	right := 0.0
	for _, step := range course.Process("bowtie").Steps {
		at := d.one(t, face, step.Name)
		if at.left < right {
			t.Errorf("%s stands to the left of the step before", step.Name)
		}
		right = at.right
		stageIsColour(t, course, d, step, at)
	}
	for _, rest := range []string{
		"The knot", "Fewer and fewer get to the signature", "More and more comes from each customer",
		"leads", "who fit", "MQLs that", "become SQLs", "win rate", "sales cycle", "time to value", "adoption", "and churn", "net revenue", "retention",
		"lost deals", "churn",
	} {
		d.one(t, face, rest)
	}
	for i, name := range []string{"Marketing", "SDR", "AE", "CSM", "AM"} {
		if got := len(d.find(t, face, name)); got != []int{1, 1, 2, 2, 1}[i] {
			t.Errorf("%s leads %d stages", name, got)
		}
	}
	if left := d.unread(); len(left) > 0 {
		t.Errorf("the picture says more than it should, at %v", left)
	}
}

// stageIsColour checks that a step stands on the colour of its stage, in full or soft.
func stageIsColour(t *testing.T, course *content.Course, d *drawing, step *content.Step, at box) {
	t.Helper()
	i := slices.IndexFunc(course.Journey, func(s content.Stage) bool { return s.ID == step.Stage })
	on, ok := d.area(at.middle())
	if i < 0 || !ok || on.fill != stages[i] && on.fill != soft(t, stages[i], "#FFFFFF") {
		t.Errorf("%s of stage %q stands on %q", step.Name, step.Stage, on.fill)
	}
}

// tableUnder gives the first two cells of the rows of the tables under a heading of
// lesson 5.
func tableUnder(t *testing.T, course *content.Course, heading string) (rows [][2]string) {
	t.Helper()
	under := false
	for _, b := range course.Lesson("process-and-pipeline").Document.Blocks {
		switch b := b.(type) {
		case *markup.Heading:
			under = markup.PlainText(b.Inlines) == heading
		case *markup.Table:
			for _, row := range b.Rows {
				if under && len(row) > 1 {
					rows = append(rows, [2]string{markup.PlainText(row[0].Inlines), markup.PlainText(row[1].Inlines)})
				}
			}
		}
	}
	if len(rows) == 0 {
		t.Fatalf("no table under %q", heading)
	}
	return rows
}

// TestViews_ShowWhatTheirLessonTells holds the picture against the process and
// the tables that stand around it: the steps in order and in the colours of
// their stages, each deal in the row of its step, the funnel's counts with bars
// whose widths are to each other as the counts are, and nothing else.
func TestViews_ShowWhatTheirLessonTells(t *testing.T) {
	course, face, d := opened(t), readTypeface(t), readDrawing(t, "media/views.svg")
	for _, rest := range []string{
		"Process", "Which steps, in what order?", "Pipeline", "Which deals are open, and where?", "Funnel", "How many get from step to step?",
		"not a deal yet", "no deal today", "no longer a deal",
	} {
		d.one(t, face, rest)
	}
	rows, bottom := map[string]box{}, 0.0
	for _, step := range course.Process("pipeline-seven").Steps {
		at := d.one(t, face, step.Name)
		if at.top < bottom || at.right > d.width/3 {
			t.Errorf("%s isn't below the step before, in the first panel", step.Name)
		}
		rows[step.Name], bottom = at, at.bottom
		stageIsColour(t, course, d, step, at)
	}
	for _, row := range tableUnder(t, course, "A pipeline on a Monday") {
		deal, step := d.one(t, face, row[0]), rows[row[1]]
		if deal.left < d.width/3 || deal.right > d.width*2/3 || math.Abs(deal.middle().y-step.middle().y) > 5 {
			t.Errorf("%s doesn't stand in the second panel beside %s", row[0], row[1])
		}
	}
	funnel, scale := tableUnder(t, course, "A funnel"), 0.0
	for _, row := range funnel {
		label := d.one(t, face, row[1]+" "+strings.ToLower(row[0]))
		bar, ok := d.area(vector{label.middle().x, label.bottom + 12})
		if !ok || label.left < d.width*2/3 {
			t.Errorf("%q has no bar below it in the third panel", row[0])
			continue
		}
		b := boxOf(bar)
		perCount := (b.right - b.left) / coordinate(t, row[1])
		if scale == 0 {
			scale = perCount
		}
		if math.Abs(perCount-scale) > 0.01 {
			t.Errorf("the bar of %q is %.2f wide a count, and the first %.2f", row[0], perCount, scale)
		}
	}
	if left := d.unread(); len(left) > 0 {
		t.Errorf("the picture says more than its lesson, at %v", left)
	}
}
