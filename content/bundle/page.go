package bundle

import (
	_ "embed"
	"encoding/base64"
	"html"
	"strings"
)

// PageName is the page that tells a learner how to begin. One goes with all packages, and one into each.
const PageName = "START-HERE.html"

// pageIcon is the side of the icon on the page, in pixels: twice that at which it is shown.
const pageIcon = 128

//go:embed start-here.html
var pageText string

// page gives the page for some systems. Lines between <!--only:X--> and <!--end:X--> stand in it where X
// holds.
func (w *work) page(systems []string) ([]byte, error) {
	icon, err := w.icon.PNG(pageIcon)
	if err != nil {
		return nil, err
	}
	holds := map[string]bool{
		"several": len(systems) > 1, "published": w.Publisher != "", "apart": w.OwnData, "together": !w.OwnData, "installs": w.installs,
	}
	for _, system := range systems {
		holds[system] = true
	}
	var lines strings.Builder
	without := "" // what doesn't hold of the lines at hand
	for line := range strings.Lines(pageText) {
		mark, isMark := strings.CutPrefix(strings.TrimSpace(line), "<!--")
		switch mark = strings.TrimSuffix(mark, "-->"); {
		case !isMark && without == "":
			lines.WriteString(line)
		case isMark && mark == "end:"+without:
			without = ""
		case isMark && without == "":
			if only, ok := strings.CutPrefix(mark, "only:"); ok && !holds[only] {
				without = only
			}
		}
	}
	text := lines.String()
	accent := w.Accent
	if accent == "" {
		accent = plainAccent
	}
	return []byte(strings.NewReplacer(
		"@NAME@", html.EscapeString(w.Name), "@FILE@", html.EscapeString(fileName(w.Name)),
		"@SHORT@", html.EscapeString(shortened(w.Name)), "@PUBLISHER@", html.EscapeString(w.Publisher),
		"@ID@", w.ID, "@VERSION@", html.EscapeString(w.version), "@PROGRAM@", w.program(),
		"@ACCENT@", accent, "@ICON@", "data:image/png;base64,"+base64.StdEncoding.EncodeToString(icon),
	).Replace(text)), nil
}

// plainAccent is the colour of the app.
const plainAccent = "#2457D6"

// shortened is a name as far as a drawing has room for it.
func shortened(name string) string {
	if runes := []rune(name); len(runes) > 24 {
		return strings.TrimSpace(string(runes[:23])) + "…"
	}
	return name
}
