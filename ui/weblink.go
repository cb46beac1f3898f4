package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/content/weblink"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// longLink is how much of an address that isn't opened is told, in letters.
const longLink = 120

// followOut opens an address in the browser, or in the system's program for mail. One
// that the text of its link doesn't say is shown first.
func (s *App) followOut(link, text string) {
	a, err := weblink.Parse(link)
	switch {
	case errors.Is(err, weblink.ErrKind):
		s.Tell(words.T("This link isn't opened: it leads to something else than a web page or mail."))
	case errors.Is(err, weblink.ErrMisled):
		s.Tell(words.T("This link isn't opened: it could send something of yours, or lead elsewhere than it says."))
	case errors.Is(err, weblink.ErrLong):
		s.Tell(words.T("This link isn't opened: its address is too long to be read first."))
	case err != nil:
		told := []rune(markup.Visible(link))
		if len(told) > longLink {
			told = append(told[:longLink], '…')
		}
		s.Tell(words.F("This link leads nowhere: %s", string(told)))
	case a.SaidBy(text):
		s.leave(a)
	default:
		s.showLink(a)
	}
}

// leave opens an address outside the app.
func (s *App) leave(a *weblink.Address) {
	if err := s.app.OpenURL(a.URL); err != nil {
		s.Fail(words.F("Opening %s in the browser", a.Text), err)
	}
}

// showLink shows where a link leads, before it is opened.
func (s *App) showLink(a *weblink.Address) {
	mail := a.URL.Scheme == "mailto"
	title, does := words.T("Open this in your browser?"), words.T("Open in browser")
	if mail {
		title, does = words.T("Write to this address?"), words.T("Write mail")
	}
	rows := []fyne.CanvasObject{kit.PanelInset(16, 12, kit.Text(a.Text, theme.LabelSize, theme.Face{Mono: true}, theme.Ink))}
	if a.Foreign {
		rows = append(rows, kit.Label(words.T("The name has letters of other alphabets in it, which can look like those of a name you know. That is why it is written out, with xn-- before it.")))
	}
	var pop *kit.PopUp
	cancel := kit.Secondary(words.T("Cancel"), func() { pop.Hide() })
	open := kit.Primary(does, func() {
		pop.Hide()
		s.leave(a)
	})
	focus := open
	if a.Foreign { // Enter twice must not open it unread
		focus = cancel
	}
	pop = s.question("link", title, signerSheet, kit.Stack(12, rows...), focus, func() { s.showLink(a) },
		cancel,
		kit.Secondary(words.T("Copy"), func() {
			pop.Hide()
			s.Copy(a.Text)
			s.Tell(words.T("The address is on the clipboard."))
		}),
		open)
}
