package bundle

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/packing"
)

// linux makes an archive that installs itself for one user, and the packages that the kin of Debian and of
// Fedora install for all. All hold the program under a name of its own and below share what belongs to it.
func (w *work) linux(p *player) ([]pack, error) {
	program, err := p.must("stagecraft")
	if err != nil {
		return nil, err
	}
	installer, err := p.must("install.sh")
	if err != nil {
		return nil, err
	}
	script, err := w.installer(installer.Data)
	if err != nil {
		return nil, catalogue.Errorf("%s: %s", p.archive, err)
	}
	shared, err := w.shared()
	if err != nil {
		return nil, err
	}
	page, err := w.page([]string{"linux"})
	if err != nil {
		return nil, err
	}
	files := append(p.papers(),
		packing.File{Name: w.program(), Data: program.Data, Mode: 0o755},
		packing.File{Name: "install.sh", Data: script, Mode: 0o755},
		packing.File{Name: PageName, Data: page, Mode: 0o644})
	files = append(files, shared...)
	archive := pack{
		name: w.packName(p) + ".tar.xz", bytes: p.size + int64(len(w.course)),
		write: func(to io.Writer, watch func(int) error) error {
			return packing.WriteTarXZ(packing.Watched(to, watch), w.packName(p), files, p.Time)
		},
	}
	packages, err := w.systemPackages(p, program.Data, append(shared, packing.File{
		Name: "share/doc/" + w.program() + "/" + PageName, Data: page, Mode: 0o644,
	}))
	return append([]pack{archive}, packages...), err
}

// desktopID names the bundle's menu entry and its icon.
func (w *work) desktopID() string {
	return "app.stagecraft.course._" + strings.ReplaceAll(w.ID, "-", "_") // may not begin with a digit
}

// shared gives what lies below share: what the program finds its course by, its menu entry, and its icon.
func (w *work) shared() ([]packing.File, error) {
	files, err := w.besideProgram()
	if err != nil {
		return nil, err
	}
	for i := range files {
		files[i].Name = path.Join("share", w.program(), files[i].Name)
	}
	icons, err := w.icon.ThemeFiles(w.desktopID())
	if err != nil {
		return nil, err
	}
	files = append(files, icons...)
	return append(files, packing.File{
		Name: "share/applications/" + w.desktopID() + ".desktop", Data: []byte(w.menuEntry()), Mode: 0o644,
	}), nil
}

// mostComment is how many bytes the comment of a menu entry may have.
const mostComment = 200

var entryEscapes = strings.NewReplacer(`\`, `\\`)

func (w *work) menuEntry() string {
	name := entryEscapes.Replace(w.Name)
	return fmt.Sprintf(`[Desktop Entry]
Type=Application
Version=1.0
Name=%s
GenericName=Course
Comment=%s
Exec=%s
Icon=%s
Terminal=false
Categories=Education;
Keywords=study;course;lesson;flashcards;practice;
StartupNotify=true
StartupWMClass=%s
`, name, entryEscapes.Replace(w.oneLine(mostComment)), w.program(), w.desktopID(), name)
}

// mostSynopsis is how many bytes the line may have that says what a package is.
const mostSynopsis = 72

// oneLine says in one line what the course is about, of at most so many bytes.
func (w *work) oneLine(most int) string {
	line := strings.Join(strings.Fields(w.summary), " ")
	if line == "" || len(line) > most {
		return "Study " + w.Name
	}
	return line
}

// installerLine is a line of the app's installer that names what it installs.
var installerLine = regexp.MustCompile(`(?m)^(name|id|program)=.*$`)

// installer is the app's own installer, with the bundle's names in it.
func (w *work) installer(script []byte) ([]byte, error) {
	names := map[string]string{"name": w.Name, "id": w.desktopID(), "program": w.program()}
	changed := 0
	script = installerLine.ReplaceAllFunc(script, func(line []byte) []byte {
		key, _, _ := bytes.Cut(line, []byte("="))
		changed++
		return fmt.Appendf(nil, "%s='%s'", key, strings.ReplaceAll(names[string(key)], "'", `'\''`))
	})
	if changed != len(names) {
		return nil, catalogue.Errorf("its install.sh has no lines for the names of a bundle: it is too old for bundles")
	}
	return script, nil
}

// makers are who made the program.
const makers = "The Stagecraft authors"

// systemPackages gives the .deb and the .rpm of a program and of what lies below share.
func (w *work) systemPackages(p *player, program []byte, shared []packing.File) ([]pack, error) {
	wanted, err := packing.ReadNeeds(bytes.NewReader(program))
	if err != nil {
		return nil, fmt.Errorf("what the program needs: %w", err)
	}
	debian, err := wanted.Deb()
	if err != nil {
		return nil, err
	}
	tree := []packing.File{{Name: "usr/bin/" + w.program(), Data: program, Mode: 0o755}}
	for _, f := range shared {
		f.Name = "usr/" + f.Name
		tree = append(tree, f)
	}
	who, description := makers, "The course "+w.Name+", with the app to study it in.\nIt needs no network and makes no connection."
	if summary := strings.Join(strings.Fields(w.summary), " "); summary != "" {
		description = summary + "\n\n" + description
	}
	if w.Publisher != "" {
		who = w.Publisher
		description += "\n\nPublished by " + w.Publisher + "."
	}
	base := packing.SystemPackage{
		Name: w.program(), Version: w.version, Release: p.release(), Processor: p.processor,
		Summary: w.oneLine(mostSynopsis), Description: description,
		Maintainer: makers + " <packages@stagecraft.app>", Vendor: who, Licence: "MIT", Time: p.Time,
	}
	deb, rpm := base, base
	deb.Depends, deb.Recommends = debian, []string{"libgl1-mesa-dri", "speech-dispatcher | espeak-ng", "xdg-utils"}
	rpm.Depends, rpm.Recommends = wanted.RPM(), []string{"mesa-dri-drivers", "xdg-utils"}
	if deb.Files, err = w.papersBelow(tree, p, "usr/share/doc/"+w.program()+"/", "copyright"); err != nil {
		return nil, err
	}
	if rpm.Files, err = w.papersBelow(tree, p, "usr/share/licenses/"+w.program()+"/", "LICENSE"); err != nil {
		return nil, err
	}
	size := p.size + int64(len(w.course))
	return []pack{
		{
			name: fmt.Sprintf("%s_%s-%s_%s.deb", deb.Name, deb.Version, deb.Release, deb.Processor), bytes: size,
			write: func(to io.Writer, watch func(int) error) error {
				made := deb
				made.Watch = watch
				return packing.WriteDeb(to, &made)
			},
		},
		{
			name: fmt.Sprintf("%s-%s-%s.%s.rpm", rpm.Name, rpm.Version, rpm.Release, packing.RPMProcessor(rpm.Processor)), bytes: size,
			write: func(to io.Writer, watch func(int) error) error {
				return packing.WriteRPM(packing.Watched(to, watch), &rpm)
			},
		},
	}, nil
}

// papersBelow adds to a tree the player's licences, in a folder: its own and its typeface's under a name, the
// rest packed.
func (w *work) papersBelow(tree []packing.File, p *player, folder, name string) ([]packing.File, error) {
	tree = append([]packing.File{}, tree...)
	var own []byte
	for _, paper := range p.papers() {
		switch paper.Name {
		case "LICENSE.txt", "licences/Inter.txt", "licences/OpenDyslexic.txt":
			own = append(append(own, paper.Data...), '\n')
			continue
		}
		data, err := packing.Gzipped(paper.Data)
		if err != nil {
			return nil, err
		}
		tree = append(tree, packing.File{Name: folder + path.Base(paper.Name) + ".gz", Data: data, Mode: 0o644})
	}
	if name == "copyright" {
		own = packing.DebianCopyright(w.program(), own)
	}
	return append(tree, packing.File{Name: folder + name, Data: own, Mode: 0o644}), nil
}
