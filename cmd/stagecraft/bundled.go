package main

import (
	"fmt"
	"image/color"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/bundle"
	"stagecraft/content/catalogue"
	"stagecraft/content/picture"
	"stagecraft/ui"
	"stagecraft/ui/theme"
)

// bundledWith gives the bundle that this program is part of, or nil for the app by itself. An unsound one is an
// error that says what is wrong with it.
func bundledWith() (*bundle.Manifest, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, nil // what isn't found can't be read
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	return bundle.Find(program)
}

// maxBundleIcon is how many bytes a bundle's icon may have.
const maxBundleIcon = 4 << 20

// dress has the app open a bundle's course and bear its name, icon and colour. A course that the command line
// names goes first.
func dress(config *ui.Config, m *bundle.Manifest) {
	if config.Course == "" {
		config.Course = m.CoursePath()
	}
	config.Brand = &ui.Brand{Name: m.Name, Publisher: m.Publisher, Course: m.CoursePath()}
	if icon, err := readIcon(filepath.Join(m.Folder, m.Icon)); m.Icon == "" {
		// the app's own
	} else if err != nil {
		fyne.LogError("reading the bundle's icon", err)
	} else {
		config.Brand.Icon = fyne.NewStaticResource(m.Icon, icon)
	}
	var r, g, b uint8
	if n, _ := fmt.Sscanf(m.Accent, "#%02x%02x%02x", &r, &g, &b); n == 3 {
		theme.SetAccent(color.NRGBA{R: r, G: g, B: b, A: 0xff})
	}
}

func readIcon(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBundleIcon+1))
	if err != nil {
		return nil, err
	}
	if kind, ok := picture.KindOf(data); !ok || kind != picture.PNG || len(data) > maxBundleIcon {
		return nil, fmt.Errorf("%s is no PNG of at most %d MB", name, maxBundleIcon>>20)
	}
	return data, nil
}

// undressed has the window say why the bundle's course can't be opened.
func undressed(config *ui.Config, unsound error) {
	if config.Course == "" {
		config.Unsound = content.Problems{content.Problem{File: bundle.ManifestName, Severity: content.Error, Rule: "bundle"}.Saying(catalogue.Joined("", unsound))}
	}
}
