package main

import (
	"strings"
	"testing"
)

// TestLocale_NoneIsNoError starts the app on systems that have no language, and on one
// with a language that the toolkit knows and one that it doesn't.
func TestLocale_NoneIsNoError(t *testing.T) {
	for _, language := range []string{"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=C.UTF-8", "LC_ALL=", "LANGUAGE=br:de"} {
		w := start(t, t.TempDir(), []string{"env", "-u", "LANGUAGE", "-u", "LC_MESSAGES", "LANG=" + spoken(language), language})
		w.press("ctrl+2")
		w.quit()
		if said := w.app.Output(); said != "" {
			t.Errorf("with %s it prints: %s", language, said)
		}
		w.screen.Close()
	}
}

// spoken gives the LANG beside which LANGUAGE counts.
func spoken(language string) string {
	if strings.HasPrefix(language, "LANGUAGE=") {
		return "pl_PL.UTF-8"
	}
	return ""
}
