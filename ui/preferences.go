package ui

import (
	"context"

	"stagecraft/ui/command"
	"stagecraft/ui/motion"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// applyPreferences has what the learner chose take effect.
func (s *App) applyPreferences() {
	for _, p := range preferences.All() {
		if p.Apply != nil {
			p.Apply(s.Setting(p), s.app.Settings().ThemeVariant())
		}
	}
	if s.config.Language != "" { // which may be none of the choices
		words.Use(s.config.Language)
	}
	if s.mode() != theme.System {
		s.app.Settings().SetTheme(theme.Theme{Mode: s.mode()})
	}
}

// started sets the theme that follows the system. Before the app runs it would
// stop following (fyne-io/fyne#6056).
func (s *App) started() {
	if s.mode() == theme.System {
		s.app.Settings().SetTheme(theme.Theme{Mode: theme.System})
		s.systemThemeChanged()
		s.uncover()
	}
	s.putFrame()
	s.firstPainted()
}

// lookAtMotion asks the system whether things are to move less. It takes a while.
func lookAtMotion() { theme.SetSystemStill(reducedMotion(context.Background())) }

// reducedMotion is set once; tests don't ask the system that they run on.
var reducedMotion = motion.Reduced

// uncover hides the window's background once our theme is in force: each frame
// begins with its colour already, and a rectangle as large as the window takes
// a third of the time that drawing a page by software does.
func (s *App) uncover() {
	if _, ours := s.app.Settings().Theme().(theme.Theme); ours {
		s.background.Hide()
	}
}

// systemThemeChanged draws everything anew if the system went dark or light
// and the learner's choice is to follow it.
func (s *App) systemThemeChanged() {
	if scheme := s.mode().Scheme(s.app.Settings().ThemeVariant()); scheme != theme.Scheme() {
		theme.SetScheme(scheme)
		s.redraw()
	}
}

// mode is the theme in force.
func (s *App) mode() theme.Mode { return preferences.Mode(s.Setting(preferences.Theme)) }

// Setting gives the value of a setting: for the theme and the language those given at the
// start, else the learner's choice. One that matters to study has its default while no
// course is open.
func (s *App) Setting(p *preferences.Setting) int {
	switch {
	case p == preferences.Theme && s.config.Mode != "":
		return p.Of(string(s.config.Mode))
	case p == preferences.Language && s.config.Language != "":
		return p.Of(s.config.Language)
	case p.Study == nil:
		return p.Read(s.app.Preferences())
	case s.opened == nil:
		return p.Default
	}
	return p.FromStudy(s.opened.Session.Setting(p.Study))
}

// Choose changes a setting, within its bounds.
func (s *App) Choose(p *preferences.Setting, value int) {
	if value = p.Bound(value); value == s.Setting(p) {
		return
	}
	if p.Study != nil {
		if err := s.opened.Session.Adjust(p.Study, p.ToStudy(value)); err != nil {
			s.Fail(words.F("Changing the setting “%s”", p.Title()), err)
		}
		s.Moved() // what can be undone has another name
		return
	}
	switch p {
	case preferences.Theme:
		s.config.Mode = ""
	case preferences.Language:
		s.config.Language = ""
	}
	p.Write(s.app.Preferences(), value)
	if p.Apply != nil {
		p.Apply(value, s.app.Settings().ThemeVariant())
	}
	if p == preferences.VoiceGuide {
		s.guideChosen()
	}
	switch p.Effect {
	case preferences.Retheme:
		s.app.Settings().SetTheme(theme.Theme{Mode: s.mode()})
		s.redraw()
	case preferences.Redraw:
		s.redraw()
	case preferences.Rename:
		s.rename()
	}
}

// rename has all that the window says be said in the language that is in force now.
func (s *App) rename() {
	s.offerCommands()
	s.redraw()
}

// settingCommands change settings. They act over what lies over the page too.
func (s *App) settingCommands(menu string) []command.Command {
	var cs []command.Command
	add := func(p *preferences.Setting, c preferences.Change, to func() int) {
		cs = append(cs, command.Command{
			ID: c.ID, Over: true, Title: c.Title(), Menu: menu, Keys: c.Keys,
			When: func() bool { return p.Bound(to()) != s.Setting(p) },
			Do:   func() { s.Choose(p, to()) },
		})
	}
	for _, p := range preferences.All() {
		for _, c := range p.Changes {
			add(p, c, func() int { return c.To(s.Setting(p)) })
		}
		for _, value := range p.InOrder() {
			if c := p.Options[value].Change; c.ID != "" {
				add(p, c, func() int { return value })
			}
		}
	}
	return cs
}

// DataDir is where the learner's data is.
func (s *App) DataDir() string { return s.loader.DataDir() }
