package practice

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// choices is single and multiple choice. Choices are known by their place in
// the question, and stand in an order of their own.
type choices struct {
	q      *content.Question
	host   *host
	many   bool
	order  []int // which choice stands at each place
	chosen map[int]bool
	out    map[int]bool // choices a hint took away
	cursor int          // place; -1 before the first key of a single choice
	rows   []*row
	body   *fyne.Container
	shown  bool
}

type choicesDraft struct {
	Chosen []int `json:"chosen,omitempty"`
	Out    []int `json:"out,omitempty"`
}

func newChoices(q *content.Question, h *host) *choices {
	c := &choices{
		q: q, host: h, many: q.Kind == content.Multiple,
		order:  mixed(len(q.Choices), h.seed, q.ID),
		chosen: map[int]bool{}, out: map[int]bool{}, cursor: -1,
	}
	if c.many {
		c.cursor = 0
	}
	var objects []fyne.CanvasObject
	for i := range c.order {
		r := newRow(h.keys, func() { c.choose(i) })
		r.onFocus = func() { c.cursor = i; c.restyle() }
		c.rows = append(c.rows, r)
		objects = append(objects, r)
	}
	c.restyle()
	c.body = kit.Stack(8, objects...)
	return c
}

func (c *choices) object() fyne.CanvasObject { return c.body }
func (c *choices) complete() bool            { return len(c.chosen) > 0 }
func (c *choices) focus(fyne.Canvas)         {}

func (c *choices) help() string {
	if c.many {
		return words.T("Choose every answer that is right.")
	}
	return words.T("Choose one answer.")
}

func (c *choices) runes() string { return digits(len(c.order)) + letters(min(len(c.order), 9)) }

func (c *choices) keyLine() []string {
	if c.many {
		return []string{"1–" + strconv.Itoa(min(len(c.order), 9)), words.T("choose"), "↑", "", "↓", words.T("move"), words.T("Space"), words.T("choose this one")}
	}
	return []string{"1–" + strconv.Itoa(min(len(c.order), 9)), words.T("choose"), "↑", "", "↓", words.T("choose the next one")}
}

func (c *choices) Key(name fyne.KeyName) bool {
	if c.shown {
		return false
	}
	switch name {
	case fyne.KeyUp:
		c.step(-1)
	case fyne.KeyDown:
		c.step(1)
	case fyne.KeySpace:
		if c.cursor < 0 {
			return false
		}
		c.choose(c.cursor)
	default:
		return false
	}
	return true
}

func (c *choices) Rune(r rune) bool {
	i := place(r, len(c.order))
	if c.shown || i < 0 {
		return false
	}
	c.choose(i)
	return true
}

// step moves to the next choice that no hint took away. Where one answer is
// right, to be there is to choose it.
func (c *choices) step(by int) {
	n := len(c.order)
	at := c.cursor
	if at < 0 && by < 0 {
		at = n
	}
	for at += by; at >= 0 && at < n && c.out[c.order[at]]; at += by {
	}
	if at < 0 || at >= n {
		return
	}
	c.cursor = at
	focusAlong(c.host, c.rows, at)
	if !c.many {
		c.choose(at)
		return
	}
	c.restyle()
}

func (c *choices) choose(at int) {
	i := c.order[at]
	if c.shown || c.out[i] {
		return
	}
	c.cursor = at
	if !c.many {
		clear(c.chosen)
	}
	if c.chosen[i] {
		delete(c.chosen, i)
	} else {
		c.chosen[i] = true
	}
	c.restyle()
	c.host.changed()
}

// restyle draws each row as it is now.
func (c *choices) restyle() {
	for at, r := range c.rows {
		i := c.order[at]
		r.setContent(c.line(at))
		r.off = c.shown || c.out[i]
		r.says = c.says(at)
		switch {
		case c.shown && c.q.Choices[i].Right:
			r.restyle(theme.SuccessSoft, theme.Success, false)
		case c.shown && c.chosen[i]:
			r.restyle(theme.DangerSoft, theme.Danger, false)
		case c.chosen[i]:
			r.restyle(theme.PrimarySoft, theme.Primary, c.host.standalone && at == c.cursor)
		default:
			r.restyle(theme.Surface, theme.Line, c.host.standalone && !c.shown && at == c.cursor)
		}
	}
}

// says is what a row is, for those who can't see it.
func (c *choices) says(at int) accessible.Description {
	d := accessible.Description{Role: accessible.Option, Position: at + 1, Of: len(c.order)}
	chosen := c.chosen[c.order[at]]
	if c.many {
		d.Role, d.State = accessible.CheckBox, accessible.Checkable
	}
	switch {
	case chosen && c.many:
		d.State |= accessible.Checked
	case chosen:
		d.State |= accessible.Selected
	}
	return d
}

func (c *choices) line(at int) fyne.CanvasObject {
	i := c.order[at]
	objects := []fyne.CanvasObject{keyHint(strconv.Itoa(at + 1)), pick(c.many, c.chosen[i]), c.host.prose(c.q.Choices[i]), kit.Spring()}
	switch {
	case c.shown && c.q.Choices[i].Right && c.chosen[i]:
		objects = append(objects, mark(true, words.T("Right, your answer")))
	case c.shown && c.q.Choices[i].Right:
		objects = append(objects, mark(true, words.T("Right answer")))
	case c.shown && c.chosen[i]:
		objects = append(objects, mark(false, words.T("Your answer")))
	case c.out[i]:
		objects = append(objects, word(words.T("Not this one"), theme.Muted))
	}
	return kit.Row(12, objects...)
}

func (c *choices) right() bool {
	for i, choice := range c.q.Choices {
		if choice.Right != c.chosen[i] {
			return false
		}
	}
	return true
}

func (c *choices) given() string {
	var said []string
	for i, choice := range c.q.Choices {
		if c.chosen[i] {
			said = append(said, markup.WithDollars(choice.Inlines))
		}
	}
	return strings.Join(said, "; ")
}

func (c *choices) showResult() { c.shown = true; c.restyle() }

// wrongLeft gives the wrong choices a hint may still take away, in the order they stand.
func (c *choices) wrongLeft() []int {
	var left []int
	for _, i := range c.order {
		if !c.q.Choices[i].Right && !c.out[i] {
			left = append(left, i)
		}
	}
	return left
}

func (c *choices) hasHint() bool { return !c.many && len(c.wrongLeft()) > 1 }

func (c *choices) hint() string {
	if !c.hasHint() {
		return ""
	}
	left := c.wrongLeft()
	gone := left[mixed(len(left), c.host.seed, c.q.ID+"/hint")[0]]
	c.out[gone] = true
	delete(c.chosen, gone)
	c.restyle()
	c.host.changed()
	return words.F("It isn't “%s”.", markup.WithDollars(c.q.Choices[gone].Inlines))
}

func (c *choices) draft() any {
	var d choicesDraft
	for i := range c.q.Choices {
		if c.chosen[i] {
			d.Chosen = append(d.Chosen, i)
		}
		if c.out[i] {
			d.Out = append(d.Out, i)
		}
	}
	return d
}

func (c *choices) restore(from json.RawMessage) {
	var d choicesDraft
	if json.Unmarshal(from, &d) != nil {
		return
	}
	for _, i := range d.Out {
		if i >= 0 && i < len(c.q.Choices) && !c.q.Choices[i].Right && !c.many {
			c.out[i] = true
		}
	}
	for _, i := range d.Chosen {
		if i < 0 || i >= len(c.q.Choices) || c.out[i] {
			continue
		}
		if !c.many {
			clear(c.chosen)
		}
		c.chosen[i] = true
		c.cursor = slices.Index(c.order, i)
	}
	c.restyle()
}

// pick draws the circle or box before a choice.
func pick(many, on bool) fyne.CanvasObject {
	size := theme.Size(16)
	radius, fill, line := size/2, theme.Surface, theme.Muted
	if many {
		radius = 4
	}
	if on {
		fill, line = theme.Primary, theme.Primary
	}
	box := kit.Background(fill, line, radius)
	box.StrokeWidth = 1.5
	box.SetMinSize(fyne.NewSquareSize(size))
	if !on {
		return box
	}
	return container.NewStack(box, container.NewCenter(theme.NewIcon(theme.IconCheck, size-4, theme.OnPrimary)))
}

func init() {
	register(kind{
		control: func(q *content.Question, h *host) control { return newChoices(q, h) },
		solution: func(q *content.Question) string {
			var right []string
			for _, c := range q.Choices {
				if c.Right {
					right = append(right, markup.WithDollars(c.Inlines))
				}
			}
			return strings.Join(right, "; ")
		},
		offers: func(q *content.Question) (all []offeredLine) {
			for at, i := range mixed(len(q.Choices), 0, q.ID) {
				all = append(all, offeredLine{number(at) + ": ", markup.WithDollars(q.Choices[i].Inlines)})
			}
			return all
		},
	}, content.Single, content.Multiple)
}

// steps tells which step was chosen for which.
func (c *choices) steps(made *drill.Question) (said []study.StepChoice) {
	for i, o := range made.Options {
		if c.chosen[i] && o.Step != nil {
			said = append(said, study.StepChoice{Asked: drill.Ref(made.Options[0].Step), Chosen: drill.Ref(o.Step)})
		}
	}
	return said
}

func number(at int) string { return strconv.Itoa(at + 1) }
