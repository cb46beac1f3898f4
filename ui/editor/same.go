package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// same is the field of the steps elsewhere that stand where this one does, each
// with why.
type same struct {
	boxed
	page *Page
	at   slot

	with []content.Correspondence
	ofs  []string // the process/step of each
	away []*kit.Pressable
	why  []*textField
	more *kit.Pressable
	rows *fyne.Container
}

var (
	_ part         = (*same)(nil)
	_ kit.Flexible = (*same)(nil)
)

func newSame(p *Page) *same {
	s := &same{page: p, at: slot{field: study.FieldSameAs}, rows: kit.Stack(theme.Size(10))}
	s.more = moreChip(p, s, words.T("+ Add a step"), s.open)
	s.hold(s, kit.Stack(theme.Size(6), labelled(words.T("The same as, in another process")), s.rows, kit.Wrap(theme.Size(6), s.more)))
	return s
}

func (s *same) slot() slot { return s.at }

// show takes over what corresponds. The rows stay while the steps do.
func (s *same) show(pr *content.Process, step *content.Step) {
	var ofs []string
	for _, c := range step.SameAs {
		ofs = append(ofs, c.Process+"/"+c.Step)
	}
	s.with = step.SameAs
	if s.at.step != step.ID || !slices.Equal(ofs, s.ofs) {
		s.at.step, s.ofs, s.why = step.ID, ofs, nil
		s.away = nil
		s.rows.Objects = nil
		for _, of := range ofs {
			why := newTextField(s.page, study.FieldSameAs, true, "", words.T("Why, in a sentence"), 1)
			why.at.of, why.at.step = of, step.ID
			why.whole = s
			s.why = append(s.why, why)
			chip := awayChip(s.page, s, s.name(of), func() { s.drop(of) })
			s.away = append(s.away, chip)
			s.rows.Objects = append(s.rows.Objects, kit.Columns(theme.Size(12), theme.Size(150), []float32{1, 1.9}, kit.Inset(0, theme.Size(3), kit.Wrap(0, chip)), why))
		}
		s.rows.Hidden = len(ofs) == 0
	}
	for _, why := range s.why {
		why.show(pr, step)
	}
	s.box.Refresh()
}

// name says which step of which process.
func (s *same) name(of string) string {
	step := s.page.session.Course().Step(of)
	if step == nil {
		return of
	}
	return step.Process.Title + " › " + step.Name
}

func (s *same) drop(of string) {
	s.page.saving.flush()
	s.set(slices.DeleteFunc(slices.Clone(s.with), func(c content.Correspondence) bool { return c.Process+"/"+c.Step == of }))
	s.focus()
}

func (s *same) set(with []content.Correspondence) bool {
	return s.page.saving.do(study.Change{Kind: study.ChangeSet, Step: s.at.step, Field: study.FieldSameAs, Same: with})
}

// open lists the steps of all other processes, then asks why.
func (s *same) open() {
	s.page.saving.flush()
	var all []found
	for _, pr := range s.page.session.Course().Processes {
		if pr.ID == s.page.id {
			continue
		}
		for _, step := range pr.Steps {
			if of := pr.ID + "/" + step.ID; !slices.Contains(s.ofs, of) {
				all = append(all, found{id: of, name: step.Name, kind: pr.Title})
			}
		}
	}
	s.page.pick(s, words.T("Step or process"), all, func(field part, of string) {
		s := field.(*same)
		step := s.page.session.Course().Step(of)
		if step != nil && s.set(append(slices.Clone(s.with), content.Correspondence{Process: step.Process.ID, Step: step.ID})) {
			s.why[len(s.why)-1].focus()
		}
	})
}

func (s *same) has(f fyne.Focusable) bool {
	return f == fyne.Focusable(s.more) ||
		slices.ContainsFunc(s.away, func(chip *kit.Pressable) bool { return f == fyne.Focusable(chip) }) ||
		slices.ContainsFunc(s.why, func(why *textField) bool { return why.has(f) })
}

// focus puts the keys on the chip that adds a step.
func (s *same) focus() { s.page.canvas().Focus(s.more) }
