package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/deb" // registers itself
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm" // registers itself

	"stagecraft/content/packing"
)

// What the packages for Debian and Fedora, and what is made of them, say of the app.
const (
	maintainer  = "The Stagecraft authors <packages@stagecraft.app>"
	licence     = "MIT"
	summary     = "Study a course offline"
	description = `study a course offline
Stagecraft turns a folder of lessons into a course to study: read, step
through a process, flip cards, practise, and see how far you are. It comes
with one course, The sales process, and opens any other.
.
It needs no network and makes no connection.`
)

// fedoraNames are what Fedora calls processors.
var fedoraNames = map[string]string{"amd64": "x86_64", "arm64": "aarch64"}

// systemPackages makes the .deb and the .rpm of the program and of what the desktop has to know of it,
// and gives their paths.
func (r *release) systemPackages(members, shared []packing.File) ([]string, error) {
	binary, err := os.ReadFile(r.binary("linux", program))
	if err != nil {
		return nil, err
	}
	wanted, err := packing.ReadNeeds(bytes.NewReader(binary))
	if err != nil {
		return nil, fmt.Errorf("what the program needs: %w", err)
	}
	depends, err := wanted.Deb()
	if err != nil {
		return nil, err
	}
	var tree []packing.File
	var own, modules []byte // licences of the app with its typefaces, and of the modules it is linked from
	for _, m := range members {
		switch m.Name {
		case program:
			tree = append(tree, packing.File{Name: "bin/" + program, Data: m.Data, Mode: m.Mode})
		case "licences/modules.txt":
			modules = m.Data
		case billName:
			tree = append(tree, packing.File{Name: "share/doc/" + program + "/sbom.cdx.json", Data: m.Data, Mode: m.Mode})
		case "LICENSE.txt", "licences/Inter.txt", "licences/OpenDyslexic.txt":
			own = append(append(own, m.Data...), '\n')
		}
	}
	tree = append(tree, shared...)
	manual, err := r.readMember("share/man/man1/"+program+".1.gz", "assets/linux/"+program+".1", 0o644)
	if err != nil {
		return nil, err
	}
	if manual.Data, err = packing.Gzipped(r.fill(manual.Data)); err != nil {
		return nil, err
	}
	tree = append(tree, manual)

	changes, err := packing.Gzipped(r.debianChanges())
	if err != nil {
		return nil, err
	}
	others, err := packing.Gzipped(modules)
	if err != nil {
		return nil, err
	}
	debian := append(tree[:len(tree):len(tree)],
		packing.File{Name: "share/doc/" + program + "/modules.txt.gz", Data: others, Mode: 0o644},
		packing.File{Name: "share/doc/" + program + "/changelog.gz", Data: changes, Mode: 0o644},
		packing.File{Name: "share/doc/" + program + "/copyright", Data: packing.DebianCopyright(program, own), Mode: 0o644})
	fedora := append(tree[:len(tree):len(tree)],
		packing.File{Name: "share/licenses/" + program + "/LICENSE", Data: append(own, modules...), Mode: 0o644})

	deb := filepath.Join(r.out, fmt.Sprintf("%s_%s_%s.deb", program, r.app.Version, r.processor))
	rpm := filepath.Join(r.out, fmt.Sprintf("%s-%s-1.%s.rpm", program, r.app.Version, fedoraNames[r.processor]))
	for _, p := range []struct {
		kind, file string
		tree       []packing.File
		depends    []string
	}{{"deb", deb, debian, depends}, {"rpm", rpm, fedora, wanted.RPM()}} {
		if err := r.writePackage(p.kind, p.file, p.tree, p.depends); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(p.file), err)
		}
	}
	return []string{deb, rpm}, nil
}

// writePackage writes a package that installs a tree below /usr.
func (r *release) writePackage(kind, name string, tree []packing.File, depends []string) error {
	folder := filepath.Join(r.work, kind)
	info := &nfpm.Info{
		Name: program, Arch: r.processor, Platform: "linux", Version: r.app.Version, Release: "1",
		Section: "education", Priority: "optional", Maintainer: maintainer, Vendor: "The Stagecraft authors",
		Description: description, License: licence, MTime: r.time, DisableGlobbing: true,
	}
	info.Depends = depends
	info.RPM = nfpm.RPM{Summary: summary, Group: "Applications/Education", Compression: "xz", BuildHost: "localhost", Packager: maintainer}
	info.Deb = nfpm.Deb{Compression: "none"} // see tightDeb
	if kind == "deb" {
		info.Release = ""
		// The voices that read aloud, and what opens a link.
		info.Recommends = []string{"libgl1-mesa-dri", "speech-dispatcher | espeak-ng", "xdg-utils"}
	} else {
		info.Description = strings.ReplaceAll(description, "\n.\n", "\n\n")
		info.Recommends = []string{"mesa-dri-drivers", "(speech-dispatcher or espeak-ng)", "xdg-utils"}
		var err error
		if info.Changelog, err = r.rpmChanges(); err != nil {
			return err
		}
	}
	folders := map[string]bool{}
	for _, m := range packing.Ordered(tree) {
		from := filepath.Join(folder, filepath.FromSlash(m.Name))
		if err := os.MkdirAll(filepath.Dir(from), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(from, m.Data, m.Mode); err != nil {
			return err
		}
		info.Contents = append(info.Contents, &files.Content{
			Source: from, Destination: "/usr/" + m.Name,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: m.Mode, MTime: r.time},
		})
		if kind == "rpm" {
			info.Contents[len(info.Contents)-1].Type = rpmType(m.Name)
		}
		// Folders of its own go with the package when it goes.
		if own := path.Dir(m.Name); path.Base(own) == program && !folders[own] && kind == "rpm" {
			folders[own] = true
			info.Contents = append(info.Contents, &files.Content{
				Destination: "/usr/" + own, Type: files.TypeDir,
				FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: 0o755, MTime: r.time},
			})
		}
	}
	info = nfpm.WithDefaults(info)
	if err := nfpm.PrepareForPackager(info, kind); err != nil {
		return err
	}
	packager, err := nfpm.Get(kind)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := packager.Package(info, &out); err != nil {
		return err
	}
	data := out.Bytes()
	if kind == "deb" {
		var err error
		if data, err = tightDeb(data); err != nil {
			return err
		}
	}
	return os.WriteFile(name, data, 0o644)
}

// rpmType is what a file is to rpm, by its place: a page of the manual may be left out, a licence may not.
func rpmType(name string) string {
	switch {
	case strings.HasPrefix(name, "share/doc/"), strings.HasPrefix(name, "share/man/"):
		return files.TypeRPMDoc
	case strings.HasPrefix(name, "share/licenses/"):
		return files.TypeRPMLicense
	}
	return files.TypeFile
}

// rpmChanges writes the list of changes for rpm, and gives its path.
func (r *release) rpmChanges() (string, error) {
	name := filepath.Join(r.work, "changes.yaml")
	text := fmt.Sprintf("- semver: %s-1\n  date: %s\n  packager: %s\n  changes:\n    - note: Release %s.\n",
		r.app.Version, r.time.Format("2006-01-02T15:04:05Z"), maintainer, r.app.Version)
	return name, os.WriteFile(name, []byte(text), 0o644)
}

// debianChanges is the list of changes that every Debian package has: of this version alone, as what
// changed stands in the description that AppStream shows.
func (r *release) debianChanges() []byte {
	return fmt.Appendf(nil, "%s (%s) stable; urgency=medium\n\n  * Release %s.\n\n -- %s  %s\n",
		program, r.app.Version, r.app.Version, maintainer, r.time.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
}
