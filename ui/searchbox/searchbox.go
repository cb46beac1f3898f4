// Package searchbox is the box over the window that finds anything: a line to
// type in, the kinds of what was found, and the things found, with what was
// looked for marked in them.
package searchbox

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/content/search"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Options is what the box looks through, and what it does.
type Options struct {
	Canvas fyne.Canvas
	// Indexes gives what is looked through, as far as it is there.
	Indexes func() (indexes []*search.Index, ready bool)
	// Offered gives what is listed where nothing is asked for yet: the commands.
	Offered func() []search.Hit
	// Recent gives what was looked for last, the latest first.
	Recent func() []string
	// Row tells how a thing found is shown.
	Row func(search.Hit, search.Words) Row
	// Open opens a thing found; the box is gone then. Keep tells that it is to come
	// back as it was left.
	Open func(h search.Hit, q search.Words, left Left, keep bool)
	// Again opens the box anew, when the window is drawn anew.
	Again func(Left)
}

// Left is how a box was left.
type Left struct {
	Typed  string
	Group  search.Group // [search.Groups] stands for all of them
	Chosen int
}

// commandSign at the beginning asks for commands alone.
const commandSign = ">"

// Box is the box. It is used on the main goroutine alone.
type Box struct {
	opt   Options
	pop   *kit.PopUp
	entry *kit.Line
	count *text.Paragraph
	tabs  *fyne.Container
	list  *kit.Scroller
	under *fyne.Container // the list

	found  search.Found
	group  search.Group
	items  []item
	rows   []*row
	chosen int

	turn    int                // of the query asked last
	cancel  context.CancelFunc // ends it; nil when none runs
	enter   func()             // what Enter does once it is answered; nil for nothing
	pending bool               // it isn't answered yet
	kinds   float32            // how wide the kinds of what is found are
}

// item is a line of the list: a thing found, or what was looked for before.
type item struct {
	hit    search.Hit
	recent string
}

// Show puts the box over the window, as one was left before.
func Show(o Options, left Left) *Box {
	b := &Box{opt: o, group: left.Group, chosen: left.Chosen, kinds: kindsWide(), tabs: kit.Wrap(theme.Size(4)), list: kit.NewScroller(kit.Stack(0))}
	b.entry = kit.NewLine(b.key)
	b.entry.SetPlaceHolder(words.T("Search lessons, terms, steps, questions and notes; > for commands"))
	b.entry.Tabs = func() bool { return true }
	b.entry.Shortcut = b.shortcut
	b.entry.SelectFirst = left.Typed != ""
	kit.SetEntryText(&b.entry.Entry, left.Typed)
	b.entry.OnChanged = func(typed string) {
		b.chosen = 0
		b.find(typed)
	}
	b.count = kit.OneLine(kit.Small(" "))
	b.count.Align = fyne.TextAlignTrailing
	b.under = kit.Stack(0)
	head := newHead(b.entry, b.count)
	body := kit.StackFilling(theme.Size(8), 2, head, b.tabs, b.list, kit.Separator(), footer())
	b.pop = kit.NewDialog("search", kit.Inset(12, 12, body), o.Canvas)
	b.pop.OnHide, b.pop.Title = b.end, words.T("Search")
	b.pop.Again = func() func(any) {
		left := b.left()
		return func(any) { o.Again(left) }
	}
	room := kit.Room(o.Canvas)
	b.pop.Fit(fyne.NewSize(min(theme.Size(760), room.Width-48), min(theme.Size(540), room.Height-40)))
	b.find(left.Typed)
	b.pop.Show()
	o.Canvas.Focus(b.entry)
	return b
}

// footer says what the keys do.
func footer() fyne.CanvasObject {
	key := func(name fyne.KeyName) string { return command.K(name).String() }
	return kit.Inset(12, 2, kit.Wrap(theme.Size(8), kit.KeyGroups(
		key(fyne.KeyUp), "", key(fyne.KeyDown), words.T("choose"),
		key(fyne.KeyReturn), words.T("open at the place"),
		command.Ctrl(fyne.KeyReturn).String(), words.T("open and keep this list"),
		key(fyne.KeyTab), words.T("next kind"),
		key(fyne.KeyEscape), words.T("close"))...))
}

func (b *Box) left() Left { return Left{b.entry.Text, b.group, b.chosen} }

// end gives up what is being looked for.
func (b *Box) end() {
	b.turn++
	b.enter, b.pending = nil, false
	if b.cancel != nil {
		b.cancel()
		b.cancel = nil
	}
}

// Renew looks again for what is asked: there is more to look through now.
func (b *Box) Renew() {
	if b.pop.Visible() {
		b.find(b.entry.Text)
	}
}

// asked gives what is looked for, and whether it is commands alone.
func asked(typed string) (query string, commands bool) {
	rest, commands := strings.CutPrefix(strings.TrimSpace(typed), commandSign)
	if len(typed) > 4*search.MaxQuery { // no more counts
		rest = strings.ToValidUTF8(rest[:min(len(rest), 4*search.MaxQuery)], "")
	}
	return rest, commands
}

// atOnce is how long a key waits for what is found, so that one picture shows both. Most is
// found by then. Tests change it; with 0 it waits for nothing.
var atOnce = 8 * time.Millisecond

// find looks for what was typed, off the main goroutine. What is found for a
// query that isn't the latest any more is never shown.
func (b *Box) find(typed string) {
	if b.cancel != nil {
		b.cancel()
		b.cancel = nil
	}
	b.turn++
	query, commands := asked(typed)
	if search.NewWords(query).Empty() {
		b.found, b.pending = search.Found{}, false
		b.offer(commands || b.group == search.Commands)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	indexes, ready := b.opt.Indexes()
	b.cancel, b.pending = cancel, true
	turn := b.turn
	type answer struct {
		found search.Found
		err   error
	}
	found := make(chan answer, 1)
	show := func(a answer) {
		if b.turn != turn {
			return
		}
		cancel()
		b.cancel = nil
		if a.err == nil {
			b.answer(a.found, commands, ready)
		}
	}
	go func() {
		all, err := search.Find(ctx, query, indexes...)
		found <- answer{all, err}
	}()
	if atOnce > 0 {
		select {
		case a := <-found:
			show(a)
			return
		case <-time.After(atOnce):
		}
	}
	go func() {
		a := <-found
		kit.OnMain(func() { show(a) })
	}()
}

// answer shows what was found.
func (b *Box) answer(found search.Found, commands, ready bool) {
	b.found = found
	b.pending = !ready // there will be more
	if commands {
		b.only(search.Commands)
	}
	if b.group != search.Groups && found.Counts[b.group] == 0 && !commands {
		b.group = search.Groups
	}
	b.collect()
	b.draw()
	if b.enter != nil && (ready || len(b.items) > 0) {
		do := b.enter
		b.enter = nil
		do()
	}
}

// only leaves out what was found of other groups.
func (b *Box) only(g search.Group) {
	for other := range b.found.Hits {
		if search.Group(other) != g {
			b.found.Hits[other], b.found.Counts[other] = nil, 0
		}
	}
}

// collect lists what was found of the group chosen.
func (b *Box) collect() {
	hits := []search.Hit(nil)
	if b.group == search.Groups {
		hits, _ = b.found.All()
	} else {
		hits = b.found.Hits[b.group]
	}
	b.items = make([]item, len(hits))
	for i, h := range hits {
		b.items[i] = item{hit: h}
	}
	b.chosen = min(b.chosen, max(len(b.items)-1, 0))
}

// offer lists what may be wanted where nothing is asked for.
func (b *Box) offer(commands bool) {
	b.items = nil
	if !commands {
		for _, q := range b.opt.Recent() {
			b.items = append(b.items, item{recent: q})
		}
	}
	for _, h := range b.opt.Offered() {
		b.items = append(b.items, item{hit: h})
	}
	b.chosen = min(b.chosen, max(len(b.items)-1, 0))
	b.draw()
}

// choose marks a line of the list.
func (b *Box) choose(i int) {
	b.style(b.chosen, false)
	b.chosen = max(min(i, len(b.items)-1), 0)
	b.style(b.chosen, true)
	if b.chosen < len(b.rows) {
		b.list.ShowObject(b.rows[b.chosen].press)
	}
}

func (b *Box) style(i int, chosen bool) {
	if i < len(b.rows) {
		b.rows[i].choose(chosen)
	}
}

// take opens what a line is about.
func (b *Box) take(i int, keep bool) {
	if i >= len(b.items) {
		return
	}
	if recent := b.items[i].recent; recent != "" {
		b.chosen = 0
		kit.SetEntryText(&b.entry.Entry, recent)
		b.opt.Canvas.Focus(b.entry)
		return
	}
	b.chosen = i
	h, q, left := b.items[i].hit, b.found.Words, b.left()
	b.pop.Hide()
	b.opt.Open(h, q, left, keep)
}

// press does as Enter: at once, or when what was typed last is answered.
func (b *Box) press(keep bool) {
	if b.pending && (b.cancel != nil || len(b.items) == 0) {
		b.enter = func() { b.take(b.chosen, keep) }
		return
	}
	b.take(b.chosen, keep)
}

// page is how many lines Page Up and Page Down go.
const page = 5

// key is asked first what a key in the line does.
func (b *Box) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		b.choose(b.chosen + 1)
	case fyne.KeyUp:
		b.choose(b.chosen - 1)
	case fyne.KeyPageDown:
		b.choose(b.chosen + page)
	case fyne.KeyPageUp:
		b.choose(b.chosen - page)
	case fyne.KeyTab:
		b.nextGroup(command.ShiftHeld())
	case fyne.KeyReturn, fyne.KeyEnter:
		b.press(false)
	case fyne.KeyEscape:
		b.pop.Hide()
	default:
		return false
	}
	return true
}

// shortcut takes Ctrl+Enter.
func (b *Box) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	b.press(true)
	return true
}

// Settled tells whether what was typed last is answered, by all there is.
func (b *Box) Settled() bool { return !b.pending && b.cancel == nil }
