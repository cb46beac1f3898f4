package kit

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/look"
)

// Option is a chip that is chosen or not: DressOption shows which.
func Option(press func()) *Pressable {
	chip := NewPressable(Gap(1, 1), press)
	chip.Radius = look.Size(13)
	return chip
}

// DressOption gives an option its name and shows whether it is chosen: by its
// fill and by a check mark. Dot is a colour shown before the name of one that
// isn't; look.Clear is none.
func DressOption(chip *Pressable, name string, dot look.Name, chosen bool) {
	text := OneLine(Text(name, look.SmallSize, look.Face{SemiBold: chosen}, look.Ink))
	parts := []fyne.CanvasObject{text}
	chip.Fill, chip.Border = look.Clear, look.Edge
	switch {
	case chosen:
		text.Color = look.Primary
		parts = []fyne.CanvasObject{look.NewIcon(look.IconCheck, look.Size(13), look.Primary), text}
		chip.Fill, chip.Border = look.PrimarySoft, look.Primary
	case dot != look.Clear:
		parts = []fyne.CanvasObject{Dot(dot), text}
	}
	chip.Content = Inset(look.Size(10), look.Size(3), Row(look.Size(6), parts...))
	chip.Refresh()
}
