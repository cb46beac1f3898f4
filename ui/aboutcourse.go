package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/edition"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// showCourse says what the course that is open is, who made it and who signed it.
func (s *App) showCourse() {
	s.showSheet("course", func() string { return words.T("About this course") }, signerSheet, func() fyne.CanvasObject {
		c := s.course()
		rows := []fyne.CanvasObject{kit.H3(c.Title)}
		if c.Summary != "" {
			rows = append(rows, kit.Label(c.Summary))
		}
		rows = append(rows, kit.Gap(1, 2))
		if c.Version != "" {
			rows = append(rows, kit.Label(edition.Name(c.Version)))
		}
		if len(c.Authors) > 0 {
			rows = append(rows, kit.Label(words.F("By %s", strings.Join(c.Authors, ", "))))
		}
		if c.Licence != "" {
			rows = append(rows, kit.Label(words.F("Licence: %s", c.Licence)))
		}
		if s.opened.Path == Bundled {
			rows = append(rows, kit.MutedLabel(words.T("It came with the app.")))
		} else {
			rows = append(rows, kit.MutedLabel(words.F("Opened from %s", markup.Visible(s.opened.Path))))
		}
		return kit.Stack(8, append(rows, signatureSays(c.Signature)...)...)
	})
}

// signatureSays says who signed a course; nothing when nobody did.
func signatureSays(of *content.Signature) []fyne.CanvasObject {
	switch {
	case of == nil:
		return nil
	case !of.Valid && of.Signer.Name == "":
		return []fyne.CanvasObject{kit.Gap(1, 4), kit.Callout("warning", kit.H3(words.T("Changed since it was signed")),
			kit.Label(words.T("Who signed it was taken out of the file.")))}
	case !of.Valid:
		return []fyne.CanvasObject{kit.Gap(1, 4), kit.Callout("warning", kit.H3(words.T("Changed since it was signed")),
			kit.Label(words.F("The file says that %s signed it, and it isn't what they signed.", of.Signer.Name)))}
	}
	return []fyne.CanvasObject{
		kit.Gap(1, 4),
		signerPanel(words.T("Signed by"), of.Signer),
		kit.Small(words.T("Every file of it is as it was signed. The six words stand for the signer's key: compare them with those that they show elsewhere, as anyone can write any name.")),
	}
}
