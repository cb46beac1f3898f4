package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/study"
	"stagecraft/study/library"
)

// packsCourse makes a course by coursekit for Windows, in the folder that the installer will lie in.
func (t *windowsTrial) packsCourse() error {
	downloads := filepath.Join(t.wine.File("users"), "a learner", "Downloads")
	if err := os.MkdirAll(downloads, 0o755); err != nil {
		return err
	}
	tool := filepath.Join(t.r.work, "trial", kit+".exe")
	if err := build.ShippedTool(t.r.root, tool, "./cmd/coursekit", t.r.app.Version, "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0"); err != nil {
		return err
	}
	folder := t.wine.Path(filepath.Join(t.r.work, "trial", "first steps"))
	t.course = filepath.Join(downloads, "first steps.course")
	for _, args := range [][]string{
		{"new", folder},
		{"check", folder},
		{"pack", folder, "-o", t.wine.Path(t.course)},
	} {
		if _, err := t.wine.Run(tool, args...); err != nil {
			return err
		}
	}
	return nil
}

// installs runs the installer as an administrator of many machines would: without a word.
func (t *windowsTrial) installs(setup string) error {
	t.setup = filepath.Join(filepath.Dir(t.course), filepath.Base(setup))
	data, err := os.ReadFile(setup)
	if err != nil {
		return err
	}
	if err := os.WriteFile(t.setup, data, 0o644); err != nil {
		return err
	}
	if _, err := t.wine.Run(t.setup, "/S"); err != nil {
		return err
	}
	if err := t.isInstalled(); err != nil {
		return err
	}
	for name, want := range map[string]string{"DisplayName": t.r.app.Name, "DisplayVersion": t.r.app.Version} {
		if got := t.wine.Registry(uninstallKey+t.r.app.ID, name); got != want {
			return fmt.Errorf("its %s is %q, not %q", name, got, want)
		}
	}
	if _, err := os.Stat(t.shortcut()); err != nil {
		return fmt.Errorf("the Start menu: %w", err)
	}
	return nil
}

// registersTypes has wines before 9 look where Windows looks: for them the types of files are the machine's
// alone, while the installer wrote the user's own.
func (t *windowsTrial) registersTypes() error {
	if t.wine.Registry(`HKCR\.course`, "") != "" {
		return nil
	}
	for _, key := range []string{".course", t.r.app.Name + ".Course"} {
		if _, err := t.wine.Run("reg", "copy", classesKey+`\`+key, `HKLM\Software\Classes\`+key, "/s", "/f"); err != nil {
			return err
		}
	}
	return nil
}

// isInstalled sees that the program and the course are whole where they belong.
func (t *windowsTrial) isInstalled() error {
	for _, pair := range [][2]string{
		{filepath.Join(t.place, program+".exe"), t.shared},
		{filepath.Join(t.place, filepath.Base(t.course)), t.course},
	} {
		got, err := os.ReadFile(pair[0])
		if err != nil {
			return err
		}
		want, err := os.ReadFile(pair[1])
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s is not the one of the package", pair[0])
		}
	}
	return nil
}

func (t *windowsTrial) shortcut() string {
	return filepath.Join(filepath.Dir(filepath.Dir(t.data)), "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", t.r.app.Name+".lnk")
}

// learns opens a course as a double click on it does, looks at every page, reads, gives grades, and is killed.
func (t *windowsTrial) learns() error {
	if err := t.registersTypes(); err != nil {
		return err
	}
	p, err := t.open("start", "/wait", t.wine.Path(t.course))
	if err != nil {
		return err
	}
	for _, key := range []string{"ctrl+6", "ctrl+5", "ctrl+4", "ctrl+3", "ctrl+2"} {
		if err := t.press(p, key); err != nil {
			return err
		}
	}
	time.Sleep(4500 * time.Millisecond) // as long as any paragraph on screen takes to count as read
	for _, key := range []string{"ctrl+1", "r", "space", "3", "space", "4"} {
		if err := t.press(p, key); err != nil {
			return err
		}
	}
	if err := t.kill(p); err != nil {
		return err
	}
	opened, events, err := t.kept()
	if err != nil {
		return err
	}
	if !library.IsRef(opened) { // it was copied to the learner's data, and is opened from there from now on
		return fmt.Errorf("the course that was opened is %q, and none that was copied from %s", opened, t.course)
	}
	if events[study.Graded] != 2 || events[study.Read] == 0 {
		return fmt.Errorf("the journal holds %v, and not two grades and something read", events)
	}
	return nil
}

// goesOn starts the program from its shortcut's place after it was killed, and grades one more card.
func (t *windowsTrial) goesOn() error {
	p, err := t.open(filepath.Join(t.place, program+".exe"))
	if err != nil {
		return err
	}
	for _, key := range []string{"ctrl+1", "r", "space", "3"} {
		if err := t.press(p, key); err != nil {
			return err
		}
	}
	if err := t.screen.Keys("ctrl+q"); err != nil {
		return err
	}
	if err := p.Wait(wineGone); err != nil {
		return fmt.Errorf("quitting: %w", err)
	}
	_, events, err := t.kept()
	if err == nil && events[study.Graded] != 3 {
		err = fmt.Errorf("the journal holds %v, and not three grades", events)
	}
	return err
}

// updates installs once more while the program is open, which neither ends nor harms it; while it is open it
// can't be taken away.
func (t *windowsTrial) updates() error {
	p, err := t.open(filepath.Join(t.place, program+".exe"))
	if err != nil {
		return err
	}
	if _, err := t.wine.Run(t.setup, "/S"); err != nil {
		return err
	}
	if err := t.isInstalled(); err != nil {
		return err
	}
	if p.Ended() {
		return errors.New("the program that was open has ended")
	}
	if err := t.kill(p); err != nil {
		return err
	}
	return t.refusesWhileOpen()
}

// refusesWhileOpen asks for uninstalling while the program is open, which takes nothing away.
func (t *windowsTrial) refusesWhileOpen() error {
	p, err := t.open(filepath.Join(t.place, program+".exe"))
	if err != nil {
		return err
	}
	// Told where it stands, the uninstaller does it itself and says how it ended.
	var ended *exec.ExitError
	if _, err := t.wine.Run(filepath.Join(t.place, "uninstall.exe"), "/S", "_?="+t.wine.Path(t.place)); !errors.As(err, &ended) || ended.ExitCode() != 2 {
		return fmt.Errorf("uninstalling a program that is open wasn't refused: %v", err)
	}
	if err := t.isInstalled(); err != nil {
		return err
	}
	return t.kill(p)
}

// installsBundle installs the same program once more, as a bundle with a name of its own, which leaves the first
// alone, and takes it away again. A bundle that names a place outside its own is refused.
func (t *windowsTrial) installsBundle() error {
	folder := filepath.Join(filepath.Dir(t.course), "a bundle")
	setup := filepath.Join(folder, filepath.Base(t.setup))
	ini := func(id, name string) string {
		return "[Bundle]\r\nId=" + id + "\r\nName=" + name + "\r\nPublisher=A trainer\r\nIcon=own.ico\r\n"
	}
	const id, name = "org.example.first-steps", "First steps"
	for file, from := range map[string]string{setup: t.setup, filepath.Join(folder, "steps.course"): t.course} {
		data, err := os.ReadFile(from)
		if err == nil {
			err = errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(file, data, 0o644))
		}
		if err != nil {
			return err
		}
	}
	icon, err := windowsIcon()
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(folder, "own.ico"), icon.SaveICO); err != nil {
		return err
	}
	for _, bad := range []string{ini(`..\elsewhere`, name), ini(id, `..\Startup\x`), ini("", name)} {
		if err := os.WriteFile(filepath.Join(folder, "bundle.ini"), []byte(bad), 0o644); err != nil {
			return err
		}
		var ended *exec.ExitError
		if _, err := t.wine.Run(setup, "/S"); !errors.As(err, &ended) || ended.ExitCode() != 2 {
			return fmt.Errorf("%q wasn't refused: %v", bad, err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "bundle.ini"), []byte(ini(id, name)), 0o644); err != nil {
		return err
	}
	if _, err := t.wine.Run(setup, "/S"); err != nil {
		return err
	}
	place := filepath.Join(filepath.Dir(t.place), id)
	shortcut := filepath.Join(filepath.Dir(t.shortcut()), name+".lnk")
	for _, file := range []string{filepath.Join(place, "steps.course"), filepath.Join(place, "bundle.ico"), shortcut} {
		if _, err := os.Stat(file); err != nil {
			return err
		}
	}
	if got := t.wine.Registry(classesKey+`\.course`, ""); got != t.r.app.Name+".Course" {
		return fmt.Errorf("courses are opened by %q, no longer by the app", got)
	}
	if _, err := t.wine.Run(filepath.Join(place, "uninstall.exe"), "/S"); err != nil {
		return err
	}
	if err := t.gone(place); err != nil {
		return err
	}
	if _, err := os.Stat(shortcut); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the Start menu still has it (%v)", err)
	}
	return t.isInstalled()
}

// gone waits until an uninstaller, which works from a copy of itself and comes back before it is done, has taken
// a folder away.
func (t *windowsTrial) gone(folder string) error {
	for deadline := time.Now().Add(wineGone); ; time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if time.Now().After(deadline) {
			left, err := os.ReadDir(folder)
			return fmt.Errorf("in %s there is still %v (%v)", folder, left, err)
		}
	}
}

// uninstalls takes the program away without a word, and sees that what was learned is all that stays.
func (t *windowsTrial) uninstalls() error {
	if _, err := t.wine.Run(filepath.Join(t.place, "uninstall.exe"), "/S"); err != nil {
		return err
	}
	if err := t.gone(t.place); err != nil {
		return err
	}
	for _, value := range [][2]string{
		{uninstallKey + t.r.app.ID, "DisplayName"},
		{classesKey + `\.course`, ""},
		{classesKey + `\` + t.r.app.Name + `.Course\shell\open\command`, ""},
	} {
		if got := t.wine.Registry(value[0], value[1]); got != "" {
			return fmt.Errorf("the registry still has %s in %s", got, value[0])
		}
	}
	if _, err := os.Stat(t.shortcut()); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the Start menu still has it (%v)", err)
	}
	_, events, err := t.kept()
	if err == nil && events[study.Graded] != 3 {
		err = fmt.Errorf("the journal holds %v after uninstalling", events)
	}
	return err
}
