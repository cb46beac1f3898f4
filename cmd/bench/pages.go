package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// What pages full of cards and of figures may take.
const (
	scrolledFor = 8 * time.Second
	viewDrawn   = 300 * time.Millisecond // from the key until a page of figures stands there
)

// statistics are the things to look at on the page of figures; the first is what it shows by itself.
var statistics = []string{"", "memory", "reading", "answers", "time", "mixups", "parts"}

// pages measures in the window how the list of 50,000 cards scrolls, and how the page of figures opens after a
// million events, with each of the things to look at.
func (b *bench) pages() (over bool, err error) {
	moving, err := b.scrollBaseline()
	if err != nil {
		return false, fmt.Errorf("the toolkit's rectangle: %w", err)
	}
	scrolled, err := b.scrollCards()
	if err != nil {
		return false, fmt.Errorf("all cards: %w", err)
	}
	log.Printf("%d cards: %v", listedCards, scrolled)
	// No frame of the toolkit's is quicker than its own least.
	figures := []limited{
		{fmt.Sprintf("A frame of %d cards, 95 of 100", listedCards), ms(scrolled.most), ms(max(frameLimit, moving.most)), "ms"},
		{"The slowest", ms(scrolled.worst), ms(max(frameLimit, moving.worst)), "ms"},
		{"Processor time a frame", ms(scrolled.perFrame()), ms(frameLimit), "ms"},
	}
	drawn, err := b.lookAtStatistics()
	if err != nil {
		return false, fmt.Errorf("statistics: %w", err)
	}
	return reportLimited(os.Stdout, append(figures, drawn...)), nil
}

// scrollCards turns the wheel over the list of all cards.
func (b *bench) scrollCards() (scrolling, error) {
	folder, past, _, err := b.listed()
	if err != nil {
		return scrolling{}, err
	}
	data := filepath.Join(b.work, "scrolledpast")
	if err := os.CopyFS(data, os.DirFS(past)); err != nil {
		return scrolling{}, err
	}
	args := []string{"--course", folder, "--data", data, "--page", "cards", "--theme", "light", "--size", size.String()}
	if err := b.settle(&contender{name: "stagecraft", binary: b.programs[appPackage], args: args}, data); err != nil {
		return scrolling{}, err
	}
	if err := forgetEnd(data); err != nil {
		return scrolling{}, err
	}
	s, err := b.launch("Stagecraft", b.programs[appPackage], args...)
	if err != nil {
		return scrolling{}, err
	}
	defer s.Close()
	time.Sleep(memoryAfter)                                                    // what it does once after a start is done
	if _, err := s.press("a", page, time.Second, 20*time.Second); err != nil { // all cards
		return scrolling{}, err
	}
	return s.wheel(appNotch, time.Second, scrolledFor)
}

// lookAtStatistics opens the page of figures with a million events, and looks at each thing there is to look at.
func (b *bench) lookAtStatistics() ([]limited, error) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return nil, fmt.Errorf("opening the bundled course: %w", problems)
	}
	past, err := b.pastOf(course, histories[len(histories)-1])
	if err != nil {
		return nil, err
	}
	data := filepath.Join(b.work, "statisticspast")
	if err := os.CopyFS(data, os.DirFS(past)); err != nil {
		return nil, err
	}
	defer os.RemoveAll(data)
	if err := b.settle(&contender{name: "stagecraft", binary: b.programs[appPackage], args: []string{"--data", data, "--page", "today"}}, data); err != nil {
		return nil, err
	}
	var figures []limited
	for _, mode := range statistics {
		var took []time.Duration
		for range b.rounds {
			one, err := b.look(course, data, mode)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", mode, err)
			}
			took = append(took, one)
		}
		what := strings.TrimSuffix("Key to Progress, "+mode, ", ")
		figures = append(figures, limited{what, ms(median(took)), ms(viewDrawn), "ms"})
	}
	return figures, nil
}

// look gives the time from the key that opens the page of figures until one of the things to look at stands there.
func (b *bench) look(course *content.Course, data, mode string) (took time.Duration, err error) {
	j, err := journal.Open(data)
	if err != nil {
		return 0, err
	}
	s, err := study.Start(course, j, study.SystemClock{})
	if err == nil { // as package ui writes down where the learner was
		err = s.SaveViewNow(fmt.Sprintf(`{"page":"today","routes":{"progress":{"page":"progress","mode":%q}}}`, mode))
	}
	if err := errors.Join(err, j.Close(), forgetEnd(data)); err != nil {
		return 0, err
	}
	app, err := b.launch("Stagecraft", b.programs[appPackage], "--data", data, "--page", "today", "--theme", "light", "--size", size.String())
	if err != nil {
		return 0, err
	}
	defer app.Close()
	time.Sleep(memoryAfter) // what it does once after a start is done
	return app.press("ctrl+6", page, 500*time.Millisecond, 20*time.Second)
}
