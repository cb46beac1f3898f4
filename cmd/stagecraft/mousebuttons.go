package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// mouseButtons has the two buttons at a mouse's side go back and forward: the toolkit
// knows three buttons, and takes the others for a press of none. Where another is pressed
// it tells, before what is there is told.
func mouseButtons(window fyne.Window, give func(command string) bool, pressed func(at fyne.Position)) {
	drawn, ok := window.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	drawn.RunWithContext(func() {
		w := glfw.GetCurrentContext()
		if w == nil {
			return
		}
		button := w.SetMouseButtonCallback(nil)
		w.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
			switch {
			case b == glfw.MouseButton4 && action == glfw.Press:
				give("go.back")
			case b == glfw.MouseButton5 && action == glfw.Press:
				give("go.forward")
			case b <= glfw.MouseButton3 && button != nil:
				if action == glfw.Press {
					x, y := w.GetCursorPos()
					scale := window.Canvas().Scale()
					pressed(fyne.NewPos(float32(x)/scale, float32(y)/scale))
				}
				button(w, b, action, mods)
			}
		})
	})
}
