package dialogue

import (
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/palette"
)

// tints are the colours of the map by their names, which are those of diagrams.
var tints = map[string]palette.Colour{
	"background": palette.Background, "surface": palette.Surface, "edge": palette.Edge, "ink": palette.Ink, "muted": palette.Muted,
	"primary": palette.Primary, "success": palette.Success, "success-soft": palette.SuccessSoft, "warning": palette.Warning,
	"warning-soft": palette.WarningSoft, "danger": palette.Danger, "danger-soft": palette.DangerSoft,
}

// WriteSVG draws a dialogue as a map: its moments in layers by how many choices lead to
// them, its replies as arrows, those that aren't always offered dashed. The drawing needs
// nothing else and follows the light or the dark of where it is shown.
func (d *Dialogue) WriteSVG(w io.Writer) error {
	m := d.layers()
	width, height := m.size()
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="Inter, system-ui, sans-serif" font-size="13">`+"\n",
		width, height, width, height, html.EscapeString(markup.Visible(d.Title)))
	out.WriteString("<style>@media (prefers-color-scheme: dark){")
	for _, name := range slices.Sorted(maps.Keys(tints)) {
		dark := tints[name].In(palette.Dark)
		fmt.Fprintf(&out, ".in-%s{fill:#%06X}.by-%s{stroke:#%06X}", name, dark, name, dark)
	}
	out.WriteString("}</style>\n")
	fmt.Fprintf(&out, `<rect width="100%%" height="100%%"%s/>`+"\n", tinted("background", ""))
	out.WriteString("<defs>")
	for _, name := range []string{"muted", "primary"} {
		fmt.Fprintf(&out, `<marker id="arrow-%s" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"%s/></marker>`, name, tinted(name, ""))
	}
	out.WriteString("</defs>\n")
	for _, at := range d.Moments {
		for n, r := range at.Replies {
			if d.Moment(r.To) != nil {
				m.arrow(&out, at, n, r)
			}
		}
	}
	for _, at := range d.Moments {
		m.box(&out, at)
	}
	out.WriteString("</svg>\n")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("write the map: %w", err)
	}
	return nil
}

// tinted gives the attributes that fill a shape and draw its line, in the colours of the
// light and, by their classes, of the dark.
func tinted(fill, line string) string {
	out, classes := ` fill="none"`, []string{}
	if fill != "" {
		out = fmt.Sprintf(` fill="#%06X"`, tints[fill].In(palette.Light))
		classes = append(classes, "in-"+fill)
	}
	if line != "" {
		out += fmt.Sprintf(` stroke="#%06X"`, tints[line].In(palette.Light))
		classes = append(classes, "by-"+line)
	}
	return out + ` class="` + strings.Join(classes, " ") + `"`
}

// box draws a moment: its title, its id and what is told in it.
func (m *layered) box(out *strings.Builder, at *Moment) {
	b, l := m.frame(at), m.look(at)
	fmt.Fprintf(out, `<g><title>%s</title><rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="10"%s stroke-width="%.0f"/>`,
		html.EscapeString(at.said()), b.X, b.Y, b.W, b.H, tinted(l.fill, l.line), l.width)
	fits := func(s string) bool { return len([]rune(s)) <= boxLetter }
	for n, text := range twoLines(at.Title, fits) {
		fmt.Fprintf(out, `<text x="%.0f" y="%.0f"%s font-weight="600">%s</text>`, b.X+boxInset, b.Y+20+float64(n)*16, tinted("ink", ""), html.EscapeString(text))
	}
	fmt.Fprintf(out, `<text x="%.0f" y="%.0f"%s font-size="11">%s</text></g>`+"\n", b.X+boxInset, b.Y+b.H-9, tinted("muted", ""), html.EscapeString(cut(l.below, boxLetter+6)))
}

// arrow draws a reply.
func (m *layered) arrow(out *strings.Builder, at *Moment, n int, r *Reply) {
	w := m.way(at, n, r)
	dash := ""
	if r.asks() != "" {
		dash = ` stroke-dasharray="5 4"`
	}
	fmt.Fprintf(out, `<path d="M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f"%s stroke-width="1.4"%s marker-end="url(#arrow-%s)"><title>%s</title></path>`+"\n",
		w[0].X, w[0].Y, w[1].X, w[1].Y, w[2].X, w[2].Y, w[3].X, w[3].Y, tinted("", r.tint()), dash, r.tint(), html.EscapeString(r.says()))
}
