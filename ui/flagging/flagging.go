// Package flagging is the dialog that flags a card, a question or a paragraph
// for whoever makes the course: what kind of fault it has, and a comment.
package flagging

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what the dialog uses of *study.Session.
type Session interface {
	Flag(study.Flag) error
	Unflag(study.FlagTarget) error
	FlagOn(study.FlagTarget) (study.Flag, bool)
}

// Navigator is what the dialog uses of the shell.
type Navigator interface {
	Fail(doing string, err error)
}

// Keys open the dialog on a page. They are characters, not keys: the character
// of a key comes after it, and would be typed into the comment.
func Keys() []command.Key { return []command.Key{{Rune: 'F'}, {Rune: 'f'}} }

// Kinds are those that can be chosen, in the order in which they are shown.
func Kinds() []study.FlagKind {
	return []study.FlagKind{study.FlagWrong, study.FlagUnclear, study.FlagTypo}
}

// KindName is a kind for the reviewer; "" for none.
func KindName(k study.FlagKind) string {
	switch k {
	case study.FlagWrong:
		return words.T("Wrong")
	case study.FlagUnclear:
		return words.T("Unclear")
	case study.FlagTypo:
		return words.T("Typo")
	}
	return ""
}

// Says tells in a line what a flag says.
func Says(f study.Flag) string {
	kind := KindName(f.Kind)
	switch {
	case kind != "" && f.Comment != "":
		return words.F("Flagged: %s", kind+". "+f.Comment)
	case kind != "":
		return words.F("Flagged: %s", kind)
	case f.Comment != "":
		return words.F("Flagged: %s", f.Comment)
	}
	return words.T("Flagged")
}

// Title is what flagging something is called.
func Title(on study.FlagTarget) string {
	switch {
	case on.Question != "":
		return words.T("Flag this question")
	case on.Lesson != "":
		return words.T("Flag this paragraph")
	}
	return words.T("Flag this card")
}

// Request is what to flag.
type Request struct {
	On   study.FlagTarget
	Text string // what it says, so that the reviewer sees what is flagged
	// KeepDone leaves a flag that is done so; else saving it opens it again.
	KeepDone bool
	// Done is called once a flag was set or taken away, Left when the dialog is
	// gone, however that came about. Both may be nil.
	Done, Left func()
	// Renew gives the request of a page made since, when the window is drawn anew
	// under the dialog, which then stays with what was typed. Where it is nil, or
	// gives nil, the dialog closes.
	Renew func(page any) *Request
}

// dialog is one that is open.
type dialog struct {
	session Session
	nav     Navigator
	req     Request
	was     study.Flag
	kind    study.FlagKind
	chips   []*kit.Pressable // of Kinds
	entry   *comment
	pop     *kit.PopUp
}

// Ask shows the dialog over a canvas.
func Ask(c fyne.Canvas, session Session, navigator Navigator, req Request) {
	was, _ := session.FlagOn(req.On)
	ask(c, session, navigator, req, was.Kind, was.Comment)
}

// ask shows it with a kind chosen and a comment typed.
func ask(c fyne.Canvas, session Session, navigator Navigator, req Request, kind study.FlagKind, typed string) {
	d := &dialog{session: session, nav: navigator, req: req}
	flagged := false
	d.was, flagged = session.FlagOn(req.On)
	d.kind = kind
	d.entry = newComment(d)
	d.entry.SetPlaceHolder(words.T("What is wrong with it?"))
	kit.SetEntryText(&d.entry.Entry, typed)
	title := Title(req.On)
	var buttons []fyne.CanvasObject
	if flagged {
		title = words.T("Change the flag")
		buttons = append(buttons, kit.Secondary(words.T("Take the flag away"), d.unflag))
	}
	buttons = append(buttons, kit.Secondary(words.T("Cancel"), d.hide), kit.Primary(words.T("Save"), d.save))
	var kinds []fyne.CanvasObject
	for _, k := range Kinds() {
		chip := kit.Option(func() { d.choose(k) })
		d.chips = append(d.chips, chip)
		kinds = append(kinds, chip)
	}
	d.restyle()
	text := kit.MutedLabel(req.Text)
	text.MaxLines = 4
	parts := []fyne.CanvasObject{kit.H2(title), text}
	parts = append(parts, kit.Wrap(8, kinds...), d.entry,
		kit.Wrap(6, kit.KeyGroups(kindKeys(), words.T("kind"), words.T("Enter"), words.T("save"), words.T("Esc"), words.T("cancel"))...),
		kit.Actions(buttons...))
	inner := kit.Inset(18, 16, kit.Stack(12, parts...))
	d.pop = kit.NewDialog("flag", inner, c)
	d.pop.Again = d.again
	d.pop.OnHide = req.Left
	width := min(theme.Size(480), kit.Room(c).Width-48)
	d.pop.Fit(fyne.NewSize(width, kit.HeightFor(inner, width)))
	d.pop.Show()
	kit.SetEntryText(&d.entry.Entry, typed) // again: its lines are broken now
	c.Focus(d.entry)
}

// again opens it over a page made since.
func (d *dialog) again() func(page any) {
	c, kind, typed := kit.CanvasOf(d.pop), d.kind, d.entry.Text
	return func(page any) {
		if d.req.Renew == nil {
			return
		}
		if req := d.req.Renew(page); req != nil {
			ask(c, d.session, d.nav, *req, kind, typed)
		}
	}
}

// kindKeys names the keys that choose a kind.
func kindKeys() string { return command.Key{Name: fyne.Key1, Alt: true}.String() + "–3" }

// choose chooses a kind, or none when it is the one chosen.
func (d *dialog) choose(k study.FlagKind) {
	if d.kind == k {
		k = study.FlagOther
	}
	d.kind = k
	d.restyle()
}

func (d *dialog) restyle() {
	for i, k := range Kinds() {
		kit.StyleOption(d.chips[i], KindName(k), theme.Clear, d.kind == k)
	}
	if d.pop != nil {
		d.pop.Refresh()
	}
}

func (d *dialog) hide() { d.pop.Hide() }

func (d *dialog) save() {
	err := d.session.Flag(study.Flag{
		FlagTarget: d.req.On, Kind: d.kind, Comment: d.entry.Text, Done: d.req.KeepDone && d.was.Done,
	})
	if err != nil {
		d.nav.Fail(words.T("Saving the flag"), err)
		return
	}
	d.finish()
}

func (d *dialog) unflag() {
	if err := d.session.Unflag(d.req.On); err != nil {
		d.nav.Fail(words.T("Taking the flag away"), err)
		return
	}
	d.finish()
}

func (d *dialog) finish() {
	d.hide()
	if d.req.Done != nil {
		d.req.Done()
	}
}
