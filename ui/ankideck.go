package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/anki"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// ankiEndings are how the names of Anki's files end.
var ankiEndings = []string{anki.PackageExtension, ".colpkg"}

// cardCommands are those that let decks in and out.
func (s *App) cardCommands(menu string) []command.Command {
	return []command.Command{
		{ID: "deck.import", Title: words.T("Import from Anki…"), Menu: menu, When: func() bool { return s.opened != nil && s.journal() != nil }, Do: s.ChooseAnkiDeck},
		{ID: "deck.export", Title: words.T("Export a deck…"), Menu: menu, When: func() bool { return s.opened != nil }, Do: s.ChooseExport},
	}
}

// isAnkiDeck tells by a file's name whether Anki wrote it.
func isAnkiDeck(path string) bool {
	return slices.Contains(ankiEndings, strings.ToLower(filepath.Ext(path)))
}

// ChooseAnkiDeck asks for a deck of Anki, and brings it in once the learner has seen
// what is in it.
func (s *App) ChooseAnkiDeck() {
	if s.opened == nil || s.journal() == nil {
		return
	}
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Import from Anki"), Endings: ankiEndings,
	}, s.lookIntoDeck)
}

// lookIntoDeck says what bringing a deck in would do.
func (s *App) lookIntoDeck(path string) {
	if s.opened == nil || s.journal() == nil {
		return
	}
	known := exchange.KnownOf(s.opened.Session.OwnCards())
	var c *exchange.Coming
	s.runTask(words.T("Import from Anki"), words.F("Looking into %s…", filepath.Base(path)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			c, err = exchange.Read(ctx, path, known, progress)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				s.refusedDeck(path, err)
			default:
				s.showComing(path, c)
			}
		})
}

// refusedDeck says why a deck can't be brought in.
func (s *App) refusedDeck(path string, err error) {
	fyne.LogError("importing from Anki", err)
	s.showSheet("refused-deck", func() string { return words.T("This deck can’t be brought in") }, 600, func() fyne.CanvasObject {
		return kit.Stack(14, kit.Body(words.F("%s: %s", filepath.Base(path), whyDeckRefused(err))), kit.Body(words.T("Nothing was changed.")),
			kit.Small(words.F("Details: %s", err.Error())))
	})
}

// whyDeckRefused says in plain words what is wrong with a deck.
func whyDeckRefused(err error) string {
	switch {
	case errors.Is(err, anki.ErrNewer):
		return words.T("A newer Anki wrote it. In Anki, export it again and tick “Support older Anki versions”.")
	case errors.Is(err, anki.ErrNoDeck):
		return words.T("It is no deck of Anki. In Anki, File > Export… makes one: an .apkg or a .colpkg file.")
	case errors.Is(err, anki.ErrTooBig), errors.Is(err, study.ErrTooMany), errors.Is(err, study.ErrTooLong):
		return words.T("It holds more than can be taken in. In Anki, export the decks one at a time.")
	case errors.Is(err, anki.ErrDamaged):
		return words.T("It is damaged. Export it in Anki again.")
	case errors.Is(err, journal.ErrFull):
		return words.T("The disk is full. Make some room on it.")
	}
	return words.T("It can't be read.")
}

// showComing says what a deck would bring, and asks whether to.
func (s *App) showComing(path string, c *exchange.Coming) {
	if len(c.Import.Cards) == 0 {
		s.showSheet("empty-deck", func() string { return words.T("This deck can’t be brought in") }, 640, func() fyne.CanvasObject {
			return kit.Stack(14, append([]fyne.CanvasObject{kit.Body(words.F("No note of %s can become a card.", filepath.Base(path)))}, leftOutOf(c)...)...)
		})
		return
	}
	bring := kit.Primary(words.T("Bring it in"), nil)
	pop := s.ask("anki", words.T("Import from Anki"), 660, comingOf(path, c), bring, func() { s.showComing(path, c) })
	bring.OnPress = func() {
		pop.Hide()
		s.bringDeck(path, c)
	}
}

// comingOf says what a deck would bring.
func comingOf(path string, c *exchange.Coming) fyne.CanvasObject {
	number := func(n int, what string) fyne.CanvasObject {
		return kit.Stack(2, kit.H1(words.F("%d", n)), kit.Small(what))
	}
	rows := []fyne.CanvasObject{
		kit.Body(words.F("%s becomes cards of your own. This is what would come:", filepath.Base(path))),
		kit.Panel(kit.Columns(16, 90, nil,
			number(c.Notes, words.N("note", "notes", c.Notes)), number(c.Cards, words.N("card to learn", "cards to learn", c.Cards)),
			number(c.Pictures, words.N("picture", "pictures", c.Pictures)), number(c.Reviews, words.N("past review", "past reviews", c.Reviews)))),
	}
	if decks := c.Decks; len(decks) > 0 {
		if len(decks) > 6 {
			decks = append(slices.Clone(decks[:5]), words.F("%d others", len(decks)-5))
		}
		rows = append(rows, kit.Body(words.F("Into the decks: %s", words.List(decks))))
	}
	if c.Here > 0 {
		rows = append(rows, kit.MutedLabel(words.N("%d of them came before and is brought up to date.", "%d of them came before and are brought up to date.", c.Here)))
	}
	if c.Reviews > 0 {
		rows = append(rows, kit.MutedLabel(words.T("What you recalled in Anki counts here: your cards come when they are due, and the schedule is fitted to it.")))
	}
	rows = append(rows, leftOutOf(c)...)
	return kit.Stack(14, append(rows, kit.Body(words.T("A backup is made before, and you can undo all of it at once.")))...)
}

// leftOutOf says what doesn't come, and why.
func leftOutOf(c *exchange.Coming) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, reason := range anki.Reasons() {
		if n := c.Problems.Count[reason]; n > 0 {
			lines = append(lines, kit.Label("• "+leftOutSaying(reason, n)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	const most = 8
	var named []fyne.CanvasObject
	for _, p := range c.Problems.Listed[:min(len(c.Problems.Listed), most)] {
		named = append(named, kit.Small(problemSaying(p)))
	}
	if more := len(c.Problems.Listed) - most; more > 0 {
		named = append(named, kit.Small(words.N("and %d more", "and %d more", more)))
	}
	return []fyne.CanvasObject{kit.Stack(6, append([]fyne.CanvasObject{kit.H3(words.T("What doesn’t come, or not as it was"))}, lines...)...), kit.Stack(3, named...)}
}

// leftOutSaying says how many things don't come for a reason.
func leftOutSaying(reason anki.Reason, n int) string {
	switch reason {
	case anki.NoType:
		return words.N("%d note is of a kind that isn’t in the file.", "%d notes are of kinds that aren’t in the file.", n)
	case anki.NoCards:
		return words.N("%d card asks nothing, or has no answer.", "%d cards ask nothing, or have no answer.", n)
	case anki.TooLong:
		return words.N("%d note is too long for a card.", "%d notes are too long for a card.", n)
	case anki.Unreadable:
		return words.N("%d note is laid out in a way that can’t be read.", "%d notes are laid out in a way that can’t be read.", n)
	case anki.Doubled:
		return words.N("%d note is in the file twice.", "%d notes are in the file twice.", n)
	case anki.NoPicture:
		return words.N("%d picture isn’t in the file.", "%d pictures aren’t in the file.", n)
	case anki.BadPicture:
		return words.N("%d picture can’t be shown, or is too large.", "%d pictures can’t be shown, or are too large.", n)
	case anki.Sound:
		return words.N("%d note comes without its sound.", "%d notes come without their sound.", n)
	case anki.Typing:
		return words.N("%d note asked you to type the answer; here you turn the card.", "%d notes asked you to type the answer; here you turn the card.", n)
	case anki.Suspended:
		return words.N("%d card is put aside in Anki; here it comes like the others.", "%d cards are put aside in Anki; here they come like the others.", n)
	case anki.NoHistory:
		return words.N("%d card comes as new: its reviews aren’t in the file.", "%d cards come as new: their reviews aren’t in the file.", n)
	case anki.OddReview:
		return words.N("%d review has a time or a grade that can’t be.", "%d reviews have a time or a grade that can’t be.", n)
	case anki.StrayReview:
		return words.N("%d review is of a card that isn’t in the file.", "%d reviews are of cards that aren’t in the file.", n)
	case anki.ResetReview:
		return words.N("%d review is from before its card was forgotten on purpose.", "%d reviews are from before their cards were forgotten on purpose.", n)
	case anki.OtherReview:
		return words.N("%d review changed nothing in Anki’s schedule.", "%d reviews changed nothing in Anki’s schedule.", n)
	}
	return fmt.Sprint(reason, ": ", n) // a test walks all
}

// problemSaying names one thing that doesn't come, and why.
func problemSaying(p anki.Problem) string {
	reason := problemReason(p.Reason)
	switch {
	case p.Note != "" && p.Detail != "":
		return words.F("“%s”: %s (%s)", p.Note, reason, p.Detail)
	case p.Note != "":
		return words.F("“%s”: %s", p.Note, reason)
	}
	return reason
}

// problemReason says why one thing doesn't come, after its name.
func problemReason(reason anki.Reason) string {
	switch reason {
	case anki.NoType:
		return words.T("its kind isn’t in the file")
	case anki.NoCards:
		return words.T("a card of it asks nothing, or has no answer")
	case anki.TooLong:
		return words.T("too long for a card")
	case anki.Unreadable:
		return words.T("laid out in a way that can’t be read")
	case anki.Doubled:
		return words.T("in the file twice")
	case anki.NoPicture:
		return words.T("a picture isn’t in the file")
	case anki.BadPicture:
		return words.T("a picture can’t be shown, or is too large")
	case anki.Sound:
		return words.T("comes without its sound")
	case anki.Typing:
		return words.T("asked to type the answer; here the card is turned")
	case anki.Suspended:
		return words.T("put aside in Anki; here it comes like the others")
	case anki.NoHistory:
		return words.T("comes as new: its reviews aren’t in the file")
	case anki.OddReview:
		return words.T("a review has a time or a grade that can’t be")
	case anki.StrayReview:
		return words.T("a review is of a card that isn’t in the file")
	case anki.ResetReview:
		return words.T("a review is from before the card was forgotten on purpose")
	case anki.OtherReview:
		return words.T("a review changed nothing in Anki’s schedule")
	}
	return string(reason) // a test walks all
}

// bringDeck brings a deck in, after a backup: all of it as one thing.
func (s *App) bringDeck(path string, c *exchange.Coming) {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	var events []study.Event
	var done study.Imported
	s.runTask(words.T("Import from Anki"), words.F("Bringing in %s. A backup is made before.", filepath.Base(path)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			if k, ok := s.loader.(BackupKeeper); ok {
				if _, err := k.BackUp(ctx, journal.BeforeJoin, nil); err != nil {
					return fmt.Errorf("back up before: %w", err)
				}
			}
			m, err := s.importer(ctx)
			if err != nil {
				return err
			}
			// The events are made in a third of the time; the rest is the disk's.
			if events, done, err = m.Events(ctx, c.Import, func(done, all int64) { progress(all+done, 3*all) }); err != nil {
				return err
			}
			progress(2, 3)
			if len(events) == 0 || ctx.Err() != nil {
				return ctx.Err()
			}
			if err := j.Append(events...); err != nil {
				events = nil
				return err
			}
			return nil
		},
		func(err error) {
			if err != nil {
				if !errors.Is(err, context.Canceled) {
					s.refusedDeck(path, err)
				}
				return
			}
			s.takeJoined(events)
			s.startAnew()
			s.cardsChanged()
			if len(events) == 0 {
				s.Tell(words.T("All of it is here already."))
				return
			}
			s.Offer(broughtSaying(done), words.T("Undo"), s.undoImport)
		})
}

// importer asks the session, on the main goroutine, for what an import goes by.
func (s *App) importer(ctx context.Context) (*study.Importer, error) {
	given := make(chan *study.Importer, 1)
	kit.OnMain(func() {
		if s.opened == nil || s.closing {
			given <- nil
			return
		}
		given <- s.opened.Session.Importer()
	})
	select {
	case m := <-given:
		if m == nil {
			return nil, study.ErrClosed
		}
		return m, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// broughtSaying says what came.
func broughtSaying(done study.Imported) string {
	var parts []string
	for _, p := range []struct {
		n    int
		says func(int) string
	}{
		{done.Made, func(n int) string { return words.N("%d new card", "%d new cards", n) }},
		{done.Changed, func(n int) string { return words.N("%d changed card", "%d changed cards", n) }},
		{done.Grades, func(n int) string { return words.N("%d review", "%d reviews", n) }},
	} {
		if p.n > 0 {
			parts = append(parts, p.says(p.n))
		}
	}
	return words.F("Brought in from Anki: %s.", words.List(parts))
}

// undoImport takes back the deck that was brought in last.
func (s *App) undoImport() {
	if s.opened == nil {
		return
	}
	undoing.Page{
		Session: s.opened.Session, Scope: study.ScopeCards, Fail: s.Fail,
		Turned: func(done study.Done, again bool) {
			s.Tell(undoing.Says(done, again))
			s.cardsChanged()
		},
	}.Undo()
}
