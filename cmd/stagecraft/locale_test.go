package main

import "testing"

// TestLocale_NoneIsNoError starts the app on systems that have no language.
func TestLocale_NoneIsNoError(t *testing.T) {
	for _, language := range []string{"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=C.UTF-8", "LC_ALL="} {
		w := start(t, t.TempDir(), []string{"env", "-u", "LANGUAGE", "-u", "LC_MESSAGES", "LANG=", language})
		w.press("ctrl+2")
		w.quit()
		if said := w.app.Output(); said != "" {
			t.Errorf("with %s it prints: %s", language, said)
		}
		w.screen.Close()
	}
}
