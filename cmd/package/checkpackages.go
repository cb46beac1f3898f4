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
	if err := r.lintian(deb); err != nil {
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

func (r *release) lintian(deb string) error {
	return judge("lintian", "--fail-on=error,warning", "--suppress-tags="+strings.Join(untrueForUs, ","), deb)
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
func (r *release) checkRPM(rpm string) error {
	if err := judge("rpm", r.rpmDatabase(), "--checksig", "--nosignature", rpm); err != nil {
		return err
	}
	if err := r.rpmlint(rpm); err != nil {
		return err
	}
	files, err := r.listRPM(rpm)
	if err != nil {
		return err
	}
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

// untrueOfRPM are what rpmlint says of every package that isn't made within openSUSE and signed by it: its names of
// licences, and its packing of manuals, which it takes for none, a page on the web that there is none of; and that Go links the program for
// a fixed place.
var untrueOfRPM = []string{
	"invalid-license", "manpage-not-compressed", "no-manual-page-for-binary", "no-signature", "no-url-tag", "position-independent-executable-suggested",
}

// rpmlint judges a package. It unpacks by a cpio that would put files by their whole paths, which the library that
// writes the package gives them, onto this machine: so it is given one that doesn't.
func (r *release) rpmlint(rpm string) error {
	cpio, err := exec.LookPath("cpio")
	if err != nil {
		return err
	}
	folder := filepath.Join(r.work, "rpmlint")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	safe := "#!/bin/sh\nexec " + cpio + " --no-absolute-filenames \"$@\"\n"
	if err := os.WriteFile(filepath.Join(folder, "cpio"), []byte(safe), 0o755); err != nil {
		return err
	}
	var filters strings.Builder
	for _, said := range untrueOfRPM {
		fmt.Fprintf(&filters, "addFilter(%q)\n", said)
	}
	config := filepath.Join(folder, "rpmlintrc")
	if err := os.WriteFile(config, []byte(filters.String()), 0o644); err != nil {
		return err
	}
	cmd := exec.Command("rpmlint", "--strict", "--rpmlintrc", config, rpm)
	cmd.Env = append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH"), "HOME="+folder, "TMPDIR="+folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("rpmlint: %w:\n%s", err, out)
	}
	return nil
}

// rpmDatabase is the option that has rpm keep what it knows out of this machine's.
func (r *release) rpmDatabase() string { return "--dbpath=" + filepath.Join(r.work, "rpm database") }

// listRPM gives what a package installs.
func (r *release) listRPM(rpm string) ([]string, error) {
	listed, err := exec.Command("rpm", r.rpmDatabase(), "--nosignature", "-qlp", rpm).Output()
	if err != nil {
		return nil, fmt.Errorf("rpm -qlp: %w", err)
	}
	return strings.Fields(string(listed)), nil
}

// judge runs a program that ends with something else than 0 when it finds fault.
func judge(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w:\n%s", name, err, out)
	}
	return nil
}
