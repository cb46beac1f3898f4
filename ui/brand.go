package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/assets"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Brand is what the app is handed out as, with a course.
type Brand struct {
	Name      string // of the window, and in the rail
	Publisher string // who hands it out; may be ""
	Course    string // path of the course
	Icon      fyne.Resource
}

// appName is the app's own name.
const appName = "Stagecraft"

// name is what the window is called.
func (s *App) name() string {
	if s.config.Brand != nil {
		return s.config.Brand.Name
	}
	return appName
}

// cameWith is the path of the course that the app came with.
func (s *App) cameWith() string {
	if s.config.Brand != nil && s.config.Brand.Course != "" {
		return s.config.Brand.Course
	}
	return Bundled
}

const (
	// widestName is how wide the name in the rail may be, in the size of text of 100 %.
	widestName = 100
	// mostLines is on how many lines it may stand.
	mostLines = 2
)

// nameLines is the name as far as the rail has room for it.
func (s *App) nameLines() []string {
	face := theme.Face{Bold: true}
	wide := func(text string) float32 { return theme.Width(text, theme.Size(theme.BodySize), face) }
	most := max(theme.Size(widestName), wide("Stagecraft")) // which is wider in some typefaces
	fits := func(text string) bool { return wide(text) <= most }
	var lines []string
	rest := strings.Fields(s.name())
	for len(rest) > 0 && len(lines) < mostLines {
		n := len(rest)
		for n > 1 && !fits(strings.Join(rest[:n], " ")) {
			n--
		}
		if len(lines) == mostLines-1 {
			n = len(rest)
		}
		lines = append(lines, shortenedTo(strings.Join(rest[:n], " "), fits))
		rest = rest[n:]
	}
	return lines
}

// shortenedTo is a text, or as much of it as fits before an ellipsis.
func shortenedTo(text string, fits func(string) bool) string {
	if fits(text) {
		return text
	}
	runes := []rune(text)
	for end := len(runes) - 1; end > 0; end-- {
		if short := strings.TrimRight(string(runes[:end]), " ,.:;-–") + "…"; fits(short) {
			return short
		}
	}
	return "…"
}

// brandWords is the name in the rail.
func (s *App) brandWords() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	names := s.nameLines()
	for _, name := range names {
		line := kit.OneLine(kit.Text(name, theme.BodySize, theme.Face{Bold: true}, theme.Ink))
		if len(names) > 1 {
			line.Leading = 1.2
		}
		lines = append(lines, line)
	}
	return kit.Stack(0, lines...)
}

// handedOut says in About what the app is handed out as.
func (s *App) handedOut() []fyne.CanvasObject {
	b := s.config.Brand
	switch {
	case b == nil:
		return nil
	case b.Publisher == "":
		return []fyne.CanvasObject{kit.Label(words.F("Stagecraft, handed out with “%s”.", b.Name))}
	}
	return []fyne.CanvasObject{kit.Label(words.F("Stagecraft, handed out with “%s” by %s.", b.Name, b.Publisher))}
}

// mark is the icon in the rail.
func (s *App) mark() fyne.Resource {
	if s.config.Brand != nil && s.config.Brand.Icon != nil {
		return s.config.Brand.Icon
	}
	return fyne.NewStaticResource("stagecraft.svg", assets.IconSVG)
}
