package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/look"
)

// letters draws a stretch of a line: as one text, or where emoji stand in it as
// texts and pictures, each where the text as a whole has it.
func letters(text string, size float32, face look.Face, name look.Name, at fyne.Position, extent fyne.Size) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	plain := func(from, to int) {
		if from == to {
			return
		}
		c := look.Text(text[from:to], size, face, name)
		left := look.Width(text[:from], size, face)
		c.Move(at.AddXY(round(left), 0))
		c.Resize(fyne.NewSize(extent.Width-left, extent.Height))
		objects = append(objects, c)
	}
	drawn := 0 // bytes
	for i := 0; i < len(text); {
		picture, n := look.Emoji(text[i:])
		if picture == nil {
			i += next(text[i:])
			continue
		}
		plain(drawn, i)
		left, right := look.Width(text[:i], size, face), look.Width(text[:i+n], size, face)
		e := canvas.NewImageFromResource(picture)
		e.FillMode = canvas.ImageFillContain
		side := round(size)
		e.Resize(fyne.NewSquareSize(side))
		e.Move(at.AddXY(round((left+right-side)/2), round((extent.Height-side)/2)))
		objects = append(objects, e)
		i += n
		drawn = i
	}
	plain(drawn, len(text))
	return objects
}

// next gives how many bytes to go on by to where an emoji may begin.
func next(text string) int {
	for i, r := range text {
		if i > 0 && r >= 0x2000 {
			return i
		}
	}
	return len(text)
}
