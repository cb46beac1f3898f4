package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (v *flagList) object() fyne.CanvasObject {
	v.scroll = kit.Page(v.content())
	return v.scroll
}

func (v *flagList) content() fyne.CanvasObject {
	head := kit.PageTitle(v.p.course.Title, words.T("Flags"), kit.LinkButton(words.T("All decks"), v.p.decks))
	if len(v.all) == 0 {
		return kit.Stack(18, head, figure.Empty(words.T("No flags yet"),
			words.T("Flag what is wrong, unclear or has a typo: with F on a card, a question or a paragraph of a lesson. It is listed here, to be put right or handed on."),
			kit.Primary(words.T("Flip through all cards"), func() { v.p.open(study.AllCards, ModeFlip) })))
	}
	filters := v.filters()
	if len(v.listed) == 0 {
		title := words.T("Nothing is left to do")
		if v.kept.Show != showOpen || v.kept.Kind != study.FlagOther {
			title = words.T("No such flags")
		}
		return kit.Stack(18, head, filters, figure.Empty(title, words.T("There are other flags."),
			kit.Primary(words.T("Show all flags"), func() { v.filter(showAll, study.FlagOther) })))
	}
	var lines []fyne.CanvasObject
	for i, r := range v.rows {
		if i > 0 {
			lines = append(lines, kit.Separator())
		}
		lines = append(lines, r.object)
	}
	if rest := len(v.listed) - len(v.rows); rest > 0 {
		lines = append(lines, kit.Separator(), kit.Inset(0, 8, kit.Row(12,
			kit.Small(words.N("and %d more", "and %d more", rest)), kit.LinkButton(words.T("Show more"), v.more), kit.Spring())))
	}
	buttons := kit.Wrap(10,
		kit.Primary(words.T("Copy as Markdown"), v.copyMarkdown),
		kit.Secondary(words.T("Save as Markdown…"), v.saveMarkdown),
		kit.Secondary(words.T("Copy as CSV"), v.copyCSV),
		kit.Secondary(words.T("Save as CSV…"), v.saveCSV))
	foot := kit.Wrap(6, kit.KeyGroups(
		"↑", "", "↓", words.T("choose"), command.Hint("flags.jump"), words.T("go there"), command.Hint("flags.done"), words.T("done"),
		command.Hint("flags.edit"), words.T("edit"), command.Hint("flags.remove"), words.T("take away"), undoKey(), words.T("undo"))...)
	return kit.Stack(18, head, buttons, filters, kit.PanelInset(14, 6, kit.Stack(0, lines...)), foot)
}

// filters are what is listed: to do, done or all, and which kind.
func (v *flagList) filters() fyne.CanvasObject {
	counts := map[string]int{}
	kinds := map[study.FlagKind]int{}
	for _, f := range v.all {
		counts[showAll]++
		if f.Done {
			counts[showDone]++
		} else {
			counts[showOpen]++
		}
		if v.shows(f) {
			kinds[f.Kind]++
		}
	}
	var chips []fyne.CanvasObject
	chip := func(name string, n int, chosen bool, press func()) {
		c := kit.Option(press)
		kit.StyleOption(c, words.F("%s %d", name, n), theme.Clear, chosen)
		chips = append(chips, c)
	}
	for _, s := range []struct{ what, name string }{{showOpen, words.T("To do")}, {showDone, words.T("Done")}, {showAll, words.T("All")}} {
		chip(s.name, counts[s.what], v.kept.Show == s.what, func() { v.show(s.what) })
	}
	chips = append(chips, kit.Gap(12, 1))
	for _, k := range flagging.Kinds() {
		chip(flagging.KindName(k), kinds[k], v.kept.Kind == k, func() { v.only(k) })
	}
	return kit.Wrap(8, chips...)
}
