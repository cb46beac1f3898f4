package exam_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/study/exam"
)

func drawPools(t *rapid.T) [][]string {
	sizes := rapid.SliceOfN(rapid.IntRange(0, 12), 0, 8).Draw(t, "sizes")
	pools := make([][]string, len(sizes))
	for i, n := range sizes {
		for q := range n {
			pools[i] = append(pools[i], fmt.Sprintf("l%d-q%d", i, q))
		}
	}
	return pools
}

func TestDraw_TakesEachQuestionOnceAndAsManyFromEachLesson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pools := drawPools(t)
		all := slices.Concat(pools...)
		n := rapid.IntRange(0, 60).Draw(t, "n")
		seed := rapid.Uint32().Draw(t, "seed")
		got := exam.Draw(pools, n, seed)
		if len(got) != min(n, len(all)) {
			t.Fatalf("%d drawn of %d, for %d", len(got), len(all), n)
		}
		taken := make([]int, len(pools))
		seen := map[string]bool{}
		for _, q := range got {
			if seen[q] {
				t.Fatalf("%s is drawn twice", q)
			}
			seen[q] = true
			i := slices.IndexFunc(pools, func(p []string) bool { return slices.Contains(p, q) })
			if i < 0 {
				t.Fatalf("%s is in no pool", q)
			}
			taken[i]++
		}
		for i, mine := range taken {
			for j, theirs := range taken {
				if mine > theirs+1 && theirs < len(pools[j]) {
					t.Fatalf("lesson %d gives %d and lesson %d, which has %d, gives %d", i, mine, j, len(pools[j]), theirs)
				}
			}
		}
		if again := exam.Draw(pools, n, seed); !slices.Equal(got, again) {
			t.Fatalf("the same seed draws %v and %v", got, again)
		}
	})
}

func TestDraw_AnotherSeedDrawsAnotherExam(t *testing.T) {
	var pool []string
	for q := range 200 {
		pool = append(pool, fmt.Sprint(q))
	}
	if slices.Equal(exam.Draw([][]string{pool}, 20, 1), exam.Draw([][]string{pool}, 20, 2)) {
		t.Error("two seeds draw the same")
	}
}

func paper() exam.Paper {
	p := exam.Paper{
		ID: "01KJP5Z2G0XG7Z9T3N8QK4R2WA", Course: "tea", Version: "1.0", Begun: 1_000_000, Ended: 1_000_000 + 9*60_000,
		Seed: 7, Minutes: 10, Questions: []string{"a", "b", "c", "d", "e"}, Needs: &exam.Condition{Questions: 5, Right: 60, Minutes: 9},
	}
	for i, q := range []string{"a", "b", "c", "d"} {
		p.Take(exam.Answer{Question: q, Right: i < 3, At: p.Begun + int64(i), Given: []byte(`{"text":"x"}`)})
	}
	return p
}

func TestPaper_TheLastAnswerInTimeCounts(t *testing.T) {
	p := paper()
	deadline, _ := p.Deadline()
	p.Take(exam.Answer{Question: "d", Right: true, At: deadline + 60_000})
	p.Take(exam.Answer{Question: "elsewhere", Right: true, At: p.Begun})
	if p.Right() != 3 || p.Answered() != 4 || p.Percent() != 60 {
		t.Errorf("%d right of %d answered, %d %%", p.Right(), p.Answered(), p.Percent())
	}
	p.Take(exam.Answer{Question: "a", Right: false, At: p.Begun + 5})
	p.Take(exam.Answer{Question: "d", Right: true, At: deadline})
	if a, _ := p.Answer("a"); a.Right || p.Right() != 3 {
		t.Errorf("a is right: %v, and %d are in all", a.Right, p.Right())
	}
}

func TestPaper_EarnsTheCertificateByTheCoursesCondition(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*exam.Paper)
		want   bool
	}{
		"as asked":               {func(*exam.Paper) {}, true},
		"open":                   {func(p *exam.Paper) { p.Ended = 0 }, false},
		"no condition":           {func(p *exam.Paper) { p.Needs = nil }, false},
		"of a lesson":            {func(p *exam.Paper) { p.Lessons = []string{"l"} }, false},
		"too few questions":      {func(p *exam.Paper) { p.Needs.Questions = 6 }, false},
		"too few right":          {func(p *exam.Paper) { p.Needs.Right = 61 }, false},
		"too long":               {func(p *exam.Paper) { p.Needs.Minutes = 8 }, false},
		"any time":               {func(p *exam.Paper) { p.Needs.Minutes = 0 }, true},
		"handed in a day later":  {func(p *exam.Paper) { p.Ended += 24 * 3_600_000; p.Needs.Minutes = 10 }, true},
		"untimed, a day later":   {func(p *exam.Paper) { p.Ended += 24 * 3_600_000; p.Minutes = 0 }, false},
		"one wrong at the last":  {func(p *exam.Paper) { p.Take(exam.Answer{Question: "a", At: p.Begun}) }, false},
		"unanswered counts also": {func(p *exam.Paper) { p.Questions = append(p.Questions, "f") }, false},
	} {
		p := paper()
		c.change(&p)
		if got := p.Earned(); got != c.want {
			t.Errorf("%s: earned is %v", name, got)
		}
	}
}

func TestPaper_ItsCodeIsOfAllThatItSays(t *testing.T) {
	base := paper()
	code := base.Code("Ada Lovelace")
	if again := paper(); again.Code("Ada Lovelace") != code || len(code) != 19 {
		t.Fatalf("the code is %q and %q", code, again.Code("Ada Lovelace"))
	}
	seen := map[string]string{code: "nothing"}
	for what, change := range map[string]func(*exam.Paper){
		"id": func(p *exam.Paper) { p.ID = "x" }, "course": func(p *exam.Paper) { p.Course = "x" },
		"version": func(p *exam.Paper) { p.Version = "x" }, "begun": func(p *exam.Paper) { p.Begun++ },
		"ended": func(p *exam.Paper) { p.Ended++ }, "seed": func(p *exam.Paper) { p.Seed++ },
		"minutes": func(p *exam.Paper) { p.Minutes++ }, "needs": func(p *exam.Paper) { p.Needs.Right = 50 },
		"lessons": func(p *exam.Paper) { p.Lessons = []string{"x"} }, "order": func(p *exam.Paper) { slices.Reverse(p.Questions) },
		"verdict": func(p *exam.Paper) {
			p.Take(exam.Answer{Question: "d", Right: true, At: p.Begun + 3, Given: []byte(`{"text":"x"}`)})
		},
		"when": func(p *exam.Paper) {
			p.Take(exam.Answer{Question: "a", Right: true, At: p.Begun + 1, Given: []byte(`{"text":"x"}`)})
		},
		"what": func(p *exam.Paper) {
			p.Take(exam.Answer{Question: "a", Right: true, At: p.Begun, Given: []byte(`{"text":"y"}`)})
		},
		"another answer": func(p *exam.Paper) { p.Take(exam.Answer{Question: "e", At: p.Begun}) },
	} {
		p := paper()
		change(&p)
		got := p.Code("Ada Lovelace")
		if other, taken := seen[got]; taken {
			t.Errorf("another %s gives the code of another %s", what, other)
		}
		seen[got] = what
	}
	if base.Code("Ada Byron") == code {
		t.Error("another name gives the same code")
	}
}

func TestSameCode_HoweverItIsTyped(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"ABCD-EF01-2345-6789", "abcd ef0l 2345 6789", true},
		{"ABCD-EF01-2345-6789", "ABCDEFO123456789", true},
		{"ABCD-EF01-2345-6789", "ABCD-EF01-2345-6788", false},
		{"", "--", false},
	} {
		if got := exam.SameCode(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
