package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
)

// What pages full of cards and of figures may take.
const (
	scrolledFor = 8 * time.Second
	viewDrawn   = 300 * time.Millisecond // from the key until a page of figures stands there
)

// statistics are the things to look at on the page of figures, in the order of their chips.
var statistics = []string{"Memory", "Reading", "Answers", "Time", "Mix-ups", "By part"}

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
	s, err := b.launch("Stagecraft", b.programs[appPackage], "--course", folder, "--data", data,
		"--page", "cards", "--theme", "light", "--size", size.String())
	if err != nil {
		return scrolling{}, err
	}
	defer s.Close()
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
	took := map[string][]time.Duration{}
	for range b.rounds {
		if err := forgetEnd(data); err != nil {
			return nil, err
		}
		s, err := b.launch("Stagecraft", b.programs[appPackage], "--data", data, "--page", "today", "--theme", "light", "--size", size.String())
		if err != nil {
			return nil, err
		}
		time.Sleep(memoryAfter) // what it does once after a start is done
		err = s.look(took)
		s.Close()
		if err != nil {
			return nil, err
		}
	}
	var figures []limited
	for _, what := range append([]string{"Progress"}, statistics...) {
		figures = append(figures, limited{fmt.Sprintf("%s, %d events", what, histories[len(histories)-1]), ms(median(took[what])), ms(viewDrawn), "ms"})
	}
	return figures, nil
}

// look opens the page of figures by its key, and looks at each thing by the keys that choose it.
func (s *target) look(took map[string][]time.Duration) error {
	drawn := func(what, key string) error {
		t, err := s.press(key, page, 500*time.Millisecond, 20*time.Second)
		took[what] = append(took[what], t)
		return err
	}
	if err := drawn("Progress", "ctrl+6"); err != nil {
		return err
	}
	if err := s.Keys("Tab"); err != nil { // to the first chip
		return err
	}
	for _, what := range statistics {
		if _, err := s.press("Tab", page, 300*time.Millisecond, 10*time.Second); err != nil {
			return err
		}
		if err := drawn(what, "Return"); err != nil {
			return err
		}
	}
	return nil
}
