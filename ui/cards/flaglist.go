package cards

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// flagList lists the flags on cards, questions and paragraphs: to go to what is
// flagged, to note what is put right, and to hand the list on.
type flagList struct {
	p      *Page
	kept   flagsState
	all    []study.Flag // every flag
	listed []study.Flag // as they are filtered
	rows   []*flagRow   // of the first of those listed
	at     int          // the one that keys are for
	scroll *kit.Scroller
	offset float32 // to come back to
}

// flagsState is what a route keeps.
type flagsState struct {
	Show   string         `json:"show,omitempty"`
	Kind   study.FlagKind `json:"kind,omitempty"`
	At     int            `json:"at,omitempty"`
	Offset float32        `json:"offset,omitempty"`
}

// RouteState makes it a [nav.State].
func (*flagsState) RouteState() {}

// What flagsState.Show lists.
const (
	showOpen = ""
	showDone = "done"
	showAll  = "all"
)

// jumpRoom is what is seen above a paragraph that was jumped to, in pixels.
const jumpRoom = 60

// rowsAtOnce is how many flags are drawn; Show more draws as many more.
const rowsAtOnce = 60

func newFlagList(p *Page, route nav.Route) *flagList {
	v := &flagList{p: p}
	if s, ok := route.State.(*flagsState); ok {
		v.kept = *s
	}
	v.offset = v.kept.Offset
	v.at = v.kept.At
	v.read()
	v.makeRows(max(rowsAtOnce, v.at+1))
	return v
}

func (v *flagList) route() nav.Route {
	kept := v.kept
	kept.At = v.at
	if v.scroll != nil {
		kept.Offset = v.scroll.Offset()
	}
	return nav.Route{Mode: ModeFlags, State: &kept}
}

// read takes the flags as they are now, and filters them.
func (v *flagList) read() {
	v.all = v.p.session.Flags()
	v.listed = nil
	for _, f := range v.all {
		if v.shows(f) && (v.kept.Kind == study.FlagOther || f.Kind == v.kept.Kind) {
			v.listed = append(v.listed, f)
		}
	}
	v.at = max(min(v.at, len(v.listed)-1), 0)
}

// shows tells whether a flag is among those to do, done or all, as chosen.
func (v *flagList) shows(f study.Flag) bool {
	return v.kept.Show == showAll || f.Done == (v.kept.Show == showDone)
}

// changed lists the flags anew. The keys stay at the same place, or with a flag
// that is still listed.
func (v *flagList) changed(with study.FlagTarget) {
	drawn, offset := len(v.rows), v.scroll.Offset()
	v.read()
	if i := slices.IndexFunc(v.listed, func(f study.Flag) bool { return f.FlagTarget == with }); i >= 0 {
		v.at = i
	}
	v.makeRows(max(drawn, rowsAtOnce, v.at+1))
	v.offset = offset
	v.p.moved()
	v.focus()
}

// filter lists others, from the first.
func (v *flagList) filter(show string, kind study.FlagKind) {
	v.kept.Show, v.kept.Kind = show, kind
	v.at, v.offset = 0, 0
	v.read()
	v.makeRows(rowsAtOnce)
	v.p.moved()
	v.focus()
}

func (v *flagList) show(what string) { v.filter(what, v.kept.Kind) }

// only lists one kind, or all again.
func (v *flagList) only(kind study.FlagKind) {
	if v.kept.Kind == kind {
		kind = study.FlagOther
	}
	v.filter(v.kept.Show, kind)
}

// more draws more of what is listed.
func (v *flagList) more() {
	v.offset, v.at = v.scroll.Offset(), len(v.rows)
	v.makeRows(len(v.rows) + rowsAtOnce)
	v.p.moved()
	v.focus()
}

// focus gives the keys to the row they are for, and brings it into view.
func (v *flagList) focus() {
	c := kit.CanvasOf(v.p.body)
	if c == nil || v.scroll == nil || v.at >= len(v.rows) {
		return
	}
	v.scroll.ScrollTo(v.offset)
	c.Focus(v.rows[v.at].main)
}

// step goes to the row so many further.
func (v *flagList) step(by int) {
	to := min(max(v.at+by, 0), len(v.listed)-1)
	switch {
	case to < 0:
	case to >= len(v.rows):
		v.more()
	default:
		v.at, v.offset = to, v.scroll.Offset()
		v.focus()
	}
}

// current is the flag that keys are for.
func (v *flagList) current() (study.Flag, bool) {
	if v.at >= len(v.listed) {
		return study.Flag{}, false
	}
	return v.listed[v.at], true
}

// jump goes to what is flagged.
func (v *flagList) jump(f study.Flag) {
	switch {
	case f.Earlier:
		v.p.nav.Tell(words.T("This edition of the course doesn’t have it."))
	case f.Card != "":
		v.p.nav.Go(CardRoute(f.Card))
	case f.Question != "":
		v.p.nav.Go(nav.Route{Page: nav.Practice, At: f.Question})
	default:
		v.p.nav.Go(nav.Route{Page: nav.Lessons, ID: f.Lesson, At: f.Block, Offset: -jumpRoom})
	}
}

// mark notes that a flag is done, or opens it again.
func (v *flagList) mark(f study.Flag) {
	f.Done = !f.Done
	if err := v.p.session.Flag(f); err != nil {
		v.p.nav.Fail(words.T("Saving the flag"), err)
		return
	}
	switch {
	case v.kept.Show == showAll:
	case f.Done:
		v.p.nav.Tell(words.F("Done. %s brings it back.", undoKey()))
	default:
		v.p.nav.Tell(words.F("To do again. %s undoes that.", undoKey()))
	}
	with := study.FlagTarget{}
	if v.kept.Show == showAll {
		with = f.FlagTarget
	}
	v.changed(with)
}

func undoKey() string { return command.Hint("flags.undo") }

// remove takes a flag away.
func (v *flagList) remove(f study.Flag) {
	if err := v.p.session.Unflag(f.FlagTarget); err != nil {
		v.p.nav.Fail(words.T("Taking the flag away"), err)
		return
	}
	v.p.nav.Tell(words.F("The flag is gone. %s brings it back.", undoKey()))
	v.changed(study.FlagTarget{})
}

// undoing takes back changes to flags, and makes them again.
func (v *flagList) undoing() undoing.Page {
	return undoing.Page{
		Session: v.p.session, Scope: study.ScopeFlags, Fail: v.p.nav.Fail,
		Turned: func(done study.Done, again bool) {
			v.p.nav.Tell(undoing.Says(done, again))
			v.changed(done.Flag)
		},
	}
}

// edit changes the kind and the comment.
func (v *flagList) edit(f study.Flag) { v.p.flagDialog(v.flagRequest(f)) }

func (v *flagList) flagRequest(f study.Flag) flagging.Request {
	return flagging.Request{
		On: f.FlagTarget, Text: f.Text, KeepDone: true,
		Done:  func() { v.changed(f.FlagTarget) },
		Renew: renewed(func(v *flagList) flagging.Request { return v.flagRequest(f) }),
	}
}

func (v *flagList) commands() []command.Command {
	some := func() bool { return len(v.listed) > 0 }
	with := func(do func(study.Flag)) func() {
		return func() {
			if f, ok := v.current(); ok {
				do(f)
			}
		}
	}
	k := func(name fyne.KeyName) []command.Key { return []command.Key{command.K(name)} }
	letter := func(r rune) []command.Key { return []command.Key{{Rune: r - 'a' + 'A'}, {Rune: r}} }
	shifted := func(name fyne.KeyName) []command.Key { return []command.Key{{Name: name, Ctrl: true, Shift: true}} }
	cs := []command.Command{
		{ID: "flags.jump", Title: words.T("Go to what is flagged"), Keys: enterKeys(), Do: with(v.jump), When: some},
		{ID: "flags.done", Title: words.T("Mark as done, or to do again"), Keys: k(fyne.KeySpace), Do: with(v.mark), When: some},
		{ID: "flags.edit", Title: words.T("Change the flag"), Keys: letter('e'), Do: with(v.edit), When: some},
		{ID: "flags.remove", Title: words.T("Take the flag away"), Keys: k(fyne.KeyDelete), Do: with(v.remove), When: some},
		{ID: "flags.open", Title: words.T("Flags to do"), Keys: []command.Key{{Rune: '1'}}, Do: func() { v.show(showOpen) }},
		{ID: "flags.doneOnly", Title: words.T("Flags that are done"), Keys: []command.Key{{Rune: '2'}}, Do: func() { v.show(showDone) }},
		{ID: "flags.all", Title: words.T("All flags"), Keys: []command.Key{{Rune: '3'}}, Do: func() { v.show(showAll) }},
		{ID: "flags.copyMarkdown", Title: words.T("Copy as Markdown"), Keys: []command.Key{command.Ctrl(fyne.KeyC)}, Do: v.copyMarkdown, When: some},
		{ID: "flags.copyCSV", Title: words.T("Copy as CSV"), Keys: shifted(fyne.KeyC), Do: v.copyCSV, When: some},
		{ID: "flags.saveMarkdown", Title: words.T("Save as Markdown…"), Keys: []command.Key{command.Ctrl(fyne.KeyS)}, Do: v.saveMarkdown, When: some},
		{ID: "flags.saveCSV", Title: words.T("Save as CSV…"), Keys: shifted(fyne.KeyS), Do: v.saveCSV, When: some},
		{ID: "flags.down", Title: words.T("Next flag"), Keys: k(fyne.KeyDown), Do: func() { v.step(1) }, When: some, Unlisted: true},
		{ID: "flags.up", Title: words.T("Flag before"), Keys: k(fyne.KeyUp), Do: func() { v.step(-1) }, When: some, Unlisted: true},
		{ID: "flags.pageDown", Title: words.T("Scroll"), Keys: k(fyne.KeyPageDown), Do: func() { v.step(8) }, When: some, Unlisted: true},
		{ID: "flags.pageUp", Title: words.T("Scroll"), Keys: k(fyne.KeyPageUp), Do: func() { v.step(-8) }, When: some, Unlisted: true},
		{ID: "flags.first", Title: words.T("First flag"), Keys: k(fyne.KeyHome), Do: func() { v.step(-len(v.listed)) }, When: some, Unlisted: true},
		{ID: "flags.last", Title: words.T("Last flag"), Keys: k(fyne.KeyEnd), Do: func() { v.step(len(v.rows) - 1 - v.at) }, When: some, Unlisted: true},
		{ID: "cards.decks", Title: words.T("Choose another deck"), Keys: k(fyne.KeyD), Do: v.p.decks},
	}
	for i, kind := range flagging.Kinds() {
		key := []rune{'w', 'u', 't'}[i]
		cs = append(cs, command.Command{ID: "flags.kind." + string(kind), Title: words.F("Only: %s", flagging.KindName(kind)), Keys: letter(key), Do: func() { v.only(kind) }})
	}
	return append(cs, v.undoing().Commands("flags")...)
}
