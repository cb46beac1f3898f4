package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/plan"
	"stagecraft/study/seeddata"
)

// What may take how long of what is worked out for one learner.
const (
	fitReviews = 20_000
	fitTakes   = time.Second
	planCards  = 5000
	planDays   = 365
	planTakes  = 300 * time.Millisecond

	listedCards  = 50_000
	listedEvents = 100_000
	findTakes    = 30 * time.Millisecond // to find cards, and to sort them
	gradeRounds  = 100
	limitedDecks = 40 // that have limits of their own
)

// learner measures what is worked out for one learner: the fit of the schedule, a plan, what is found among
// 50,000 cards, grades among them, and a deck of Anki.
func (b *bench) learner() (over bool, err error) {
	var figures []limited
	for _, part := range []func() ([]limited, error){b.fit, b.plan, b.found, b.imported} {
		more, err := part()
		if err != nil {
			return false, err
		}
		figures = append(figures, more...)
	}
	return reportLimited(os.Stdout, figures), nil
}

// worked has something done in every round, and gives the median of the times by the clock; beside it
// stands in the log what a processor took, which goes less by what else the machine does.
func (b *bench) worked(what string, times int, limit time.Duration, do func() error) (limited, error) {
	var clock, processor []time.Duration
	for range times {
		before, err := processorTime(os.Getpid())
		if err != nil {
			return limited{}, err
		}
		begun := time.Now()
		if err := do(); err != nil {
			return limited{}, fmt.Errorf("%s: %w", what, err)
		}
		clock = append(clock, time.Since(begun))
		after, err := processorTime(os.Getpid())
		if err != nil {
			return limited{}, err
		}
		processor = append(processor, after-before)
	}
	log.Printf("%s: %.1f ms, %.1f ms of a processor", what, ms(median(clock)), ms(median(processor)))
	return limited{what, ms(median(clock)), ms(limit), "ms"}, nil
}

// fit measures the fit of the schedule to 20,000 reviews of someone who forgets faster than most.
func (b *bench) fit() ([]limited, error) {
	const perCard = 9 // ratings, of which the first predicts nothing
	weights := fsrs.Default7()
	for i := range 4 {
		weights[i] *= 0.5
	}
	m, random := fsrs.NewModel7(weights), rand.New(rand.NewPCG(1, 2))
	cards := make([][]fsrs.Rated, fitReviews/(perCard-1))
	for i := range cards {
		at := int64(1.6e12) + int64(i)*600_000
		memory := m.First(fsrs.Good)
		cards[i] = append(cards[i], fsrs.Rated{At: at, Rating: fsrs.Good})
		for range perCard - 1 {
			days := max(m.Interval(memory, 0.7+0.25*random.Float64()), 1)
			rating := fsrs.Again
			if random.Float64() < m.Recall(memory, days) {
				rating = fsrs.Hard + fsrs.Rating(random.IntN(3))
			}
			memory = m.Next(memory, days, rating)
			at += int64(days * 86_400_000)
			cards[i] = append(cards[i], fsrs.Rated{At: at, Rating: rating})
		}
	}
	f, err := b.worked(fmt.Sprintf("Fit to %d reviews", fitReviews), b.rounds, fitTakes, func() error {
		fitted, err := fsrs.Fit(context.Background(), cards)
		if err == nil && fitted == fsrs.Default7() {
			err = errors.New("nothing was fitted")
		}
		return err
	})
	return []limited{f}, err
}

// plan measures a plan of a year for someone who has seen half of their cards.
func (b *bench) plan() ([]limited, error) {
	random, steps := rand.New(rand.NewPCG(3, 4)), fsrs.Default()
	in := plan.Input{
		Model: fsrs.NewModel7(fsrs.Default7()), Retention: 0.9, Longest: 1825, Steps: steps.Steps, Relearn: steps.RelearningSteps,
		Today: 20_000, Date: 20_000 + planDays, Reading: 300, Minutes: 60, Pace: plan.UsualPace(),
	}
	for i := range planCards {
		c := plan.Card{Seen: i%2 == 0}
		if c.Seen {
			c.Memory = in.Model.Next(in.Model.First(fsrs.Good), 3, fsrs.Good)
			wait := in.Model.Interval(c.Memory, in.Retention)
			c.Since = random.Float64() * wait
			c.Due = int(wait - c.Since)
		}
		in.Cards = append(in.Cards, c)
	}
	f, err := b.worked(fmt.Sprintf("Plan, %d cards, %d days", planCards, planDays), b.rounds, planTakes, func() error {
		if p := plan.Make(in); len(p.Days) != planDays || p.Total == 0 {
			return errors.New("it plans nothing")
		}
		return nil
	})
	return []limited{f}, err
}

// listed makes a course of 50,000 cards and a journal of someone who did 100,000 things in it.
func (b *bench) listed() (folder, past string, course *content.Course, err error) {
	folder, past = filepath.Join(b.work, "listed"), filepath.Join(b.work, "listedpast")
	files := seeddata.Course(listedCards)
	course, problems := content.Open(files)
	if course == nil {
		return "", "", nil, fmt.Errorf("opening a course of %d cards: %w", listedCards, problems)
	}
	if _, err := os.Stat(past); err == nil {
		return folder, past, course, nil
	}
	if err := os.CopyFS(folder, files); err != nil {
		return "", "", nil, fmt.Errorf("writing a course: %w", err)
	}
	if err := seeddata.Write(course, past, listedEvents, time.Now()); err != nil {
		return "", "", nil, fmt.Errorf("writing a journal of %d events: %w", listedEvents, err)
	}
	return folder, past, course, nil
}

// found measures what is done with 50,000 cards: finding some, sorting them by each figure, and grading,
// without limits by deck and with them.
func (b *bench) found() (figures []limited, err error) {
	_, past, course, err := b.listed()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(past)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	s, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		return nil, err
	}
	add := func(what string, do func() error) error {
		f, err := b.worked(what, 3*b.rounds, findTakes, do)
		figures = append(figures, f)
		return err
	}
	list := s.CardList()
	if len(list) < listedCards {
		return nil, fmt.Errorf("%d cards are listed", len(list))
	}
	for _, text := range []string{"seller", "is:due", "word 4999", "lapses>0 or recall<0.9 not (deck:lesson or flagged)"} {
		if err := add("Find "+text, func() error {
			q, err := s.CardQuery(text)
			if err != nil {
				return err
			}
			study.FindCards(list, q)
			return nil
		}); err != nil {
			return nil, err
		}
	}
	for _, by := range study.CardOrders() {
		if err := add("Sort by "+string(by), func() error {
			if n := len(study.SortCards(list, by, true)); n != len(list) {
				return fmt.Errorf("%d cards are sorted", n)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	free, err := b.graded(s, "Grade kept, next known")
	if err != nil {
		return nil, err
	}
	for _, d := range s.Decks()[1 : limitedDecks+1] {
		for _, limit := range []*study.Setting{study.SettingNewPerDay, study.SettingReviewsPerDay} {
			if err := s.AdjustDeck(d.ID, limit, limit.Min+20); err != nil {
				return nil, err
			}
		}
	}
	bounded, err := b.graded(s, "The same, limits by deck")
	return append(append(figures, free...), bounded...), err
}

// graded measures grades until each is on the disk and the next card is known.
func (b *bench) graded(s *study.Session, what string) ([]limited, error) {
	deck, ok := s.Deck(study.AllCards)
	if !ok {
		return nil, study.ErrNoDeck
	}
	var took []time.Duration
	for range gradeRounds {
		card, ok := s.Next(study.AllCards)
		if !ok {
			card = deck.Cards[len(took)*len(deck.Cards)/gradeRounds]
		}
		begun := time.Now()
		if err := s.Grade(card.ID, fsrs.Good, time.Second); err != nil {
			return nil, err
		}
		if next, ok := s.Next(study.AllCards); ok {
			s.Preview(next.ID)
		}
		s.Counts(study.AllCards)
		took = append(took, time.Since(begun))
	}
	log.Printf("%s: %s", what, spread(took))
	return []limited{
		{what, ms(median(took)), ms(gradeTakes), "ms"},
		{what + ", 95 of 100", ms(mostly(took)), ms(gradeTakes), "ms"},
	}, nil
}
