package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/accessible"
	"stagecraft/ui/atspi"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/speech"
	"stagecraft/ui/voiceguide"
	"stagecraft/ui/words"
)

// newGuide makes the voice guide, which is quiet until it is chosen.
func (s *App) newGuide() *voiceguide.Guide {
	return &voiceguide.Guide{
		Look: s.look,
		Voice: func() speech.Voice {
			if v := speech.Here.Voice(words.Language()); v != nil {
				return v
			}
			return nil
		},
		Speed:  func() int { return preferences.ReadingSpeed.Read(s.app.Preferences()) },
		Failed: func(err error) { kit.OnMain(func() { s.guideFailed(err) }) },
	}
}

// look reads what the window shows.
func (s *App) look() *accessible.Screen { return accessible.Look(s.window.Canvas(), s.name()) }

// offer offers the window to screen readers, where the system has a way for that. It is
// done once the window stands there, and costs nothing until one asks.
func (s *App) offer() {
	c := s.window.Canvas()
	s.unoffer = atspi.Offer(atspi.Window{Name: s.name(), Look: s.look, Watch: accessible.Watch, OnMain: kit.OnMain, Focus: c.Focus})
}

// findVoice looks for what can speak, and has the guide begin if it was left on.
func (s *App) findVoice() {
	go func() {
		speech.Here.Look()
		kit.OnMain(func() {
			if s.Setting(preferences.VoiceGuide) != 0 && !s.closing {
				s.guide.Start()
			}
		})
	}()
}

// guideChosen begins to speak, or ends it.
func (s *App) guideChosen() {
	switch {
	case s.Setting(preferences.VoiceGuide) == 0:
		s.guide.Stop(words.T("The voice guide is off."))
	case speech.Here.Looked() && speech.Here.Voice("") == nil:
		s.Tell(words.T("No voice was found on this computer, so that nothing is said."))
	default:
		s.guide.Start()
		s.guide.Say(words.T("The voice guide is on. Tab goes on, F1 names the keys."))
	}
	if s.page != nil && s.page.Route().Page == nav.Settings {
		s.redraw() // it shows what was chosen
	}
}

// guideFailed turns the guide off, as it can't be heard.
func (s *App) guideFailed(err error) {
	if s.guide.On() {
		s.guide.Stop("")
		s.Fail(words.T("Speaking as you move"), err)
	}
}

// guideCommands are the keys of the voice guide. They act over what lies over the page.
func (s *App) guideCommands() []command.Command {
	add := func(id string, key fyne.KeyName, title string, do func()) command.Command {
		return command.Command{
			ID: "voice." + id, Over: true, Title: title, When: s.guide.On, Do: do,
			Keys: []command.Key{{Name: key, Ctrl: true, Alt: true}},
		}
	}
	return []command.Command{
		add("repeat", fyne.KeyR, words.T("Say it again"), s.guide.Repeat),
		add("spell", fyne.KeyS, words.T("Spell it"), s.guide.Spell),
		add("next", fyne.KeyN, words.T("Read the next block"), func() { s.guide.Block(1) }),
		add("before", fyne.KeyB, words.T("Read the block before"), func() { s.guide.Block(-1) }),
		add("line", fyne.KeyL, words.T("Read the next line"), func() { s.guide.Line(1) }),
		add("lineBefore", fyne.KeyK, words.T("Read the line before"), func() { s.guide.Line(-1) }),
		add("hush", fyne.KeyH, words.T("Be quiet"), s.guide.Hush),
	}
}
