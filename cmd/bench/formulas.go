package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/longnote"
	"stagecraft/content/lock"
)

// What a note with so many formulas may take.
const (
	manyFormulas   = 560
	formulaNote    = 100 << 10              // bytes
	formulasOpen   = 150 * time.Millisecond // from the key until it stands there, where its formulas were set before
	formulasSet    = 400 * time.Millisecond // more, until those in view are set that never were
	formulasScroll = 33 * time.Millisecond  // 95 of 100 frames
)

// formulasKept is where the app keeps what it set, in the folder of its data; it isn't there when nothing was, for
// which no machine was started. The app writes it some seconds after.
const (
	formulasKept  = "formulas.zst"
	formulasWrite = 6 * time.Second
)

// formulas measures how a note with 560 formulas opens whose formulas nobody has set, and how it opens and scrolls from
// a file that brings them along.
func (b *bench) formulas() (over bool, err error) {
	folder := filepath.Join(b.work, "formulas")
	packed := folder + ".course"
	if err := longnote.Course(folder, brief, longnote.Lesson{ID: "formulas", Title: "A note of many formulas", Note: formulaText()}); err != nil {
		return false, err
	}
	if err := os.Remove(filepath.Join(folder, lock.Name)); err != nil { // it is of the course without the note
		return false, err
	}
	if out, err := exec.Command(b.programs[kitPackage], "pack", folder, "-o", packed).CombinedOutput(); err != nil {
		return false, fmt.Errorf("packing: %w: %s", err, out)
	}
	n := note{name: "formulas", bytes: formulaNote}
	var unset, set readerResult
	for round := range b.rounds {
		for _, from := range []struct {
			course string
			to     *readerResult
			wheel  bool
		}{{folder, &unset, false}, {packed, &set, round == 0}} {
			data := filepath.Join(b.work, fmt.Sprintf("data%d", b.homes))
			s, err := b.startApp(from.course, "lessons")
			if err != nil {
				return false, err
			}
			err = s.read(n, readerTasks{wheel: from.wheel}, from.to, time.Second, 60*time.Second)
			if err == nil && from.course == packed {
				time.Sleep(formulasWrite)
				if _, kept := os.Stat(filepath.Join(data, formulasKept)); !errors.Is(kept, fs.ErrNotExist) {
					over = true
					log.Print("formulas: the app set some that the file brings along")
				}
			}
			s.Close()
			if err != nil {
				return false, err
			}
		}
	}
	log.Printf("formulas, median of %d", len(set.opens))
	failed := reportLimited(os.Stdout, []limited{
		{fmt.Sprintf("Opens %v, %d formulas set before", n, manyFormulas), float64(median(set.opens)) / 1e6, float64(formulasOpen) / 1e6, "ms"},
		{"  none of them set before", float64(median(unset.opens)) / 1e6, float64(formulasOpen+formulasSet) / 1e6, "ms"},
		{"  scrolls, 95 of 100 frames", float64(set.held.most) / 1e6, float64(formulasScroll) / 1e6, "ms"},
	})
	return over || failed, nil
}

// formulaText is a note of 560 formulas of which each stands there once: in lines, and one of seven by itself.
func formulaText() string {
	var b strings.Builder
	for i := range manyFormulas {
		switch i % 7 {
		case 0:
			fmt.Fprintf(&b, "## Part %d\n\nThe sum is as follows, and has a number of its own.\n\n$$\n\\sum_{k=1}^{%d} \\frac{k^2+%d}{\\sqrt{k}}\n$$\n\n", i/7+1, i+2, i)
		case 1:
			fmt.Fprintf(&b, "Let $x_{%d}$ be what is paid ", i)
		case 2:
			fmt.Fprintf(&b, "for $\\alpha^{%d}+\\beta$ of the goods, ", i)
		case 3:
			fmt.Fprintf(&b, "so that $\\frac{%d}{n}$ of it is left ", i)
		default:
			fmt.Fprintf(&b, "and $y_{%d} \\le %d\\pi$ holds as it did before ", i, i+1)
		}
		if i%7 == 6 {
			for b.Len() < (i+1)*formulaNote/manyFormulas-60 {
				b.WriteString("while the rest of the text goes on in plain words of no weight, ")
			}
			b.WriteString("and ends.\n\n")
		}
	}
	return b.String()
}
