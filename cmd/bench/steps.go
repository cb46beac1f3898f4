package main

import (
	"fmt"
	"image"
	"log"
	"os"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/longnote"
)

const (
	stepPresses = 14 // keys pressed in a round
	// A step may take two frames of a sixtieth of a second more than the toolkit takes for the least.
	stepOver = 2 * time.Second / 60
)

// page is all of the window but the rail.
var page = image.Rect(208, 0, size.Width-pointer, size.Height-pointer)

// pointer is how large the pointer is that is parked in the corner: the server takes it away while a window is
// drawn under it, and puts it back some milliseconds later, which is no picture of the window's.
const pointer = 16

// steps measures the time from a key to the picture that it leads to: in the process viewer, to the
// next step; and in the toolkit's window, to another colour of its one rectangle.
func (b *bench) steps() (over bool, err error) {
	course := filepath.Join(b.work, "stepped")
	if err := longnote.Course(course, brief); err != nil {
		return false, err
	}
	var app, toolkit []time.Duration
	for range b.rounds {
		s, err := b.startApp(course, "process")
		if err != nil {
			return false, err
		}
		err = s.step(&app)
		s.Close()
		if err != nil {
			return false, fmt.Errorf("the process viewer: %w", err)
		}
		if s, err = b.launch("Toolkit", b.programs[toolkitPackage]); err != nil {
			return false, err
		}
		err = s.step(&toolkit)
		s.Close()
		if err != nil {
			return false, fmt.Errorf("the toolkit's rectangle: %w", err)
		}
	}
	log.Printf("steps, median of %d", len(app))
	took, least := median(app), median(toolkit)
	limit := least + stepOver
	over = !(took > 0 && took <= limit)
	verdict := ""
	if over {
		verdict = "  over"
	}
	fmt.Fprintf(os.Stdout, "\n%-42s %20s %9s %19s\n%-42s %20s %9s %19s%s\n", "process viewer", "stagecraft", "limit", "toolkit: rectangle",
		"Key to the step drawn", millis(took), millis(limit), millis(least), verdict)
	fmt.Fprintln(os.Stdout, "\nThe limit is two frames of a sixtieth of a second over the toolkit's.")
	return over, nil
}

// step presses Right and Left in turns; the first two, which fill caches, are not counted.
func (s *target) step(to *[]time.Duration) error {
	for i := range stepPresses + 2 {
		key := "Right"
		if i%2 == 1 {
			key = "Left"
		}
		took, err := s.press(key, page, 200*time.Millisecond, 10*time.Second)
		if err != nil {
			return err
		}
		if i >= 2 {
			*to = append(*to, took)
		}
	}
	return nil
}
