package document

import (
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

func (l *line) abbreviation(in markup.Abbreviation, st style) {
	if v := l.m.v; v.opt.Terms != nil {
		for _, span := range v.opt.Terms.Find(in.Short) {
			if span.Start == 0 && span.End == len(in.Short) {
				l.put(in.Short, l.term(span.Term.ID, st))
				return
			}
		}
	}
	if st.tap == nil {
		st.underline, st.tip, st.kind = text.Dotted, in.Long, linkSpot
		st.tap = func(at fyne.Position) { l.m.v.popUps.abbreviation(in, at) }
	}
	l.put(in.Short, st)
}

// ruby sets a reading over its base.
func (l *line) ruby(in markup.Ruby, st style) fyne.CanvasObject {
	size := theme.Size(l.s.size)
	name := l.s.color
	if st.color != "" {
		name = st.color
	}
	base := text.NewLine(in.Base, size, st.face, name)
	reading := text.NewLine(in.Reading, size*0.5, st.face, theme.Muted)
	wide := max(base.MinSize().Width, reading.MinSize().Width)
	base.Align, reading.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
	// The line sets the middle of an object in its own middle, so there is as
	// much room under the base as over it.
	high, over := base.MinSize().Height, float32(math.Round(float64(reading.MinSize().Height)*0.55))
	base.Move(fyne.NewPos(0, over))
	base.Resize(fyne.NewSize(wide, high))
	reading.Resize(fyne.NewSize(wide, reading.MinSize().Height))
	return fixed(fyne.NewSize(wide, high+2*over), base, reading)
}
