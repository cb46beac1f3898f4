package ui

import (
	"stagecraft/ui/authoring"
	"stagecraft/ui/authoring/outline"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/backups"
	"stagecraft/ui/checking"
	"stagecraft/ui/command"
	"stagecraft/ui/comments"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/guide"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/learners"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/settings"
	"stagecraft/ui/words"
)

// settingsPage makes the page of settings, or one of those that it leads to.
func (s *App) settingsPage(r nav.Route) nav.Page {
	if k, ok := s.loader.(Restorer); ok && r.Mode == backups.Mode {
		return backups.New(k, s, r)
	}
	if k, ok := s.loader.(LearnerKeeper); ok && r.Mode == learners.Mode {
		return learners.New(k, s, r)
	}
	if r.Mode == keyboard.Mode {
		return keyboard.New(s, r)
	}
	if r.Mode == packages.Mode {
		return packages.New(s.opened.Course.Title, s, r)
	}
	if r.Mode == checking.Mode {
		return checking.New(s, r)
	}
	if r.Mode == comments.Mode {
		return comments.New(s, r)
	}
	if r.Mode == fromnotes.Mode {
		return fromnotes.New(s, r)
	}
	if r.Mode == authoring.Mode {
		return authoring.New(s, r)
	}
	if r.Mode == outline.Mode {
		return outline.New(s.opened.Course, s, r)
	}
	if r.Mode == questions.Mode {
		return questions.New(s.opened.Course, s, r)
	}
	if r.Mode == guide.Mode || r.Mode == guide.TrainersMode {
		return guide.New(s, r)
	}
	r.Mode = ""
	return settings.New(s.opened.Session, s, r)
}

// newSettingsState gives an empty state of that page, or of one of those.
func newSettingsState(mode nav.Mode) nav.State {
	switch mode {
	case packages.Mode:
		return &packages.State{}
	case comments.Mode:
		return &comments.State{}
	case checking.Mode:
		return &checking.State{}
	case fromnotes.Mode:
		return &fromnotes.State{}
	case authoring.Mode:
		return &authoring.State{}
	case outline.Mode:
		return &outline.State{}
	case questions.Mode:
		return &questions.State{}
	case keyboard.Mode:
		return &keyboard.State{}
	}
	return &settings.State{}
}

// dataCommands are those about the learner's data: in one menu those that go somewhere,
// in the other those that do something.
func (s *App) dataCommands(menu, doMenu string) []command.Command {
	studying := func() bool { return s.opened != nil }
	var cs []command.Command
	if _, ok := s.loader.(Restorer); ok {
		cs = append(cs,
			command.Command{ID: "go.backups", Title: words.T("Backups…"), Menu: menu, When: studying, Do: s.goBackups},
			command.Command{ID: "data.backup", Title: words.T("Back up all that you did"), Menu: doMenu, When: studying, Do: s.BackUpNow})
	}
	if _, ok := s.loader.(LearnerKeeper); ok {
		cs = append(cs, command.Command{ID: "go.learners", Title: words.T("Learners…"), Menu: menu, When: studying, Do: s.goLearners})
	}
	if _, ok := s.loader.(Mover); ok {
		cs = append(cs, command.Command{ID: "data.move", Title: words.T("Move your data to another folder…"), Menu: doMenu, When: studying, Do: s.MoveData})
	}
	return cs
}
