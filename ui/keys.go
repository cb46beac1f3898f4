package ui

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

var _ keyboard.Shell = (*App)(nil)

// prefKeys is the name of the keys that the learner chose in Fyne's preferences.
const prefKeys = "keys"

// applyKeys puts the keys that the learner chose in force.
func (s *App) applyKeys() {
	m, err := command.ReadKeymap(s.app.Preferences().String(prefKeys))
	if err != nil { // what can be read is in force
		fyne.LogError("the keys that were chosen", err)
	}
	command.Use(m)
}

// ChangeKeys puts keys in force and keeps them.
func (s *App) ChangeKeys(m command.Keymap) {
	s.app.Preferences().SetString(prefKeys, m.Text())
	command.Use(m)
	s.list.Bind(s.window.Canvas())
	s.redraw() // what is drawn names keys
}

// PageTitle is what a page is called.
func (s *App) PageTitle(id string) string { return pageTitle(id) }

// keysFile is the list of keys to print, in the data folder; it is written anew each time.
const keysFile = "keys.html"

// PrintKeys opens the list of all keys in the browser, ready to print.
func (s *App) PrintKeys() {
	doing := words.T("Opening the list of keys")
	page := keyboard.HTML(words.Language(), pageTitle)
	path := filepath.Join(s.loader.DataDir(), keysFile)
	go func() {
		err := os.WriteFile(path, page, 0o600)
		kit.OnMain(func() {
			if err == nil {
				err = s.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
			}
			if err != nil {
				s.Fail(doing, err)
			}
		})
	}()
}
