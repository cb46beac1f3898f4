package longnote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func TestWrite_GivesAboutTheSizeAndAlwaysTheSame(t *testing.T) {
	for _, size := range []int{5 << 10, 100 << 10, 1 << 20} {
		note := Write(size)
		if len(note) > size || len(note) < size-2000 {
			t.Errorf("a note of %d bytes has %d", size, len(note))
		}
		if again := Write(size); again != note {
			t.Errorf("a second note of %d bytes is another one", size)
		}
	}
}

func TestWrite_HoldsWhatLessonsHold(t *testing.T) {
	document := markup.Parse([]byte(Write(100 << 10)))
	for _, p := range document.Problems {
		t.Errorf("line %d: %s", p.Line, p.Message)
	}
	kinds := map[string]int{}
	for _, b := range document.Blocks {
		switch b.(type) {
		case *markup.Heading:
			kinds["heading"]++
		case *markup.Paragraph:
			kinds["paragraph"]++
		case *markup.List:
			kinds["list"]++
		case *markup.Table:
			kinds["table"]++
		case *markup.CodeBlock:
			kinds["code"]++
		case *markup.Callout:
			kinds["callout"]++
		case *markup.Quote:
			kinds["quote"]++
		}
	}
	for _, kind := range strings.Fields("heading paragraph list table code callout quote") {
		if kinds[kind] < 3 {
			t.Errorf("%d blocks are a %s; all in all %v", kinds[kind], kind, kinds)
		}
	}
	if len(document.Footnotes) == 0 {
		t.Error("there are no footnotes")
	}
}

func TestCourse_OpensWithItsLessonsFirst(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "course")
	if err := Course(folder, Lesson{"brief", "A brief note", "One line.\n"}, Lesson{"long", "A long note", Write(20 << 10)}); err != nil {
		t.Fatal(err)
	}
	course, problems := content.Open(os.DirFS(folder))
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	if len(course.Lessons) < 3 || course.Lessons[0].ID != "brief" || course.Lessons[1].Title != "A long note" {
		t.Errorf("the lessons are %+v", course.Lessons)
	}
	if len(course.Terms) == 0 || len(course.Processes) == 0 {
		t.Error("the terms and processes are gone")
	}
}
