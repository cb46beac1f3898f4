package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/theme"
)

func TestToast_AnOlderMessagesTimeNeverHidesANewerOne(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	for _, newer := range []func(){
		func() { app.Tell("newer") },
		func() { app.Fail("newer", errors.New("it failed")) },
		func() { app.Tell("newer"); chooseTheme(app, theme.Dark) },
	} {
		app.toast.show(theme.Line, theme.Surface, "older", time.Millisecond)
		for len(queue) == 0 { // the older one's time is over, and its end on its way
			time.Sleep(time.Millisecond)
		}
		newer()
		for len(queue) > 0 {
			(<-queue)()
		}
		if !app.toast.object.Visible() || !strings.Contains(uitest.Says(app.toast.object), "newer") {
			t.Errorf("the window says %q", uitest.Says(app.toast.object))
		}
	}
}
