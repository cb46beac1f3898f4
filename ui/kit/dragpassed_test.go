package kit

import (
	"testing"
)

func TestPassed_ANeighbourIsPassedOnceOverHalfOfIt(t *testing.T) {
	before, after := []float32{20, 40}, []float32{60, 20}
	for _, c := range []struct {
		by   float32
		n    int
		rest float32
	}{
		{0, 0, 0},
		{29, 0, 29},
		{30, 0, 30},
		{31, 1, -29},
		{70, 1, 10},
		{71, 2, -9},
		{500, 2, 420}, // there is no third
		{-10, 0, -10},
		{-11, -1, 9},
		{-40, -1, -20},
		{-41, -2, 19},
		{-500, -2, -440},
	} {
		if n, rest := DragPassed(c.by, before, after); n != c.n || rest != c.rest {
			t.Errorf("pulled by %g it passes %d and is %g off, want %d and %g", c.by, n, rest, c.n, c.rest)
		}
	}
}

func TestPassed_WhatHasPassedStaysUntilItIsPulledBack(t *testing.T) {
	// A low thing dragged over a high one, a pixel at a time, passes it once.
	before, after := []float32(nil), []float32{80}
	passed, rest := 0, float32(0)
	for range 100 {
		n, left := DragPassed(rest+1, before, after)
		if n != 0 {
			before, after = after, before
			passed++
		}
		rest = left
	}
	if passed != 1 {
		t.Errorf("it passes its neighbour %d times", passed)
	}
}
