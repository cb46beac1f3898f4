package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// otherMeaning is the small course's next edition, in which a term means something
// else.
func otherMeaning() *content.Course {
	c := smallCourse()
	c.Version = "2.0.0"
	c.Terms[0].Definition = "A pause between two meetings."
	return c
}

// deals are the files of a course's edition.
func deals(version string, terms ...string) fstest.MapFS {
	return fstest.MapFS{
		"course.yaml":  {Data: []byte("id: deals\ntitle: Deals\nversion: " + version + "\n")},
		"terms.yaml":   {Data: []byte(strings.Join(terms, ""))},
		"lessons/a.md": {Data: []byte("---\nid: a\n---\n\n" + metParagraph + "\n")},
	}
}

func term(id, name, definition string) string {
	return fmt.Sprintf("- id: %s\n  term: %s\n  definition: %q\n", id, name, definition)
}

// with adds lines to the edition's course.yaml.
func with(files fstest.MapFS, lines string) fstest.MapFS {
	files["course.yaml"].Data = append(slices.Clip(files["course.yaml"].Data), lines...)
	return files
}

// published opens an edition, locked after the one before it where there is one.
func published(t rapid.TB, files fstest.MapFS, before *content.Course) *content.Course {
	t.Helper()
	if before != nil {
		text, err := before.Lock.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		files["course.lock"] = &fstest.MapFile{Data: text}
	}
	c, problems := content.Open(files)
	if c == nil {
		t.Fatal(problems)
	}
	next, report := c.Lock.Next(c.Now())
	if !report.Ready() {
		t.Fatalf("the edition is not ready: %+v", report)
	}
	c.Lock = next
	return c
}

func unlocked(t rapid.TB, files fstest.MapFS) *content.Course {
	t.Helper()
	c, problems := content.Open(files)
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

const (
	poMeans   = "The buyer’s formal, approved order for named items at an agreed price."
	poMisspet = "The buyer’s formal, aproved order for named items at an agreed price."
	icpWas    = "Who gains most from what is sold."
	icpIs     = "The kind of customer that costs least to win and keep."
)

// twoEditions gives a course in its first and second edition, locked or not.
func twoEditions(t rapid.TB, locked bool) (one, two *content.Course) {
	first := deals("1.0", term("po", "Purchase order", poMisspet), term("icp", "Ideal customer profile", icpWas),
		term("lead-person", "Lead", "Someone who may buy one day."), term("fax", "Fax", "How orders were sent."))
	second := with(deals("1.1", term("po", "Purchase order", poMeans), term("icp", "Ideal customer profile", icpIs),
		term("lead", "Lead", "Someone who may buy one day."), term("quote", "Quote", "A price in writing.")),
		"moved:\n  term:lead-person: term:lead\n  term:fax: retired\n")
	if locked {
		one = published(t, first, nil)
		return one, published(t, second, one)
	}
	return unlocked(t, first), unlocked(t, second)
}

const (
	po, icp, fax        study.CardID = "term:po/definition", "term:icp/definition", "term:fax/definition"
	leadPerson, leadNow study.CardID = "term:lead-person/definition", "term:lead/definition"
)

func TestUpdate_EachCardGoesOnByWhatBecameOfIt(t *testing.T) {
	for _, locked := range []bool{false, true} {
		t.Run(fmt.Sprint("locked ", locked), func(t *testing.T) {
			one, two := twoEditions(t, locked)
			d := newTestLearner(t)
			d.open(one)
			if _, ok := d.NewEdition(); ok {
				t.Error("the first edition is told of as a new one")
			}
			for _, id := range []study.CardID{po, icp, leadPerson, fax} {
				d.grade(id, fsrs.Easy)
			}
			d.nextDay()
			dues := map[study.CardID]study.Reason{po: d.Why(po), icp: d.Why(icp), leadPerson: d.Why(leadPerson)}
			reviews := d.Totals().Reviews

			d.open(two)
			same(t, "a reworded card", d.Why(po), dues[po])
			same(t, "a card whose id moved", d.Why(leadNow), dues[leadPerson])
			same(t, "a card whose meaning changed", d.Why(icp), study.Reason{})
			same(t, "reviews, those of retired cards too", d.Totals().Reviews, reviews)
			if _, ok := d.CardByID(fax); ok {
				t.Error("a retired card is still there")
			}
			same(t, "retired cards", d.Totals().Archived, 1)
			// It comes at once, whatever the limit of new cards, and says why.
			d.ok(d.SetNewPerDay(0))
			same(t, "waiting", d.Counts(study.AllCards), study.Counts{Due: 1})
			same(t, "what comes", d.next(study.AllCards), icp)
			change, ok := d.CardChange(icp)
			if !ok || change.Version != "1.1" || len(change.Parts) != 1 || change.Parts[0].Was != icpWas || change.Parts[0].Now != icpIs {
				t.Errorf("what changed is %+v, %v", change, ok)
			}
			met, ok := d.NewEdition()
			if !ok || met.Version != "1.1" || met.From != "1.0" || met.Offered != 1 || met.Kept {
				t.Errorf("the edition is told of as %+v, %v", met, ok)
			}
			want := study.Brings{
				New: []string{"term:quote"}, Reworded: []string{"term:po"}, Changed: []string{"term:icp"},
				Moved: []string{"term:lead"}, Retired: []string{"term:Fax"},
			}
			same(t, "what it brings", met.Brings, want)
			d.EditionTold()
			d.restart()
			if _, again := d.NewEdition(); again {
				t.Error("it is told of twice")
			}
			same(t, "what stays in the list", len(d.Editions()), 1)
			n, _ := d.eventsOf(study.Updated)
			same(t, "events", n, 1)

			// Learnt again it is a card like any other.
			d.grade(icp, fsrs.Easy)
			if _, ok := d.CardChange(icp); ok {
				t.Error("a card that was learnt again has still changed")
			}
			same(t, "waiting after it", d.Counts(study.AllCards).Total(), 0)
			after := d.Why(icp)
			d.restart()
			same(t, "its schedule after a restart", d.Why(icp), after)
		})
	}
}

func TestUpdate_UndoneKeepsEverySchedule(t *testing.T) {
	one, two := twoEditions(t, true)
	d := newTestLearner(t)
	d.open(one)
	d.grade(icp, fsrs.Easy)
	was := d.Why(icp)
	d.open(two)
	met, _ := d.NewEdition()
	d.ok(d.KeepSchedules(met.Edition, true))
	same(t, "its schedule", d.Why(icp), was)
	same(t, "kept", d.Editions()[0].Kept, true)
	d.restart()
	same(t, "its schedule after a restart", d.Why(icp), was)
	d.ok(d.KeepSchedules(met.Edition, false))
	same(t, "offered again", d.Why(icp), study.Reason{})
	same(t, "kept no longer", d.Editions()[0].Kept, false)
	n, _ := d.eventsOf(study.Updated)
	same(t, "events", n, 1)
}

func TestUpdate_AnOlderEditionHarmsNothing(t *testing.T) {
	one, two := twoEditions(t, true)
	d := newTestLearner(t)
	d.open(one)
	for _, id := range []study.CardID{po, icp, leadPerson} {
		d.grade(id, fsrs.Easy)
	}
	d.open(two)
	d.EditionTold()
	d.grade(icp, fsrs.Good)
	d.grade("term:quote/definition", fsrs.Good)
	d.nextDay()
	d.grade(leadNow, fsrs.Easy)
	learnt := d.Why(icp)
	lead := d.Why(leadNow)

	d.open(one)
	seen, ok := d.OlderEdition()
	if !ok || seen != "1.1" {
		t.Errorf("the newer one is %q, %v", seen, ok)
	}
	d.EditionTold()
	d.restart()
	if _, again := d.OlderEdition(); again {
		t.Error("it is told of twice")
	}
	same(t, "a card under its old id", d.Why(leadPerson), lead)
	if _, changed := d.CardChange(icp); changed || d.Why(icp).Last.IsZero() {
		t.Error("a card whose meaning will change is offered anew")
	}
	d.open(two)
	if _, told := d.NewEdition(); told {
		t.Error("the edition that was seen is told of again")
	}
	same(t, "what was learnt in the newer one", d.Why(icp), learnt)
	same(t, "a card under its new id", d.Why(leadNow), lead)
	same(t, "editions", len(d.Editions()), 1)
}

// A learner who skips the edition in which a meaning changed, or comes with a
// journal from elsewhere, is offered the card all the same: the lock says so.
func TestUpdate_ALockTellsOfEditionsThatWereSkipped(t *testing.T) {
	one, two := twoEditions(t, true)
	three := published(t, deals("1.2", term("po", "Purchase order", poMeans), term("icp", "Ideal customer profile", strings.Replace(icpIs, "win and", "win, and", 1)),
		term("lead", "Lead", "Someone who may buy one day."), term("quote", "Quote", "A price in writing.")), two)
	d := newTestLearner(t)
	d.open(one)
	d.grade(icp, fsrs.Easy)
	d.grade(leadPerson, fsrs.Easy)
	lead := d.Why(leadPerson)
	d.ok(d.journal.SetSetting("things:deals", "")) // as on a device that never saw it
	d.open(three)
	if _, ok := d.CardChange(icp); !ok {
		t.Error("what changed in an edition that was skipped isn't offered again")
	}
	same(t, "a card whose id moved then", d.Why(leadNow), lead)
	n, _ := d.eventsOf(study.Updated)
	d.restart()
	again, _ := d.eventsOf(study.Updated)
	same(t, "events after a restart", again, n)
}

func TestUpdate_TheAuthorsWordCounts(t *testing.T) {
	one := published(t, deals("1", term("icp", "Ideal customer profile", icpWas), term("po", "Purchase order", poMeans)), nil)
	two := published(t, with(deals("2", term("icp", "Ideal customer profile", icpIs), term("po", "Purchase order", poMeans+".")),
		"same: [term:icp]\nchanged: [term:po]\n"), one)
	d := newTestLearner(t)
	d.open(one)
	d.grade(icp, fsrs.Easy)
	d.grade(po, fsrs.Easy)
	was := d.Why(icp)
	d.open(two)
	same(t, "what means the same", d.Why(icp), was)
	same(t, "what means something else", d.Why(po), study.Reason{})
}

func TestUpdate_WhileACourseIsWrittenItsVersionMayStay(t *testing.T) {
	d := newTestLearner(t)
	d.open(unlocked(t, deals("1", term("icp", "Ideal customer profile", icpWas))))
	d.grade(icp, fsrs.Easy)
	d.open(unlocked(t, deals("1", term("icp", "Ideal customer profile", icpIs))))
	if _, ok := d.CardChange(icp); !ok {
		t.Fatal("it isn't offered again")
	}
	if _, told := d.NewEdition(); told {
		t.Error("what is being written is told of")
	}
	d.grade(icp, fsrs.Easy)
	d.restart()
	if _, ok := d.CardChange(icp); ok {
		t.Error("it is offered again and again")
	}
}

func TestUpdate_AnswersToAnotherQuestionAreNoneToIt(t *testing.T) {
	question := func(version, asks string) fstest.MapFS {
		files := deals(version, term("icp", "Ideal customer profile", icpWas))
		files["practice/a.md"] = &fstest.MapFile{Data: []byte("```quiz id=who\n" + asks + "\n- [x] The buyer\n- [ ] The seller\n> So it is.\n```\n\n```quiz id=what\nWhat is sent?\n= an order\n> So it is.\n```\n")}
		return files
	}
	d := newTestLearner(t)
	d.open(unlocked(t, question("1", "Who sends an order?")))
	d.ok(d.Answer("who", true, nil))
	d.ok(d.Answer("what", false, nil))
	same(t, "what is asked first", d.PracticeQueue("")[0].ID, "what")
	d.open(unlocked(t, question("2", "Who asks for a lower price in a first call?")))
	same(t, "what is asked first then", d.PracticeQueue("")[0].ID, "who")
	same(t, "answers in the figures", d.Results("who").Asked, 1)
}

func TestUpdate_PayloadsThatMakeNoSenseAreAsNone(t *testing.T) {
	one, two := twoEditions(t, true)
	d := newTestLearner(t)
	d.open(one)
	d.grade(icp, fsrs.Easy)
	d.open(two)
	skipped := d.State().Skipped()
	last := d.events()[len(d.events())-1]
	for i, payload := range []string{`{}`, `{"edition":7}`, `{"edition":"a","changed":[{"id":"","part":"x"}]}`, `{"edition":"a","from":"` + strings.Repeat("x", 2<<20) + `"}`} {
		e := last
		e.ID[15] += byte(i + 1)
		e.Device, e.Seq, e.Kind, e.Payload = "0123456789abcdef", int64(i+1), study.Updated, []byte(payload)
		d.ok(d.journal.Append(e))
	}
	for _, row := range []string{"x", "x y", "x " + strings.Repeat("A", 100)} {
		d.ok(d.journal.SetSetting("things:deals", row))
		d.restart()
	}
	same(t, "skipped", d.State().Skipped()-skipped, 4)
	same(t, "offered", d.Counts(study.AllCards).Due, 1)
}
