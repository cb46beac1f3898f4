package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"stagecraft/assets/licences"
	"stagecraft/content/formula"
	"stagecraft/content/packing"
)

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([._-].*)?$`)

// licences gives the licence of the app, of its typefaces, and of every module that a program is linked
// from for a target, such as GOOS=linux: theirs ask to go along with each copy.
func (r *release) licences(pkg string, target ...string) ([]packing.File, error) {
	var members []packing.File
	for _, file := range [][2]string{{"LICENSE.txt", "LICENSE"}, {"licences/Inter.txt", "assets/fonts/OFL.txt"}, {"licences/OpenDyslexic.txt", "assets/fonts/OpenDyslexic-OFL.txt"}} {
		m, err := r.readMember(file[0], file[1], 0o644)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	others, err := r.moduleLicences(pkg, target)
	if err != nil {
		return nil, fmt.Errorf("collecting licences: %w", err)
	}
	return append(members, packing.File{Name: "licences/modules.txt", Data: others, Mode: 0o644}), nil
}

func (r *release) moduleLicences(pkg string, target []string) ([]byte, error) {
	all, err := collectLicences(r.root, pkg, target)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	for _, l := range all {
		fmt.Fprintf(&text, "%s\n%s\n\n%s\n\n\n", l.Of, strings.Repeat("-", len(l.Of)), l.Text)
	}
	return text.Bytes(), nil
}

// collectLicences reads the licences of Go's own library and of every module that a program is linked
// from for a target.
func collectLicences(root, pkg string, target []string) ([]licences.Licence, error) {
	cmd := exec.Command("go", "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", pkg)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), target...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	lines = append([]string{"Go's standard library\t" + strings.TrimSpace(string(goroot))}, slices.Compact(lines)...)
	var all []licences.Licence
	for _, line := range lines {
		module, dir, _ := strings.Cut(line, "\t")
		if module == "" {
			continue
		}
		found, err := licenceOf(dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", module, err)
		}
		all = append(all, licences.Licence{Of: module, Text: string(bytes.TrimSpace(found))})
	}
	for _, b := range bundled {
		found, err := os.ReadFile(filepath.Join(root, b[1]))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b[0], err)
		}
		all = append(all, licences.Licence{Of: b[0], Text: string(bytes.TrimSpace(found))})
	}
	of, text := formula.Licence() // in both programs
	return append(all, licences.Licence{Of: of, Text: strings.TrimSpace(text)}), nil
}

// bundled is the JavaScript that a program carries, each with the file of its licence.
var bundled = [][2]string{{"@dagrejs/dagre 3.1.3", "content/diagram/layered/dagre-LICENSE.txt"}}

// licenceOf joins the licence files at the top of a module, those in lib of what it brings compiled, and those
// of the toolkit's fonts. A module without one is an error: what may not be handed on must not be linked.
func licenceOf(dir string) ([]byte, error) {
	var parts [][]byte
	for _, folder := range []string{dir, filepath.Join(dir, "lib"), filepath.Join(dir, "theme", "font")} {
		entries, err := os.ReadDir(folder)
		if err != nil && (folder == dir || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
		for _, entry := range entries {
			if entry.IsDir() || !licenceName.MatchString(entry.Name()) {
				continue
			}
			data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
			if err != nil {
				return nil, err
			}
			parts = append(parts, data)
		}
	}
	if parts == nil {
		return nil, fmt.Errorf("no licence in %s", dir)
	}
	return bytes.Join(parts, []byte("\n")), nil
}
