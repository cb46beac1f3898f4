package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
)

// mixedCourse has so many questions in each of its lessons.
func mixedCourse(sizes ...int) *content.Course {
	c := smallCourse()
	c.Questions, c.Lessons = nil, nil
	for i, n := range sizes {
		id := fmt.Sprintf("l%d", i)
		c.Lessons = append(c.Lessons, &content.Lesson{ID: id, Title: id, Number: i + 1, Minutes: 1, Words: 10, Blocks: []content.LessonBlock{{Key: "k", Words: 10}}})
		for q := range n {
			c.Questions = append(c.Questions, &content.Question{ID: fmt.Sprintf("%s-q%d", id, q), Kind: content.Typed, Lesson: id})
		}
	}
	return c
}

func TestTodaysMix_AsksEachQuestionOnceAndMixesLessons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(0, 9), 1, 5).Draw(t, "sizes")
		n := rapid.IntRange(0, 20).Draw(t, "n")
		s, err := study.Start(mixedCourse(sizes...), &pad{}, morning())
		if err != nil {
			t.Fatal(err)
		}
		got := s.TodaysMix(n)
		seen := map[string]bool{}
		asked := map[string]int{}
		total := 0
		var lessons []string
		for _, id := range got {
			if seen[id] {
				t.Fatalf("%s is asked twice in %v", id, got)
			}
			seen[id] = true
			if l, _, ok := strings.Cut(id, "-q"); ok {
				asked[l]++
				total++
				lessons = append(lessons, l)
			} else if _, ok := s.Drills().Find(id, 0); !ok {
				t.Fatalf("nothing asks %s", id)
			}
		}
		all := 0
		for _, size := range sizes {
			all += size
		}
		if len(got) > n || all >= n && len(got) != n {
			t.Fatalf("%d asked for %d of %d", len(got), n, all)
		}
		most := 0
		for _, of := range asked {
			most = max(most, of)
		}
		twice := 0
		for i := 1; i < len(lessons); i++ {
			if lessons[i] == lessons[i-1] {
				twice++
			}
		}
		if len(asked) > 1 && most*2 <= total && twice > total/2 {
			t.Fatalf("%d of %d follow one of the same lesson: %v", twice, total, lessons)
		}
		if again := s.TodaysMix(n); !slices.Equal(got, again) {
			t.Fatalf("the same day mixes %v and %v", got, again)
		}
	})
}

func TestTodaysMix_WhatWasMissedComesBeforeWhatIsReadAndThatBeforeTheRest(t *testing.T) {
	d := newTestLearner(t)
	d.course = mixedCourse(3, 3, 3)
	d.restart()
	d.ok(d.MarkRead("l1", "k"))
	d.ok(d.Answer("l2-q1", false, nil))
	d.ok(d.Answer("l0-q0", true, nil))
	mine := slices.DeleteFunc(d.TodaysMix(5), func(id string) bool {
		return strings.HasPrefix(id, drill.Prefix) || strings.HasPrefix(id, drill.OrderPrefix)
	})
	if len(mine) != 4 || !slices.Contains(mine, "l2-q1") {
		t.Fatalf("the mix is %v", mine)
	}
	for _, q := range []string{"l1-q0", "l1-q1", "l1-q2"} {
		if !slices.Contains(mine, q) {
			t.Errorf("%s, of the lesson that was read, isn't in the mix %v", q, mine)
		}
	}
}
