package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
)

// checkDeb has Debian's own programs judge the package, installs it below an empty root, and starts it
// by its menu entry.
func (r *release) checkDeb(deb string) error {
	if err := judge("lintian", "--fail-on=error,warning", "--suppress-tags="+strings.Join(untrueForUs, ","), deb); err != nil {
		return err
	}
	root := filepath.Join(r.work, "a debian")
	for _, folder := range []string{"var/lib/dpkg/info", "var/lib/dpkg/updates"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(root, "var/lib/dpkg/status"), nil, 0o644); err != nil {
		return err
	}
	// What the package depends on is this machine's, not in the empty root.
	if err := judge("dpkg", "--root="+root, "--log=/dev/null", "--force-depends", "--force-not-root", "--install", deb); err != nil {
		return err
	}
	if err := r.judgeShared(filepath.Join(root, "usr/share")); err != nil {
		return err
	}
	if err := r.startEntry(root); err != nil {
		return err
	}
	if err := judge("dpkg", "--root="+root, "--log=/dev/null", "--force-not-root", "--purge", program); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(root, "usr/bin", program)); !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("the program is still there after it was removed: %v", err)
	}
	return nil
}

// untrueForUs are what lintian says of every package that isn't made within Debian: that no bug asked for
// it, and that the program, which Go links whole, is linked so.
var untrueForUs = []string{"initial-upload-closes-no-bugs", "statically-linked-binary", "hardening-no-pie", "hardening-no-relro"}

// judgeShared has the makers of desktops judge the menu entry and the description.
func (r *release) judgeShared(share string) error {
	if err := judge("desktop-file-validate", filepath.Join(share, "applications", r.app.ID+".desktop")); err != nil {
		return err
	}
	return judge("appstreamcli", "validate", "--no-net", "--pedantic", filepath.Join(share, "metainfo", r.app.ID+".metainfo.xml"))
}

// startEntry starts the program as its menu entry says, from an installed tree, and looks at it.
func (r *release) startEntry(root string) error {
	entry, err := os.ReadFile(filepath.Join(root, "usr/share/applications", r.app.ID+".desktop"))
	if err != nil {
		return err
	}
	command := ""
	for line := range strings.Lines(string(entry)) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "Exec="); ok {
			command = strings.Fields(rest)[0]
		}
	}
	binary := filepath.Join(root, "usr/bin", command)
	if _, err := os.Stat(binary); err != nil {
		return fmt.Errorf("the menu entry starts %q: %w", command, err)
	}
	s, err := screen.Start(windowSize)
	if err != nil {
		return err
	}
	defer s.Close()
	home := filepath.Join(r.work, "home beside "+filepath.Base(root))
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	l := looks[0]
	return r.lookAt(s, l, home, 60*time.Second, exec.Command(binary,
		"--theme", l.theme, "--size", windowSize.String()), filepath.Base(root))
}

// checkRPM has rpm read the package and install it below an empty root, and starts it by its menu entry.
//
// rpmlint can't judge it: it unpacks with cpio, and the library that writes the package gives files their
// whole paths, so that they would come to lie on this machine.
func (r *release) checkRPM(rpm string) error {
	database := "--dbpath=" + filepath.Join(r.work, "rpm database")
	if err := judge("rpm", database, "--checksig", "--nosignature", rpm); err != nil {
		return err
	}
	listed, err := exec.Command("rpm", database, "--nosignature", "-qlp", rpm).Output()
	if err != nil {
		return fmt.Errorf("rpm -qlp: %w", err)
	}
	files := strings.Fields(string(listed))
	for _, want := range []string{
		"/usr/bin/" + program, "/usr/share/applications/" + r.app.ID + ".desktop",
		"/usr/share/metainfo/" + r.app.ID + ".metainfo.xml", "/usr/share/mime/packages/" + r.app.ID + ".xml",
	} {
		if !slices.Contains(files, want) {
			return fmt.Errorf("rpm lists no %s", want)
		}
	}
	root := filepath.Join(r.work, "a fedora")
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	if err := judge("rpm", "--root="+root, "--nosignature", "--nodeps", "--ignorearch", "--install", rpm); err != nil {
		return err
	}
	if err := r.judgeShared(filepath.Join(root, "usr/share")); err != nil {
		return err
	}
	return r.startEntry(root)
}

// judge runs a program that ends with something else than 0 when it finds fault.
func judge(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w:\n%s", name, err, out)
	}
	return nil
}
