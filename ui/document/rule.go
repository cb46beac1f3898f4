package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Rule]{
		widget: func(*widgetBuilder, *markup.Rule, textStyle) fyne.CanvasObject {
			return kit.Inset(0, theme.Size(8), kit.Separator())
		},
		indivisible: true,
		silent:      true,
	})
}
