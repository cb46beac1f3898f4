package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/cmd/internal/screen"
	"stagecraft/study/journal"
)

// doctor runs the app's doctor, and gives its exit code and what it says.
func doctor(t *testing.T, environment []string, data string) (int, string) {
	t.Helper()
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(binary, "--doctor", "--data", data)
	c.Env = append(append(os.Environ(), "WAYLAND_DISPLAY="), environment...)
	var out, faults bytes.Buffer
	c.Stdout, c.Stderr = &out, &faults
	err = c.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	if faults.Len() > 0 && !strings.Contains(out.String(), "FAULT  display") { // the library prints that too
		t.Errorf("the doctor prints errors: %s", &faults)
	}
	return c.ProcessState.ExitCode(), out.String()
}

func TestDoctor_SaysWhatIsThereAndWhatToDo(t *testing.T) {
	screen.Require(t)
	s, err := screen.Start(screen.Size{Width: 1280, Height: 832})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	sound := t.TempDir()
	j, err := journal.Open(sound)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, journal.FileName), []byte("These are not the data you are looking for."), 0o600); err != nil {
		t.Fatal(err)
	}
	unmade := filepath.Join(t.TempDir(), "a", "b")
	here := []string{"DISPLAY=" + s.Display(), "LC_ALL=C.UTF-8"}
	mute := append([]string{"PATH=" + t.TempDir()}, here...)
	for name, c := range map[string]struct {
		environment []string
		data        string
		code        int
		says        []string
	}{
		"all is well":  {here, sound, 0, []string{"ok     display      1280 × 832", "ok     OpenGL       ", "ok     data folder  " + sound, " MB free", "fonts        Inter"}},
		"before it is": {here, unmade, 0, []string{unmade + ", to be made at the first start"}},
		"no voice":     {mute, sound, 0, []string{"advice voice        none", "to do: to have lessons read aloud, install"}},
		"no display":   {[]string{"DISPLAY=:7777"}, sound, 1, []string{"FAULT  display      ", "to do: start it in a graphical session", "FAULT  OpenGL", "ok     data folder"}},
		"damaged data": {here, damaged, 1, []string{"FAULT  data folder  " + damaged, "is damaged", "--data"}},
		"no folder":    {here, filepath.Join(damaged, journal.FileName), 1, []string{"it is no folder"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, said := doctor(t, c.environment, c.data)
			if code != c.code {
				t.Errorf("it ends with %d, want %d", code, c.code)
			}
			for _, want := range c.says {
				if !strings.Contains(said, want) {
					t.Errorf("it doesn't say %q", want)
				}
			}
			if t.Failed() {
				t.Logf("it says:\n%s", said)
			}
		})
	}
	if _, err := os.Stat(unmade); !os.IsNotExist(err) {
		t.Errorf("the doctor made the folder: %v", err)
	}
	if left, err := os.ReadDir(sound); err != nil || len(left) == 0 || strings.HasPrefix(left[0].Name(), ".stagecraft-") {
		t.Errorf("the doctor left %v (%v)", left, err)
	}
}
