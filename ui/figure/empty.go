package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// Empty is the panel of a page that has nothing yet: a journey whose chevrons wait to be filled, what
// will appear here, and the buttons that begin it.
func Empty(title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	var journey []StripPart
	for stage := range stages {
		journey = append(journey, StripPart{Color: theme.Stage(stage)})
	}
	objects := []fyne.CanvasObject{kit.Row(0, NewStrip(journey...), kit.Spring()), kit.H2(title), kit.MutedLabel(text)}
	if len(actions) > 0 {
		objects = append(objects, kit.Wrap(12, actions...))
	}
	return kit.Panel(kit.Stack(12, objects...))
}

// stages is how many stages the journey of an empty page has.
const stages = 4
