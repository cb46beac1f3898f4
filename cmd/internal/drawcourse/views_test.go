package main

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
)

// told gives the first two cells, in lower case, of the rows of the tables
// under a heading of lesson 5.
func told(t *testing.T, course *content.Course, heading string) map[string]string {
	t.Helper()
	rows, under := map[string]string{}, false
	for _, b := range course.Lesson("process-and-pipeline").Document.Blocks {
		switch b := b.(type) {
		case *markup.Heading:
			under = markup.PlainText(b.Inlines) == heading
		case *markup.Table:
			for _, row := range b.Rows {
				if under && len(row) > 1 {
					rows[strings.ToLower(markup.PlainText(row[0].Inlines))] = strings.ToLower(markup.PlainText(row[1].Inlines))
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
// the tables that stand around it.
func TestViews_ShowWhatTheirLessonTells(t *testing.T) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	steps := course.Process("pipeline-seven").Steps
	if len(viewSteps) != len(steps) {
		t.Fatalf("%d steps are drawn of %d", len(viewSteps), len(steps))
	}
	pipeline, deals := told(t, course, "A pipeline on a Monday"), 0
	for i, drawn := range viewSteps {
		if drawn.name != steps[i].Name || course.Journey[drawn.stage].ID != steps[i].Stage {
			t.Errorf("step %d is drawn as %s in %s, and is %s in %s", i+1, drawn.name, course.Journey[drawn.stage].ID, steps[i].Name, steps[i].Stage)
		}
		if drawn.deal == "" {
			continue
		}
		deals++
		if at := pipeline[strings.ToLower(drawn.deal)]; at != strings.ToLower(drawn.name) {
			t.Errorf("%s is drawn at %s and stands at %q", drawn.deal, drawn.name, at)
		}
	}
	if deals != len(pipeline) {
		t.Errorf("%d deals are drawn of %d", deals, len(pipeline))
	}
	funnel := told(t, course, "A funnel")
	if len(viewFunnel) != len(funnel) {
		t.Errorf("%d bars are drawn of %d", len(viewFunnel), len(funnel))
	}
	for _, bar := range viewFunnel {
		if n := funnel[bar.what]; n != fmt.Sprint(bar.count) {
			t.Errorf("%d %s are drawn, and the lesson tells of %q", bar.count, bar.what, n)
		}
	}
}

// TestViews_FunnelIsToScale measures the boxes in the picture: among them are
// bars whose widths are to each other as the counts are.
func TestViews_FunnelIsToScale(t *testing.T) {
	letters, err := newLettering()
	if err != nil {
		t.Fatal(err)
	}
	var widths []float64
	side := regexp.MustCompile(`M ([0-9.]+) [0-9.]+ L ([0-9.]+) [0-9.]+ C [0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ ([0-9.]+) `)
	for _, m := range side.FindAllSubmatch(views(light, letters).svg(), -1) {
		var from, to, right float64
		if _, err := fmt.Sscan(string(bytes.Join(m[1:], []byte(" "))), &from, &to, &right); err != nil {
			t.Fatal(err)
		}
		widths = append(widths, (right-to)+(right-from))
	}
	near := func(want float64) bool {
		return slices.ContainsFunc(widths, func(w float64) bool { return math.Abs(w-want) < 0.3 })
	}
	toScale := slices.ContainsFunc(widths, func(widest float64) bool {
		for _, bar := range viewFunnel {
			if !near(widest * float64(bar.count) / float64(viewFunnel[0].count)) {
				return false
			}
		}
		return true
	})
	if !toScale {
		t.Errorf("no bars are in proportion to %v; the boxes are %v wide", viewFunnel, widths)
	}
}
