package salesprocess

import (
	"strings"
	"testing"

	"stagecraft/content/markup"
)

// TestDialogues_ArePlayedAlongEveryReply plays each conversation until every
// reply has been given and every ending met, and finds all facts on the way.
func TestDialogues_ArePlayedAlongEveryReply(t *testing.T) {
	course := opened(t)
	if len(course.Dialogues) < 4 {
		t.Fatalf("only %d dialogues", len(course.Dialogues))
	}
	for _, d := range course.Dialogues {
		given, met, known := map[string]map[int]bool{}, map[string]bool{}, map[string]bool{}
		for play := range d.Walks() {
			if !play.Ended() {
				t.Errorf("%s: a play stops at %s", d.ID, play.Moment.ID)
			}
			met[play.Moment.ID] = true
			for _, step := range play.Steps {
				if given[step.Moment.ID] == nil {
					given[step.Moment.ID] = map[int]bool{}
				}
				given[step.Moment.ID][step.Number] = true
			}
			for _, f := range d.Facts {
				known[f.ID] = known[f.ID] || play.Knows(f.ID)
			}
		}
		for _, m := range d.Moments {
			switch {
			case m.Ending != "" && !met[m.ID]:
				t.Errorf("%s: nobody ends at %s", d.ID, m.ID)
			case m.Ending == "" && len(given[m.ID]) != len(m.Replies):
				t.Errorf("%s: of %d replies at %s, %d are given", d.ID, len(m.Replies), m.ID, len(given[m.ID]))
			}
		}
		for _, f := range d.Facts {
			if !known[f.ID] {
				t.Errorf("%s: nobody learns %s", d.ID, f.ID)
			}
		}
		good, turns := false, 0
		for _, e := range d.Endings() {
			good = good || e.Ending == "good"
		}
		for _, m := range d.Moments {
			for _, r := range m.Replies {
				if len(r.Why) > 0 {
					turns++
				}
			}
		}
		if !good || turns < 6 {
			t.Errorf("%s: %d turning points, and a good ending: %v", d.ID, turns, good)
		}
	}
	d := course.Dialogue("discovery-fernhill")
	if d == nil || len(d.Moments) < 40 || len(d.Endings()) < 5 {
		t.Errorf("the discovery call has too few moments or endings")
	}
}

// TestDialogues_KeepWhatHappensApartFromWhatIsSaid finds stage directions within what
// somebody says, and speech within what happens before an ending: read aloud, nobody
// hears a quotation mark.
func TestDialogues_KeepWhatHappensApartFromWhatIsSaid(t *testing.T) {
	for _, d := range opened(t).Dialogues {
		named := func(text string) bool { // in a note or an e-mail that the text says is one
			return strings.Contains(text, "note") || strings.Contains(text, "notice") || strings.Contains(text, "says:")
		}
		for _, m := range d.Moments {
			for _, l := range m.Lines {
				text := markup.PlainText(l.Inlines)
				if strings.Contains(text, "“") && m.Ending == "" && (l.Speaker != "" || !named(text)) {
					t.Errorf("%s: at %s what is said and what happens stand in one line: %s", d.ID, m.ID, text)
				}
			}
		}
	}
}
