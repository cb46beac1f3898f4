package document

import (
	"stagecraft/ui/accessible"
	"stagecraft/ui/words"
)

var _ accessible.Described = (*View)(nil)

// Described says where in the text the learner is: at the block that is selected, or at
// the term or the link that the keys are on.
func (v *View) Described() accessible.Description {
	d := accessible.Description{Role: accessible.Document, Live: "reading"}
	switch m := v.Hotspots.marked; {
	case m != nil && m.press == nil:
		d.Value = m.paragraph.Runs[m.run].Text
		kind := words.T("link")
		if m.kind == termSpot {
			kind = words.T("term")
		}
		d.Value += ", " + kind
	case v.Selection.all >= 0:
		d.Value = v.index.text(v.Selection.all)
	}
	return d
}

// NextBlock goes to the next block that has text, by 1 down or by -1 up, and tells
// whether there is one.
func (v *View) NextBlock(by int) bool { return v.Selection.SelectNext(by) }
