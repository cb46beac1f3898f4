package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"stagecraft/cmd/internal/screen"
)

// checkBundles makes bundles of the bundled course with what was made, as a trainer does, and starts the one for
// this machine as a learner does who only unpacked it.
func (r *release) checkBundles() error {
	tool := r.binary(runtime.GOOS+"-"+runtime.GOARCH, kit)
	if _, err := os.Stat(tool); err != nil {
		return fmt.Errorf("coursekit for this machine: %w", err)
	}
	begun := time.Now()
	folder := filepath.Join(r.work, "bundles")
	out, err := exec.Command(tool, "bundle", filepath.Join(r.root, "content", "salesprocess"),
		"--players", r.out, "--accent", "0B7F74", "-o", folder).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s bundle: %w: %s", kit, err, out)
	}
	archive, err := only(filepath.Join(folder, "sales-process-*-linux-"+runtime.GOARCH+".tar.xz"))
	if err != nil {
		return err
	}
	place := filepath.Join(r.work, "check a bundle")
	if err := unpackTarXZ(archive, place); err != nil {
		return err
	}
	binary, err := only(filepath.Join(place, "*", "stagecraft-sales-process"))
	if err != nil {
		return err
	}
	s, err := screen.Start(windowSize)
	if err != nil {
		return err
	}
	defer s.Close()
	l := looks[0]
	err = r.lookAt(s, l, r.work, 60*time.Second, exec.Command(binary,
		"--data", filepath.Join(r.work, "data of a bundle"), "--page", "today",
		"--theme", l.theme, "--size", windowSize.String()), "bundle")
	if err != nil {
		return err
	}
	log.Printf("made these bundles and started one in %.0f s:\n%s", time.Since(begun).Seconds(), out)
	return nil
}

// only gives the one file whose path is of a form.
func only(form string) (string, error) {
	found, err := filepath.Glob(form)
	if err == nil && len(found) != 1 {
		err = fmt.Errorf("%d files are like %s, not one", len(found), form)
	}
	if err != nil {
		return "", err
	}
	return found[0], nil
}
