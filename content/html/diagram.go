package html

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"stagecraft/content/catalogue"
	"stagecraft/content/diagram"
	"stagecraft/content/markup"
	"stagecraft/content/palette"
)

// How long the diagrams of a note may take to be laid out, and one of them. Those after that are shown as they are written.
const (
	mostDrawing    = 60 * time.Second
	mostOneDrawing = 20 * time.Second
)

// diagram writes a diagram as a drawing in the page, and folded away as it is written; where it can't be drawn, as
// it is written alone.
func (w *writer) diagram(b *markup.Diagram) {
	scene, says, err := w.sceneOf(b)
	if err != nil {
		if f := (*diagram.Fault)(nil); errors.As(err, &f) && diagram.Drawn(b.Language) {
			w.problem("diagram", catalogue.Say("the diagram isn't drawn: %v", f))
		}
		w.source(w.words.F("Diagram: %s", b.Language), "diagram", &markup.CodeBlock{Language: b.Language, Text: b.Source})
		return
	}
	w.Element("figure", func() {
		w.Element("div", func() { w.scene(scene, says) }, "class", "wide", "tabindex", "0", "role", "group", "aria-label", says[0])
		w.Element("details", func() {
			w.Line("summary", w.words.F("Diagram: %s", b.Language))
			w.lines(&markup.CodeBlock{Language: b.Language, Text: b.Source})
		})
	}, "class", "drawn")
}

// sceneOf lays a diagram out, and gives what it is called and what it shows.
func (w *writer) sceneOf(b *markup.Diagram) (*diagram.Scene, []string, error) {
	d, err := diagram.Parse(b.Language, b.Source)
	if err != nil {
		return nil, nil, err
	}
	left := mostDrawing - w.laidOut
	if left <= 0 {
		return nil, nil, &diagram.Fault{Why: diagram.TooLarge, What: catalogue.Say("the diagrams of the note take too long to lay out")}
	}
	ctx, stop := context.WithTimeout(context.Background(), min(left, mostOneDrawing))
	defer stop()
	began := time.Now()
	scene, err := diagram.Draw(ctx, d, diagram.Plain)
	w.laidOut += time.Since(began)
	if err != nil {
		if ctx.Err() != nil {
			err = &diagram.Fault{Why: diagram.TooLarge, What: catalogue.Say("the diagram takes too long to lay out; divide it into several")}
		}
		return nil, nil, err
	}
	name := diagram.KindName(d.Head().Kind, w.words)
	if title := d.Head().Title.String(); title != "" {
		name += ": " + title
	}
	return scene, append([]string{name}, diagram.Says(d, w.words)...), nil
}

// scene writes a scene as SVG. Its colours are classes of the page's style, so that they follow its theme.
func (w *writer) scene(s *diagram.Scene, says []string) {
	w.drawings++
	id := w.id(fmt.Sprintf("drawing.%d", w.drawings))
	w.Element("svg", func() {
		w.Line("title", says[0], "id", id+".t")
		w.Line("desc", strings.Join(says[1:], " "), "id", id+".d")
		for _, shape := range s.Shapes {
			w.shape(shape)
		}
		for i := 0; i < len(s.Texts); {
			k := i + 1
			for part := s.Texts[i].Part; k < len(s.Texts) && part >= 0 && s.Texts[k].Part == part; {
				k++
			}
			w.sceneTexts(s, s.Texts[i:k])
			i = k
		}
	}, "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 "+diagram.Number(s.Width)+" "+diagram.Number(s.Height),
		"width", diagram.Number(s.Width), "height", diagram.Number(s.Height), "role", "img", "aria-labelledby", id+".t "+id+".d")
	w.Raw("\n")
}

// sceneTexts writes the words of one part, as a link where it is one.
func (w *writer) sceneTexts(s *diagram.Scene, texts []diagram.Text) {
	write := func() {
		for _, t := range texts {
			x, anchor := t.X+t.W/2, "middle"
			if t.Leading {
				x, anchor = t.X, ""
			}
			class, opacity := w.paint(t.Paint, "fill")
			weight, style := "", ""
			if t.Bold {
				weight = "600"
			}
			if t.Italic {
				style = "italic"
			}
			w.Line("text", t.Text, "x", diagram.Number(x), "y", diagram.Number(t.Y+t.H/2+t.Size*0.36), "text-anchor", anchor,
				"font-size", diagram.Number(t.Size), "font-weight", weight, "font-style", style, "class", class, "fill-opacity", opacity)
		}
	}
	if part := texts[0].Part; part >= 0 && !w.inLink {
		if address, _ := w.address(s.Parts[part].Link); address != "" && s.Parts[part].Link != "" && w.afford(address) {
			w.Element("a", write, "href", address, "rel", external(address))
			return
		}
	}
	write()
}

// shape writes a line or an area. A thin colour lies on the surface, so that nothing shows through.
func (w *writer) shape(s diagram.Shape) {
	path := s.Path.String()
	if s.Fill.Share > 0 {
		w.Empty("path", "d", path, "class", "f-surface")
	}
	fill, thin := "no-fill", ""
	if !s.Fill.None() {
		fill, thin = w.paint(s.Fill, "fill")
	}
	class, width, faint, dashes := fill, "", "", ""
	if !s.Stroke.None() && s.Width > 0 {
		var stroke string
		stroke, faint = w.paint(s.Stroke, "stroke")
		class += " " + stroke
		width = fmt.Sprintf("%.3g", s.Width)
		if s.Dashed {
			dashes = "5 4"
		}
	}
	w.Empty("path", "d", path, "class", class, "fill-opacity", thin, "stroke-opacity", faint, "stroke-width", width, "stroke-dasharray", dashes)
}

// paint gives the class of a colour and how thin it is.
func (w *writer) paint(p diagram.Paint, property string) (class, opacity string) {
	if p.Own != nil {
		return w.class(fmt.Sprintf("%s: light-dark(#%06X, #%06X)", property, p.Own.In(palette.Light), p.Own.In(palette.Dark))), ""
	}
	if p.Share > 0 {
		opacity = fmt.Sprintf("%.2g", p.Share)
	}
	return property[:1] + "-" + p.Name, opacity
}
