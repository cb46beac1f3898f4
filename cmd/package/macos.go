package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"stagecraft/assets"
	"stagecraft/content/packing"
	"stagecraft/content/packing/macapp"
)

// macos makes the application for the processor at hand, on macOS alone: nothing else links for it.
func (r *release) macos() ([]string, error) {
	if runtime.GOOS != "darwin" {
		return nil, errors.New("only macOS links programs for macOS: see .github/workflows/release.yml")
	}
	r = r.on(runtime.GOARCH)
	members, err := r.built("darwin", program, macReadme)
	if err != nil {
		return nil, err
	}
	if members, err = r.macFiles(members); err != nil {
		return nil, err
	}
	archive := filepath.Join(r.out, r.folder("macos")+".zip")
	return []string{archive}, writeZip(archive, r.folder("macos"), members, r.time)
}

// macFiles puts the program among members into an application.
func (r *release) macFiles(members []packing.File) ([]packing.File, error) {
	icon, err := packing.ReadIcon(context.Background(), assets.IconSVG)
	if err != nil {
		return nil, err
	}
	app := macapp.App{
		Name: r.app.Name, ID: r.app.ID, Version: r.app.Version, Build: strconv.Itoa(r.app.Build), Program: program,
		Rights: authors, Opens: true,
	}
	var all []packing.File
	for _, m := range members {
		if m.Name != program {
			all = append(all, m)
			continue
		}
		files, err := app.Files(m.Data, icon, nil)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

// checkMacOS has macOS itself say whether the application's seal is whole, and starts it as far as its version.
func (r *release) checkMacOS(files []string) error {
	place := filepath.Join(r.work, "check macos")
	if out, err := exec.Command("ditto", "-x", "-k", files[0], place).CombinedOutput(); err != nil {
		return fmt.Errorf("ditto: %w: %s", err, out)
	}
	application := filepath.Join(place, r.on(runtime.GOARCH).folder("macos"), r.app.Name+".app")
	if out, err := exec.Command("codesign", "--verify", "--deep", "--strict", "--verbose=2", application).CombinedOutput(); err != nil {
		return fmt.Errorf("codesign: %w: %s", err, out)
	}
	binary := filepath.Join(application, "Contents", "MacOS", program)
	if err := runsOn(binary, "darwin", runtime.GOARCH); err != nil {
		return err
	}
	out, err := exec.Command(binary, "--version").CombinedOutput()
	if err != nil || !strings.Contains(string(out), r.app.Version) {
		return fmt.Errorf("its version is %q (%v)", out, err)
	}
	return nil
}

const macReadme = `Stagecraft @VERSION@

An offline study app, with the course "The sales process" inside. Drag Stagecraft to your applications, or
start it from here. macOS 12 or newer.

It makes no network connection. What you do is kept in ~/Library/Application Support/Stagecraft.
`
