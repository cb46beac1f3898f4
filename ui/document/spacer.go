package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Spacer]{
		widget: func(*widgetBuilder, *markup.Spacer, textStyle) fyne.CanvasObject {
			return kit.Gap(1, theme.Size(8))
		},
		indivisible: true,
		silent:      true,
	})
}
