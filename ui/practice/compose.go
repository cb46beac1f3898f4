package practice

import (
	"encoding/json"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// pad is where a text of several lines is written. Ctrl and Enter go on, as Enter is a
// new line; Escape leaves it, so that keys work again.
type pad struct {
	widget.Entry
	host *host
	on   func() // goes on
}

// TypedKey leaves the pad by Escape.
func (p *pad) TypedKey(e *fyne.KeyEvent) {
	if c := p.host.canvas(); e.Name == fyne.KeyEscape && c != nil {
		c.Unfocus()
		return
	}
	p.Entry.TypedKey(e)
}

// AcceptsTab has Tab go on to the button: who can't see the window would else never
// come out of the pad.
func (p *pad) AcceptsTab() bool { return false }

// TypedShortcut goes on by Ctrl and Enter.
func (p *pad) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		p.on()
		return
	} else if ok {
		kit.TypeShortcut(p, &p.Entry, s)
		return
	}
	p.Entry.TypedShortcut(s)
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (p *pad) TappedSecondary(e *fyne.PointEvent) { kit.EntryMenu(p, &p.Entry, e.AbsolutePosition) }

// Field is the field it writes in.
func (p *pad) Field() *widget.Entry { return &p.Entry }

// Described says what is written, and where.
func (p *pad) Described() accessible.Description {
	return accessible.OfField(&p.Entry, words.T("Your text"))
}

// compose takes a text to a task: first it is written, then laid beside a model answer,
// and the criteria that it meets are ticked.
type compose struct {
	q        *content.Question
	host     *host
	pad      *pad
	count    *text.Paragraph
	body     *fyne.Container
	compared bool // the model answer is shown
	met      map[int]bool
	rows     []*row
	cursor   int
	shown    bool
}

type composeDraft struct {
	Text     string `json:"text,omitempty"`
	Compared bool   `json:"compared,omitempty"`
	Met      []int  `json:"met,omitempty"`
}

func newCompose(q *content.Question, h *host) *compose {
	c := &compose{q: q, host: h, met: map[int]bool{}, count: kit.MutedLabel("")}
	c.pad = &pad{host: h, on: h.submit}
	c.pad.MultiLine, c.pad.Wrapping = true, fyne.TextWrapWord
	c.pad.ExtendBaseWidget(c.pad)
	c.pad.SetPlaceHolder(words.T("Write it as you would send or say it"))
	c.pad.SetMinRowsVisible(7)
	c.pad.OnChanged = func(string) { c.counted(); h.changed() }
	c.counted()
	c.body = kit.Stack(10)
	c.build()
	return c
}

// counted says how many words are written, and how many there should be.
func (c *compose) counted() {
	n, _ := c.q.Writing.Words(c.pad.Text)
	says := words.N("%d word", "%d words", n)
	if w := c.q.Writing; w.Most > 0 {
		says = words.F("%d of %d to %d words", n, w.Least, w.Most)
	}
	c.count.SetRuns(text.Run{Text: says})
}

// build sets the parts for where the learner is.
func (c *compose) build() {
	if !c.compared {
		c.body.Objects = []fyne.CanvasObject{c.pad, c.count}
		c.body.Refresh()
		return
	}
	title := func(s string) fyne.CanvasObject {
		return kit.Text(s, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	}
	objects := []fyne.CanvasObject{
		title(words.T("What you wrote")), kit.Panel(wroteText(c.given())),
		title(words.T("A model answer")), kit.Callout("note", nil, c.model()),
		title(words.T("What of this is in yours?")),
	}
	c.rows = nil
	for i := range c.q.Writing.Criteria {
		r := newRow(c.host.keys, func() { c.tick(i) })
		r.onFocus = func() { c.cursor = i; c.restyle() }
		c.rows = append(c.rows, r)
		objects = append(objects, r)
	}
	c.restyle()
	c.body.Objects = objects
	c.body.Refresh()
}

// model shows the model answer.
func (c *compose) model() fyne.CanvasObject {
	w := c.q.Writing
	parts := []fyne.CanvasObject{}
	if len(w.ModelBlocks) == 0 {
		parts = append(parts, c.host.prose(content.Choice{Inlines: w.Model}))
	}
	for _, b := range w.ModelBlocks {
		if p, ok := b.(*markup.Paragraph); ok {
			parts = append(parts, c.host.prose(content.Choice{Inlines: p.Inlines}))
		} else {
			parts = append(parts, c.host.prose(content.Choice{Blocks: []markup.Block{b}}))
		}
	}
	return kit.Stack(theme.Size(8), parts...)
}

// wroteText shows what the learner wrote, line by line.
func wroteText(what string) fyne.CanvasObject {
	var runs []text.Run
	for i, line := range strings.Split(what, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		runs = append(runs, text.Run{Text: strings.TrimRight(line, "\r")})
	}
	p := kit.Label("")
	p.SetRuns(runs...)
	return p
}

func (c *compose) restyle() {
	for i, r := range c.rows {
		r.off = c.shown
		fill, line := theme.Surface, theme.Line
		if c.met[i] {
			fill, line = theme.PrimarySoft, theme.Primary
		}
		r.says = accessible.Description{Role: accessible.CheckBox, State: accessible.Checkable, Position: i + 1, Of: len(c.rows)}
		if c.met[i] {
			r.says.State |= accessible.Checked
		}
		r.restyle(fill, line, c.host.standalone && !c.shown && i == c.cursor)
		r.setContent(kit.Row(12, keyHint(strconv.Itoa(i+1)), pick(true, c.met[i]), c.host.prose(c.q.Writing.Criteria[i]), kit.Spring()))
	}
}

// tick says that a criterion is met, or isn't.
func (c *compose) tick(i int) {
	if c.shown || !c.compared || i < 0 || i >= len(c.rows) {
		return
	}
	c.cursor = i
	if c.met[i] {
		delete(c.met, i)
	} else {
		c.met[i] = true
	}
	c.restyle()
	c.host.changed()
}

// advance shows the model answer once there is a text, and tells whether it did; the
// answer is given with what is ticked after that.
func (c *compose) advance() bool {
	if c.compared || !c.complete() {
		return false
	}
	c.compared, c.cursor = true, 0
	c.build()
	c.host.changed()
	return true
}

func (c *compose) object() fyne.CanvasObject { return c.body }
func (c *compose) complete() bool            { return strings.TrimSpace(c.pad.Text) != "" }
func (c *compose) given() string             { return content.CutWritten(c.pad.Text) }
func (c *compose) right() bool               { return len(c.met) == len(c.q.Writing.Criteria) }
func (c *compose) hasHint() bool             { return false }
func (c *compose) hint() string              { return "" }

func (c *compose) help() string {
	switch {
	case c.compared:
		return words.T("Compare, and tick honestly what is in your text. Nobody else sees it.")
	case c.q.Writing.Most > 0:
		return words.F("Write %d to %d words, then compare.", c.q.Writing.Least, c.q.Writing.Most)
	}
	return words.T("Write it, then compare with a model answer.")
}

func (c *compose) runes() string {
	if !c.compared {
		return ""
	}
	return digits(len(c.q.Writing.Criteria))
}

func (c *compose) keyLine() []string {
	if !c.compared {
		return nil
	}
	return []string{"1–" + strconv.Itoa(len(c.rows)), words.T("tick"), "↑", "", "↓", words.T("move"), words.T("Space"), words.T("tick this one")}
}

func (c *compose) Key(name fyne.KeyName) bool {
	if c.shown || !c.compared {
		return false
	}
	to := c.cursor
	switch name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeySpace:
		c.tick(c.cursor)
		return true
	default:
		return false
	}
	if to < 0 || to >= len(c.rows) {
		return false
	}
	c.cursor = to
	focusAlong(c.host, c.rows, to)
	c.host.reveal(c.rows[to])
	c.restyle()
	return true
}

func (c *compose) Rune(r rune) bool {
	if !c.compared || c.shown || r < '1' || int(r-'1') >= len(c.rows) {
		return false
	}
	c.tick(int(r - '1'))
	return true
}

func (c *compose) focus(canvas fyne.Canvas) {
	if !c.compared {
		canvas.Focus(c.pad)
	}
}

func (c *compose) showResult() {
	if c.shown = true; !c.compared {
		c.compared = true
		c.build()
		return
	}
	c.restyle()
}

func (c *compose) draft() any {
	d := composeDraft{Text: c.pad.Text, Compared: c.compared}
	for i := range c.q.Writing.Criteria {
		if c.met[i] {
			d.Met = append(d.Met, i)
		}
	}
	return d
}

func (c *compose) restore(from json.RawMessage) {
	var d composeDraft
	if json.Unmarshal(from, &d) != nil {
		return
	}
	kit.SetEntryText(&c.pad.Entry, content.CutWritten(d.Text))
	c.compared = d.Compared && c.complete()
	clear(c.met)
	for _, i := range d.Met {
		if c.compared && i >= 0 && i < len(c.q.Writing.Criteria) {
			c.met[i] = true
		}
	}
	c.counted()
	c.build()
}

// judgement says which criteria are met.
func (c *compose) judgement() *study.Met {
	m := &study.Met{Of: len(c.q.Writing.Criteria)}
	for i := range c.q.Writing.Criteria {
		if c.met[i] {
			m.Kept = append(m.Kept, i)
		}
	}
	return m
}

// missing gives the criteria that aren't met, in words.
func (c *compose) missing() []string {
	var all []string
	for i, of := range c.q.Writing.Criteria {
		if !c.met[i] {
			all = append(all, markup.WithDollars(of.Inlines))
		}
	}
	return all
}

// verdict says in a line how many criteria are met, and in one each which aren't.
func (c *compose) verdict() (title string, lines []string) {
	of := len(c.q.Writing.Criteria)
	title = words.F("%d of %d are in your text", len(c.met), of)
	if n, fits := c.q.Writing.Words(c.pad.Text); !fits {
		lines = append(lines, words.N("It has %d word.", "It has %d words.", n))
	}
	if missing := c.missing(); len(missing) > 0 {
		lines = append(lines, words.F("For the next time: %s.", strings.Join(missing, "; ")))
	}
	return title, lines
}

func init() {
	register(kind{
		control:  func(q *content.Question, h *host) control { return newCompose(q, h) },
		solution: func(q *content.Question) string { return q.Writing.ModelText() },
		offers:   func(*content.Question) []offeredLine { return nil },
	}, content.Written)
}
