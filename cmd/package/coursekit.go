package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"stagecraft/cmd/internal/build"
	"stagecraft/content/packing"
)

// kit is the trainer's command line.
const kit = "coursekit"

// platforms are those that coursekit is made for. It has no window and needs no C compiler.
var platforms = []struct{ system, processor string }{
	{"linux", "amd64"},
	{"linux", "arm64"},
	{"windows", "amd64"},
	{"windows", "arm64"},
	{"darwin", "amd64"},
	{"darwin", "arm64"},
}

// coursekit makes an archive for each platform and gives their paths.
func (r *release) coursekit() ([]string, error) {
	var archives []string
	for _, p := range platforms {
		name := kit
		if p.system == "windows" {
			name += ".exe"
		}
		binary := r.binary(p.system+"-"+p.processor, name)
		target := []string{"GOOS=" + p.system, "GOARCH=" + p.processor, "CGO_ENABLED=0"}
		if err := build.ShippedTool(r.root, binary, "./cmd/coursekit", r.app.Version, target...); err != nil {
			return nil, err
		}
		members, err := r.licences("./cmd/coursekit", target...)
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(binary)
		if err != nil {
			return nil, err
		}
		bill, err := r.bill(binary, nil)
		if err != nil {
			return nil, err
		}
		members = append(members,
			packing.File{Name: name, Data: data, Mode: 0o755},
			packing.File{Name: billName, Data: bill, Mode: 0o644},
			packing.File{Name: "README.txt", Data: r.fill([]byte(kitReadme)), Mode: 0o644})
		folder := fmt.Sprintf("%s-%s-%s-%s", kit, r.app.Version, p.system, p.processor)
		archive := filepath.Join(r.out, folder+".tar.xz")
		write := writeTarXZ
		if p.system != "linux" { // what unpacks with a double click
			archive, write = filepath.Join(r.out, folder+".zip"), writeZip
		}
		if p.system == "windows" {
			forNotepad(members)
		}
		if err := write(archive, folder, members, r.time); err != nil {
			return nil, err
		}
		archives = append(archives, archive)
	}
	return archives, nil
}

// checkCoursekit unpacks the archive for this machine and checks the bundled course with it. Of the others it
// sees that the program is one for its platform.
func (r *release) checkCoursekit(archives []string) error {
	for i, archive := range archives {
		p := platforms[i]
		folder := filepath.Join(r.work, "check "+p.system+" "+p.processor)
		unpack := unpackZip
		if filepath.Ext(archive) == ".xz" {
			unpack = unpackTarXZ
		}
		if err := unpack(archive, folder); err != nil {
			return err
		}
		program := filepath.Join(folder, fmt.Sprintf("%s-%s-%s-%s", kit, r.app.Version, p.system, p.processor), kit)
		if p.system == "windows" {
			program += ".exe"
		}
		if err := runsOn(program, p.system, p.processor); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(archive), err)
		}
		if p.system != runtime.GOOS || p.processor != runtime.GOARCH {
			continue
		}
		course := filepath.Join(r.root, "content", "salesprocess")
		for _, args := range [][]string{{"--version"}, {"check", course}} {
			out, err := exec.Command(program, args...).CombinedOutput()
			if err != nil {
				return fmt.Errorf("%s %s: %w: %s", kit, strings.Join(args, " "), err, out)
			}
			if args[0] == "--version" && !bytes.Contains(out, []byte(r.app.Version)) {
				return fmt.Errorf("%s --version says %s, not %s", kit, out, r.app.Version)
			}
		}
	}
	return nil
}

const kitReadme = `coursekit @VERSION@

Checks and packs courses for Stagecraft, at a command line:

  coursekit check DIR     everything that is wrong or could be better, by file and line
  coursekit pack DIR      one .course file to hand out
  coursekit render NOTE   a note as plain text, as JSON or as one web page
  coursekit --help        the rest

"coursekit vendor" alone uses the network, to fetch pictures that a course only links to.
`
