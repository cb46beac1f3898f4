//go:build !windows

package sound

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Of two programs the first has no sound card; the other is given the sound.
func TestPlayHere_TriesOneProgramAfterTheOther(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	t.Setenv("TMPDIR", t.TempDir())
	if err := playHere(t.Context(), Right.wav()); !errors.Is(err, errNoPlayer) {
		t.Errorf("without a program it says %v", err)
	}
	for name, script := range map[string]string{
		"pw-play": "#!/bin/sh\nexit 1\n",
		"aplay":   "#!/bin/sh\n[ \"$1\" = -q ] && /bin/cp \"$2\" " + dir + "/heard\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := playHere(context.Background(), Right.wav()); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "heard")); err != nil || !bytes.Equal(got, Right.wav()) {
		t.Errorf("the program was given %d bytes (%v)", len(got), err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) != 0 {
		t.Errorf("it leaves %v (%v)", left, err)
	}
}
