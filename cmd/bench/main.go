// Bench measures what the app costs, beside what its toolkit costs in the same run on the same
// machine: how it starts, how it reads a long note and one of many formulas, and how it steps through a
// process. It measures too how it opens its pages with 140,000 cards, what memory it holds after 300 rounds through them, how
// long a check of 20,000 footnotes takes, what a course of 10, 100 and 1,000 lessons takes, and what is
// worked out for one learner: the fit of the schedule, a plan, what is found among 50,000 cards, a deck of
// Anki.
//
// What has a window is measured from outside, on the programs as they are handed out, each in a window of
// its own under Xvfb with software drawing: keys and the wheel go in as a person's would, and what
// comes out is seen in the X server's own framebuffer. It ends with 1 when the app is over a limit.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
)

var size = screen.Size{Width: 1280, Height: 832}

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	rounds := flag.Int("rounds", 3, "how often each is measured; the median counts")
	events := flag.Int("events", 20000, "how many events the app's journal holds at the start")
	pasts := flag.String("pasts", "", "a folder that keeps the journals of any length for the next run, which take minutes to make; without it they are made anew")
	only := flag.String("only", "", "measure this alone: "+strings.Join(parts, ", "))
	flag.Parse()
	if *rounds < 1 || *events < 0 {
		log.Fatal("there must be at least one round, and no fewer than 0 events")
	}
	if *only != "" && !slices.Contains(parts, *only) || flag.NArg() > 0 {
		log.Fatalf("give -only and one of %s, or nothing", strings.Join(parts, ", "))
	}
	b, err := prepare(*rounds, *events, *only)
	if err != nil {
		log.Fatal(err)
	}
	if b.pasts = *pasts; b.pasts == "" {
		b.pasts = b.work
	}
	over, err := b.run(*only)
	b.close()
	if err != nil {
		log.Fatal(err)
	}
	if over {
		log.Fatal("the app is over a limit")
	}
}

// The parts that can be measured alone.
const (
	start   = "start"
	reader  = "reader"
	steps   = "steps"
	cards   = "cards"
	pages   = "pages"
	memory  = "memory"
	check   = "check"
	learner = "learner"
	sizes   = "courses"
	long    = "history"
	texts   = "formulas"
)

var parts = []string{start, reader, texts, steps, cards, pages, memory, check, learner, sizes, long}

// bench is a run of the benchmark.
type bench struct {
	rounds, events int
	work           string            // a folder of its own
	programs       map[string]string // by package
	homes          int               // made so far
	still          bool              // no caret blinks in those that are made
	pasts          string            // where the journals of any length are
}

// The programs, by package.
const (
	appPackage     = "./cmd/stagecraft"
	emptyPackage   = "./cmd/stagecraft/emptywindow"
	toolkitPackage = "./cmd/stagecraft/toolkit"
	kitPackage     = "./cmd/coursekit"
)

// prepare compiles the programs, but for the one part that measures none.
func prepare(rounds, events int, only string) (*bench, error) {
	if only == learner {
		work, err := os.MkdirTemp("", "bench")
		return &bench{rounds: rounds, events: events, work: work}, err
	}
	if err := screen.Needs(); err != nil {
		return nil, err
	}
	root, err := build.Root()
	if err != nil {
		return nil, err
	}
	app, err := build.ReadApp(root)
	if err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	b := &bench{rounds: rounds, events: events, work: work, programs: map[string]string{}}
	for _, pkg := range []string{appPackage, emptyPackage, toolkitPackage, kitPackage} {
		binary := filepath.Join(work, filepath.Base(pkg))
		if err := build.Shipped(root, binary, pkg, app.Version); err != nil {
			b.close()
			return nil, err
		}
		b.programs[pkg] = binary
	}
	return b, nil
}

func (b *bench) close() { os.RemoveAll(b.work) }

// home makes a folder for a program's settings.
func (b *bench) home() (string, error) {
	b.homes++
	dir := filepath.Join(b.work, fmt.Sprintf("home%d", b.homes))
	err := os.Mkdir(dir, 0o755)
	if err == nil && b.still {
		err = screen.StillHome(dir)
	}
	return dir, err
}

func (b *bench) run(only string) (over bool, err error) {
	begun := time.Now()
	for _, part := range []struct {
		name    string
		measure func() (bool, error)
	}{{start, b.start}, {reader, b.reader}, {texts, b.formulas}, {steps, b.steps}, {cards, b.cards}, {pages, b.pages}, {memory, b.memory}, {check, b.check}, {learner, b.learner}, {sizes, b.courses}, {long, b.history}} {
		if only != "" && only != part.name {
			continue
		}
		failed, err := part.measure()
		if err != nil {
			return over, fmt.Errorf("%s: %w", part.name, err)
		}
		over = over || failed
	}
	log.Printf("measured for %.0f s", time.Since(begun).Seconds())
	return over, nil
}
