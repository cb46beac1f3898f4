package filechooser

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// prefRecent are the folders used, the last one first.
const prefRecent = "files.recent"

// mostRecent is how many are kept.
const mostRecent = 6

// Recent gives the folders that files were taken from or saved to, the last one
// first.
func Recent() []string { return fyne.CurrentApp().Preferences().StringList(prefRecent) }

// keep notes that a folder was used.
func keep(folder string) {
	all := append([]string{folder}, slices.DeleteFunc(slices.Clone(Recent()), func(f string) bool { return samePath(f, folder) })...)
	fyne.CurrentApp().Preferences().SetStringList(prefRecent, all[:min(len(all), mostRecent)])
}

// findPlaces looks off the main goroutine which of the usual folders there are.
func (h *chooser) findPlaces() {
	recent := Recent()
	go func() {
		at := home()
		usual := []string{at}
		for _, name := range []string{"Desktop", "Documents", "Downloads"} {
			usual = append(usual, filepath.Join(at, name))
		}
		if runtime.GOOS == "windows" {
			for drive := 'C'; drive <= 'Z'; drive++ {
				usual = append(usual, string(drive)+`:\`)
			}
		} else {
			usual = append(usual, "/")
		}
		there := func(all []string) []string {
			return slices.DeleteFunc(all, func(f string) bool {
				info, err := os.Stat(f)
				return err != nil || !info.IsDir()
			})
		}
		usual = there(usual)
		kit.OnMain(func() { h.showPlaces(usual, nil) })
		recent = there(recent) // which may be on a disk that doesn't answer
		kit.OnMain(func() { h.showPlaces(usual, recent) })
	}()
}

func (h *chooser) showPlaces(usual, recent []string) {
	if h.closed {
		return
	}
	item := func(folder, name string) fyne.CanvasObject {
		return kit.NewPressable(kit.Inset(8, theme.Size(4), kit.Row(8, theme.NewIcon(theme.IconFolder, theme.Size(16), theme.Muted),
			kit.OneLine(kit.Text(name, theme.SmallSize, theme.Face{}, theme.Ink)))), func() { h.open(folder, false); h.canvas.Focus(h.path) })
	}
	var rows []fyne.CanvasObject
	for _, f := range usual {
		name := filepath.Base(f)
		switch {
		case f == home():
			name = words.T("Home folder")
		case filepath.Dir(f) == f:
			name = words.F("All of %s", f)
		}
		rows = append(rows, item(f, name))
	}
	if len(recent) > 0 {
		rows = append(rows, kit.InsetSides(8, theme.Size(10), 0, theme.Size(2), kit.Text(words.T("Used before"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted)))
		for _, f := range recent {
			rows = append(rows, item(f, filepath.Base(f)))
		}
	}
	h.places.Objects = []fyne.CanvasObject{kit.NewScroller(kit.Stack(1, rows...))}
	h.places.Refresh()
}
