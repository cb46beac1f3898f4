// Bench measures what the app costs beside an empty window of the same toolkit, in one run on one
// machine: the time to its first frame, the memory that is its own share (PSS), and the processor
// time it takes while nobody touches it. The app runs on the bundled course with a long journal.
//
// Both are measured from outside in the same way and in turns, so that what else the machine does
// meets both. It ends with 1 when the app is over a limit.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/past"
	"stagecraft/cmd/internal/screen"
)

// limits are how many times what the empty window takes the app may take.
var limits = struct{ frame, memory, idle float64 }{1.5, 1.6, 1.2}

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	rounds := flag.Int("rounds", 5, "how often each is measured; the median counts")
	events := flag.Int("events", 20000, "how many events the app's journal holds")
	flag.Parse()
	if *rounds < 1 || *events < 0 {
		log.Fatal("there must be at least one round, and no fewer than 0 events")
	}
	over, err := run(*rounds, *events)
	if err != nil {
		log.Fatal(err)
	}
	if over {
		log.Fatal("the app is over a limit")
	}
}

// contender is one of the two programs.
type contender struct {
	name    string
	pkg     string
	args    []string
	binary  string
	home    string
	figures []figures
}

var size = screen.Size{Width: 1280, Height: 832}

func run(rounds, events int) (over bool, err error) {
	if err := screen.Needs(); err != nil {
		return false, err
	}
	root, err := build.Root()
	if err != nil {
		return false, err
	}
	app, err := build.ReadApp(root)
	if err != nil {
		return false, err
	}
	work, err := os.MkdirTemp("", "bench")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(work)

	data := filepath.Join(work, "data")
	begun := time.Now()
	if err := past.Write(data, events, begun); err != nil {
		return false, fmt.Errorf("writing a journal of %d events: %w", events, err)
	}
	log.Printf("wrote a journal of %d events in %.1f s", events, time.Since(begun).Seconds())

	pair := []*contender{
		{name: "empty window", pkg: "./cmd/stagecraft/emptywindow"},
		{name: "stagecraft", pkg: "./cmd/stagecraft", args: []string{
			"--data", data, "--page", "today", "--theme", "light", "--size", size.String(),
		}},
	}
	for _, c := range pair {
		c.binary = filepath.Join(work, filepath.Base(c.pkg))
		c.home = filepath.Join(work, "home of "+c.name)
		if err := os.MkdirAll(c.home, 0o755); err != nil {
			return false, err
		}
		if err := build.Shipped(root, c.binary, c.pkg, app.Version); err != nil {
			return false, err
		}
	}
	// A first start, not counted, brings the files into memory and fills the toolkit's own caches.
	for round := range rounds + 1 {
		for _, c := range pair {
			f, err := measure(c, round > 0)
			if err != nil {
				return false, fmt.Errorf("%s: %w", c.name, err)
			}
			if round > 0 {
				c.figures = append(c.figures, f)
				log.Printf("round %d, %-12s  first frame %4d ms, complete %4d ms, PSS %5.1f MB, idle %4.0f ms in %v",
					round, c.name, f.frame.Milliseconds(), f.complete.Milliseconds(),
					float64(f.memory)/1e6, float64(f.idle.Microseconds())/1000, idleFor)
			}
		}
	}
	return report(os.Stdout, pair[0].figures, pair[1].figures), nil
}

// median gives the middle of what each round gave, as a number.
func median[T time.Duration | int64](rounds []figures, of func(figures) T) float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = float64(of(r))
	}
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 0 {
		return (values[middle-1] + values[middle]) / 2
	}
	return values[middle]
}
