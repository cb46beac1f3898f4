package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
)

// Wines before 9 lack a library that Go's runtime needs: this stands in for it.
//
//go:embed wine/bcryptprimitives.c
var shimSource []byte

// wineLimit is how long wine may take to fill its folder.
const wineLimit = 4 * time.Minute

// wine is a wine folder with nothing of the user's in it.
type wine struct {
	program string // wine or wine64
	home    string
	prefix  string
	env     []string
}

// startWine fills a new wine folder.
func (r *release) startWine(s *screen.Screen) (*wine, error) {
	w := &wine{home: filepath.Join(r.work, "wine home"), prefix: filepath.Join(r.work, "wine")}
	for _, name := range []string{"wine", "wine64"} {
		if _, err := exec.LookPath(name); err == nil {
			w.program = name
			break
		}
	}
	if w.program == "" {
		return nil, fmt.Errorf("wine is not installed: run .ci/setup package")
	}
	if err := os.MkdirAll(w.home, 0o755); err != nil {
		return nil, err
	}
	// No questions about Mono and Gecko, no menu entries for the user, no words about what wine lacks.
	w.env = []string{
		"WINEPREFIX=" + w.prefix, "WINEARCH=win64", "WINEDEBUG=-all",
		"WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=",
	}
	if _, err := w.run(s, "wineboot", "--init"); err != nil {
		return nil, err
	}
	system := filepath.Join(w.prefix, "drive_c", "windows", "system32")
	if _, err := os.Stat(filepath.Join(system, "kernel32.dll")); err != nil {
		return nil, fmt.Errorf("wine did not fill its folder: %w", err)
	}
	shim := filepath.Join(system, "bcryptprimitives.dll")
	if _, err := os.Stat(shim); os.IsNotExist(err) {
		if err := r.buildShim(shim); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (r *release) buildShim(out string) error {
	source := filepath.Join(r.work, "bcryptprimitives.c")
	if err := os.WriteFile(source, shimSource, 0o644); err != nil {
		return err
	}
	text, err := exec.Command("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", out, source, "-ladvapi32").CombinedOutput()
	if err != nil {
		return fmt.Errorf("compiling the library that wine lacks: %w: %s", err, text)
	}
	return nil
}

// command is a Windows program run under wine.
func (w *wine) command(exe string, args ...string) *exec.Cmd {
	cmd := exec.Command(w.program, append([]string{exe}, args...)...)
	cmd.Env = w.env
	return cmd
}

// path is what a Windows program calls a file of this system.
func (w *wine) path(name string) string { return `Z:` + strings.ReplaceAll(name, "/", `\`) }

// run runs a program of wine's own to its end.
func (w *wine) run(s *screen.Screen, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wineLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, w.program, args...)
	cmd.Env = append(s.Environment(w.home), w.env...)
	cmd.WaitDelay = 2 * time.Second // wine's server outlives it and may hold the pipe
	out, err := cmd.CombinedOutput()
	if err != nil && ctx.Err() == nil && cmd.ProcessState != nil && cmd.ProcessState.Success() {
		err = nil
	}
	if err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", w.program, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

// stop ends everything that runs in this wine folder.
func (w *wine) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "wineserver", "-k")
	cmd.Env = append(os.Environ(), w.env...)
	_ = cmd.Run() // there may be nothing left to end
}
