// Stagecraft is an offline study app: lessons, processes step by step,
// flashcards and practice.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"stagecraft/assets"
	_ "stagecraft/cmd/stagecraft/internal/locale" // before the toolkit looks
	"stagecraft/content/catalogue"
	"stagecraft/content/picture/svg"
	"stagecraft/ui"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// version is set at link time from FyneApp.toml.
var version = unshipped

// unshipped is the version of a program that was not built to be handed out.
const unshipped = "dev"

// How eagerly memory is reclaimed: not at all until 16 MB are in use, and sooner than usual once the
// first page stands there, because a page makes little garbage.
const (
	startPercent  = 400
	steadyPercent = 50
)

func main() {
	readable := len(os.Args) < 2 || useConsole()
	bundled, unsound := bundledWith()
	config, data, err := arguments(os.Args[1:], usualDataDir(bundled))
	if err != nil {
		fmt.Fprintln(os.Stderr, "stagecraft:", err)
		os.Exit(2)
	}
	if config == nil {
		return // -h or --version said all there was to say
	}
	words.Use(config.Language)
	if config.examine {
		os.Exit(examineTo(readable, data))
	}
	if err := reachDisplay(); err != nil {
		fmt.Fprintf(os.Stderr, "stagecraft: there is no display to show a window on: %v\nstagecraft --doctor says what to do.\n", err)
		os.Exit(1)
	}
	collectLate()
	id := appID
	switch {
	case unsound != nil:
		undressed(&config.Config, unsound)
	case bundled != nil:
		dress(&config.Config, bundled)
		if bundled.OwnData {
			id = bundled.AppID() // and settings of its own
		}
	}
	app.SetMetadata(fyne.AppMetadata{
		ID: id, Name: "Stagecraft", Version: version,
		// Whether each thing drawn is drawn on the main goroutine is watched while developing. It takes
		// a walk of the stack each time, which is half of what scrolling costs.
		Migrations: map[string]bool{"fyneDo": version != unshipped},
	})
	a := app.NewWithID(id)
	svg.SetMore(theme.SystemFont) // drawings have the letters that the window has
	a.SetIcon(fyne.NewStaticResource("stagecraft.png", assets.IconPNG))
	if config.Brand != nil && config.Brand.Icon != nil {
		a.SetIcon(config.Brand.Icon)
	}
	config.Release = releaseC
	place := dataPlace{a.Preferences(), usualDataDir(bundled), data}
	shelf := &shelf{dir: place.chosen(), rememberDir: place.remember}
	if config.Course != "" && handOver(shelf.dir, config.Course) {
		return
	}
	shelf.recorder = &recorder{}
	shelf.space = func() int64 { return preferences.BackupBytes(preferences.BackupSpace.Read(a.Preferences())) }
	config.Recorder, config.Frame = shelf.recorder, frame{}
	stopped := takeStopHook(a)
	end := newEnding(func() error {
		stopped()
		shelf.recorder.end()
		return shelf.close()
	})
	config.Ending = end.begin
	sleepWhenIdle(a, end)
	end.onSignal(a)
	var window *ui.App
	config.Painted = func(w fyne.Window) { mouseButtons(w, window.Give, window.Pressed) }
	window = ui.New(a, shelf, config.Config)
	shelf.serveOthers(window)
	window.Run()
	end.end()
}

// appID names the app among the programs of the desktop.
const appID = "app.stagecraft.Stagecraft"

// commands is what the command line asks for.
type commands struct {
	ui.Config
	examine bool // look at what the app needs, and end
}

// usage is what --help says, with where data is kept and what the pages are called.
const usage = `Usage: stagecraft [--course PATH] [--data DIR] [--page PAGE] [--theme THEME] [--language TAG] [--size WxH] [--no-introduction]

  --course PATH   a course folder or a .course file; without it the one opened last
  --data DIR      where to keep what you do (without it %s)
  --page PAGE     %s
  --theme THEME   %s; without it your choice in Settings
  --language TAG  %s; without it your choice in Settings
  --size WxH      the window's size, such as 1280x832
  --no-introduction  show a new learner neither the welcome page nor tips
  --doctor        say whether this computer has what the app needs, and what to do; ends with 1 where it lacks something
  --version       print the version
`

// arguments reads the command line; usual gives where data is kept when it says nothing of that. The config is
// nil when there is nothing left to do.
func arguments(args []string, usual func() (string, error)) (*commands, string, error) {
	flags := flag.NewFlagSet("stagecraft", flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.Usage = func() {
		fmt.Fprintf(os.Stderr, usage, orUnknown(usual()), or(ui.PageIDs()), or(themes()), or(catalogue.Languages()))
	}
	course := flags.String("course", "", "")
	data := flags.String("data", "", "")
	page := flags.String("page", "", "")
	appearance := flags.String("theme", "", "")
	tongue := flags.String("language", "", "")
	size := flags.String("size", "", "")
	examine := flags.Bool("doctor", false, "")
	known := flags.Bool("no-introduction", false, "")
	showVersion := flags.Bool("version", false, "")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return nil, "", nil
		}
		return nil, "", err
	}
	if *showVersion {
		fmt.Println("stagecraft", version)
		return nil, "", nil
	}
	if flags.NArg() == 1 && *course == "" { // a .course file opened from the desktop
		*course = flags.Arg(0)
	} else if flags.NArg() > 0 {
		return nil, "", fmt.Errorf("don't know what to do with %q: see --help", flags.Arg(0))
	}
	config := &commands{Config: ui.Config{Course: *course, Page: *page, Introduce: !*known}, examine: *examine}
	config.Mode, config.Language = theme.Mode(*appearance), *tongue
	err := cmp.Or(oneOf("page", "a page", *page, ui.PageIDs()), oneOf("theme", "a theme", *appearance, themes()))
	if err == nil && *tongue != catalogue.Pseudo {
		err = oneOf("language", "a language of the app", *tongue, catalogue.Languages())
	}
	if err != nil {
		return nil, "", err
	}
	if *size != "" {
		var w, h int
		if n, err := fmt.Sscanf(*size, "%dx%d", &w, &h); n != 2 || err != nil || w < 320 || h < 240 || w > 16384 || h > 16384 {
			return nil, "", fmt.Errorf("--size %q is not a size: give width x height, such as 1280x832, at least 320x240", *size)
		}
		config.Size = fyne.NewSize(float32(w), float32(h))
	}
	if *data == "" {
		dir, err := usual()
		if err != nil {
			return nil, "", fmt.Errorf("finding the folder for your data: %w; name one with --data", err)
		}
		*data = dir
	}
	return config, *data, nil
}

// or lists what a flag may name.
func or(known []string) string { return strings.Join(known, "|") }

// oneOf wants a flag, where it is given, to name one of what there is.
func oneOf(flag, what, value string, known []string) error {
	if value == "" || slices.Contains(known, value) {
		return nil
	}
	return fmt.Errorf("--%s %q is not %s: give one of %s", flag, value, what, or(known))
}

// themes are those that --theme may name.
func themes() []string {
	var names []string
	for _, m := range theme.Modes() {
		names = append(names, string(m))
	}
	return names
}

func orUnknown(dir string, err error) string {
	if err != nil {
		return "the system's place for it"
	}
	return dir
}
