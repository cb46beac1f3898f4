package html

import (
	_ "embed" // the style sheet
	"fmt"
	"strings"
	"sync"

	"stagecraft/content/palette"
)

// rules is how the parts of a page look. It has no & and no <, which XML and HTML
// read differently in a style element.
//
//go:embed style.css
var rules string

// Theme is the colours of a page's own that may be chosen; the others are those
// of package palette.
type Theme struct{ Primary, PrimarySoft, OnPrimary palette.Colour }

// Plain is the theme of who chose none.
func Plain() Theme { return Theme{palette.Primary, palette.PrimarySoft, palette.OnPrimary} }

// Style gives the style sheet of notes in a theme.
func (t Theme) Style() string {
	colours := []struct {
		name   string
		colour palette.Colour
	}{
		{"background", palette.Background},
		{"surface", palette.Surface},
		{"ink", palette.Ink},
		{"muted", palette.Muted},
		{"line", palette.Line},
		{"edge", palette.Edge},
		{"primary", t.Primary},
		{"primary-soft", t.PrimarySoft},
		{"on-primary", t.OnPrimary},
		{"code", palette.CodeSoft},
		{"mark", palette.MarkSoft},
		{"info", palette.Info},
		{"info-soft", palette.InfoSoft},
		{"success", palette.Success},
		{"success-soft", palette.SuccessSoft},
		{"warning", palette.Warning},
		{"warning-soft", palette.WarningSoft},
		{"danger", palette.Danger},
		{"danger-soft", palette.DangerSoft},
		{"note", palette.Note},
		{"note-soft", palette.NoteSoft},
		{"on-stage", palette.OnStage},
	}
	for i, c := range palette.Stages() {
		colours = append(colours, struct {
			name   string
			colour palette.Colour
		}{fmt.Sprintf("stage-%d", i+1), c})
	}
	var light, dark strings.Builder
	for _, c := range colours {
		fmt.Fprintf(&light, "\t--%s: #%06X;\n", c.name, c.colour.Light)
		fmt.Fprintf(&dark, "\t\t--%s: #%06X;\n", c.name, c.colour.Dark)
	}
	// On paper it is day.
	return "\n:root {\n\tcolor-scheme: light dark;\n" + light.String() +
		"}\n@media screen and (prefers-color-scheme: dark) {\n\t:root {\n" + dark.String() + "\t}\n}\n" + rules
}

// styleSheet is the look of a page that stands by itself.
var styleSheet = sync.OnceValue(func() string { return Plain().Style() })
