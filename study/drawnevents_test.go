package study_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/exam"
	"stagecraft/study/fsrs"
)

// drawEvents draws what was done in some weeks; what is undone is drawn from
// all that came before, undoings too.
func drawEvents(t *rapid.T) []study.Event {
	var events []study.Event
	made := time.Date(2026, 3, 2, 7, 0, 0, 0, time.UTC)
	wrong := rapid.SampledFrom([]time.Duration{0, 0, 0, 0, 365 * 24 * time.Hour, -time.Duration(made.UnixMilli()) * time.Millisecond, -5 * time.Hour})
	confidence := rapid.SampledFrom([]study.Confidence{study.NotAsked, study.NotAsked, study.Sure, study.Fairly, study.Guessing, "somewhat"})
	n := rapid.IntRange(0, 40).Draw(t, "events")
	for i := range n {
		made = made.Add(time.Duration(rapid.OneOf(rapid.IntRange(1, 900), rapid.IntRange(1, 900_000)).Draw(t, "wait")) * time.Second)
		at := made.Add(wrong.Draw(t, "wrong"))
		e := study.Event{
			ID: ulid.MustNew(uint64(made.UnixMilli()), nil), Device: "pad", Seq: int64(i + 1),
			At: at.UnixMilli(), Offset: rapid.SampledFrom([]int{-480, 0, 120}).Draw(t, "offset"), Course: "sales",
		}
		e.Operation = e.ID
		if i > 0 && len(events) > 0 && rapid.IntRange(0, 3).Draw(t, "goes on") == 0 {
			e.Operation = events[len(events)-1].Operation
		}
		card := rapid.SampledFrom([]string{"term:po/definition", "term:po/term", "term:gone/term", "own:" + ownID(1) + "/front"})
		kinds := []study.Kind{study.Graded, study.Graded, study.Graded, study.Answered, study.Read, study.Finished, study.Stepped, study.Flagged, study.Noted, study.Noted, study.Changed, study.Changed, study.Changed, study.Clocked, study.Adjusted, study.Rescheduled, study.Fitted, study.Planned, study.ExamBegun, study.Carded, study.Carded, study.DeckNamed, study.Pictured, study.Recalled, study.Asided, study.Forgotten, study.Helped, study.DeckAdjusted}
		if len(events) > 0 {
			kinds = append(kinds, study.ExamEnded, study.Certified)
			kinds = append(kinds, study.Undid, study.Undid, study.Redid)
		}
		var payload any
		switch e.Kind = rapid.SampledFrom(kinds).Draw(t, "kind"); e.Kind {
		case study.Graded:
			payload = study.GradedPayload{
				Card: card.Draw(t, "card"), Scheduler: rapid.SampledFrom([]string{fsrs.Name, fsrs.Name7, "fsrs-9"}).Draw(t, "scheduler"), Longest: rapid.SampledFrom([]int{0, 0, 180}).Draw(t, "longest"), Rating: uint8(rapid.IntRange(1, 4).Draw(t, "rating")),
				Retention: float64(rapid.IntRange(70, 97).Draw(t, "retention")) / 100, Took: 1000,
				Steps: rapid.SampledFrom([]string{"", "", study.StepsByModel}).Draw(t, "steps"), Confidence: confidence.Draw(t, "sure"),
			}
		case study.Answered:
			p := study.AnsweredPayload{Question: "q1", Right: rapid.Bool().Draw(t, "right"), Answer: json.RawMessage(`[1,{"a":"b"}]`), Confidence: confidence.Draw(t, "sure")}
			if rapid.Bool().Draw(t, "written") {
				p.Answer = json.RawMessage(`{"text":"Hello Amara","criteria":{"of":3,"met":[0,2]}}`)
			}
			p.Loop = rapid.SampledFrom([]string{"", "before:buying", "after:buying", "beside:buying"}).Draw(t, "loop")
			if len(events) > 0 && rapid.Bool().Draw(t, "in an exam") {
				p.Exam = rapid.SampledFrom(events).Draw(t, "exam").ID.String()
			}
			payload = p
		case study.ExamBegun:
			p := study.ExamBegunPayload{Questions: []string{"q1", "q2"}, Seed: rapid.Uint32().Draw(t, "seed"), Minutes: rapid.IntRange(0, 60).Draw(t, "minutes")}
			if rapid.Bool().Draw(t, "for a certificate") {
				p.Needs = &exam.Condition{Questions: 2, Right: 50, Minutes: 30}
			} else {
				p.Lessons = []string{"buying"}
			}
			payload = p
		case study.ExamEnded:
			payload = study.ExamEndedPayload{Exam: rapid.SampledFrom(events).Draw(t, "ended").ID.String()}
		case study.Certified:
			payload = study.CertifiedPayload{Exam: rapid.SampledFrom(events).Draw(t, "earned").ID.String(), Name: "Ada"}
		case study.Read:
			payload = study.ReadPayload{Lesson: "buying", Block: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "block")}
		case study.Finished:
			payload = study.FinishedPayload{Lesson: "buying"}
		case study.Stepped:
			payload = study.SteppedPayload{Process: "short", Step: "show"}
		case study.Flagged:
			payload = study.FlaggedPayload{Card: card.Draw(t, "card"), Comment: "no \"x\"", Cleared: rapid.Bool().Draw(t, "cleared")}
		case study.Noted:
			p := study.NotedPayload{
				Lesson: "buying", Block: rapid.SampledFrom([]string{"a", "gone"}).Draw(t, "block"),
				End: rapid.IntRange(0, 2).Draw(t, "end"), Quote: "The \"end\"",
			}
			if p.Cleared = rapid.Bool().Draw(t, "cleared"); !p.Cleared {
				p.Color = rapid.SampledFrom([]string{"yellow", "green"}).Draw(t, "colour")
				p.Text = rapid.SampledFrom([]string{"", "ask Ann"}).Draw(t, "text")
			}
			payload = p
		case study.Changed:
			payload = drawEdit(t)
		case study.Asided:
			payload = study.AsidedPayload{Cards: []string{card.Draw(t, "aside")}, Back: rapid.Bool().Draw(t, "back")}
		case study.Helped:
			payload = study.HelpedPayload{Card: card.Draw(t, "helped"), Lapses: rapid.IntRange(0, 9).Draw(t, "lapses"), Written: rapid.Bool().Draw(t, "written"), Aid: "so"}
		case study.Forgotten:
			payload = study.ForgottenPayload{Cards: []string{card.Draw(t, "forgotten"), "term:po/term"}}
		case study.Rescheduled:
			payload = study.RescheduledPayload{Scheduler: fsrs.Name7}
		case study.Fitted:
			w := fsrs.Default7()
			w[2] = rapid.Float64Range(1, 9).Draw(t, "a weight")
			payload = study.FittedPayload{Scheduler: fsrs.Name7, Reviews: 600, Held: 120, Before: 0.4, After: 0.3, Earlier: 3, Later: 5, Adopted: rapid.Bool().Draw(t, "adopted"), Weights: w[:]}
		case study.Planned:
			payload = study.PlannedPayload{
				Name: "exam", Date: "2026-12-18", Off: []int{rapid.IntRange(0, 6).Draw(t, "off")}, Days: []string{"2026-03-09"},
				Pauses: []study.PlannedPause{{From: "2026-04-01", To: "2026-04-05"}}, Level: 9, Mean: 8,
			}
		case study.Carded:
			payload = drawCarded(t)
		case study.DeckNamed:
			payload = study.DeckNamedPayload{
				Deck: rapid.SampledFrom([]string{study.FirstDeck, ownID(2), ownID(3)}).Draw(t, "deck"), Name: rapid.SampledFrom([]string{"Mine", "Ours"}).Draw(t, "name"),
				Made: rapid.Bool().Draw(t, "made"), Removed: rapid.Bool().Draw(t, "removed"),
			}
		case study.Pictured:
			payload = study.PicturedPayload{Hash: study.HashOf(smallPicture), Data: smallPicture}
		case study.Recalled:
			p := study.RecalledPayload{Retention: 0.9, Longest: rapid.SampledFrom([]int{0, 365}).Draw(t, "longest")}
			for n := range rapid.IntRange(1, 2).Draw(t, "recalled cards") {
				of := study.RecalledCard{Card: fmt.Sprint("own:", ownID(1+n), "/front")}
				for range rapid.IntRange(1, 4).Draw(t, "recalled") {
					of.Grades = append(of.Grades, [3]int64{made.UnixMilli() - int64(rapid.IntRange(-10, 5000).Draw(t, "hours"))*3600_000, int64(rapid.IntRange(1, 4).Draw(t, "rating")), 1000})
				}
				p.Cards = append(p.Cards, of)
			}
			payload = p
		case study.Clocked:
			payload = study.ClockedPayload{}
		case study.Adjusted:
			payload = study.AdjustedPayload{Setting: study.SettingNewPerDay.Key, Value: float64(rapid.IntRange(0, 20).Draw(t, "new"))}
			if rapid.Bool().Draw(t, "turn") {
				payload = study.AdjustedPayload{Setting: study.SettingDayTurn.Key, Value: float64(rapid.IntRange(0, 12).Draw(t, "hour"))}
			}
			e.Course = ""
		case study.Undid:
			if id := rapid.SampledFrom(events).Draw(t, "undone").ID.String(); rapid.Bool().Draw(t, "of the first version") {
				payload = study.UndidPayload{Event: id}
			} else {
				payload = study.UndidPayload{Operation: id}
			}
		case study.Redid:
			payload = study.RedidPayload{Operation: rapid.SampledFrom(events).Draw(t, "redone").ID.String()}
		case study.DeckAdjusted:
			p := study.DeckAdjustedPayload{Deck: rapid.SampledFrom([]string{"lesson:buying", "process:short"}).Draw(t, "of deck"), Setting: study.SettingNewPerDay.Key}
			if rapid.Bool().Draw(t, "of its own") {
				p.Value = &[]float64{float64(rapid.IntRange(0, 5).Draw(t, "of the deck"))}[0]
			}
			payload = p
		}
		body, err := json.Marshal(payload)
		if err != nil {
			t.Fatal(err)
		}
		e.Payload = body
		if e.Kind == study.Changed && replay(t, []study.Event{e}).Skipped() > 0 {
			continue // one skipped counts even when it comes twice or is undone
		}
		events = append(events, e)
	}
	return events
}

// unhappened leaves out the undoings and redoings, and what they undo: the last
// first, since one that is itself undone does nothing, and of those that are left
// the last on an event or an operation has the word.
func unhappened(events []study.Event) []study.Event {
	gone, settled := map[string]bool{}, map[string]bool{}
	for _, e := range slices.Backward(events) {
		if e.Kind != study.Undid && e.Kind != study.Redid || gone[e.ID.String()] {
			continue
		}
		var p study.UndidPayload
		if err := json.Unmarshal(e.Payload, &p); err != nil {
			panic(err)
		}
		target := p.Event + p.Operation
		if !settled[target] {
			settled[target], gone[target] = true, e.Kind == study.Undid
		}
	}
	return slices.DeleteFunc(slices.Clone(events), func(e study.Event) bool {
		return e.Kind == study.Undid || e.Kind == study.Redid || gone[e.ID.String()] || gone[e.Operation.String()]
	})
}
