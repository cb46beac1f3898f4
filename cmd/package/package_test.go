package main

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/draw"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/content/packing"
)

func TestArchives_SameFilesGiveTheSameBytesInAnyOrder(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	a := packing.File{Name: "a.txt", Data: []byte("first"), Mode: 0o644}
	b := packing.File{Name: "b/run", Data: []byte("second"), Mode: 0o755}
	dir := t.TempDir()
	kinds := map[string]func(name string, members []packing.File) error{
		"tar": func(name string, members []packing.File) error {
			var buf bytes.Buffer
			if err := packing.WriteTar(&buf, "top", members, at); err != nil {
				return err
			}
			return os.WriteFile(name, buf.Bytes(), 0o644)
		},
		"zip": func(name string, members []packing.File) error { return writeZip(name, "top", members, at) },
	}
	for kind, write := range kinds {
		one, two := filepath.Join(dir, "1."+kind), filepath.Join(dir, "2."+kind)
		if err := write(one, []packing.File{a, b}); err != nil {
			t.Fatal(err)
		}
		if err := write(two, []packing.File{b, a}); err != nil {
			t.Fatal(err)
		}
		first, err := os.ReadFile(one)
		if err != nil {
			t.Fatal(err)
		}
		second, err := os.ReadFile(two)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: the same files in another order gave another archive", kind)
		}
	}
	if err := unpackZip(filepath.Join(dir, "1.zip"), filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "out", "top", "b", "run")); err != nil || string(got) != "second" {
		t.Errorf("unpacked %q, %v", got, err)
	}
}

// module is a release of this module with nothing built.
func module(t *testing.T) *release {
	t.Helper()
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	app, err := build.ReadApp(root)
	if err != nil {
		t.Fatal(err)
	}
	return &release{root: root, app: app, time: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), processor: "amd64"}
}

func TestLinuxFiles_AgreeOnTheAppsNameAndAreWellFormed(t *testing.T) {
	r := module(t)
	read := func(suffix string) string {
		m, err := r.readMember("", "assets/linux/"+r.app.ID+suffix, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		return string(r.fill(m.Data))
	}
	entry := read(".desktop")
	for _, want := range []string{"Icon=" + r.app.ID, "Name=" + r.app.Name, "Exec=stagecraft %f"} {
		if !strings.Contains(entry, want+"\n") {
			t.Errorf("the menu entry lacks %s", want)
		}
	}
	for suffix, want := range map[string]string{
		".metainfo.xml": "<id>" + r.app.ID + "</id>",
		".mime.xml":     `<icon name="` + courseType + `"/>`,
	} {
		text := read(suffix)
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %s", suffix, want)
		}
		if strings.Contains(text, "@") {
			t.Errorf("%s has a blank that was not filled", suffix)
		}
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", suffix, err)
				break
			}
		}
	}
}

func TestInstaller_TakesAwayAllThatItInstalledAndNothingElse(t *testing.T) {
	r := module(t)
	place, home := filepath.Join(t.TempDir(), "un packed"), filepath.Join(t.TempDir(), "a home")
	learned := filepath.Join(home, ".local/share/stagecraft/journal.db")
	files := map[string]string{
		filepath.Join(place, "stagecraft"):                                                   "#!/bin/sh\n",
		filepath.Join(place, "share/icons/hicolor/48x48/apps", r.app.ID+".png"):              "icon",
		filepath.Join(place, "share/icons/hicolor/scalable/mimetypes", courseType+".svg"):    "icon",
		filepath.Join(place, "share/applications", r.app.ID+".desktop"):                      "Exec=stagecraft %f\n",
		filepath.Join(home, ".local/share/icons/hicolor/48x48/apps", "someone.else.App.png"): "icon",
		learned: "what a learner did",
	}
	script, err := r.readMember("", "assets/linux/install.sh", 0o755)
	if err != nil {
		t.Fatal(err)
	}
	files[filepath.Join(place, "install.sh")] = string(script.Data)
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	install := filepath.Join(place, "install.sh")
	for range 2 { // the second brings the first up to date
		if err := runInstaller(home, install); err != nil {
			t.Fatal(err)
		}
	}
	entry, err := os.ReadFile(filepath.Join(home, ".local/share/applications", r.app.ID+".desktop"))
	if want := `Exec="` + home + `/.local/bin/stagecraft" %f`; err != nil || strings.TrimSpace(string(entry)) != want {
		t.Errorf("the menu entry is %q, not %q (%v)", entry, want, err)
	}
	if err := runInstaller(home, install, "--uninstall"); err != nil {
		t.Fatal(err)
	}
	var left []string
	err = filepath.WalkDir(home, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && (strings.Contains(filepath.Base(name), "tagecraft") || strings.HasPrefix(filepath.Base(name), courseType)) {
			left = append(left, name)
		}
		return err
	})
	if err != nil || left != nil {
		t.Errorf("left behind: %q (%v)", left, err)
	}
	for _, name := range []string{learned, filepath.Join(home, ".local/share/icons/hicolor/48x48/apps/someone.else.App.png")} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	if err := runInstaller(home, install, "--what"); err == nil {
		t.Error("an unknown option was taken")
	}
}

func TestIsApp_KnowsThePageFromWhatIsNoPage(t *testing.T) {
	l := looks[0]
	whole := image.Rect(0, 0, windowSize.Width, windowSize.Height)
	paint := func(img *image.RGBA, part image.Rectangle, c color.Color) {
		draw.Draw(img, part, image.NewUniform(c), image.Point{}, draw.Src)
	}
	text := func(img *image.RGBA) { // as many shades as the edges of letters have
		for i := range 200 {
			img.SetRGBA(300+i, 300, color.RGBA{byte(i), byte(i), byte(i), 255})
		}
	}
	page := image.NewRGBA(whole)
	paint(page, whole, l.background)
	paint(page, image.Rect(0, 0, 219, windowSize.Height), l.surface)
	if isApp(page, l) == nil {
		t.Error("a page without a word was taken for the app")
	}
	text(page)
	if err := isApp(page, l); err != nil {
		t.Errorf("the app was not known: %v", err)
	}
	if isApp(page, looks[1]) == nil {
		t.Error("the light theme was taken for the dark one")
	}
	other := image.NewRGBA(whole)
	paint(other, whole, color.RGBA{0x80, 0x80, 0x80, 0xff})
	text(other)
	if isApp(other, l) == nil {
		t.Error("another program was taken for the app")
	}
}
