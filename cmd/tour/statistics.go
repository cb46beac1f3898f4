package main

import (
	"errors"
	"fmt"
	"strings"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// statisticsWalks are one through each thing to look at on Progress, from its top to its end.
func statisticsWalks() []walk {
	var all []walk
	for _, mode := range []string{"memory", "reading", "answers", "time", "mixups", "parts"} {
		one := walk{
			name: "statistics-" + mode, themes: both, size: usual, learner: regular, place: atStatistics(mode),
			stops: []stop{{name: "page", keys: []string{"Home"}, whole: true, still: true}},
		}
		narrowly := one
		narrowly.name, narrowly.themes, narrowly.size, narrowly.before = one.name+"-narrow-150", light, narrow, times(5, "ctrl+equal")
		all = append(all, one, narrowly)
	}
	return all
}

// atStatistics puts the learner at one of the things to look at on Progress.
func atStatistics(mode string) func(data string) error {
	return func(data string) (err error) {
		course, problems := content.Open(salesprocess.FS())
		if course == nil {
			return fmt.Errorf("opening the bundled course: %w", problems)
		}
		defer func() { err = errors.Join(err, course.Close()) }()
		kept, err := journal.Open(data)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, kept.Close()) }()
		session, err := study.Start(course, kept, study.SystemClock{})
		if err != nil {
			return err
		}
		// As package ui writes down where the learner is.
		return session.SaveViewNow(fmt.Sprintf(`{"page":"progress","routes":{"progress":{"page":"progress","mode":%q}}}`, mode))
	}
}

// asksHowSure are the settings of a learner who has the app ask how sure they are.
var asksHowSure = map[string]string{".config/fyne/app.stagecraft.Stagecraft/preferences.json": `{"how sure": true}`}

// howSure says how sure one is of cards and of a question, and looks at how that went.
var howSure = []stop{
	{name: "card", keys: []string{"ctrl+1", "r"}},
	{name: "card-said", keys: []string{"1"}},
	{name: "question", keys: strings.Fields("3 ctrl+5 1")},
	{name: "calibration", keys: []string{"ctrl+6", "End"}},
}
