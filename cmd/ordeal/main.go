// Ordeal kills the app at random moments, hundreds of times, and looks each time whether all is there
// that the window had shown as saved. It drives the real program on a screen of its own, by the keys a
// learner would press, and knows what was shown from the screen alone: nothing in the app helps it.
//
// It fails when something is lost or a file is damaged, and leaves the data folder then, with the seed
// that makes the same things be done again. When the app is killed is drawn from the seed too; where
// in its work that strikes it is the machine's affair.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
)

// childVariable names the environment variable that makes this program a child of itself.
const childVariable = "STAGECRAFT_ORDEAL_CHILD"

func main() {
	log.SetFlags(0)
	log.SetPrefix("ordeal: ")
	if job := os.Getenv(childVariable); job != "" {
		if err := beChild(job); err != nil {
			log.Fatal(err)
		}
		return
	}
	var names []string
	for _, o := range ordeals {
		names = append(names, o.name)
	}
	rounds := flag.Int("rounds", whole, "how many kills of the app in a window; more beside are of what has none")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()%1_000_000), "what everything is drawn from")
	kinds := flag.String("kinds", strings.Join(names, ","), "which to go through")
	limit := flag.Duration("for", 0, "begin no more rounds after this time; 0 is none")
	screens := flag.Int("screens", min(2, runtime.NumCPU()), "on how many screens, side by side")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	failed, err := run(ctx, plan{rounds: *rounds, seed: *seed, kinds: strings.Split(*kinds, ","), limit: *limit, screens: *screens})
	if err != nil {
		log.Fatal(err)
	}
	if failed {
		os.Exit(1)
	}
}

// beChild works until it is killed, or does one job.
func beChild(job string) error {
	parts := strings.Split(job, "\n")
	if len(parts) != 4 {
		return fmt.Errorf("%s is %q", childVariable, job)
	}
	seed, err := strconv.ParseUint(parts[2], 10, 64)
	if err != nil {
		return err
	}
	round, err := strconv.ParseUint(parts[3], 10, 64)
	if err != nil {
		return err
	}
	if name, once := strings.CutPrefix(parts[0], workPrefix); once {
		return doOnce(name, parts[1])
	}
	return work(parts[0], parts[1], seed, round)
}

// whole is how many rounds a whole run has, beside those of ordeals that say so.
const whole = 300

// plan is what the command line asks for.
type plan struct {
	rounds  int
	seed    uint64
	kinds   []string
	limit   time.Duration
	screens int
}

// run goes through all that is planned and prints what came of it.
func run(ctx context.Context, p plan) (failed bool, err error) {
	if err := screen.Needs(); err != nil {
		return false, err
	}
	var chosen []ordeal
	for _, name := range p.kinds {
		i := slices.IndexFunc(ordeals, func(o ordeal) bool { return o.name == strings.TrimSpace(name) })
		if i < 0 {
			return false, fmt.Errorf("there is no ordeal named %q", name)
		}
		chosen = append(chosen, ordeals[i])
	}
	root, err := build.Root()
	if err != nil {
		return false, err
	}
	binary := filepath.Join(root, "build", "stagecraft")
	if err := build.Plain(root, binary, "./cmd/stagecraft"); err != nil {
		return false, err
	}
	folder, err := os.MkdirTemp("", "ordeal")
	if err != nil {
		return false, err
	}
	if p.limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, p.limit)
		defer cancel()
	}
	log.Printf("%d rounds of %s, seed %d", p.rounds, strings.Join(p.kinds, ", "), p.seed)
	began := time.Now()
	results, err := goThrough(ctx, p, chosen, binary, folder)
	if len(results) > 0 {
		failed = report(os.Stdout, results, time.Since(began))
	}
	if err == nil && !failed {
		err = os.RemoveAll(folder)
	}
	return failed, err
}

// lot is some rounds of one ordeal, on one data folder.
type lot struct {
	kind   int // place in the results
	seed   uint64
	rounds int
}

// shareOut shares the rounds out between the ordeals, some of each first.
func shareOut(p plan, chosen []ordeal) (results []result, lots []lot) {
	results = make([]result, len(chosen))
	shared := 0
	for _, o := range chosen {
		if o.beside == 0 {
			shared++
		}
	}
	at := 0
	for i, o := range chosen {
		share := max(o.beside*p.rounds/whole, 1)
		if o.beside > 0 && shared == 0 { // there are no others
			share = max(p.rounds*o.beside/besideAll(chosen), 1)
		} else if o.beside == 0 {
			share = p.rounds / shared
			if at < p.rounds%shared {
				share++
			}
			at++
		}
		results[i].name = o.name
		if results[i].skipped = o.available(); results[i].skipped != nil {
			continue
		}
		for n := uint64(0); share > 0; n++ {
			rounds := min(share, o.rounds)
			lots = append(lots, lot{i, p.seed + n, rounds})
			share -= rounds
		}
	}
	slices.SortStableFunc(lots, func(a, b lot) int { return int(a.seed) - int(b.seed) })
	return results, lots
}

func besideAll(chosen []ordeal) (n int) {
	for _, o := range chosen {
		n += o.beside
	}
	return n
}

// goThrough goes through the ordeals, their rounds shared out between the screens.
func goThrough(ctx context.Context, p plan, chosen []ordeal, binary, folder string) ([]result, error) {
	results, lots := shareOut(p, chosen)
	type outcome struct {
		lot   lot
		tally tally
		err   error
	}
	screens := max(min(p.screens, len(lots)), 1)
	given, taken := make(chan lot), make(chan outcome, screens)
	var open sync.WaitGroup
	for n := range screens {
		open.Go(func() {
			s, err := openStage(binary, filepath.Join(folder, strconv.Itoa(n)))
			if err != nil {
				taken <- outcome{err: err}
				return
			}
			defer s.close()
			for l := range given {
				t, err := chosen[l.kind].live(ctx, s, l.seed, l.rounds)
				taken <- outcome{l, t, err}
			}
		})
	}
	var errs []error
	at, busy := 0, 0
	for {
		next, to := lot{}, given
		if at < len(lots) && ctx.Err() == nil && len(errs) == 0 {
			next = lots[at]
		} else if to = nil; busy == 0 {
			break
		}
		select {
		case to <- next:
			at, busy = at+1, busy+1
		case o := <-taken:
			if o.err != nil {
				errs = append(errs, o.err)
			}
			if o.lot.rounds > 0 {
				busy--
				results[o.lot.kind].add(o.tally)
			}
		}
	}
	close(given)
	open.Wait() // until the screens are gone
	return results, errors.Join(errs...)
}
