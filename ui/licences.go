package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/assets"
	"stagecraft/assets/licences"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// showLicences lists what is inside the app, each with its licence a press away.
func (s *App) showLicences() {
	s.showSheet("licences", func() string { return words.T("Licences") }, 640, func() fyne.CanvasObject {
		rows := []fyne.CanvasObject{
			kit.Label(words.T("Stagecraft is made with the work of others. Choose one to read under what licence it is free.")),
		}
		all, err := licences.All()
		if err != nil {
			rows = append(rows, kit.Label(words.F("The licences can't be shown: %v. They also lie beside the program, in the folder licences.", err)))
		}
		all = append([]licences.Licence{
			{Of: words.T("Inter, the typeface"), Text: string(assets.FontLicence)},
			{Of: words.T("OpenDyslexic, the other typeface"), Text: string(assets.DyslexicLicence)},
		}, all...)
		for _, l := range all {
			rows = append(rows, kit.Row(0, kit.LinkButton(l.Of, func() { s.showLicence(l) })))
		}
		return kit.Stack(6, rows...)
	})
}

// showLicence shows the text of one, a paragraph each as wide as the sheet.
func (s *App) showLicence(l licences.Licence) {
	s.showSheet("licence", func() string { return l.Of }, 720, func() fyne.CanvasObject {
		var paragraphs []fyne.CanvasObject
		for paragraph := range strings.SplitSeq(strings.ReplaceAll(l.Text, "\r\n", "\n"), "\n\n") {
			if text := strings.Join(strings.Fields(paragraph), " "); text != "" {
				paragraphs = append(paragraphs, kit.Label(text))
			}
		}
		return kit.Stack(10, paragraphs...)
	})
}
