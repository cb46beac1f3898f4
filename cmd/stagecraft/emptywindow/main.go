// Emptywindow is the least that a program with a window can be: one empty window of the toolkit and
// nothing else. The benchmark runs it beside the app, so that the figures say what the app adds to
// its toolkit on that machine.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{ID: "app.stagecraft.Emptywindow", Name: "Empty window"})
	a := app.NewWithID("app.stagecraft.Emptywindow")
	w := a.NewWindow("Empty window")
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 832))
	w.ShowAndRun()
}
