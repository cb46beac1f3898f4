package today

import (
	"math"

	"stagecraft/ui/words"
)

// day says how many of the minutes that the learner wants to study in a day are
// done, in a line; "" where they want none in particular.
func (p *Page) day() string {
	done, wanted := p.session.DayMinutes()
	switch minutes := int(math.Floor(done)); {
	case wanted == 0:
		return ""
	case minutes >= wanted:
		return words.N("Your %d minute of today is done", "Your %d minutes of today are done", wanted) + "\n"
	default:
		return words.F("%d of your %d minutes today", minutes, wanted) + "\n"
	}
}

// partText says that a part of a lesson does for today.
func (p *Page) partText() string {
	done, wanted := p.session.DayMinutes()
	if done < 1 {
		return words.N("A part of it fills your %d minute of today.", "A part of it fills your %d minutes of today.", wanted)
	}
	return words.N("A part of it fills the %d minute left of today.", "A part of it fills the %d minutes left of today.", max(wanted-int(done), 1))
}
