// Package texteditor opens a file at a line in the editor that a trainer writes with.
package texteditor

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// ErrNone says that no editor is known that has a window of its own.
var ErrNone = errors.New("no text editor was found")

// form is how an editor is told of a line.
type form int

const (
	asGoto   form = iota // --goto file:line:column
	asSuffix             // file:line:column
	asPlus               // +line file
	asOption             // --line N file
	asShort              // -nN file
	asLine               // -l N file
)

// editor is one that opens files in a window.
type editor struct {
	program string // its name, without an ending
	form    form
}

// known are editors by their programs, those that people install themselves first:
// whoever has one of these wants it.
var known = []editor{
	{"code", asGoto},
	{"codium", asGoto},
	{"vscodium", asGoto},
	{"code-insiders", asGoto},
	{"cursor", asGoto},
	{"zed", asSuffix},
	{"zeditor", asSuffix},
	{"subl", asSuffix},
	{"sublime_text", asSuffix},
	{"mate", asLine},
	{"bbedit", asPlus},
	{"notepad++", asShort},
	{"geany", asPlus},
	{"kate", asOption},
	{"gvim", asPlus},
	{"mvim", asPlus},
	{"kwrite", asOption},
	{"gedit", asPlus},
	{"pluma", asPlus},
	{"xed", asPlus},
	{"mousepad", asOption},
	{"gnome-text-editor", asPlus},
	{"featherpad", asPlus},
}

// Open opens a file at a line and a column, from 1, 0 for none, and returns once the
// editor has begun. It gives the editor's name, also with an error; ErrNone where there
// is none.
func Open(path string, line, column int) (string, error) {
	program, e, extra, ok := find(os.Getenv, look)
	if !ok {
		return "", ErrNone
	}
	cmd := exec.Command(program, append(extra, e.arguments(path, line, column)...)...)
	cmd.Dir = filepath.Dir(path)
	if err := cmd.Start(); err != nil {
		return e.program, fmt.Errorf("start %s: %w", program, err)
	}
	go func() { _ = cmd.Wait() }() // it goes on by itself; only its end is noted
	return e.program, nil
}

// find gives the editor to use and its program: what the trainer set in VISUAL or
// EDITOR, where that has a window of its own, else the first there is. Extra is what
// they have it told besides.
func find(env func(string) string, look func(string) (string, bool)) (program string, e editor, extra []string, ok bool) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		fields := command(env(name), look)
		if len(fields) == 0 {
			continue
		}
		base := strings.TrimSuffix(strings.ToLower(filepath.Base(filepath.ToSlash(fields[0]))), ".exe")
		for _, k := range known {
			if k.program != base {
				continue
			}
			if at, there := look(fields[0]); there {
				return at, k, withoutWaiting(fields[1:]), true
			}
		}
	}
	for _, k := range known {
		if at, there := look(k.program); there {
			return at, k, nil, true
		}
	}
	return "", editor{}, nil, false
}

// command takes what a variable holds apart: a program's path may have spaces in it.
func command(text string, look func(string) (string, bool)) []string {
	text = strings.Trim(strings.TrimSpace(text), `"`)
	if text == "" {
		return nil
	}
	if _, there := look(text); there {
		return []string{text}
	}
	return strings.Fields(text)
}

// withoutWaiting leaves out what has an editor keep whoever called it waiting.
func withoutWaiting(arguments []string) (kept []string) {
	for _, a := range arguments {
		if a != "--wait" && a != "-w" && a != "--block" && a != "-b" {
			kept = append(kept, a)
		}
	}
	return kept
}

// arguments are what has an editor open a file at a line. A path is absolute, so that
// none is taken for an option.
func (e editor) arguments(path string, line, column int) []string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if line < 1 {
		return []string{path}
	}
	n := strconv.Itoa(line)
	exact := path + ":" + n
	if column > 0 {
		exact += ":" + strconv.Itoa(column)
	}
	switch e.form {
	case asGoto:
		return []string{"--goto", exact}
	case asSuffix:
		return []string{exact}
	case asOption:
		return []string{"--line", n, path}
	case asShort:
		return []string{"-n" + n, path}
	case asLine:
		return []string{"-l", n, path}
	}
	return []string{"+" + n, path}
}

// places are where editors are on a system that doesn't put them where programs are
// looked for.
func places(name string) []string {
	switch runtime.GOOS {
	case "darwin":
		return map[string][]string{
			"code":   {"/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code"},
			"codium": {"/Applications/VSCodium.app/Contents/Resources/app/bin/codium"},
			"subl":   {"/Applications/Sublime Text.app/Contents/SharedSupport/bin/subl"},
			"mate":   {"/Applications/TextMate.app/Contents/MacOS/mate", "/Applications/TextMate.app/Contents/Resources/mate"},
			"bbedit": {"/Applications/BBEdit.app/Contents/Helpers/bbedit_tool"},
			"zed":    {"/Applications/Zed.app/Contents/MacOS/cli"},
		}[name]
	case "windows":
		var all []string
		for _, root := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Programs")} {
			for _, in := range map[string][]string{
				"code":         {`Microsoft VS Code\Code.exe`},
				"codium":       {`VSCodium\VSCodium.exe`},
				"sublime_text": {`Sublime Text\sublime_text.exe`},
				"notepad++":    {`Notepad++\notepad++.exe`},
				"geany":        {`Geany\bin\geany.exe`},
			}[name] {
				if root != "" {
					all = append(all, filepath.Join(root, in))
				}
			}
		}
		return all
	}
	return nil
}

// look finds a program by its name or path. What is in the folder that the app was
// started in is none.
func look(name string) (string, bool) {
	if at, err := exec.LookPath(name); err == nil && !script(at) {
		return at, true
	}
	for _, at := range places(name) {
		if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
			return at, true
		}
	}
	return "", false
}

// script tells whether a program is one of Windows' batch files, which take a path with
// some signs in it for commands of theirs.
func script(at string) bool {
	kind := strings.ToLower(filepath.Ext(at))
	return kind == ".cmd" || kind == ".bat"
}
