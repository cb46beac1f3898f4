package lessonstate

import (
	"testing"

	"stagecraft/study"
	"stagecraft/ui/theme"
)

func TestStageOf_IsTheStageOfMostCards(t *testing.T) {
	for _, c := range []struct {
		about string
		cards []int // by stage
		want  theme.Name
	}{
		{"no journey", nil, ""},
		{"cards that belong to no stage", []int{0, 0}, ""},
		{"most in the third", []int{1, 2, 5, 0}, theme.Stage3},
		{"as many in two", []int{0, 4, 4, 1}, theme.Stage2},
	} {
		var m study.LessonMemory
		for _, n := range c.cards {
			m.Stages = append(m.Stages, study.StageRecall{Cards: n})
		}
		if got := stageOf(m); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}
