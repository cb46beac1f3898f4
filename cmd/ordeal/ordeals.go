package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// ordeal is a kind of thing that the app is to live through.
type ordeal struct {
	name   string
	rounds int // on one data folder
	// beside is how many rounds there are beside the 300 of a whole run, for what takes little time; 0 has them
	// be some of the 300.
	beside int
	// available says why it can't be gone through here, if so.
	available func() error
	// live goes through some rounds on a data folder of its own, fewer when the context ends.
	live func(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error)
}

func always() error { return nil }

// ordeals are all there are.
var ordeals = []ordeal{
	inWindow(grading), inWindow(noting), inWindow(editing), inWindow(practising), inWindow(joining),
	inWindow(backingUp), inWindow(restoring),
	outOfSight(joins), outOfSight(backsUp), outOfSight(restores),
	onDisk("full disk", grading, mountFull), onDisk("failing disk", grading, mountFailing), onDisk("power cut", grading, mountCut),
	onDisk("FAT disk", grading, mountFAT), onDisk("share that goes away", grading, mountShare),
	{inSteps, 40, 200, twoUsers, keepInStep},
	{"stopped anywhere", 70, 70, mountable(mountCut), stopAnywhere},
}

func inWindow(a activity) ordeal {
	return ordeal{a.name, 10, 0, always, func(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error) {
		l, err := s.newLife(a, seed)
		if err != nil {
			return tally{}, err
		}
		return l.live(ctx, rounds)
	}}
}

func outOfSight(kind string) ordeal {
	return ordeal{kind, 15, 30, always, func(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error) {
		b, err := s.newBackground(kind, seed)
		if err != nil {
			return tally{}, err
		}
		return b.live(ctx, rounds)
	}}
}

// tally is what came of some rounds.
type tally struct {
	rounds, killed int
	shown          int // changes that the window had shown as saved
	hasty          int // that were on the disk and not shown yet
	notes          map[string]int
	failures       []string
}

func (t *tally) add(o tally) {
	t.rounds += o.rounds
	t.killed += o.killed
	t.shown += o.shown
	t.hasty += o.hasty
	for what, n := range o.notes {
		t.note(what, n)
	}
	t.failures = append(t.failures, o.failures...)
}

// note counts something worth telling that is no failure.
func (t *tally) note(what string, n int) {
	if t.notes == nil {
		t.notes = map[string]int{}
	}
	t.notes[what] += n
}

// result is what came of an ordeal.
type result struct {
	name    string
	skipped error
	tally
}

// report prints what came of all, and says whether any failed.
func report(to io.Writer, results []result, took time.Duration) (failed bool) {
	table := tabwriter.NewWriter(to, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "ordeal\trounds\tkilled\tshown as saved\ton disk, not yet shown\tfailures\t")
	var all tally
	for _, r := range results {
		if r.skipped != nil {
			fmt.Fprintf(table, "%s\t0\t\t\t\t\t not gone through: %v\n", r.name, r.skipped)
			continue
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t\n", r.name, r.rounds, r.killed, r.shown, r.hasty, len(r.failures))
		all.add(r.tally)
	}
	fmt.Fprintf(table, "all\t%d\t%d\t%d\t%d\t%d\t\n", all.rounds, all.killed, all.shown, all.hasty, len(all.failures))
	_ = table.Flush() // a terminal that is gone is told nothing
	for _, r := range results {
		for what, n := range r.notes {
			fmt.Fprintf(to, "%s: %s, %d times\n", r.name, what, n)
		}
	}
	for _, what := range all.failures {
		fmt.Fprintln(to, "FAILED", what)
	}
	fmt.Fprintf(to, "in %v\n", took.Round(time.Second))
	return len(all.failures) > 0
}
