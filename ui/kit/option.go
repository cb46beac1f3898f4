package kit

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// Option is a chip that is chosen or not: [StyleOption] shows which.
func Option(press func()) *Pressable {
	chip := NewPressable(Gap(1, 1), press)
	chip.Radius = theme.Size(13)
	return chip
}

// StyleOption gives an option its name and shows whether it is chosen: by its
// fill and by a check mark. Dot is a colour shown before the name of one that
// isn't; [theme.Clear] is none.
func StyleOption(chip *Pressable, name string, dot theme.Name, chosen bool) {
	text := OneLine(Text(name, theme.SmallSize, theme.Face{SemiBold: chosen}, theme.Ink))
	parts := []fyne.CanvasObject{text}
	chip.Fill, chip.Border = theme.Clear, theme.Edge
	switch {
	case chosen:
		text.Color = theme.Primary
		parts = []fyne.CanvasObject{theme.NewIcon(theme.IconCheck, theme.Size(13), theme.Primary), text}
		chip.Fill, chip.Border = theme.PrimarySoft, theme.Primary
	case dot != theme.Clear:
		parts = []fyne.CanvasObject{Dot(dot), text}
	}
	Chosen(chip, chip.Says.Group, name, chosen)
	chip.Content = Inset(theme.Size(10), theme.Size(3), Row(theme.Size(6), parts...))
	chip.Refresh()
}
