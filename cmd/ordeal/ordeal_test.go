package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
)

// TestMain lets this program be a child of itself.
func TestMain(m *testing.M) {
	if job := os.Getenv(childVariable); job != "" {
		if err := beChild(job); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

// The ordeal in short: a kill of each kind, drawn anew each time.
func TestApp_KeepsWhatItHasShownAsSavedThroughAKillOfEachKind(t *testing.T) {
	screen.Require(t)
	folder := t.TempDir()
	binary := filepath.Join(folder, "stagecraft")
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Plain(root, binary, "./cmd/stagecraft"); err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano() % 1_000_000)
	ctx, stop := context.WithTimeout(t.Context(), 45*time.Second)
	defer stop()
	// On a slow machine the time is over before all were gone through: another begins each time.
	first := int(seed) % len(ordeals)
	all := slices.Concat(ordeals[first:], ordeals[:first])
	results, err := goThrough(ctx, plan{rounds: len(all), seed: seed, screens: 1}, all, binary, folder)
	if err != nil {
		t.Error(err)
	}
	if report(t.Output(), results, 0) {
		t.Errorf("with seed %d", seed)
	}
	var sum tally
	for _, r := range results {
		sum.add(r.tally)
	}
	if sum.killed == 0 {
		t.Error("nothing was killed")
	}
}
