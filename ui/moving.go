package ui

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/words"
)

// MoveData lets the learner choose a folder, and moves all data there.
func (s *App) MoveData() {
	if _, ok := s.loader.(Mover); !ok {
		return
	}
	filechooser.Ask(s.window.Canvas(), filechooser.Request{Kind: filechooser.Folder, Title: words.T("Move your data to a folder")}, s.askToMove)
}

// askToMove says what moving the data to a chosen folder would do.
func (s *App) askToMove(chosen string) {
	k := s.loader.(Mover)
	var to string
	s.runTask(words.T("Looking at the folder"), chosen,
		func(context.Context, func(done, all int64)) (err error) {
			to, err = k.PlaceFor(chosen)
			return err
		},
		func(err error) {
			if err != nil {
				s.cantMove(err)
				return
			}
			s.showSheet("move", func() string { return words.T("Move your data") }, 640, func() fyne.CanvasObject {
				return kit.Stack(14,
					kit.Label(words.F("Everything that you did, with its backups and that of everyone else who uses this folder, is copied to %s.", to)),
					kit.Label(words.T("Each file is read back and compared before your data counts as being there. Until then, and if you stop it, all is used where it is now. The old folder stays as it is, with a word on it; you may delete it later.")),
					kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())))
			}, func() *kit.Pressable {
				return kit.Primary(words.T("Move it there"), func() {
					modal.Of(s.window.Canvas()).Clear()
					s.moveTo(to)
				})
			})
		})
}

// moveTo moves all data to a folder.
func (s *App) moveTo(to string) {
	k := s.loader.(Mover)
	s.saveWhereabouts(true)
	s.runTask(words.T("Moving your data"), words.F("Copying to %s, and comparing. Until that is done all is used where it is now.", to), func(ctx context.Context, progress func(done, all int64)) error {
		return k.MoveData(ctx, to, progress)
	}, func(err error) {
		if err != nil {
			s.cantMove(err)
			return
		}
		s.redrawPage()
		s.Tell(words.F("Your data is in %s from now on.", to))
	})
}

// cantMove says why the data stays where it is.
func (s *App) cantMove(err error) {
	why := words.T("Choose another folder.")
	switch {
	case errors.Is(err, context.Canceled):
		s.Tell(words.T("Stopped. Your data is where it was."))
		return
	case errors.Is(err, datafolder.ErrWithin):
		why = words.T("One of the two folders is within the other. Choose one beside it.")
	case errors.Is(err, journal.ErrFull):
		why = words.T("There is too little room on that disk. Make some, or choose another.")
	case errors.Is(err, journal.ErrInUse):
		why = words.T("Another window of Stagecraft uses a part of it. Close that one first.")
	default:
		why = fmt.Sprintf("%s %s", why, words.F("Details: %s", err.Error()))
	}
	fyne.LogError("moving the data", err)
	s.showSheet("not moved", func() string { return words.T("Your data was not moved") }, 560, func() fyne.CanvasObject {
		return kit.Stack(12, kit.Label(words.T("It is whole where it was, and what you do is saved there.")), kit.Label(why))
	})
}
