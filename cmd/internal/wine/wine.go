// Package wine runs programs for Windows on a screen that nobody looks at, in a wine folder with nothing of
// the user's in it: the checks of packages, and of what packages are made of.
package wine

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
)

// shimSource stands in for a library that wines before 9 lack and Go's runtime needs.
//
//go:embed shim/bcryptprimitives.c
var shimSource []byte

// runLimit is how long a program that shows no window may take; the first has wine fill its folder.
const runLimit = 4 * time.Minute

// Prefix is a wine folder and the screen that its programs draw on.
type Prefix struct {
	program string // wine or wine64
	folder  string
	home    string
	screen  *screen.Screen
	env     []string
}

// New fills a wine folder below another, which takes some ten seconds. It is to be stopped.
func New(below string, s *screen.Screen) (*Prefix, error) {
	p := &Prefix{home: filepath.Join(below, "wine home"), folder: filepath.Join(below, "wine"), screen: s}
	for _, name := range []string{"wine", "wine64"} {
		if _, err := exec.LookPath(name); err == nil {
			p.program = name
			break
		}
	}
	if p.program == "" {
		return nil, errors.New("wine is not installed: run .ci/setup package")
	}
	if err := os.MkdirAll(p.home, 0o755); err != nil {
		return nil, err
	}
	// No questions about Mono and Gecko, no menu entries for the user, no words about what wine lacks.
	p.env = []string{
		"WINEPREFIX=" + p.folder, "WINEARCH=win64", "WINEDEBUG=-all",
		"WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=",
	}
	if _, err := p.Run("wineboot", "--init"); err != nil {
		return nil, err
	}
	if _, err := os.Stat(p.File("windows", "system32", "kernel32.dll")); err != nil {
		return nil, fmt.Errorf("wine did not fill its folder: %w", err)
	}
	// Some wines begin as an older Windows than the app is for.
	if _, err := p.Run("winecfg", "/v", "win10"); err != nil {
		return nil, errors.Join(err, p.Stop())
	}
	shim := p.File("windows", "system32", "bcryptprimitives.dll")
	if _, err := os.Stat(shim); errors.Is(err, os.ErrNotExist) {
		if err := buildShim(below, shim); err != nil {
			return nil, errors.Join(err, p.Stop())
		}
	}
	return p, nil
}

func buildShim(below, out string) error {
	source := filepath.Join(below, "bcryptprimitives.c")
	if err := os.WriteFile(source, shimSource, 0o644); err != nil {
		return err
	}
	text, err := exec.Command("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", out, source, "-ladvapi32").CombinedOutput()
	if err != nil {
		return fmt.Errorf("compiling the library that wine lacks: %w: %s", err, text)
	}
	return nil
}

// Home is the home of whoever runs wine.
func (p *Prefix) Home() string { return p.home }

// File is where a file of the drive C: lies.
func (p *Prefix) File(elements ...string) string {
	return filepath.Join(append([]string{p.folder, "drive_c"}, elements...)...)
}

// Path is what a Windows program calls a file of this system.
func (p *Prefix) Path(name string) string {
	if below, ok := strings.CutPrefix(name, p.File()+"/"); ok {
		return `C:\` + strings.ReplaceAll(below, "/", `\`)
	}
	return `Z:` + strings.ReplaceAll(name, "/", `\`)
}

// Local is where a Windows path on the drive C: lies.
func (p *Prefix) Local(windows string) (string, error) {
	if len(windows) < 3 || !strings.EqualFold(windows[:3], `C:\`) {
		return "", fmt.Errorf(`%q is on no drive C: of this system`, windows)
	}
	return p.File(strings.Split(windows[3:], `\`)...), nil
}

// Command is a Windows program as a command of this system, to be run by [screen.Screen.Run].
func (p *Prefix) Command(exe string, args ...string) *exec.Cmd {
	cmd := exec.Command(p.program, append([]string{exe}, args...)...)
	cmd.Env = p.env
	return cmd
}

// Run runs a program to its end and gives what it printed. Where it ends with another code than 0, the error
// is an [exec.ExitError].
func (p *Prefix) Run(program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), runLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.program, append([]string{program}, args...)...)
	cmd.Env = append(p.screen.Environment(p.home), p.env...)
	cmd.WaitDelay = 2 * time.Second // wine's server outlives it and may hold the pipe
	out, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil
	}
	text := strings.ReplaceAll(strings.TrimSpace(string(out)), "\r\n", "\n")
	if err != nil {
		return text, fmt.Errorf("%s %s: %w: %s", program, strings.Join(args, " "), err, text)
	}
	return text, nil
}

// Expand gives a text with the variables of Windows, such as %LOCALAPPDATA%, in their values.
func (p *Prefix) Expand(text string) (string, error) {
	return p.Run("cmd", "/c", "echo "+text)
}

// Registry gives a value of the registry, that without a name for "". One that isn't there is "".
func (p *Prefix) Registry(key, name string) string {
	args := []string{"query", key, "/ve"}
	if name != "" {
		args = []string{"query", key, "/v", name}
	}
	out, err := p.Run("reg", args...)
	if err != nil {
		return "" // reg says no more than that it failed
	}
	for line := range strings.Lines(out) {
		for _, kind := range []string{"REG_SZ", "REG_DWORD"} {
			if _, value, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "    "+kind+"    "); ok {
				return value
			}
		}
	}
	return ""
}

// Stop ends everything that runs in the folder.
func (p *Prefix) Stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "wineserver", "-k")
	cmd.Env = append(os.Environ(), p.env...)
	_ = cmd.Run() // there may be nothing left to end
	return ctx.Err()
}
