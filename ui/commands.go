package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/guide"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// commands are those that hold on every page.
func (s *App) commands() []command.Command {
	studying := func() bool { return s.opened != nil }
	var cs []command.Command
	goMenu, viewMenu, courseMenu, helpMenu := words.T("Go"), words.T("View"), words.T("Course"), words.T("Help")
	cs = append(cs,
		command.Command{ID: "course.open", Title: words.T("Open a course file…"), Menu: courseMenu, Keys: []command.Key{command.Ctrl(fyne.KeyO)}, Do: s.ChooseCourseFile},
		command.Command{ID: "course.folder", Title: words.T("Open a course folder…"), Menu: courseMenu, Do: s.ChooseCourseFolder},
	)
	cs = append(cs, s.recentCommands(courseMenu)...)
	cs = append(cs,
		command.Command{
			ID: "course.bundled", Title: words.T("Open the course that came with the app"), Menu: courseMenu, Do: func() { s.OpenCourse(s.cameWith()) },
			When: func() bool { return s.opened == nil || s.opened.Path != s.cameWith() },
		},
		command.Command{ID: "course.fromNotes", Title: words.T("New from notes…"), Menu: courseMenu, When: studying, Do: s.goFromNotes},
		command.Command{ID: "course.check", Title: words.T("Check…"), Menu: courseMenu, When: studying, Do: s.goCheck},
		command.Command{ID: "course.comments", Title: words.T("Comments…"), Menu: courseMenu, When: studying, Do: s.goComments},
		command.Command{ID: "course.outline", Title: words.T("Edit the course…"), Menu: courseMenu, When: func() bool { return studying() && s.CourseFolder() != "" }, Do: s.EditOutline},
		command.Command{ID: "course.terms", Title: words.T("Edit the terms…"), Menu: courseMenu, When: func() bool { return studying() && s.CourseFolder() != "" }, Do: s.EditTerms},
		command.Command{ID: "course.questions", Title: words.T("Edit the questions…"), Menu: courseMenu, When: func() bool { return studying() && s.CourseFolder() != "" }, Do: s.EditQuestions},
		command.Command{ID: "course.packages", Title: words.T("Make packages…"), Menu: courseMenu, When: studying, Do: s.goPackages},
		command.Command{ID: "course.plan", Title: words.T("Plan for a day, or pause…"), Menu: courseMenu, When: studying, Do: s.ShowPlan},
		command.Command{ID: "course.card", Title: words.T("New card…"), Menu: courseMenu, Keys: []command.Key{command.Ctrl(fyne.KeyN)}, When: studying, Do: s.NewCard},
		command.Command{ID: "course.about", Title: words.T("About this course"), Menu: courseMenu, When: studying, Do: s.showCourse},
		command.Command{ID: "app.quit", Title: words.T("Quit"), Menu: courseMenu, Keys: []command.Key{command.Ctrl(fyne.KeyQ)}, Do: s.Quit},
	)
	cs = append(cs, s.openPageCommands(goMenu, studying)...)
	cs = append(cs,
		command.Command{ID: "go.flags", Title: words.T("Flags…"), Menu: goMenu, Keys: []command.Key{{Name: fyne.KeyF, Ctrl: true, Shift: true}}, When: studying, Do: func() { s.Go(nav.Route{Page: nav.Cards, Mode: cards.ModeFlags}) }},
		command.Command{ID: "go.search", Title: words.T("Search"), Menu: goMenu, Keys: []command.Key{command.Ctrl(fyne.KeyK)}, When: studying, Do: s.showPalette},
		command.Command{ID: "view.leaveFull", Title: words.T("Leave full screen"), Keys: []command.Key{command.K(fyne.KeyEscape)}, When: func() bool { return s.full }, Do: func() { s.setFull(false) }},
		s.beside.leaveCommand(),
		command.Command{
			ID: "go.back", Title: words.T("Back"), Menu: goMenu, Keys: []command.Key{command.K(fyne.KeyEscape), {Name: fyne.KeyLeft, Alt: true}},
			When: func() bool { return len(s.trail.back) > 0 || s.beside.canGo(s.beside.trail.back) }, Do: s.Back,
		},
		command.Command{
			ID: "go.forward", Title: words.T("Forward"), Menu: goMenu, Keys: []command.Key{{Name: fyne.KeyRight, Alt: true}},
			When: func() bool { return len(s.trail.ahead) > 0 || s.beside.canGo(s.beside.trail.ahead) }, Do: s.Forward,
		},
	)
	cs = append(cs, s.dataCommands(goMenu, courseMenu)...)
	cs = append(cs, s.cardCommands(words.T("Cards"))...)
	cs = append(cs, s.progressCommands(courseMenu)...)
	cs = append(cs, s.beside.commands(viewMenu)...)
	cs = append(cs, s.settingCommands(viewMenu)...)
	cs = append(cs, s.guideCommands()...)
	return append(cs,
		command.Command{ID: "view.full", Over: true, Title: words.T("Full screen"), Menu: viewMenu, Keys: []command.Key{command.K(fyne.KeyF11)}, Do: func() { s.setFull(!s.full) }},
		command.Command{ID: "help.keys", Title: words.T("Keys that work here"), Menu: helpMenu, Keys: []command.Key{{Rune: '?'}, command.K(fyne.KeyF1)}, Do: s.showHelp},
		command.Command{ID: "help.menu", Title: words.T("Menu"), Menu: helpMenu, Keys: []command.Key{command.K(fyne.KeyF10)}, Do: s.showMenu},
		command.Command{ID: "help.change", Title: words.T("Change keys…"), Menu: helpMenu, When: studying, Do: s.goKeys},
		command.Command{ID: "help.print", Title: words.T("Print the list of keys…"), Menu: helpMenu, Do: s.PrintKeys},
		command.Command{ID: "help.recovery", Title: words.T("What was saved when your data was damaged"), Menu: helpMenu, When: func() bool { return s.lastRecovery() != nil }, Do: func() { s.showRecovery(s.lastRecovery()) }},
		command.Command{ID: "help.guide", Title: words.T("User’s guide"), Menu: helpMenu, When: studying, Do: func() { s.Go(nav.Route{Page: nav.Settings, Mode: guide.Mode}) }},
		command.Command{ID: "help.trainers", Title: words.T("Trainer’s guide"), Menu: helpMenu, When: studying, Do: func() { s.Go(nav.Route{Page: nav.Settings, Mode: guide.TrainersMode}) }},
		command.Command{ID: "help.welcome", Title: words.T("Welcome page"), Menu: helpMenu, When: studying, Do: s.introduction.again},
		command.Command{ID: "help.report", Title: words.T("Report a problem…"), Menu: helpMenu, Do: s.ReportProblem},
		command.Command{ID: "help.about", Title: words.T("About Stagecraft"), Menu: helpMenu, Do: s.showAbout},
	)
}
