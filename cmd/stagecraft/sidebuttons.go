package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// sideButtons has the two buttons at a mouse's side go back and forward. The toolkit
// knows three buttons, and takes the others for a press of none.
func sideButtons(window fyne.Window, give func(command string) bool) {
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
				button(w, b, action, mods)
			}
		})
	})
}
