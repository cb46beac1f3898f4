// Tour takes pictures of the app. It starts the real program on a screen of its own, goes to every
// page by the keys a learner would press, in light and in dark, at several sizes, with sound and
// unsound courses, and writes each as a numbered PNG to build/tour.
//
// With -guides it takes those of the guides alone, and writes them to docs/pictures, small, where the
// app has them from.
//
// It fails when a picture is blank, when keys change nothing, or when the app ends: a tour that
// was written has been walked.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sync"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
	"stagecraft/study/seeddata"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("tour: ")
	only := flag.String("walk", "", "the one walk to take; all without it")
	guides := flag.Bool("guides", false, "write the pictures of the guides to docs/pictures, and take the walks with these alone")
	flag.Parse()
	if err := run(*only, *guides); err != nil {
		log.Fatal(err)
	}
}

// guide is what the walks share.
type guide struct {
	binary  string
	work    string // a temporary folder
	studied string // data folder of the regular; copied for each walk
	out     string
	// pictures is where those of the guides go; "" when they aren't wanted.
	pictures string

	mu     sync.Mutex // guards what is below: walks are taken side by side
	taken  int
	faults []error
}

func (g *guide) fault(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.faults = append(g.faults, err)
}

func (g *guide) took() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.taken++
}

func run(only string, guides bool) error {
	if err := screen.Needs(); err != nil {
		return err
	}
	root, err := build.Root()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "tour")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	g := &guide{
		binary: filepath.Join(root, "build", "stagecraft"), work: work,
		studied: filepath.Join(work, "studied"), out: filepath.Join(root, "build", "tour"),
	}
	if guides {
		g.pictures = filepath.Join(root, "docs", "pictures")
	}
	if err := build.Plain(root, g.binary, "./cmd/stagecraft"); err != nil {
		return err
	}
	begun := time.Now()
	if err := seeddata.WriteBundled(g.studied, studied, begun.Add(-14*time.Hour)); err != nil {
		return fmt.Errorf("making a learner who has studied for weeks: %w", err)
	}
	if err := os.RemoveAll(g.out); err != nil {
		return err
	}
	if err := g.walkAll(only); err != nil {
		return err
	}
	log.Printf("%d pictures in %s, taken in %.0f s", g.taken, g.out, time.Since(begun).Seconds())
	return errors.Join(g.faults...)
}

// sideBySide is how many walks are taken at a time. Most of a walk is waiting for the app to be still.
const sideBySide = 2

// walkAll takes the walk of that name in each of its themes, or all walks.
func (g *guide) walkAll(only string) error {
	var (
		running sync.WaitGroup
		free    = make(chan struct{}, sideBySide)
		walked  int
	)
	for _, w := range append(walks, inLanguages()...) {
		if only != "" && w.name != only || g.pictures != "" && w.guides == nil {
			continue
		}
		for _, theme := range w.themes {
			if g.pictures != "" && theme != "light" {
				continue
			}
			walked++
			free <- struct{}{}
			running.Go(func() {
				defer func() { <-free }()
				if err := (&walker{guide: g, walk: w, theme: theme}).walkThrough(); err != nil {
					g.fault(fmt.Errorf("%s in %s: %w", w.name, theme, err))
				}
			})
		}
	}
	running.Wait()
	if walked == 0 {
		return fmt.Errorf("there is no walk named %s", only)
	}
	return nil
}

// studied is how many events the regular has behind: about three weeks.
const studied = 900
