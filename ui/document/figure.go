package document

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// process makes the figure of a process, with a way to step through it.
// It is opened at the step with the id at, unless that is "".
func (m *widgetBuilder) process(in *markup.Image, p *content.Process, at, text string) fyne.CanvasObject {
	v := m.v
	if text == "" {
		text = p.Title
	}
	step := func(id string) {
		if v.opt.OpenProcess != nil {
			v.opt.OpenProcess(p.ID, id)
		}
	}
	var drawing fyne.CanvasObject
	if v.opt.Figure != nil {
		drawing = v.opt.Figure(p, step)
		if d, ok := drawing.(interface{ SetCurrent(step string) }); ok && at != "" {
			d.SetCurrent(at)
		}
		m.addStop(drawing)
	} else {
		var chips []fyne.CanvasObject
		for _, s := range p.Steps {
			chip := kit.Chip(s.Name, true, func() { step(s.ID) })
			m.addPress(chip)
			chips = append(chips, chip)
		}
		drawing = kit.Wrap(6, chips...)
	}
	var foot fyne.CanvasObject = kit.Small(m.v.numbered(in, text))
	if v.opt.OpenProcess != nil {
		through := kit.LinkButton(words.T("Step through ›"), func() { step(at) })
		m.addPress(through)
		foot = newBeside(foot, through)
	}
	return kit.PanelInset(16, 14, kit.Stack(theme.Size(8), drawing, foot))
}

// addStop lets the keys of the view reach the steps of a figure that has a
// place for them.
func (m *widgetBuilder) addStop(drawing fyne.CanvasObject) {
	d, ok := drawing.(interface{ Stop() *kit.TabStop })
	if !ok || d.Stop() == nil {
		return
	}
	s, v := d.Stop(), m.v
	s.OnFocus = func() { v.showObject(s) }
	m.item.hotspots = append(m.item.hotspots, &hotspot{kind: linkSpot, press: s})
}

// numbered puts a figure's number before its caption.
func (v *View) numbered(in *markup.Image, text string) string {
	if n := v.numbers[in]; n > 0 {
		return words.F("Figure %d · %s", n, text)
	}
	return text
}

// caption is what stands under a picture: the course's words, the title the
// author gave it, or, for a process, the text in its place.
func caption(in *markup.Image, f content.Figure) string {
	switch {
	case f.Caption != "":
		return f.Caption
	case in.Title != "":
		return in.Title
	case f.Process != "":
		return in.Alt
	}
	return ""
}

// numberFigures counts the figures that have a caption, in the order of the text.
func numberFigures(d *markup.Document, course *content.Course) map[*markup.Image]int {
	numbers := map[*markup.Image]int{}
	for _, b := range d.Blocks {
		markup.WalkInlines(b, func(in markup.Inline) {
			img, ok := in.(*markup.Image)
			if !ok {
				return
			}
			f := figureOf(course, img.Destination)
			if course.Process(f.Process) != nil || caption(img, f) != "" && f.Media != "" {
				numbers[img] = len(numbers) + 1
			}
		})
	}
	return numbers
}

// picture says what a picture shows.
func (r *sentenceBuilder) picture(in *markup.Image) string {
	f := figureOf(r.v.opt.Course, in.Destination)
	parts := []string{}
	add := func(text string) {
		text = strings.TrimSpace(text)
		for _, p := range parts {
			if strings.Contains(p, text) {
				return
			}
		}
		parts = append(parts, text)
	}
	if p := r.v.opt.Course.Process(f.Process); p != nil {
		if text := caption(in, f); text != "" {
			add(r.v.numbered(in, text))
		} else {
			add(p.Title)
		}
		if r.v.opt.Describe != nil {
			add(r.v.opt.Describe(p))
		}
	} else {
		if text := caption(in, f); text != "" {
			add(r.v.numbered(in, text))
		}
		if in.Alt != "" {
			add(in.Alt)
		} else {
			add(f.Alt)
		}
	}
	text := stopped(parts)
	if text == "" {
		return words.T("A picture.")
	}
	if r.v.numbers[in] > 0 {
		return text
	}
	return words.F("Picture: %s", text)
}
