package cardquery

import (
	"fmt"
	"strings"
)

// Fault is what is wrong with a query.
type Fault int

// The faults.
const (
	TooLong    Fault = iota + 1 // it has more than [MaxLength] bytes
	TooDeep                     // its brackets and nots are nested more than [MaxDepth] deep
	NoSuchKey                   // nothing of the name that stands before the sign can be asked
	NoSuchSign                  // what is asked can't be compared in that way
	NoValue                     // nothing stands after the sign
	NoSuchIs                    // a card doesn't stand so
	NoNumber                    // a number should stand there
	NoShare                     // a number from 0 to 1, or a percentage, should
	NoDays                      // a number of days should
	NoDate                      // a date, or a number of days, should
	NotClosed                   // a bracket or a quotation mark isn't closed
	NotOpened                   // a bracket is closed that wasn't opened
	NoPart                      // "and", "or", "not" or a bracket has nothing to work on
)

// Error says what is wrong with a query, where, and what would be right.
type Error struct {
	Column  int // of its character, from 1
	Fault   Fault
	Text    string   // what stands there
	Allowed []string // what could; nil where that can't be listed
	Meant   string   // of these, the one nearest to what stands there; "" when none is near
}

// Error says it in English.
func (e *Error) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Column, e.what())
	if e.Meant != "" {
		return s + fmt.Sprintf("; did you mean %q?", e.Meant)
	}
	if len(e.Allowed) > 0 {
		return s + "; it can be " + strings.Join(e.Allowed, ", ")
	}
	return s
}

func (e *Error) what() string {
	switch e.Fault {
	case TooLong:
		return fmt.Sprintf("the query is longer than %d characters", MaxLength)
	case TooDeep:
		return fmt.Sprintf("brackets are nested more than %d deep", MaxDepth)
	case NoSuchKey:
		return fmt.Sprintf("nothing called %q can be asked of a card", e.Text)
	case NoSuchSign:
		return fmt.Sprintf("%q can't follow here", e.Text)
	case NoValue:
		return fmt.Sprintf("a value should follow %q", e.Text)
	case NoSuchIs:
		return fmt.Sprintf("a card can't be %q", e.Text)
	case NoNumber:
		return fmt.Sprintf("%q is no number, such as 3", e.Text)
	case NoShare:
		return fmt.Sprintf("%q is no share, such as 0.8 or 80%%", e.Text)
	case NoDays:
		return fmt.Sprintf("%q is no number of days, such as 30d, 4w, 6m or 1y", e.Text)
	case NoDate:
		return fmt.Sprintf("%q is no day, such as 2026-12-01, today or 7d", e.Text)
	case NotClosed:
		return fmt.Sprintf("%q isn't closed", e.Text)
	case NotOpened:
		return fmt.Sprintf("%q closes nothing", e.Text)
	}
	return fmt.Sprintf("something to look for should stand by %q", e.Text)
}

// nearest gives what of some names a text was probably meant to be; "" when none is
// near.
func nearest(text string, names []string) string {
	best, least := "", 3
	for _, name := range names {
		if d := distance(text, name); d < least && d < len(name) {
			best, least = name, d
		}
	}
	return best
}

// distance is how many letters two texts differ by.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 30 {
		return len(x)
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		corner := row[0]
		row[0] = i + 1
		for j := range y {
			above := row[j+1]
			change := corner
			if x[i] != y[j] {
				change++
			}
			row[j+1] = min(change, above+1, row[j]+1)
			corner = above
		}
	}
	return row[len(y)]
}
