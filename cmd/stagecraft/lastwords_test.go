package main

import (
	"bytes"
	"errors"
	"log"
	"testing"

	"fyne.io/fyne/v2"
)

func TestLastWords_LeaveOutThatThePreferencesAreBeingWritten(t *testing.T) {
	var said bytes.Buffer
	was, flags := log.Writer(), log.Flags()
	log.SetOutput(&lastWords{to: &said})
	log.SetFlags(0)
	t.Cleanup(func() { log.SetOutput(was); log.SetFlags(flags) })
	fyne.LogError("Preferences load error:", errors.New("EOF"))
	if said.Len() > 0 {
		t.Fatalf("it says %s", &said)
	}
	fyne.LogError("closing the course", errors.New("the disk is full"))
	for _, want := range []string{"closing the course", "Cause: the disk is full", "At: "} {
		if !bytes.Contains(said.Bytes(), []byte(want)) {
			t.Errorf("it doesn't say %q but %s", want, &said)
		}
	}
}
