package cards

import (
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// inWords says an interval as its button does: "1 min", "6 days", "4 months".
func inWords(i study.Interval) string {
	if i.Days > 0 {
		return days(i.Days)
	}
	return minutes(i.Wait)
}

// minutes says a wait of less than a day.
func minutes(wait time.Duration) string {
	m := int((wait + 30*time.Second) / time.Minute)
	if m < 60 {
		return words.F("%d min", max(m, 1))
	}
	return words.N("%d hour", "%d hours", (m+30)/60)
}

func days(n int) string {
	switch {
	case n < 61:
		return words.N("%d day", "%d days", n)
	case n < 730:
		return words.N("%d month", "%d months", (n*12+182)/365)
	}
	return words.N("%d year", "%d years", (n+182)/365)
}

func percent(part float64) string { return words.F("%d %%", int(part*100+0.5)) }

// gradedSaying says whether a grade is safe, and what it led to.
func gradedSaying(saved bool, before study.Reason, next study.Interval, retention float64, now time.Time) string {
	kept := words.T("Saved.")
	if !saved {
		kept = words.T("Not saved yet.")
	}
	return kept + " " + nextSaying(before, next, retention, now)
}

// nextSaying says what a grade led to, and why. Before is the card as it was.
func nextSaying(before study.Reason, next study.Interval, retention float64, now time.Time) string {
	wait := inWords(next)
	since := 0
	if before.State != fsrs.New {
		since = kit.Turn().Between(before.Last, now)
	}
	if next.Rating == fsrs.Again {
		switch {
		case next.Days > 0:
			return words.F("Next in %s, soon because you forgot it.", wait)
		case before.State == fsrs.Review && since > 0:
			return words.F("It comes again in %s because you forgot it after %s.", wait, days(since))
		}
		return words.F("It comes again in %s because you didn't know it yet.", wait)
	}
	if next.Days == 0 {
		return words.F("It comes again in %s, to see if it has stayed.", wait)
	}
	aim := percent(retention)
	switch {
	case before.State != fsrs.New && since > 0 && next.Rating == fsrs.Hard:
		return words.F("Next in %s because recalling it after %s took effort, and you aim for %s.", wait, days(since), aim)
	case before.State != fsrs.New && since > 0 && next.Rating == fsrs.Easy:
		return words.F("Next in %s because you knew it instantly after %s, and aim for %s.", wait, days(since), aim)
	case before.State != fsrs.New && since > 0:
		return words.F("Next in %s because you recalled it after %s, and aim for %s.", wait, days(since), aim)
	case next.Rating == fsrs.Easy:
		return words.F("Next in %s because you knew it instantly, and aim for %s.", wait, aim)
	case next.Rating == fsrs.Hard:
		return words.F("Next in %s because recalling it took effort, and you aim for %s.", wait, aim)
	}
	return words.F("Next in %s because you recalled it today, and aim for %s.", wait, aim)
}

// whySaying says in plain words why a card comes now.
func whySaying(r study.Reason, retention float64, now time.Time) []string {
	if r.State == fsrs.New {
		return []string{words.T("This card is new to you."), words.T("A few new cards come each day; you choose how many in Settings.")}
	}
	var said []string
	last := words.T("earlier today")
	if since := kit.Turn().Between(r.Last, now); since > 0 {
		last = words.F("%s ago", days(since))
	}
	switch {
	case r.State == fsrs.Review && r.Recalled == 0:
		said = append(said, words.F("You last saw it %s.", last))
	case r.State == fsrs.Review:
		said = append(said, words.F("You last recalled it %s.", last))
	case r.State == fsrs.Relearning:
		said = append(said, words.F("You forgot it %s, so it comes again after a short while.", last))
	default:
		said = append(said, words.F("You are still learning it: you last saw it %s.", last))
	}
	if r.State == fsrs.Review {
		said = append(said, words.F("The chance that you still know it is about %s. You aim for %s, so now is a good time.", percent(r.Recall), percent(retention)))
	} else if r.Overdue < 0 {
		said = append(said, words.F("Its time is in %s. You are seeing it a little early.", minutes(-r.Overdue)))
	}
	if late := int(r.Overdue / (24 * time.Hour)); r.State == fsrs.Review && late > 0 {
		said = append(said, words.F("It was due %s ago.", days(late)))
	}
	history := words.N("So far you recalled it %d time", "So far you recalled it %d times", r.Recalled)
	if r.Lapses > 0 {
		history += words.N(" and forgot it %d time", " and forgot it %d times", r.Lapses)
	}
	said = append(said, history+".")
	if r.Leech {
		said = append(said, words.T("It keeps slipping away. Read it in its lesson again, or make up a picture for it."))
	}
	return said
}
