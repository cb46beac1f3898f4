package ui

import (
	"testing"

	"stagecraft/ui/nav"
)

// BenchmarkPage opens each page anew, as a visit does.
func BenchmarkPage(b *testing.B) {
	app := startApp(b, newShelf(b, b.TempDir()), Config{})
	for _, page := range []string{nav.Today, nav.Lessons, nav.Process, nav.Cards, nav.Practice, nav.Progress, nav.Settings} {
		b.Run(page, func(b *testing.B) {
			for b.Loop() {
				app.open(nav.Route{Page: page})
			}
		})
	}
}
