// Package program has programs that a trainer has installed draw diagrams which the app doesn't draw itself. Each is run
// in an empty folder, without a shell, is given the diagram alone, and is bounded in what it writes.
package program

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// mostDrawing is how much a program may make of a diagram, in bytes: what the app reads
// of an SVG.
const mostDrawing = 2 << 20

// The errors that mean something to who has a diagram drawn. Any other is the program's.
var (
	ErrNotInstalled = errors.New("it is not installed")
	ErrTime         = errors.New("it takes too long; make the diagram smaller")
)

// drawer runs one program that draws.
type drawer struct {
	command string
	version string   // the argument that has it say what it is
	args    []string // {in} and {out} are files; where they are missing it reads and writes as a filter
	env     []string
	prepare func(source string) (string, error) // gives what the program gets
}

// drawers are the programs by the language of a fence. None is given what would have it
// read other files or visit the network.
var drawers = map[string]drawer{
	// With SERVER_NAME set it takes itself to serve others, and reads no picture.
	"graphviz": {command: "dot", version: "-V", args: []string{"-Tsvg"}, env: []string{"SERVER_NAME=stagecraft", "GV_FILE_PATH="}},
	"plantuml": {
		command: "plantuml", version: "-version", args: []string{"-tsvg", "-pipe", "-charset", "UTF-8"},
		env:     []string{"PLANTUML_SECURITY_PROFILE=SANDBOX", "JAVA_TOOL_OPTIONS=-Djava.awt.headless=true -Xmx512m -DPLANTUML_SECURITY_PROFILE=SANDBOX"},
		prepare: umlSource,
	},
	"vega":      {command: "vl2svg", version: "--version", prepare: vegaSource},
	"vega-lite": {command: "vl2svg", version: "--version", prepare: vegaSource},
	"abc":       {command: "abcm2ps", version: "-V", args: []string{"-S", "-q", "-g", "-O", "{out}", "{in}"}, prepare: tune},
}

// drawerOf gives the program for a diagram: full Vega has one of its own.
func drawerOf(language, source string) drawer {
	d := drawers[language]
	if language == "vega" && strings.Contains(source, "/schema/vega/") {
		d.command = "vg2svg"
	}
	return d
}

// For gives the command of the program for a diagram.
func For(language, source string) string { return drawerOf(language, source).command }

// Draw draws a diagram with the program that the trainer has for it. It may take as long
// as ctx lets it. by says which program that was.
func Draw(ctx context.Context, language, source string) (drawing []byte, by string, err error) {
	d := drawerOf(language, source)
	program, err := exec.LookPath(d.command)
	if err != nil {
		return nil, d.command, ErrNotInstalled
	}
	if program, err = filepath.Abs(program); err != nil {
		return nil, d.command, err
	}
	if d.prepare != nil {
		if source, err = d.prepare(source); err != nil {
			return nil, d.command, err
		}
	}
	dir, err := os.MkdirTemp("", "stagecraft-")
	if err != nil {
		return nil, d.command, fmt.Errorf("make a folder for it: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	by = d.command
	if said, err := d.run(ctx, program, dir, "", []string{d.version}); err == nil {
		by = versionIn(d.command, said)
	}
	if drawing, err = d.draw(ctx, program, dir, source); err != nil {
		return nil, by, err
	}
	if kind, ok := picture.KindOf(drawing); !ok || kind != picture.SVG {
		return nil, by, errors.New("what it drew is no SVG")
	}
	if _, err := picture.Inspect(bytes.NewReader(drawing)); err != nil {
		return nil, by, fmt.Errorf("what it drew can't be shown: %w", err)
	}
	return append(bytes.TrimSpace(drawing), "\n<!-- drawn by "+strings.ReplaceAll(by, "--", "–")+" -->\n"...), by, nil
}

// draw has the program draw, and gives what it drew.
func (d drawer) draw(ctx context.Context, program, dir, source string) ([]byte, error) {
	args := append([]string{}, d.args...)
	input, written := source, false
	for i, a := range args {
		switch a {
		case "{in}":
			args[i], input = "in.txt", ""
			if err := os.WriteFile(filepath.Join(dir, "in.txt"), []byte(source), 0o600); err != nil {
				return nil, fmt.Errorf("give it the diagram: %w", err)
			}
		case "{out}":
			args[i], written = "out.svg", true
		}
	}
	out, err := d.run(ctx, program, dir, input, args)
	if err != nil || !written {
		return out, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "out*.svg"))
	if err != nil || len(files) == 0 {
		return nil, errors.New("it drew nothing; see whether the diagram is written as it asks for")
	}
	info, err := os.Stat(files[0])
	switch {
	case err != nil:
		return nil, err
	case info.Size() > mostDrawing:
		return nil, errLargeDrawing
	}
	return os.ReadFile(files[0])
}

var errLargeDrawing = fmt.Errorf("it drew more than %d MB; divide the diagram", mostDrawing>>20)

// run runs a program in an empty folder, without a shell, and gives what it writes.
func (d drawer) run(ctx context.Context, program, dir, input string, args []string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8", "LC_ALL=C.UTF-8"}, d.env...)
	for _, name := range []string{"SYSTEMROOT", "JAVA_HOME", "PATHEXT"} { // without which nothing starts there
		if v := os.Getenv(name); v != "" {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	Hide(cmd)
	cmd.Stdin = strings.NewReader(input)
	out, said := &Output{Most: mostDrawing}, &Output{Most: 8 << 10}
	cmd.Stdout, cmd.Stderr = out, said
	cmd.WaitDelay = 2 * time.Second
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ErrTime
	case out.Full:
		return nil, errLargeDrawing
	case err != nil:
		return nil, fmt.Errorf("%s (%w)", markup.Visible(strings.TrimSpace(said.String())), err)
	}
	if out.Len() == 0 {
		return said.Bytes(), nil // some say their version there
	}
	return out.Bytes(), nil
}

var versionNumber = regexp.MustCompile(`\d+(?:\.\d+)+`)

// versionIn gives a command with the version that it says it has.
func versionIn(command string, said []byte) string {
	if v := versionNumber.Find(said[:min(len(said), 1000)]); v != nil {
		return command + " " + string(v)
	}
	return command
}

var (
	umlOutside   = regexp.MustCompile(`(?im)^\s*!(?:include|import|includeurl|includesub|include_many|include_once)\b.*$`)
	tuneOutside  = regexp.MustCompile(`(?im)^\s*(?:%%|I:)\s*(?:EPS|format|abc-include|ps|postscript|svg|beginps|beginsvg)\b.*$`)
	standardPart = regexp.MustCompile(`(?i)^\s*!include\s*<[\w/.-]+>\s*$`)
)

// umlSource gives a diagram for PlantUML, and refuses what reads other files.
func umlSource(source string) (string, error) {
	for _, line := range umlOutside.FindAllString(source, -1) {
		if !standardPart.MatchString(line) { // what comes with the program itself
			return "", fmt.Errorf("%s would read another file; write what is in it into the diagram", strings.TrimSpace(markup.Visible(line)))
		}
	}
	if !strings.Contains(source, "@start") {
		source = "@startuml\n" + source + "\n@enduml\n"
	}
	return source, nil
}

// tune gives a tune with its first line, which notes leave out.
func tune(source string) (string, error) {
	if line := tuneOutside.FindString(source); line != "" {
		return "", fmt.Errorf("%s would read another file or run a program; leave it out", strings.TrimSpace(markup.Visible(line)))
	}
	if !strings.HasPrefix(source, "X:") && !strings.Contains(source, "\nX:") {
		source = "X:1\n" + source
	}
	return source, nil
}

// vegaSource gives a chart, and refuses one whose data is elsewhere.
func vegaSource(source string) (string, error) {
	var chart any
	if err := json.Unmarshal([]byte(source), &chart); err != nil {
		return "", fmt.Errorf("it is no JSON (%w)", err)
	}
	if at := elsewhere(chart); at != "" {
		return "", fmt.Errorf("its data is elsewhere (%s); write the values into the note: \"data\": {\"values\": […]}", markup.Visible(at))
	}
	return source, nil
}

// elsewhere gives the first address in a chart that something would be read from.
func elsewhere(value any) string {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			if at := elsewhere(v); at != "" {
				return at
			}
		}
	case map[string]any:
		for k, v := range value {
			if k == "url" {
				return fmt.Sprint(v)
			}
			if k == "href" || k == "usermeta" || k == "values" {
				continue // nothing is read from these
			}
			if at := elsewhere(v); at != "" {
				return at
			}
		}
	}
	return ""
}
