package specimen

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"stagecraft/content"
	"stagecraft/content/lock"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

// NextEdition puts the folder of an edition of the bundled course inside a folder,
// which comes after the one that is bundled, and gives its path. In it a term and a
// paragraph are reworded, two terms mean something else, one has another id, one is
// gone and one has come.
func NextEdition(into string) (string, error) {
	path := filepath.Join(into, "next-edition")
	if err := os.CopyFS(path, salesprocess.FS()); err != nil {
		return "", fmt.Errorf("writing the next edition: %w", err)
	}
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".md" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(nextText(filepath.Base(name), string(text))), 0o600)
	})
	if err != nil {
		return "", fmt.Errorf("writing the next edition: %w", err)
	}
	return path, lockNext(path)
}

var (
	renamedTerm = regexp.MustCompile(`(term:|- id: |[\[ ,])rfq([)\],]|\n)`)
	version     = regexp.MustCompile(`(?m)^version: .*$`)
	retiredTerm = regexp.MustCompile(`(?s)- id: bdr\n.*?\n(\n|- id:)`)
)

// nextText is what a file of the course says in the next edition.
func nextText(file, text string) string {
	text = renamedTerm.ReplaceAllString(text, "${1}request-for-quotation${2}")
	switch file {
	case "course.yaml":
		text = version.ReplaceAllString(text, "version: 99.0.0") + "\nmoved:\n  term:rfq: term:request-for-quotation\n  term:bdr: retired\n"
	case "terms.yaml":
		text = retiredTerm.ReplaceAllString(text, "${1}")
		for _, change := range [][2]string{
			{"It is usually an offer, which binds", "It is normally an offer, which binds"},
			{"A buyer’s early request for facts about suppliers and what they can do, before there is a shortlist.", "A form in which a supplier is told the rules of a tender."},
			{"The share of customers, or of revenue, lost in a period.", "How many sellers leave a company within a year."},
		} {
			text = strings.Replace(text, change[0], change[1], 1)
		}
		text += "\n- id: deal-desk\n  term: Deal desk\n  definition: The people who check prices and terms before an offer goes out.\n  lesson: sales-roles\n"
	case "01-buyers-journey.md":
		text = strings.Replace(text, "Companies buy in much the same way", "Firms buy in much the same way", 1)
	}
	return text
}

// lockNext writes its course.lock, as coursekit lock does.
func lockNext(path string) (err error) {
	course, problems := content.Open(os.DirFS(path))
	if course == nil {
		return fmt.Errorf("opening the next edition: %w", problems)
	}
	next, _ := course.Lock.Next(course.Now())
	text, err := next.MarshalText()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(path, lock.Name), text, 0o600)
}

// The cards that became something else in the next edition, by what.
const (
	CardReworded  study.CardID = "term:po/definition"
	CardChanged   study.CardID = "term:rfi/definition"
	CardMovedFrom study.CardID = "term:rfq/definition"
	CardMovedTo   study.CardID = "term:request-for-quotation/definition"
	CardRetired   study.CardID = "term:bdr/definition"
)

// StudyBundled puts a journal into an empty data folder: of someone who has studied
// the bundled course for weeks up to a time, its cards that become something else in
// the next edition among the rest, and wrote a note on a paragraph that changes.
func StudyBundled(data string, events int, until time.Time) (err error) {
	if err := seeddata.WriteBundled(data, events, until.Add(-24*time.Hour)); err != nil {
		return err
	}
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return fmt.Errorf("opening the bundled course: %w", problems)
	}
	store, err := journal.Open(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	s, err := study.Start(course, store, &then{until})
	if err != nil {
		return err
	}
	for _, card := range []study.CardID{CardReworded, CardChanged, CardMovedFrom, CardRetired} {
		if err := s.Grade(card, fsrs.Easy, 3*time.Second); err != nil {
			return err
		}
	}
	lesson := course.Lesson("buyers-journey")
	for i, b := range course.Anchors()[:len(lesson.Blocks)] {
		if strings.HasPrefix(b.Text, "Companies buy in much the same way") {
			return errors.Join(
				s.MarkRead(lesson.ID, lesson.Blocks[i].Key),
				s.Note(study.Note{Passage: study.Passage{Lesson: lesson.ID, Block: b.Key, Start: 0, End: 13}, Color: study.Green, Text: "so do we", Quote: "Companies buy"}))
		}
	}
	return errors.New("the paragraph that changes isn't there")
}

// then is a clock that stands still.
type then struct{ time.Time }

// Now is what it shows.
func (t *then) Now() time.Time { return t.Time }
