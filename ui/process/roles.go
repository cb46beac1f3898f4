package process

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// roles draws who does what in the process, and the part of one role from
// start to end.
func (p *Page) roles() fyne.CanvasObject {
	pr := p.process()
	top := []fyne.CanvasObject{p.head(), p.choices()}
	all := figure.Roles(p.course, pr)
	if len(all) == 0 {
		says := words.T("The course doesn’t say who does the steps of this process.")
		if pr.Own {
			says = words.T("You haven’t said yet who does the steps of this process.")
		}
		return kit.Stack(18, append(top, figure.Empty(pr.Title, says, p.fillIn(pr)...))...)
	}
	lanes := figure.NewLanes(p.course, pr, figure.LanesOptions{
		Role:   p.shownRole(all),
		OnStep: func(step string) { p.open(pr.ID, step) },
	})
	return kit.Stack(18, append(top, p.chooseFrom(all), kit.Panel(lanes), p.parts(all, pr))...)
}

// shownRole gives the role whose part is shown, "" when it has none here.
func (p *Page) shownRole(all []*content.Role) string {
	if r := p.course.Role(p.position.role); r != nil && slices.Contains(all, r) {
		return r.ID
	}
	return ""
}

// chooseFrom lets one of the roles be chosen, or all.
func (p *Page) chooseFrom(all []*content.Role) fyne.CanvasObject {
	shown := p.shownRole(all)
	p.roleChips = []*kit.Pressable{kit.ChosenChip(words.T("All roles"), shown == "", func() { p.chooseRole("") })}
	for _, r := range all {
		p.roleChips = append(p.roleChips, kit.ChosenChip(r.Name, shown == r.ID, func() { p.chooseRole(r.ID) }))
	}
	var chips []fyne.CanvasObject
	for _, c := range p.roleChips {
		chips = append(chips, c)
	}
	return kit.Wrap(6, chips...)
}

// parts says what the chosen role does in processes, step by step.
func (p *Page) parts(all []*content.Role, in ...*content.Process) fyne.CanvasObject {
	r := p.course.Role(p.shownRole(all))
	if r == nil {
		return kit.MutedLabel(words.T("Choose a role to see its part from start to end."))
	}
	var panels []fyne.CanvasObject
	for _, pr := range in {
		rows := []fyne.CanvasObject{kit.H2(words.F("%s in %s", r.Name, pr.Title))}
		for _, s := range pr.Steps {
			if s.Lead == r.ID || slices.Contains(s.Support, r.ID) {
				rows = append(rows, kit.Separator(), p.part(r, s))
			}
		}
		if len(rows) == 1 {
			rows = append(rows, kit.MutedLabel(words.F("%s takes no part in %s.", r.Name, pr.Title)))
		}
		panels = append(panels, kit.Panel(kit.Stack(12, rows...)))
	}
	return kit.Stack(18, panels...)
}

// part says what a role does at one step: all of it for who leads, what it
// helps with for who supports.
func (p *Page) part(r *content.Role, s *content.Step) fyne.CanvasObject {
	does, lead := words.T("leads"), s.Lead == r.ID
	if !lead {
		does = words.T("supports")
		if other := p.course.Role(s.Lead); other != nil {
			does = words.F("supports %s", other.Name)
		}
	}
	name := kit.NewPressable(kit.Inset(0, 2, kit.Text(words.F("%d %s", s.Number, s.Name), theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary)),
		func() { p.open(s.Process.ID, s.ID) })
	left := []fyne.CanvasObject{kit.Row(10, name, kit.Small(does))}
	if from := p.handover(s, s.Number-2); lead && from != nil {
		left = append(left, kit.Small(words.F("Takes over from %s", from.Name)))
	}
	if s.Aim != "" {
		left = append(left, p.plain(kit.Label(s.Aim)))
	}
	if to := p.handover(s, s.Number); lead && to != nil {
		left = append(left, kit.Small(words.F("Hands over to %s", to.Name)))
	}
	right := []fyne.CanvasObject{}
	if len(s.Happens) > 0 {
		right = append(right, p.list(words.T("What happens"), bullet, s.Happens))
	}
	if lead && len(s.DoneWhen) > 0 {
		right = append(right, p.list(words.T("Done when the buyer…"), check, s.DoneWhen))
	}
	cells := []fyne.CanvasObject{kit.Stack(4, left...)}
	if len(right) > 0 {
		cells = append(cells, kit.Stack(12, right...))
	}
	return kit.Columns(24, theme.Size(230), nil, cells...)
}

// handover gives the role that leads the step at a place before or after s,
// when it is another one; nil otherwise.
func (p *Page) handover(s *content.Step, at int) *content.Role {
	if at < 0 || at >= len(s.Process.Steps) || s.Process.Steps[at].Lead == s.Lead {
		return nil
	}
	return p.course.Role(s.Process.Steps[at].Lead)
}

// roleCommands choose a role by key and by name.
func (p *Page) roleCommands() []command.Command {
	if !p.position.byRole || p.process() == nil {
		return nil
	}
	all := figure.Roles(p.course, p.process())
	if other := p.course.Process(p.position.other); other != nil {
		for _, r := range figure.Roles(p.course, other) {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	at := 0 // all
	for i, r := range all {
		if r.ID == p.shownRole(all) {
			at = i + 1
		}
	}
	to := func(i int) {
		if i == 0 {
			p.chooseRole("")
		} else {
			p.chooseRole(all[i-1].ID)
		}
	}
	cs := []command.Command{
		{
			ID: "process.role.next", Title: words.T("Next role"), Keys: []command.Key{command.K(fyne.KeyRight)},
			Do: func() { to(at + 1) }, When: func() bool { return at < len(all) },
		},
		{
			ID: "process.role.previous", Title: words.T("Previous role"), Keys: []command.Key{command.K(fyne.KeyLeft)},
			Do: func() { to(at - 1) }, When: func() bool { return at > 0 },
		},
		{ID: "process.role.all", Title: words.T("All roles"), Keys: []command.Key{{Rune: '0'}}, Do: func() { to(0) }},
	}
	for i, r := range all {
		c := command.Command{ID: "process.role." + r.ID, Title: words.F("The part of %s", r.Name), Do: func() { to(i + 1) }}
		if i < 9 {
			c.Keys = []command.Key{{Rune: rune('1' + i)}}
		}
		cs = append(cs, c)
	}
	return cs
}
