package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// How things look is kept in Fyne's preferences; nothing a learner did is.
const (
	prefMode    = "theme"
	prefScale   = "text size"
	prefLines   = "line length"
	prefSpacing = "line spacing"
	prefStill   = "reduce motion"
	prefWidth   = "window width"
	prefHeight  = "window height"
)

// readLook takes up what the learner chose of how things look.
func (s *App) readLook() {
	p := s.app.Preferences()
	theme.SetTextScale(p.IntWithFallback(prefScale, 100))
	theme.SetLines(theme.LineLength(p.Int(prefLines)))
	theme.SetLineSpacing(theme.Spacing(p.Int(prefSpacing)))
	theme.SetStill(p.Bool(prefStill))
	theme.SetDark(s.Mode().Dark(s.app.Settings().ThemeVariant()))
	if s.Mode() != theme.System {
		s.app.Settings().SetTheme(theme.Theme{Mode: s.Mode()})
	}
}

// started sets the theme that follows the system. Before the app runs it would
// stop following (fyne-io/fyne#6056).
func (s *App) started() {
	if s.Mode() == theme.System {
		s.app.Settings().SetTheme(theme.Theme{Mode: theme.System})
		s.systemThemeChanged()
		s.uncover()
	}
	s.firstPainted()
}

// uncover hides the window's ground once our theme is in force: each frame
// begins with its colour already, and a rectangle as large as the window takes
// a third of the time that drawing a page by software does.
func (s *App) uncover() {
	if _, ours := s.app.Settings().Theme().(theme.Theme); ours {
		s.ground.Hide()
	}
}

// systemThemeChanged draws everything anew if the system went dark or light
// and the learner's choice is to follow it.
func (s *App) systemThemeChanged() {
	if isDark := s.Mode().Dark(s.app.Settings().ThemeVariant()); isDark != theme.IsDark() {
		theme.SetDark(isDark)
		s.redraw()
	}
}

// Mode is the theme in force: the one given at the start, else the learner's choice.
func (s *App) Mode() theme.Mode {
	if s.config.Mode != "" {
		return s.config.Mode
	}
	switch m := theme.Mode(s.app.Preferences().String(prefMode)); m {
	case theme.Light, theme.Dark:
		return m
	}
	return theme.System
}

// SetMode chooses the theme.
func (s *App) SetMode(m theme.Mode) {
	s.config.Mode = ""
	s.app.Preferences().SetString(prefMode, string(m))
	theme.SetDark(m.Dark(s.app.Settings().ThemeVariant()))
	s.app.Settings().SetTheme(theme.Theme{Mode: m})
	s.redraw()
}

// SetTextScale chooses the text size in per cent.
func (s *App) SetTextScale(percent int) {
	before := theme.TextScale()
	theme.SetTextScale(percent)
	if theme.TextScale() == before {
		return
	}
	s.app.Preferences().SetInt(prefScale, theme.TextScale())
	s.app.Settings().SetTheme(theme.Theme{Mode: s.Mode()})
	s.redraw()
}

// SetLines chooses how long lines of text are.
func (s *App) SetLines(l theme.LineLength) {
	before := theme.Lines()
	theme.SetLines(l)
	if theme.Lines() == before {
		return
	}
	s.app.Preferences().SetInt(prefLines, int(theme.Lines()))
	s.redraw()
}

// SetLineSpacing chooses how far apart lines of text are.
func (s *App) SetLineSpacing(spacing theme.Spacing) {
	before := theme.LineSpacing()
	theme.SetLineSpacing(spacing)
	if theme.LineSpacing() == before {
		return
	}
	s.app.Preferences().SetInt(prefSpacing, int(theme.LineSpacing()))
	s.redraw()
}

// SetStill chooses whether things move.
func (s *App) SetStill(on bool) {
	theme.SetStill(on)
	s.app.Preferences().SetBool(prefStill, on)
}

// DataDir is where the learner's data is.
func (s *App) DataDir() string { return s.loader.DataDir() }

// firstSize is the window's size at the start.
func (s *App) firstSize() fyne.Size {
	if s.config.Size.Width > 0 {
		return s.config.Size
	}
	p := s.app.Preferences()
	return fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1280)), float32(p.FloatWithFallback(prefHeight, 832)))
}

func (s *App) keepSize() {
	if s.config.Size.Width > 0 || s.window.FullScreen() {
		return
	}
	size := s.window.Canvas().Size()
	s.app.Preferences().SetFloat(prefWidth, float64(size.Width))
	s.app.Preferences().SetFloat(prefHeight, float64(size.Height))
}
