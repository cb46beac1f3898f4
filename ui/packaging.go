package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/assets"
	"stagecraft/content"
	"stagecraft/content/bundle"
	"stagecraft/ui/backups"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/words"
)

var _ packages.Shell = (*App)(nil)

// goPackages opens the page on which packages are made of the course.
func (s *App) goPackages() { s.Go(nav.Route{Page: nav.Settings, Mode: packages.Mode}) }

// MakePackages makes packages of the open course, and shows what was made.
func (s *App) MakePackages(o bundle.Options) {
	if s.opened == nil {
		return
	}
	o.DrawIcon = assets.LetterIcon
	if o.Course = s.opened.Path; o.Course == Bundled {
		o.Course, o.Files = "", s.opened.Course.Files
	}
	var made []bundle.Product
	s.runTask(words.T("Make packages"), words.F("Packing “%s” for each system. Packing tightly takes a while.", s.opened.Course.Title),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			made, err = bundle.Make(ctx, o, progress)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.Tell(words.T("Stopped. No package is half written."))
			case err != nil:
				s.notPackaged(err)
			default:
				s.showPackages(o.Out, made)
			}
		})
}

// notPackaged says why there are no packages.
func (s *App) notPackaged(err error) {
	fyne.LogError("making packages", err)
	var problems content.Problems
	s.showSheet("not-packaged", func() string { return words.T("No packages were made") }, 640, func() fyne.CanvasObject {
		if !errors.As(err, &problems) {
			return kit.Stack(12, kit.Body(words.Failure(err)))
		}
		rows := []fyne.CanvasObject{kit.Body(words.T("Something in the course is not right:"))}
		for _, p := range problems {
			if p.Severity == content.Error {
				rows = append(rows, kit.Label(words.Problem(p)))
			}
		}
		return kit.Stack(12, rows...)
	})
}

// showPackages lists what was made.
func (s *App) showPackages(folder string, made []bundle.Product) {
	s.showSheet("packages", func() string { return words.T("The packages are ready") }, 680, func() fyne.CanvasObject {
		var list, notes []fyne.CanvasObject
		for _, p := range made {
			size := kit.OneLine(kit.Small(backups.Size(p.Bytes)))
			list = append(list, kit.Row(12, kit.Label(filepath.Base(p.File)), kit.Spring(), size))
			if p.Note != "" {
				notes = append(notes, kit.Small(words.F("%s: %s", filepath.Base(p.File), p.Note)))
			}
		}
		rows := append([]fyne.CanvasObject{kit.Stack(6, list...)}, notes...)
		return kit.Stack(14, append(rows, kit.Body(words.F("They are in %s. Give learners %s with them: it says how to begin, and what to do about the warning at the first start.", folder, bundle.PageName)))...)
	}, func() *kit.Pressable {
		return kit.Primary(words.T("Show the folder"), func() { s.OpenFolder(folder) })
	})
}
