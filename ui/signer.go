package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/signing"
	"stagecraft/study/signers"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Accepter is a [Loader] that keeps from opening a course, with a *[signers.Doubt], until
// the learner opens it all the same.
type Accepter interface {
	// Accept has the course opened the next time. It does so at once.
	Accept(*signers.Doubt)
}

// signerSheet is how wide what is told of a signer is at most, at 100 %.
const signerSheet = 620

// askSigner asks whether to open a course that may not come from whom it came before,
// over the one that is open.
func (s *App) askSigner(path string, d *signers.Doubt) {
	var pop *kit.PopUp
	leave := kit.Primary(words.T("Don't open it"), func() { pop.Hide() })
	pop = s.question("signer", doubtTitle(d), signerSheet, kit.Stack(12, s.doubtSays(path, d)...), leave, func() { s.askSigner(path, d) },
		s.openAllTheSame(path, d), leave)
}

// signerDetails is the same in the page's place, when no course is open.
func (t *trouble) signerDetails(d *signers.Doubt) fyne.CanvasObject {
	s := t.app
	rows := append([]fyne.CanvasObject{kit.H1(doubtTitle(d))}, s.doubtSays(t.path, d)...)
	return kit.Stack(14, append(rows, kit.Wrap(12,
		kit.Primary(words.T("Open the course that came with the app"), func() { s.OpenCourse(s.cameWith()) }),
		kit.Secondary(words.T("Open another course…"), s.ChooseCourseFile),
		s.openAllTheSame(t.path, d)))...)
}

func (s *App) openAllTheSame(path string, d *signers.Doubt) *kit.Pressable {
	return kit.Secondary(words.T("Open it all the same"), func() {
		if k, ok := s.loader.(Accepter); ok {
			k.Accept(d)
		}
		s.OpenCourse(path)
	})
}

func doubtTitle(d *signers.Doubt) string {
	switch d.Kind {
	case signers.Changed:
		return words.T("This course was changed after it was signed")
	case signers.Other:
		return words.T("This course is signed by someone else than before")
	}
	return words.T("This course is no longer signed")
}

// doubtSays says what there is to know and to do about a doubt about the course at a
// path.
func (s *App) doubtSays(path string, d *signers.Doubt) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.MutedLabel(s.courseName(path))}
	add := func(text string) { rows = append(rows, kit.Label(text)) }
	switch d.Kind {
	case signers.Changed:
		if d.Now.Name == "" {
			add(words.T("The file was signed once, and isn't any more as it was then. Who signed it was taken out."))
		} else {
			add(words.F("The file says that %s signed it, but it isn't what they signed: someone changed it since, or they never signed it.", d.Now.Name))
		}
	case signers.Other:
		add(words.T("It may be that its maker has a new key. It may also be that someone else made this file in their name. Anyone can write any name; the six words are different for each key."))
	default:
		add(words.T("When you opened this course before, it was signed. This file isn't: anyone can have made it."))
	}
	if n := len(d.Before); n > 0 {
		rows = append(rows, signerPanel(words.T("Before"), d.Before[n-1]))
	}
	if d.Now.Name != "" {
		label := words.T("Now")
		if d.Kind == signers.Changed {
			label = words.T("Now, as the file claims")
		}
		rows = append(rows, signerPanel(label, d.Now))
	}
	add(words.T("If you didn't expect this, don't open it, and ask whoever gave you the course. What you did in it before is kept either way."))
	return rows
}

// signerPanel shows a signer: the name, and the words of the key.
func signerPanel(label string, by signing.Signer) fyne.CanvasObject {
	name := kit.Label(by.Name)
	name.Runs[0].Face.SemiBold = true
	return kit.PanelInset(16, 12, kit.Stack(3, kit.Small(label), name, kit.Text(by.Key.Words(), theme.SmallSize, theme.Face{Mono: true}, theme.Ink)))
}
