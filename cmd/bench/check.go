package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/longnote"
)

// How long a check of a course may take whose note has so many footnotes.
const (
	manyFootnotes = 20_000
	checkTakes    = 2 * time.Second
)

// check measures coursekit check on a note with 20,000 footnotes, each named once.
func (b *bench) check() (over bool, err error) {
	var text strings.Builder
	for i := range manyFootnotes {
		fmt.Fprintf(&text, "Said here[^n%d].\n", i)
		if i%10 == 9 {
			text.WriteByte('\n')
		}
	}
	for i := range manyFootnotes {
		fmt.Fprintf(&text, "[^n%d]: And there.\n", i)
	}
	folder := filepath.Join(b.work, "footnotes")
	if err := longnote.Course(folder, longnote.Lesson{ID: "notes", Title: "Footnotes", Note: text.String()}); err != nil {
		return false, err
	}
	var took []time.Duration
	for range b.rounds {
		begun := time.Now()
		out, err := exec.Command(b.programs[kitPackage], "check", folder).CombinedOutput()
		took = append(took, time.Since(begun))
		// It ends with 1 when it finds something; what it is to find is no error.
		if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || strings.Contains(string(out), ": error: ")) {
			return false, fmt.Errorf("checking: %w: %s", err, out)
		}
	}
	log.Printf("check, median of %d", len(took))
	return reportLimited(os.Stdout, []limited{
		{fmt.Sprintf("coursekit check, %d footnotes", manyFootnotes), float64(median(took)) / 1e6, float64(checkTakes) / 1e6, "ms"},
	}), nil
}
