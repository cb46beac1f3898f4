package content_test

import (
	"slices"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func TestProcessesIn_GivesThoseShownElseThoseExplained(t *testing.T) {
	figure := func(to string) markup.Block { return &markup.Figure{Image: &markup.Image{Destination: to}} }
	shows := &content.Lesson{ID: "shows", Document: &markup.Document{Blocks: []markup.Block{
		figure("a.png"), figure("process:long"), &markup.Quote{Blocks: []markup.Block{figure("step:short/one")}}, figure("process:long"), figure("process:gone"),
	}}}
	explains := &content.Lesson{ID: "explains", Document: &markup.Document{}}
	c := &content.Course{
		Lessons: []*content.Lesson{shows, explains, {ID: "neither", Document: &markup.Document{}}},
		Processes: []*content.Process{
			{ID: "short", Steps: []*content.Step{{ID: "one", Lesson: "shows"}, {ID: "two", Lesson: "explains#here"}}},
			{ID: "long", Steps: []*content.Step{{ID: "one"}}},
		},
	}
	for lesson, want := range map[string][]string{"shows": {"long", "short"}, "explains": {"short"}, "neither": nil} {
		var got []string
		for _, p := range c.ProcessesIn(c.Lesson(lesson)) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the lesson %s is about %v, want %v", lesson, got, want)
		}
	}
}
