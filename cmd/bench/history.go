package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

// histories is how many events a journal may hold without the learner noticing it, and what they
// may cost beside an empty one.
var histories = []int{20_000, 100_000, 1_000_000}

const (
	pastStart  = 60 * time.Millisecond // of a start, by a snapshot, over that with an empty journal
	pastMemory = 40e6                  // bytes over it, five seconds after the start
	pastReplay = 3.0                   // times what it takes to select all rows: a start without a snapshot
	gradeTakes = 30 * time.Millisecond // from a grade until it is on the disk, and the next card drawn
	backupOver = 3 * time.Second       // a backup, while cards are graded
)

// past is what was measured with a journal of so many events.
type past struct {
	events   int
	first    time.Duration   // of a start that replays everything
	selected time.Duration   // of selecting every row
	start    time.Duration   // by a snapshot: the journal, the session, and what Today asks
	complete float64         // ms from the start of the app to its whole picture
	memory   float64         // bytes
	grades   []time.Duration // each on the disk, and the next card known
	backup   time.Duration   // while cards are graded
	during   []time.Duration // grades in the meantime
	drawn    []time.Duration // from the key that grades to the next card on the screen
}

// history measures the app with histories of any length beside an empty one.
func (b *bench) history() (over bool, err error) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return false, fmt.Errorf("opening the bundled course: %w", problems)
	}
	least, err := b.leastDrawn()
	if err != nil {
		return false, err
	}
	log.Printf("the toolkit draws a rectangle %s after a key", spread(least))
	var all []past
	for _, n := range append([]int{0}, histories...) {
		p := past{events: n}
		data, err := b.pastOf(course, n)
		if err == nil {
			err = p.inProcess(course, data)
		}
		if err == nil {
			log.Printf("%d events: start %.1f ms, all replayed %.0f ms, selected %.0f ms, a grade kept and the next card known %s; backup %.0f ms, a grade meanwhile %s",
				n, ms(p.start), ms(p.first), ms(p.selected), spread(p.grades), ms(p.backup), spread(p.during))
			err = b.inWindow(&p, data)
		}
		if err != nil {
			return over, fmt.Errorf("with %d events: %w", n, err)
		}
		all = append(all, p)
		log.Printf("%d events: whole picture %.0f ms, PSS %.1f MB, next card drawn %s", n, p.complete, p.memory/1e6, spread(p.drawn))
	}
	return reportLimited(os.Stdout, pastFigures(all, least)), nil
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }

// mostly is what 95 of 100 take at most.
func mostly(took []time.Duration) time.Duration {
	if len(took) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(took))[len(took)*95/100]
}

// spread says what most take.
func spread(took []time.Duration) string {
	return fmt.Sprintf("%.1f ms (95 of 100 within %.1f)", ms(median(took)), ms(mostly(took)))
}

// pastFigures gives the figures with their limits; the first of all is of an empty
// journal. Least is what the toolkit takes from a key to the least that it draws,
// which is a part of what the app takes: the figures are given with it and without.
func pastFigures(all []past, least []time.Duration) []limited {
	var figures []limited
	empty := all[0]
	for _, p := range all {
		add := func(what string, got, limit float64, unit string) {
			figures = append(figures, limited{fmt.Sprintf("%s, %d events", what, p.events), got, limit, unit})
		}
		within := func(what string, got, limit time.Duration) { add(what, ms(got), ms(limit), "ms") }
		if p.events > 0 {
			within("Start", p.start, empty.start+pastStart)
			add("Whole picture", p.complete, empty.complete+ms(pastStart), "ms")
			add("PSS after 5 s", p.memory/1e6, (empty.memory+pastMemory)/1e6, "MB")
			within("Start without a snapshot", p.first, time.Duration(pastReplay*float64(p.selected)))
			within("Backup while grading", p.backup, backupOver)
			within("Grade during it, 95 of 100", mostly(p.during), gradeTakes)
		}
		within("Grade kept, next known", median(p.grades), gradeTakes)
		within("Grade kept, next known, 95 of 100", mostly(p.grades), gradeTakes)
		within("Key to next card drawn", median(p.drawn), gradeTakes)
		// A figure may be no less than the toolkit's: 0 counts as none.
		beyond := func(of func([]time.Duration) time.Duration) time.Duration { return max(of(p.drawn)-of(least), 1) }
		within("The same over the toolkit's", beyond(median), gradeTakes)
		within("The same, 95 of 100", beyond(mostly), gradeTakes)
	}
	return figures
}

// pastOf gives a data folder with a journal of n events of the bundled course.
func (b *bench) pastOf(course *content.Course, n int) (string, error) {
	data := filepath.Join(b.pasts, fmt.Sprint(n))
	if _, err := os.Stat(filepath.Join(data, journal.FileName)); err == nil {
		return data, nil
	}
	begun := time.Now()
	if n == 0 {
		j, err := journal.Open(data)
		if err != nil {
			return "", err
		}
		return data, j.Close()
	}
	until := begun.AddDate(0, 0, -60)
	if err := seeddata.WriteBundled(data, n-pastForgotten, until); err != nil {
		return "", err
	}
	if err := forget(course, data, until); err != nil {
		return "", err
	}
	log.Printf("wrote a journal of %d events in %.1f s", n, time.Since(begun).Seconds())
	return data, nil
}

// pastForgotten is how many cards were forgotten in the end, so that they wait: who did
// a million things knows all others for years.
const pastForgotten = 30

// forget has cards forgotten at a time, all over the course.
func forget(course *content.Course, data string, at time.Time) (err error) {
	j, err := journal.Open(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	s, err := study.Start(course, j, stopped(at))
	if err != nil {
		return err
	}
	deck, _ := s.Deck(study.AllCards)
	if len(deck.Cards) < pastForgotten {
		return fmt.Errorf("the course has %d cards; it takes %d", len(deck.Cards), pastForgotten)
	}
	for i := range pastForgotten {
		if err := s.Grade(deck.Cards[i*len(deck.Cards)/pastForgotten].ID, fsrs.Again, time.Second); err != nil {
			return err
		}
	}
	return nil
}

// stopped is a clock that always shows the same.
type stopped time.Time

// Now is what it shows.
func (s stopped) Now() time.Time { return time.Time(s) }
