package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

func TestReport_FailsWhatIsOverALimitAndOnlyThat(t *testing.T) {
	empty := figures{frame: 100 * time.Millisecond, complete: 100 * time.Millisecond, memory: 50e6, idle: 100 * time.Millisecond}
	within := figures{frame: 125 * time.Millisecond, complete: 900 * time.Millisecond, memory: 75e6, idle: 20 * time.Millisecond}
	cases := map[string]struct {
		change func(*figures)
		over   bool
	}{
		"just within":       {func(*figures) {}, false},
		"first frame":       {func(f *figures) { f.frame += time.Millisecond }, true},
		"memory":            {func(f *figures) { f.memory += 1e6 }, true},
		"idle":              {func(f *figures) { f.idle += 10 * time.Millisecond }, true},
		"picture, no limit": {func(f *figures) { f.complete *= 10 }, false},
	}
	for name, c := range cases {
		app := within
		c.change(&app)
		var out bytes.Buffer
		if over := report(&out, []figures{empty}, []figures{app}); over != c.over {
			t.Errorf("%s: over is %v in\n%s", name, over, &out)
		}
		if marked := strings.Count(out.String(), "over") > 0; marked != c.over {
			t.Errorf("%s: the report's marks are wrong:\n%s", name, &out)
		}
	}
}

func TestReport_NothingToCompareWithIsNoPass(t *testing.T) {
	var out bytes.Buffer
	if !report(&out, []figures{{}}, []figures{{}}) {
		t.Errorf("a report on nothing passed:\n%s", &out)
	}
}

func TestMedian_IsTheMiddle(t *testing.T) {
	rounds := []figures{{memory: 9}, {memory: 1}, {memory: 4}, {memory: 2}}
	memory := func(f figures) int64 { return f.memory }
	if got := medianOf(rounds[:3], memory); got != 4 {
		t.Errorf("of three: %v", got)
	}
	if got := medianOf(rounds, memory); got != 3 {
		t.Errorf("of four: %v", got)
	}
}

func TestMeasures_ReadThisProcess(t *testing.T) {
	if _, err := os.Stat("/proc/self/smaps_rollup"); err != nil {
		t.Skip("no /proc/self/smaps_rollup here: ", err)
	}
	if n, err := pss(os.Getpid()); err != nil || n < 1<<20 {
		t.Errorf("PSS is %d, %v", n, err)
	}
	before, err := processorTime(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for begun := time.Now(); time.Since(begun) < 300*time.Millisecond; {
	}
	after, err := processorTime(os.Getpid())
	if err != nil || after <= before {
		t.Errorf("processor time went from %v to %v, %v", before, after, err)
	}
}

func TestReportLimited_FailsWhatIsOverOrNothing(t *testing.T) {
	for _, c := range []struct {
		got  float64
		over bool
	}{{99, false}, {100, false}, {101, true}, {0, true}} {
		var out bytes.Buffer
		if over := reportLimited(&out, []limited{{"as it was", 1, 100, "ms"}, {"it", c.got, 100, "ms"}}); over != c.over {
			t.Errorf("%v of 100: over is %v in\n%s", c.got, over, &out)
		}
		if marked := strings.Contains(out.String(), "over"); marked != c.over {
			t.Errorf("%v of 100: the marks are wrong:\n%s", c.got, &out)
		}
	}
}

func TestPastFigures_EachIsHeldAgainstItsLimit(t *testing.T) {
	of := func(d time.Duration) []time.Duration { return []time.Duration{d, d, d} }
	least := of(15 * time.Millisecond)
	empty := past{start: 6 * time.Millisecond, complete: 200, memory: 100e6, grades: of(time.Millisecond), drawn: of(20 * time.Millisecond)}
	full := past{
		events: 1_000_000, start: 60 * time.Millisecond, complete: 255, memory: 139e6,
		first: 2900 * time.Millisecond, selected: time.Second, grades: of(2 * time.Millisecond),
		backup: 2 * time.Second, during: of(9 * time.Millisecond), drawn: of(25 * time.Millisecond),
	}
	for name, c := range map[string]struct {
		change func(*past)
		over   string
	}{
		"within":               {func(*past) {}, ""},
		"as fast as the least": {func(p *past) { p.drawn = least }, ""},
		"start":                {func(p *past) { p.start += 7 * time.Millisecond }, "Start, "},
		"memory":               {func(p *past) { p.memory += 2e6 }, "PSS"},
		"replay":               {func(p *past) { p.first *= 2 }, "Start without a snapshot"},
		"backup":               {func(p *past) { p.backup *= 2 }, "Backup"},
		"grades meanwhile":     {func(p *past) { p.during = append(p.during, time.Second) }, "Grade during it"},
		"grades":               {func(p *past) { p.grades = of(31 * time.Millisecond) }, "Grade kept"},
		"drawn":                {func(p *past) { p.drawn = of(31 * time.Millisecond) }, "Key to next card drawn"},
		"some drawn":           {func(p *past) { p.drawn = append(p.drawn, 46*time.Millisecond) }, "The same, 95 of 100"},
		"no grade was drawn":   {func(p *past) { p.drawn = nil }, "Key to next card drawn"},
	} {
		p := full
		c.change(&p)
		over := ""
		for _, f := range pastFigures([]past{empty, p}, least) {
			if over == "" && !(f.got > 0 && f.got <= f.limit) {
				over = f.what
			}
		}
		if (over == "") != (c.over == "") || !strings.HasPrefix(over, c.over) {
			t.Errorf("%s: over is %q, want %q", name, over, c.over)
		}
	}
}
