package courses

import (
	"hash/fnv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// The size of a cover at 100 %.
const (
	coverWidth  = 112
	coverHeight = 63
)

// Cover draws a course's cover: its picture, or the first letters of its title on a
// colour that is always the same for it.
func Cover(e *Entry) fyne.CanvasObject {
	size := fyne.NewSize(theme.Size(coverWidth), theme.Size(coverHeight))
	if e.Picture != nil {
		picture := canvas.NewImageFromImage(e.Picture)
		picture.FillMode = canvas.ImageFillCover
		picture.CornerRadius = theme.ButtonRadius
		return container.New(layout.NewGridWrapLayout(size), picture)
	}
	letters := kit.OneLine(kit.Text(initials(e.Name()), 24, theme.Face{Bold: true}, theme.OnStage))
	return container.New(layout.NewGridWrapLayout(size), container.NewStack(
		kit.Background(colour(e.ID), theme.Clear, theme.ButtonRadius), kit.Row(0, kit.Spring(), letters, kit.Spring())))
}

// colour is one of those of the stages.
func colour(id string) theme.Name {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // it never fails
	return theme.Stage(int(h.Sum32() % 4))
}

// initials are the first letters of the first words of a title that are long enough
// to carry its meaning; of the first two words, where none is.
func initials(title string) string {
	words := strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	var long []string
	for _, w := range words {
		if len([]rune(w)) > 3 {
			long = append(long, w)
		}
	}
	if len(long) == 0 {
		long = words
	}
	var b strings.Builder
	for _, w := range long[:min(len(long), 2)] {
		b.WriteRune(unicode.ToUpper([]rune(w)[0]))
	}
	return b.String()
}
