package document

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/diagram"
	"stagecraft/content/markup"
	drawing "stagecraft/ui/diagram"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Diagram]{
		widget: func(m *widgetBuilder, b *markup.Diagram, _ textStyle) fyne.CanvasObject { return m.diagram(b) },
		split:  func(c *chunker, b *markup.Diagram, _ textStyle) { c.diagram(b) },
		fits: func(c *chunker, b *markup.Diagram) bool {
			_, err := drawing.Read(b.Language, b.Source)
			return err == nil || c.fits(b)
		},
		cost: func(left *budget, b *markup.Diagram) { left.lines(b.Source) },
		say: func(r *sentenceBuilder, b *markup.Diagram) {
			r.moveTo(b)
			if drawn := r.v.opt.Course.Drawn(b); drawn != nil {
				r.say(r.picture(drawn))
				return
			}
			d, err := drawing.Read(b.Language, b.Source)
			if err != nil {
				r.say(words.T("A diagram as it is written, which isn't read."))
				return
			}
			for _, sentence := range diagram.Says(d, words.InForce()) {
				r.say(sentence)
			}
		},
	})
}

// diagram makes the picture of a diagram, or, where it can't be drawn, a panel of its source that says why.
func (m *widgetBuilder) diagram(b *markup.Diagram) fyne.CanvasObject {
	if drawn := m.v.opt.Course.Drawn(b); drawn != nil {
		return m.picture(drawn, "")
	}
	d, err := drawing.Read(b.Language, b.Source)
	if err != nil {
		return m.undrawn(b, err)
	}
	if scene, ok, err := drawing.Known(b.Language, b.Source); ok {
		if err != nil {
			return m.undrawn(b, err)
		}
		return m.drawn(b, d, scene)
	}
	return m.drawLater(b, d)
}

// undrawn shows a diagram as it is written, and why it isn't drawn.
func (m *widgetBuilder) undrawn(b *markup.Diagram, err error) fyne.CanvasObject {
	panel := m.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source}, b)
	if text := whyUndrawn(b, err); text != "" {
		return kit.Stack(theme.Size(4), panel, kit.Small(text))
	}
	return panel
}

// whyUndrawn says in the learner's language why a diagram isn't drawn.
func whyUndrawn(b *markup.Diagram, err error) string {
	var f *diagram.Fault
	if !diagram.Drawn(b.Language) || !errors.As(err, &f) {
		return ""
	}
	switch f.Why {
	case diagram.Unknown:
		return words.T("Diagrams of this kind aren't drawn.")
	case diagram.TooLarge:
		return words.T("It isn't drawn, for it is too large.")
	case diagram.Empty:
		return words.T("It isn't drawn, for there is nothing in it yet.")
	}
	if line := f.Line; line > 0 {
		lines := strings.Split(b.Source, "\n")
		if line <= len(lines) && strings.TrimSpace(lines[line-1]) != "" {
			text := []rune(strings.TrimSpace(lines[line-1]))
			if len(text) > 60 {
				text = append(text[:60], '…')
			}
			return words.F("It isn't drawn, for line %d makes no sense in a diagram of its kind: %s", line, string(text))
		}
		return words.F("It isn't drawn, for something is missing at line %d.", line)
	}
	return words.T("It isn't drawn, for it isn't written as diagrams are.")
}

// drawn shows a diagram that was laid out.
func (m *widgetBuilder) drawn(b *markup.Diagram, d diagram.Diagram, scene *diagram.Scene) fyne.CanvasObject {
	picture := drawing.NewDrawing(scene)
	picture.Name = diagram.KindName(d.Head().Kind, words.InForce())
	if title := d.Head().Title.String(); title != "" {
		picture.Name += ": " + title
	}
	picture.Open = func(link string) { m.openFrom(link) }
	look := func() {
		if c := m.v.canvas(); c != nil {
			LookClosely(c, scene, picture.Name)
		}
	}
	picture.Look = look
	m.addStop(picture)
	start := m.startOfCode(b)
	for i, t := range scene.Texts {
		at := -1
		if t.At >= 0 && start >= 0 {
			at = start + utf8.RuneCountInString(b.Source[:min(t.At, len(b.Source))])
		}
		m.add(picture.Lines()[i], []int{at})
	}
	var body fyne.CanvasObject = picture
	least := picture.NaturalWidth() * leastShown
	body = m.sideways(body, func() float32 { return least }, &scrollOffset{}, true)
	closely := kit.LinkButton(words.T("Look closely"), look)
	m.addPress(closely)
	foot := newBeside(kit.Small(diagram.KindName(d.Head().Kind, words.InForce())), closely)
	return kit.PanelInset(12, 10, kit.Stack(theme.Size(6), body, foot))
}

// leastShown is how small a diagram gets to stand in the column; a wider one scrolls sideways.
const leastShown = 0.78

// openFrom follows a link of a diagram, as those of the text are followed.
func (m *widgetBuilder) openFrom(link string) {
	if do := m.follow(link, ""); do != nil && markup.Unsafe(link).Empty() {
		do()
	}
}

// drawLater lays a diagram out in the background, and shows it once that is done.
func (m *widgetBuilder) drawLater(b *markup.Diagram, d diagram.Diagram) fyne.CanvasObject {
	says := kit.Small("")
	high := theme.Size(40) * float32(min(roughLines(b), 12))
	room := fixed(fyne.NewSize(1, high))
	box := kit.Stack(0, kit.PanelInset(12, 10, kit.Stack(0, says, room)))
	it := m.item
	done := false
	time.AfterFunc(300*time.Millisecond, func() {
		kit.OnMain(func() {
			if !done {
				says.SetRuns(text.Run{Text: words.T("Drawing the diagram…")})
			}
		})
	})
	drawing.Lay(context.Background(), b.Language, b.Source, func(scene *diagram.Scene, err error) {
		done = true
		var shown fyne.CanvasObject
		if err != nil {
			shown = m.undrawn(b, err)
		} else {
			shown = m.drawn(b, d, scene)
		}
		box.Objects = []fyne.CanvasObject{shown}
		box.Refresh()
		m.v.marks.draw(it)
		m.v.layout.Remeasure(it)
	})
	return box
}

// diagram splits the panel of a diagram that can't be drawn, and says why before it, as its end is far.
func (c *chunker) diagram(b *markup.Diagram) {
	if c.v.opt.Course.Drawn(b) != nil {
		c.put(b, func(m *widgetBuilder) fyne.CanvasObject { return m.diagram(b) })
		return
	}
	if _, err := drawing.Read(b.Language, b.Source); err != nil {
		if why := whyUndrawn(b, err); why != "" {
			c.add(nil, 0, func(*widgetBuilder) fyne.CanvasObject { return kit.Small(why) }).guess = func(float32) float32 { return theme.Size(20) }
			c.gap = 4
		}
	}
	c.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source})
}

func diagramLabel(b *markup.Diagram) string {
	label := words.F("Diagram, as it is written (%s)", b.Language)
	if program, ok := content.DiagramPrograms[b.Language]; ok {
		label += ". " + words.F("Whoever makes the course has it drawn with coursekit vendor, where %s is installed.", program.Name)
	}
	return label
}
