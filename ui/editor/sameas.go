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

// sameAsField is the field of the steps elsewhere that stand where this one does, each
// with why.
type sameAsField struct {
	composite
	page *Page
	at   slot

	with  []content.Correspondence
	refs  []string // the process/step of each
	chips []*kit.Pressable
	why   []*textField
	more  *kit.Pressable
	rows  *fyne.Container
}

var (
	_ part         = (*sameAsField)(nil)
	_ kit.Flexible = (*sameAsField)(nil)
)

func newSameAsField(p *Page) *sameAsField {
	s := &sameAsField{page: p, at: slot{field: study.FieldSameAs}, rows: kit.Stack(theme.Size(10))}
	s.more = addChip(p, s, words.T("+ Add a step"), s.open)
	s.compose(s, kit.Stack(theme.Size(6), labelled(words.T("The same as, in another process")), s.rows, kit.Wrap(theme.Size(6), s.more)))
	return s
}

func (s *sameAsField) slot() slot { return s.at }

// show takes over what corresponds. The rows stay while the steps do.
func (s *sameAsField) show(pr *content.Process, step *content.Step) {
	var ofs []string
	for _, c := range step.SameAs {
		ofs = append(ofs, c.Process+"/"+c.Step)
	}
	s.with = step.SameAs
	if s.at.step != step.ID || !slices.Equal(ofs, s.refs) {
		s.at.step, s.refs, s.why = step.ID, ofs, nil
		s.chips = nil
		s.rows.Objects = nil
		for _, of := range ofs {
			why := newTextField(s.page, study.FieldSameAs, true, "", words.T("Why, in a sentence"), 1)
			why.at.of, why.at.step = of, step.ID
			why.whole = s
			s.why = append(s.why, why)
			chip := removeChip(s.page, s, s.name(of), func() { s.drop(of) })
			s.chips = append(s.chips, chip)
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
func (s *sameAsField) name(of string) string {
	step := s.page.session.Course().Step(of)
	if step == nil {
		return of
	}
	return step.Process.Title + " › " + step.Name
}

func (s *sameAsField) drop(of string) {
	s.page.saving.flush()
	s.set(slices.DeleteFunc(slices.Clone(s.with), func(c content.Correspondence) bool { return c.Process+"/"+c.Step == of }))
	s.focus()
}

func (s *sameAsField) set(with []content.Correspondence) bool {
	return s.page.saving.do(study.Change{Kind: study.ChangeSet, Step: s.at.step, Field: study.FieldSameAs, Same: with})
}

// open lists the steps of all other processes, then asks why.
func (s *sameAsField) open() {
	s.page.saving.flush()
	var all []candidate
	for _, pr := range s.page.session.Course().Processes {
		if pr.ID == s.page.id {
			continue
		}
		for _, step := range pr.Steps {
			if of := pr.ID + "/" + step.ID; !slices.Contains(s.refs, of) {
				all = append(all, candidate{id: of, name: step.Name, kind: pr.Title})
			}
		}
	}
	s.page.pick(s, words.T("Step or process"), all, func(field part, of string) {
		s := field.(*sameAsField)
		step := s.page.session.Course().Step(of)
		if step != nil && s.set(append(slices.Clone(s.with), content.Correspondence{Process: step.Process.ID, Step: step.ID})) {
			s.why[len(s.why)-1].focus()
		}
	})
}

func (s *sameAsField) has(f fyne.Focusable) bool {
	return f == fyne.Focusable(s.more) ||
		slices.ContainsFunc(s.chips, func(chip *kit.Pressable) bool { return f == fyne.Focusable(chip) }) ||
		slices.ContainsFunc(s.why, func(why *textField) bool { return why.has(f) })
}

// focus puts the keys on the chip that adds a step.
func (s *sameAsField) focus() { s.page.canvas().Focus(s.more) }
