package coursefile

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
)

const written0 = `# A course.
id: tea
title: Tea # as we say

# How they are read.
lessons:
  # The first.
  - one
  - 02-two.md # by its file

  - three
journey:
  - id: a
    name: Before # it
  - {id: b, name: After}
`

var outline0 = Outline{Title: "Tea", Lessons: []string{"one", "two", "three"}, Stages: []content.Stage{{ID: "a", Name: "Before"}, {ID: "b", Name: "After"}}}

func TestSet_KeepsAllElse(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*Outline)
		old  []string
	}{
		{"nothing", func(*Outline) {}, nil},
		{"the title", func(o *Outline) { o.Title = "Tea: \"all\" of it" }, []string{"title: Tea # as", "title: \"Tea: \\\"all\\\" of it\" # as"}},
		{"a summary and a cover", func(o *Outline) { o.Summary, o.Cover = "How to.", "media/a.png" }, []string{"as we say\n", "as we say\n\nsummary: How to.\ncover: media/a.png\n"}},
		{"the order", func(o *Outline) { o.Lessons = []string{"three", "one", "two"} }, []string{
			"  # The first.\n  - one\n  - 02-two.md # by its file\n\n  - three\n", "  - three\n  # The first.\n  - one\n\n  - 02-two.md # by its file\n",
		}},
		{"a stage", func(o *Outline) { o.Stages[0].Buyer = "thirsty" }, []string{"name: Before # it\n", "name: Before # it\n    buyer: thirsty\n"}},
		{"one more", func(o *Outline) { o.Stages = append(o.Stages, content.Stage{ID: "c", Name: "Later"}) }, []string{"name: After}\n", "name: After}\n  - id: c\n    name: Later\n"}},
		{"one less", func(o *Outline) { o.Stages = o.Stages[:1] }, []string{"  - {id: b, name: After}\n", ""}},
	} {
		now := outline0
		now.Lessons, now.Stages = slices.Clone(outline0.Lessons), slices.Clone(outline0.Stages)
		c.do(&now)
		want := written0
		for i := 0; i < len(c.old); i += 2 {
			want = strings.Replace(want, c.old[i], c.old[i+1], 1)
		}
		for _, eol := range []string{"\n", "\r\n"} {
			got, err := Set([]byte(strings.ReplaceAll(written0, "\n", eol)), outline0, now)
			same := strings.ReplaceAll(string(got), eol, "\n") == want
			if !same && c.name == "a summary and a cover" { // where exactly empty lines go is no matter
				same = strings.ReplaceAll(string(got), eol+eol, eol) == strings.ReplaceAll(strings.ReplaceAll(want, "\n\n", "\n"), "\n", eol)
			}
			if err != nil || !same {
				t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, got, want)
			}
		}
	}
	now := outline0
	now.Stages = []content.Stage{{ID: "a", Name: "Before"}, {ID: "b", Name: "Afterwards"}}
	if _, err := Set([]byte(written0), outline0, now); !errors.Is(err, ErrByHand) {
		t.Errorf("a stage in braces: %v", err)
	}
}

func TestSet_OfTheBundledCourse(t *testing.T) {
	course, problems := content.OpenPath(t.Context(), "../salesprocess")
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	source, err := os.ReadFile("../salesprocess/course.yaml")
	if err != nil {
		t.Fatal(err)
	}
	now := Of(course)
	slices.Reverse(now.Lessons)
	slices.Reverse(now.Stages)
	now.Title, now.Summary = "Another", "Of another.\n\nIn two."
	got, err := Set(source, Of(course), now)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Set(got, now, Of(course))
	if err != nil || len(back) == 0 {
		t.Fatal(err)
	}
	if !slices.Equal(strings.Fields(string(back)), strings.Fields(string(source))) {
		t.Errorf("there and back it is\n%s", back)
	}
}
