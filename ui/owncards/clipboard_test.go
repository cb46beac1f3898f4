package owncards

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestReadClipboard_TakesTheFirstThatGivesAPicture(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its programs here are those of Unix")
	}
	says := func(text string) clipboardReader { return clipboardReader{"printf", []string{"%s", text}, nil} }
	missing := clipboardReader{command: "no-such-program"}
	fails := clipboardReader{"false", nil, nil}
	for _, c := range []struct {
		name    string
		readers []clipboardReader
		want    string
		err     error
	}{
		{"none is installed", []clipboardReader{missing}, "", errNoReader},
		{"there is no picture", []clipboardReader{missing, fails, says("")}, "", errNoPicture},
		{"the second has one", []clipboardReader{fails, says("picture"), says("other")}, "picture", nil},
		{"it is in base64", []clipboardReader{{"printf", []string{"%s\n", base64.StdEncoding.EncodeToString([]byte("picture"))}, fromBase64}}, "picture", nil},
		{"it is in hexadecimal", []clipboardReader{{"printf", []string{"%s", "«data PNGf" + hex.EncodeToString([]byte("picture")) + "»"}, fromAppleScript}}, "picture", nil},
		{"it is something else", []clipboardReader{{"printf", []string{"%s", "text"}, fromAppleScript}}, "", errNoPicture},
		{"it says nothing in base64", []clipboardReader{{"printf", []string{"-"}, fromBase64}}, "", errNoPicture},
	} {
		got, err := readClipboard(t.Context(), c.readers, exec.LookPath)
		if string(got) != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, got, err, c.want, c.err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := readClipboard(ctx, []clipboardReader{{"sleep", []string{"20"}, nil}}, exec.LookPath); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("one that doesn't end gives %v", err)
	}
}

func TestClipboardReaders_HaveTheirPlace(t *testing.T) {
	for system, most := range map[string]int{"linux": 1, "darwin": 1, "windows": 1} {
		if got := clipboardReaders(system, false); len(got) != most {
			t.Errorf("%s has %d", system, len(got))
		}
	}
	if got := clipboardReaders("linux", true); got[0].command != "wl-paste" || got[1].command != "xclip" {
		t.Errorf("under Wayland it is %v", got)
	}
	for _, system := range []string{"windows", "darwin"} {
		if r := clipboardReaders(system, false)[0]; filepath.Base(r.command) == r.command || r.decode == nil {
			t.Errorf("%s: %v isn't the system's own", system, r.command)
		}
	}
}
