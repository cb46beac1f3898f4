package owncards

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"stagecraft/content/catalogue"
	"stagecraft/content/picture"
	"stagecraft/content/program"
)

// The toolkit's clipboard holds text alone. A picture that was copied, such as one of the screen, is had from the
// system by what comes with it, or on Linux by the program that is usual there.

var (
	errNoPicture = errors.New("there is no picture on the clipboard")
	errNoReader  = catalogue.Errorf("to paste a picture, install wl-clipboard or xclip; or drop the picture’s file here")
)

// clipboardTime is how long reading the clipboard may take.
const clipboardTime = 10 * time.Second

// clipboardReader runs a program that writes the picture of the clipboard.
type clipboardReader struct {
	command string
	args    []string
	decode  func([]byte) ([]byte, error) // what it wrote; nil where that is the picture
}

// clipboardReaders gives the programs of a system, the best first.
func clipboardReaders(system string, wayland bool) []clipboardReader {
	switch system {
	case "windows":
		const script = `Add-Type -AssemblyName System.Windows.Forms,System.Drawing; ` +
			`$i=[System.Windows.Forms.Clipboard]::GetImage(); if($i -ne $null){$m=New-Object System.IO.MemoryStream; ` +
			`$i.Save($m,[System.Drawing.Imaging.ImageFormat]::Png); [Convert]::ToBase64String($m.ToArray())}`
		shell := filepath.Join(os.Getenv("SystemRoot"), "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
		return []clipboardReader{{shell, []string{"-NoLogo", "-NoProfile", "-NonInteractive", "-STA", "-Command", script}, fromBase64}}
	case "darwin":
		return []clipboardReader{{"/usr/bin/osascript", []string{"-e", "the clipboard as «class PNGf»"}, fromAppleScript}}
	}
	x11 := clipboardReader{"xclip", []string{"-selection", "clipboard", "-target", "image/png", "-out"}, nil}
	if wayland {
		return []clipboardReader{{"wl-paste", []string{"--no-newline", "--type", "image/png"}, nil}, x11}
	}
	return []clipboardReader{x11}
}

// fromBase64 reads what Windows writes.
func fromBase64(out []byte) ([]byte, error) {
	return base64.StdEncoding.DecodeString(string(bytes.TrimSpace(out)))
}

// fromAppleScript reads what macOS writes: «data PNGf…», in hexadecimal.
func fromAppleScript(out []byte) ([]byte, error) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(string(out)), "«data PNGf")
	if !ok {
		return nil, errNoPicture
	}
	return hex.DecodeString(strings.TrimSuffix(digits, "»"))
}

// clipboardPicture gives the picture on the clipboard. It may take seconds; the error is errNoPicture where
// there is none, and errNoReader where nothing here can tell.
func clipboardPicture(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, clipboardTime)
	defer cancel()
	return readClipboard(ctx, clipboardReaders(runtime.GOOS, os.Getenv("WAYLAND_DISPLAY") != ""), exec.LookPath)
}

func readClipboard(ctx context.Context, readers []clipboardReader, lookPath func(string) (string, error)) ([]byte, error) {
	fault := errNoReader
	for _, r := range readers {
		path, err := lookPath(r.command)
		if err != nil || !filepath.IsAbs(path) {
			continue
		}
		data, err := r.read(ctx, path)
		if err == nil {
			return data, nil
		}
		fault = err
	}
	return nil, fault
}

func (r clipboardReader) read(ctx context.Context, path string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, path, r.args...)
	cmd.Dir = filepath.Dir(path) // and not the folder the app was started in
	// In base64 and in hexadecimal a picture has up to twice as many bytes.
	out := &program.Output{Most: 2*picture.MaxBytes + 1000}
	cmd.Stdout = out
	cmd.WaitDelay = time.Second
	program.Hide(cmd)
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case out.Full:
		return nil, catalogue.Errorf("the picture on the clipboard has more than %d MB", picture.MaxBytes>>20)
	case err != nil || out.Len() == 0: // they fail where there is no picture
		return nil, errNoPicture
	case r.decode == nil:
		return out.Bytes(), nil
	}
	data, err := r.decode(out.Bytes())
	if err != nil || len(data) == 0 {
		return nil, errNoPicture
	}
	return data, nil
}
