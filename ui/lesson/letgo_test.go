package lesson

import (
	"image/color"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/fynecache"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// Fyne never let go of what a ThemeOverride held, and so of no lesson ever opened.
func TestPage_IsLetGoOfOnceItIsGone(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.NewRoom(t, uitest.Bundled(t))
	const n = 12
	for name, route := range map[string]nav.Route{
		"lesson": {Page: nav.Lessons, ID: "sales-process"}, "list": {Page: nav.Lessons, Mode: ModeList},
	} {
		var gone atomic.Int32
		for range n {
			p := New(r.Course, r.Session, r, route)
			r.Window().SetContent(p.Object())
			r.Window().Resize(fyne.NewSize(1072, 832))
			p.Shown()
			p.Hidden()
			runtime.AddCleanup(p, func(int) { gone.Add(1) }, 0)
		}
		r.Window().SetContent(canvas.NewRectangle(color.White))
		r.Window().Canvas().Unfocus()
		for until := time.Now().Add(10 * time.Second); gone.Load() < n && time.Now().Before(until); {
			time.Sleep(400 * time.Millisecond) // longer than what counts as seen just now
			fynecache.Purge()
			r.Window().Canvas().Capture()
			if !fynecache.Purged() {
				t.Fatal("a window that was drawn did not purge")
			}
			runtime.GC()
		}
		if gone.Load() < n {
			t.Errorf("%s: of %d pages %d are still held", name, n, n-gone.Load())
		}
	}
}
