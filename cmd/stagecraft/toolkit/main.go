// Toolkit shows what the toolkit itself takes for the least that could be asked of it, in a window of
// the app's size: the benchmark measures it beside the app.
//
// Without --text the window scrolls one rectangle, whose colour the keys Left and Right change.
// With --text FILE the key N reads the file as Markdown into the toolkit's own widget for text.
package main

import (
	"flag"
	"fmt"
	"image/color"
	"math"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	text := flag.String("text", "", "a Markdown file to show")
	flag.Parse()
	note, err := os.ReadFile(*text)
	if err != nil && *text != "" {
		fmt.Fprintln(os.Stderr, "toolkit:", err)
		os.Exit(1)
	}
	app.SetMetadata(fyne.AppMetadata{ID: "app.stagecraft.Toolkit", Name: "Toolkit"})
	a := app.NewWithID("app.stagecraft.Toolkit")
	w := a.NewWindow("Toolkit")
	w.SetPadded(false)
	if *text == "" {
		w.SetContent(moving(w.Canvas()))
	} else {
		w.SetContent(reading(w.Canvas(), string(note)))
	}
	w.Resize(fyne.NewSize(1280, 832))
	w.ShowAndRun()
}

// depth is how far the rectangle can be scrolled, in pixels.
const depth = 30000

// moving is a rectangle that stays in view and moves with every turn of the wheel.
func moving(c fyne.Canvas) fyne.CanvasObject {
	colours := []color.Color{color.NRGBA{0x24, 0x57, 0xd6, 0xff}, color.NRGBA{0x0b, 0x7f, 0x74, 0xff}}
	rectangle := canvas.NewRectangle(colours[0])
	rectangle.Resize(fyne.NewSize(720, 60))
	rectangle.Move(fyne.NewPos(280, 300))
	scroll := container.NewVScroll(container.New(tall{}, rectangle))
	scroll.OnScrolled = func(at fyne.Position) {
		rectangle.Move(fyne.NewPos(280, at.Y+300+float32(math.Mod(float64(at.Y), 300))))
	}
	shown := 0
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyRight || e.Name == fyne.KeyLeft {
			shown = 1 - shown
			rectangle.FillColor = colours[shown]
			rectangle.Refresh()
		}
	})
	return scroll
}

// tall is a layout that leaves its object where it is.
type tall struct{}

func (tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, depth) }
func (tall) Layout([]fyne.CanvasObject, fyne.Size) {}

// reading shows a note at the press of a key, as wide as the reader's column.
func reading(c fyne.Canvas, note string) fyne.CanvasObject {
	page := container.NewStack()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name != fyne.KeyN || len(page.Objects) > 0 {
			return
		}
		text := widget.NewRichTextFromMarkdown(note)
		text.Wrapping = fyne.TextWrapWord
		scroll := container.NewVScroll(container.New(column{}, text))
		scroll.Resize(page.Size()) // laid out at once at the width it will have: see fyne-io/fyne#6178
		page.Objects = []fyne.CanvasObject{scroll}
		page.Refresh()
	})
	return page
}

// column is a layout of 720 pixels in the middle.
type column struct{}

func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos((size.Width-720)/2, 0))
	objects[0].Resize(fyne.NewSize(720, size.Height))
}
