package practice

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// calculated is a number to work out and to type. Once it is answered, the working
// is shown under it.
type calculated struct{ *typed }

func newCalculated(q *content.Question, h *host) *calculated {
	c := &calculated{newTyped(q, h)}
	c.entry.SetPlaceHolder(words.T("Type the number"))
	return c
}

func (c *calculated) help() string {
	if c.q.Drawn == nil {
		return words.T("Type the number")
	}
	plain, grouped, short := c.q.Drawn.Forms()
	return words.F("Work it out and type the number, long or short: %s, %s or %s.", plain, grouped, short)
}

// mistake says what went wrong, where the answer tells that.
func (c *calculated) mistake() []string {
	if c.q.Drawn != nil {
		if says := c.q.Drawn.Mistake(c.entry.Text); says != "" {
			return []string{says}
		}
	}
	return nil
}

func (c *calculated) showResult() {
	c.typed.showResult()
	if worked := working(c.q); worked != nil {
		if c.host.standalone { // where nothing else of the kind is on the page
			worked = kit.Region(accessible.Description{Role: accessible.Group, Live: "working"}, worked)
		}
		c.body.Objects = append(c.body.Objects, kit.Gap(1, theme.Size(4)), worked)
		c.body.Refresh()
	}
}

// working shows how a calculation is worked out, step by step; nil for other
// questions.
func working(q *content.Question) fyne.CanvasObject {
	if q.Drawn == nil || len(q.Drawn.Working) == 0 {
		return nil
	}
	lines := []fyne.CanvasObject{kit.Text(words.T("How it is worked out"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)}
	for i, step := range q.Drawn.Working {
		number := kit.Text(strconv.Itoa(i+1), theme.LabelSize, theme.Face{}, theme.Muted)
		number.Unbroken = true
		lines = append(lines, kit.Beside(10, number, kit.Label(step.String())))
	}
	return kit.Stack(4, lines...)
}

func init() {
	register(kind{
		control: func(q *content.Question, h *host) control { return newCalculated(q, h) },
		solution: func(q *content.Question) string {
			if q.Drawn == nil {
				return q.Calculation.Formula()
			}
			return q.Drawn.Answer
		},
		offers: func(*content.Question) []offeredLine { return nil },
	}, content.Calculated)
}
