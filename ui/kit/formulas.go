package kit

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/text"
)

// Formulas sets the formulas among the runs of a paragraph, which are read in words of a language. One that
// wasn't set before shows its source until it is, and one that can't be set keeps it.
func Formulas(language string, p *text.Paragraph) *text.Paragraph {
	if !slices.ContainsFunc(p.Runs, func(r text.Run) bool { return r.Formula }) {
		return p
	}
	var missing []formula.Source
	for _, r := range p.Runs {
		if source := (formula.Source{TeX: r.Text}); r.Formula && formula.Shared.Get(source) == nil {
			missing = append(missing, source)
		}
	}
	setFormulas(language, p)
	if len(missing) > 0 {
		setBeside(func() {
			for _, source := range missing {
				_ = formula.Shared.Await(context.Background(), source) // what isn't set shows its source
			}
		}, func() { late.came(language, p) })
	}
	return p
}

// setBeside does some work off the main goroutine, and what follows from it on that.
var setBeside = func(work, after func()) {
	go func() {
		work()
		OnMain(after)
	}()
}

// WithFormulas sets the formulas that stand between dollars in a text that has no other markup.
func WithFormulas(language string, p *text.Paragraph) *text.Paragraph {
	var runs []text.Run
	found := false
	for _, r := range p.Runs {
		if r.Break || r.Object != nil {
			runs = append(runs, r)
			continue
		}
		for _, in := range markup.WithFormulas(r.Text) {
			part := r
			switch in := in.(type) {
			case markup.Text:
				part.Text = in.Value
			case markup.Math:
				part.Text, part.Formula, found = in.Source, true, true
			}
			runs = append(runs, part)
		}
	}
	if !found {
		return p
	}
	p.Runs = runs
	return Formulas(language, p)
}

// setFormulas puts those that are there in the place of their sources.
func setFormulas(language string, p *text.Paragraph) {
	runs := slices.Clone(p.Runs)
	for i := range runs {
		r := &runs[i]
		if !r.Formula || r.Object != nil {
			continue
		}
		r.Face.Italic = true
		f := formula.Shared.Get(formula.Source{TeX: r.Text})
		if f == nil || f.Drawing == nil {
			continue
		}
		size, ink := r.Size, r.Color
		if size == 0 {
			size = p.TextSize
		}
		if ink == "" {
			ink = p.Color
		}
		r.Object, r.Said = text.NewFormula(f.Drawing, size, ink), f.Spoken(language, r.Text)
	}
	p.SetRuns(runs...)
}

// late are the paragraphs of which formulas came since they were made. It belongs to the main goroutine.
var late lateFormulas

type lateFormulas struct {
	in   []*text.Paragraph
	stop func() // what is to come of them; nil for nothing
}

// together is how long formulas wait for others, so that a page is laid out anew once.
const together = 40 * time.Millisecond

func (l *lateFormulas) came(language string, p *text.Paragraph) {
	setFormulas(language, p)
	l.in = append(l.in, p)
	if l.stop == nil {
		l.stop = After(together, l.show)
	}
}

// show has what stands around the formulas make room for them.
func (l *lateFormulas) show() {
	var seen []fyne.Canvas
	for _, p := range l.in {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && !slices.Contains(seen, c) {
			seen = append(seen, c)
		}
	}
	if l.stop != nil {
		l.stop()
	}
	l.in, l.stop = nil, nil
	for _, c := range seen {
		if c.Content() != nil {
			c.Content().Refresh()
		}
		if top := c.Overlays().Top(); top != nil {
			top.Refresh()
		}
	}
}
