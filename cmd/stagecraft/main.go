// Stagecraft is an offline study app: lessons, processes step by step,
// flashcards and practice.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"stagecraft/assets"
	"stagecraft/ui"
	"stagecraft/ui/theme"
)

// version is set at link time from FyneApp.toml.
var version = unshipped

// unshipped is the version of a program that was not built to be handed out.
const unshipped = "dev"

// How eagerly memory is reclaimed: not at all until the window stands there,
// and sooner than usual from then on, because a page makes little garbage.
const (
	startPercent  = 800
	steadyPercent = 50
)

func main() {
	config, data, err := arguments(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "stagecraft:", err)
		os.Exit(2)
	}
	if config == nil {
		return // -h or --version said all there was to say
	}
	debug.SetGCPercent(startPercent)
	app.SetMetadata(fyne.AppMetadata{
		ID: "app.stagecraft.Stagecraft", Name: "Stagecraft", Version: version,
		// Whether each thing drawn is drawn on the main goroutine is watched while developing. It takes
		// a walk of the stack each time, which is half of what scrolling costs.
		Migrations: map[string]bool{"fyneDo": version != unshipped},
	})
	a := app.NewWithID("app.stagecraft.Stagecraft")
	a.SetIcon(fyne.NewStaticResource("stagecraft.png", assets.IconPNG))
	config.Release = releaseC
	shelf := &shelf{dir: chosenDataDir(a.Preferences(), data), rememberDir: func(dir string) { rememberDataDir(a.Preferences(), data, dir) }}
	shelf.recorder = &recorder{}
	config.Recorder = shelf.recorder
	end := newEnding(func() error {
		shelf.recorder.end()
		return shelf.close()
	})
	config.Ending = end.begin
	sleepWhenIdle(a, end)
	end.onSignal(a)
	ui.New(a, shelf, *config).Run()
	end.end()
}

// arguments reads the command line. The config is nil when there is nothing left to do.
func arguments(args []string) (*ui.Config, string, error) {
	flags := flag.NewFlagSet("stagecraft", flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.Usage = func() {
		fmt.Fprintf(os.Stderr, `Usage: stagecraft [--course PATH] [--data DIR] [--page PAGE] [--theme light|dark] [--size WxH]

  --course PATH   a course folder or a .course file; without it the one opened last
  --data DIR      where to keep what you do (without it %s)
  --page PAGE     %s
  --theme THEME   light or dark; without it your choice in Settings
  --size WxH      the window's size, such as 1280x832
  --version       print the version
`, orUnknown(defaultDataDir()), pages())
	}
	course := flags.String("course", "", "")
	data := flags.String("data", "", "")
	page := flags.String("page", "", "")
	appearance := flags.String("theme", "", "")
	size := flags.String("size", "", "")
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
	config := &ui.Config{Course: *course, Page: *page}
	if *page != "" && !slices.Contains(ui.PageIDs(), *page) {
		return nil, "", fmt.Errorf("--page %q is not a page: give one of %s", *page, pages())
	}
	switch *appearance {
	case "":
	case "light", "dark":
		config.Mode = theme.Mode(*appearance)
	default:
		return nil, "", fmt.Errorf("--theme %q is neither light nor dark", *appearance)
	}
	if *size != "" {
		var w, h int
		if n, err := fmt.Sscanf(*size, "%dx%d", &w, &h); n != 2 || err != nil || w < 320 || h < 240 || w > 16384 || h > 16384 {
			return nil, "", fmt.Errorf("--size %q is not a size: give width x height, such as 1280x832, at least 320x240", *size)
		}
		config.Size = fyne.NewSize(float32(w), float32(h))
	}
	if *data == "" {
		dir, err := defaultDataDir()
		if err != nil {
			return nil, "", fmt.Errorf("finding the folder for your data: %w; name one with --data", err)
		}
		*data = dir
	}
	return config, *data, nil
}

// pages are those that --page may name.
func pages() string { return strings.Join(ui.PageIDs(), "|") }

func orUnknown(dir string, err error) string {
	if err != nil {
		return "the system's place for it"
	}
	return dir
}
