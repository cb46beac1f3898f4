package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// stuckPage stands in the place of a card that was forgotten so often that asking again
// doesn't help by itself: it offers what else may.
func (v *review) stuckPage() fyne.CanvasObject {
	l := v.p.facesOf(v.card)
	lapses := v.p.session.Why(v.card.ID).Lapses
	runs := []text.Run{{Text: words.N("You forgot it %d time.", "You forgot it %d times.", lapses) + " " + words.T("Asking again won’t help by itself; one of these may.")}}
	if l.not != "" {
		runs = append(runs, text.Run{Text: " " + l.not})
	}
	var main *kit.Pressable
	var links []*kit.Pressable
	pairs := []string{command.Hint("cards.ask"), words.T("ask me now")}
	if l.open != nil {
		main = kit.Primary(words.T("Read it where it is explained"), v.readStuck)
		pairs = append([]string{words.T("Enter"), words.T("read")}, pairs...)
	}
	if other := v.mixedUp(); other != nil {
		links = append(links, kit.LinkButton(words.F("Compare it with “%s”", other.Name), v.compare))
	}
	links = append(links, kit.LinkButton(v.aidTitle(), v.writeAid), kit.LinkButton(words.T("Put it aside"), v.putAside))
	ask := words.T("Ask me now")
	if main == nil {
		main = kit.Primary(ask, v.ask)
	} else {
		links = append(links, kit.LinkButton(ask, v.ask))
	}
	return v.ending(words.F("“%s” keeps slipping away", v.card.Name()), runs, main, links, pairs...)
}

// aidTitle says what writeAid does.
func (v *review) aidTitle() string {
	if v.p.session.Aid(v.card.ID) != "" {
		return words.T("Change your memory aid")
	}
	return words.T("Write a memory aid")
}

// helped notes that something was tried, and shows the card.
func (v *review) helped() bool {
	if err := v.p.session.Help(v.card.ID); err != nil {
		v.p.nav.Fail(words.T("Saving what you did"), err)
		return false
	}
	return true
}

// ask shows the card after all.
func (v *review) ask() {
	if v.helped() {
		v.askNow()
	}
}

func (v *review) askNow() {
	v.stage, v.back, v.since = asking, false, v.p.session.Now()
	v.lay(false)
	v.p.moved()
}

// readStuck leads to where the card is explained.
func (v *review) readStuck() {
	ref, _ := source(v.card)
	if ref != "" && v.helped() {
		v.askNow()
		v.p.nav.Open(ref)
	}
}

// putAside has the card not come any more.
func (v *review) putAside() {
	name := v.card.Name()
	if err := v.p.session.PutAside(v.card.ID); err != nil {
		v.p.nav.Fail(words.T("Putting cards aside"), err)
		return
	}
	v.tell(words.F("“%s” is put aside. All cards brings it back.", name))
	v.next()
	v.lay(false)
	v.p.moved()
}

// mixedUp is the step that the card's is taken for most often; nil when it is for none.
func (v *review) mixedUp() *content.Step {
	if mixed := v.p.session.MixedWith(v.card.ID); len(mixed) > 0 {
		return mixed[0].Step
	}
	return nil
}

// compare sets what the card is about beside what it is taken for.
func (v *review) compare() {
	other := v.mixedUp()
	if other == nil || v.card.Step == nil || v.stage == stuck && !v.helped() {
		return
	}
	if v.stage == stuck {
		v.askNow()
	}
	v.showContrast(v.card.Step, other)
}

func (v *review) showContrast(a, b *content.Step) {
	side := func(s *content.Step) fyne.CanvasObject {
		parts := []fyne.CanvasObject{kit.WithFormulas(v.p.course.Language, kit.H3(s.WithFormulas())), kit.Small(words.F("Step %d of %d of %s.", s.Number, len(s.Process.Steps), s.Process.Title))}
		if s.Aim != "" {
			parts = append(parts, kit.WithFormulas(v.p.course.Language, kit.Label(s.Aim)))
		}
		if len(s.DoneWhen) > 0 {
			parts = append(parts, kit.WithFormulas(v.p.course.Language, kit.Small(words.F("Done when the buyer %s.", listed(s.DoneWhen)))))
		}
		return kit.Stack(6, parts...)
	}
	var pop *kit.PopUp
	c := v.p.nav.Window().Canvas()
	inner := kit.Inset(18, 16, kit.Stack(14, kit.H2(words.T("How the two differ")),
		kit.Columns(24, theme.Size(180), nil, side(a), side(b)),
		kit.Actions(kit.Primary(words.T("Close"), func() { pop.Hide() }))))
	pop = kit.NewDialog("contrast", inner, c)
	pop.Again = func() func(any) {
		return func(page any) {
			if again, ok := modeOf[*review](page); ok {
				again.showContrast(a, b)
			}
		}
	}
	width := min(theme.Size(620), kit.Room(c).Width-48)
	pop.Fit(fyne.NewSize(width, kit.HeightFor(inner, width)))
	pop.Show()
}

// writeAid asks for the learner's own memory aid for the card.
func (v *review) writeAid() { v.askAid(v.card, v.p.session.Aid(v.card.ID)) }

// askAid asks with a text typed already.
func (v *review) askAid(card study.Card, typed string) {
	c := v.p.nav.Window().Canvas()
	var pop *kit.PopUp
	var entry *kit.Line
	save := func() {
		if err := v.p.session.WriteAid(card.ID, entry.Text); err != nil {
			v.p.nav.Fail(words.T("Saving your memory aid"), err)
			return
		}
		pop.Hide()
		if v.stage == stuck {
			v.stage, v.since = asking, v.p.session.Now()
		}
		v.lay(false)
		v.p.moved()
	}
	entry = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			save()
		case fyne.KeyEscape:
			pop.Hide()
		default:
			return false
		}
		return true
	})
	entry.Name = words.T("Your memory aid")
	entry.SetPlaceHolder(words.T("A picture, a rhyme, a story of your own"))
	kit.SetEntryText(&entry.Entry, typed)
	inner := kit.Inset(18, 16, kit.Stack(12, kit.H2(words.F("A memory aid for “%s”", card.Name())),
		kit.MutedLabel(words.T("It stands on the back of the card, for you alone.")), entry,
		kit.Actions(kit.Secondary(words.T("Cancel"), func() { pop.Hide() }), kit.Primary(words.T("Save"), save))))
	pop = kit.NewDialog("aid", inner, c)
	pop.Again = func() func(any) {
		typed := entry.Text
		return func(page any) {
			if again, ok := modeOf[*review](page); ok {
				again.askAid(card, typed)
			}
		}
	}
	width := min(theme.Size(520), kit.Room(c).Width-48)
	pop.Fit(fyne.NewSize(width, kit.HeightFor(inner, width)))
	pop.Show()
	c.Focus(entry)
}

// stuckCommands are what may help with a card, also with one that isn't stuck.
func (v *review) stuckCommands() []command.Command {
	on := func() bool { return v.stage == asking || v.stage == stuck }
	isStuck := func() bool { return v.stage == stuck }
	letter := func(r rune) []command.Key { return []command.Key{{Rune: r - 'a' + 'A'}, {Rune: r}} }
	return []command.Command{
		{ID: "cards.read", Title: words.T("Read it where it is explained"), Keys: enterKeys(), Do: v.readStuck, When: isStuck},
		{ID: "cards.ask", Title: words.T("Ask me now"), Keys: []command.Key{command.K(fyne.KeySpace)}, Do: v.ask, When: isStuck},
		{ID: "cards.compare", Title: words.T("Compare it with what you take it for"), Keys: letter('c'), Do: v.compare, When: func() bool { return on() && v.mixedUp() != nil }},
		{ID: "cards.aid", Title: v.aidTitle(), Keys: letter('w'), Do: v.writeAid, When: on},
		{ID: "cards.aside", Title: words.T("Put it aside"), Keys: letter('x'), Do: v.putAside, When: on},
	}
}
