package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"
	"github.com/go-text/typesetting/fontscan"
	"golang.org/x/image/font/sfnt"

	"stagecraft/assets"
	"stagecraft/content/durable"
	"stagecraft/study/journal"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// finding is what the doctor says of one thing that the app needs or can use.
type finding struct {
	of     string
	is     string
	remedy string // what to do; "" when it is as it ought to be
	able   bool   // the app works all the same
}

// examineTo examines for where it can be read: the console, or a box without one.
func examineTo(console bool, dir string) int {
	if console {
		return examine(os.Stdout, dir)
	}
	var said bytes.Buffer
	code := examine(&said, dir)
	showText("stagecraft --doctor", said.String())
	return code
}

// examine looks at what the app needs of this computer, one thing after the other,
// and writes down each as it is found. It gives the program's exit code: 0 unless the
// app can't be used.
func examine(to io.Writer, dir string) int {
	fmt.Fprintln(to, words.F("Stagecraft %s, %s on %s", version, runtime.GOOS, runtime.GOARCH))
	code := 0
	for _, look := range []func() finding{onDisplay, onGL, onVoice, func() finding { return onData(dir) }, onFonts} {
		f := look()
		word := words.T("ok")
		switch {
		case f.remedy != "" && f.able:
			word = words.T("advice")
		case f.remedy != "":
			word, code = words.T("FAULT"), 1
		}
		fmt.Fprintf(to, "%-6s %-12s %s\n", word, f.of, f.is)
		if f.remedy != "" {
			fmt.Fprintf(to, "%-6s %-12s %s\n", "", "", words.F("to do: %s", f.remedy))
		}
	}
	return code
}

func onDisplay() finding {
	f := finding{of: words.T("display")}
	if err := reachDisplay(); err != nil {
		f.is, f.remedy = err.Error(), displayRemedy()
		return f
	}
	m := glfw.GetPrimaryMonitor()
	if m == nil || m.GetVideoMode() == nil { // a display may have none
		f.is, f.remedy = words.T("no screen"), words.T("connect a screen, or start the app in a session that has one")
		return f
	}
	mode := m.GetVideoMode()
	scale, _ := m.GetContentScale()
	f.is = words.F("%d × %d, scale %s", mode.Width, mode.Height, fmt.Sprintf("%.2g", scale))
	if mode.Width < 640 || mode.Height < 480 {
		f.remedy, f.able = words.T("the window needs 640 × 480"), true
	}
	return f
}

// reachDisplay reaches the display. Where there is none the library prints that and
// is of no use: what is asked of it next ends in a panic.
func reachDisplay() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New(words.F("none can be reached at “%s”", os.Getenv("DISPLAY")))
		}
	}()
	if err := glfw.Init(); err != nil {
		return err
	}
	glfw.GetPrimaryMonitor()
	return nil
}

func displayRemedy() string {
	if runtime.GOOS == "linux" {
		return words.T("start it in a graphical session; over ssh use ssh -X, or name a display in DISPLAY")
	}
	return words.T("start it in a graphical session")
}

// onGL opens a window that isn't seen, as the toolkit does.
func onGL() (f finding) {
	f = finding{of: "OpenGL", remedy: words.T("install the graphics card’s driver; without one, Mesa’s software drawing does (Debian: libgl1-mesa-dri, Windows: opengl32.dll of Mesa beside the program)")}
	defer func() {
		if p := recover(); p != nil {
			f.is = fmt.Sprint(p)
		}
	}()
	if err := reachDisplay(); err != nil {
		f.is = words.T("not looked at without a display")
		return f
	}
	glfw.DefaultWindowHints()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	if runtime.GOARCH == "arm64" && runtime.GOOS == "linux" {
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	} else {
		glfw.WindowHint(glfw.ContextVersionMinor, 1)
	}
	w, err := glfw.CreateWindow(64, 64, "Stagecraft", nil, nil)
	if err != nil {
		f.is = err.Error()
		return f
	}
	defer w.Destroy()
	f.is, f.remedy = fmt.Sprintf("%d.%d", w.GetAttrib(glfw.ContextVersionMajor), w.GetAttrib(glfw.ContextVersionMinor)), ""
	return f
}

func onVoice() finding {
	speech.Here.Look()
	f := finding{of: words.T("voice"), able: true}
	if engines := speech.Here.Engines(); len(engines) > 0 {
		f.is = strings.Join(engines, ", ")
		return f
	}
	f.is, f.remedy = words.T("none"), words.T("to have lessons read aloud, install speech-dispatcher or espeak-ng")
	if runtime.GOOS == "windows" {
		f.remedy = words.T("to have lessons read aloud, Windows needs PowerShell")
	}
	return f
}

// leastRoom is how much room there ought to be for what learners do, in bytes.
const leastRoom = 50 << 20

func onData(dir string) finding {
	f := finding{of: words.T("data folder"), is: dir}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		above := filepath.Dir(dir)
		for above != filepath.Dir(above) {
			if _, err := os.Stat(above); err == nil {
				break
			}
			above = filepath.Dir(above)
		}
		f.is = words.F("%s, to be made at the first start", dir)
		if err := writable(above); err != nil {
			f.is, f.remedy = words.F("%s can’t be made: %s", dir, err), words.T("make it writable, or choose another folder with --data")
		}
		return f
	}
	if err == nil && !info.IsDir() {
		err = errors.New(words.T("it is no folder"))
	}
	if err == nil {
		err = writable(dir)
	}
	if err == nil {
		err = isJournal(filepath.Join(dir, journal.FileName))
	}
	if err != nil {
		f.is, f.remedy = fmt.Sprintf("%s: %v", dir, err), words.T("put that right, or choose another folder with --data; what went wrong stands in the window too, with the ways on")
		return f
	}
	if room, known := durable.Room(dir); known {
		f.is = words.F("%s, %d MB free", dir, room>>20)
		if room < leastRoom {
			f.remedy, f.able = words.T("make room: saving stops when the disk is full"), true
		}
	}
	return f
}

// writable says why nothing can be written in a folder; nil when it can.
func writable(dir string) error {
	file, err := os.CreateTemp(dir, ".stagecraft-*")
	if err != nil {
		return err
	}
	_, err = file.WriteString("written by stagecraft --doctor, which removes it\n")
	return errors.Join(err, file.Sync(), file.Close(), os.Remove(file.Name()))
}

// isJournal says why a file isn't what learners did; nil when it is, or isn't there yet.
func isJournal(path string) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	const magic = "SQLite format 3\x00"
	begins := make([]byte, len(magic))
	n, err := io.ReadFull(file, begins)
	if n > 0 && !bytes.Equal(begins[:n], []byte(magic[:n])) {
		return errors.New(words.F("%s is damaged: it doesn’t begin as what was saved does", filepath.Base(path)))
	}
	if n > 0 && err != nil {
		return errors.New(words.F("%s is cut off: %s", filepath.Base(path), err))
	}
	return nil
}

func onFonts() finding {
	f := finding{of: words.T("fonts"), able: true}
	for _, font := range [][]byte{assets.InterRegular, assets.InterSemiBold, assets.InterBold, assets.InterItalic, assets.InterBoldItalic} {
		if _, err := sfnt.Parse(font); err != nil {
			return finding{of: f.of, is: words.F("the typeface inside the program can’t be read: %s", err), remedy: words.T("install the app anew")}
		}
	}
	cache, err := os.MkdirTemp("", "stagecraft")
	if err == nil {
		defer os.RemoveAll(cache)
	}
	found, err := fontscan.SystemFonts(quietly{}, cache)
	if err != nil {
		f.is, f.remedy = words.F("Inter, inside the program; the system’s can’t be listed: %s", err), words.T("install fonts for courses in other scripts than Latin, Greek and Cyrillic")
		return f
	}
	missing := missingScripts(found)
	f.is = words.F("Inter, inside the program, and %d of the system’s", len(found))
	if missing != nil {
		f.remedy = words.F("for courses in %s, install a font that has it, such as Noto (Debian: fonts-noto-core, fonts-noto-cjk)", strings.Join(missing, ", "))
	}
	return f
}

// samples are letters of the scripts that the typeface inside lacks.
var samples = []struct {
	script string
	letter rune
}{{"Arabic", 'ع'}, {"Chinese", '中'}, {"Devanagari", 'अ'}, {"Hebrew", 'ש'}, {"Japanese", 'あ'}, {"Korean", '한'}, {"Thai", 'ก'}}

// missingScripts names those that no font has.
func missingScripts(fonts []fontscan.Footprint) []string {
	var missing []string
next:
	for _, s := range samples {
		for i := range fonts {
			if fonts[i].Runes.Contains(s.letter) {
				continue next
			}
		}
		missing = append(missing, s.script)
	}
	return missing
}

// quietly says nothing of fonts that can't be read: there is always one.
type quietly struct{}

func (quietly) Printf(string, ...any) {}
