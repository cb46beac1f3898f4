package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"stagecraft/content/packing"
)

// linux makes the archive for Linux, and the packages that its systems install. Their paths are
// given, the archive's first. env is added to the compiler's environment.
func (r *release) linux(env ...string) ([]string, error) {
	members, err := r.built("linux", program, linuxReadme, env...)
	if err != nil {
		return nil, err
	}
	shared, err := r.shared()
	if err != nil {
		return nil, err
	}
	packages, err := r.systemPackages(members, shared)
	if err != nil {
		return nil, err
	}
	script, err := r.readMember("install.sh", "assets/linux/install.sh", 0o755)
	if err != nil {
		return nil, err
	}
	members = append(append(members, script), shared...)
	archive := filepath.Join(r.out, r.folder("linux")+".tar.xz")
	if err := writeTarXZ(archive, r.folder("linux"), members, r.time); err != nil {
		return nil, err
	}
	return append([]string{archive}, packages...), nil
}

// courseType is what icon themes call .course files: the name of their type, application/x-stagecraft-course.
const courseType = "application-x-stagecraft-course"

// shared gives what a desktop has to know of the app, as it lies below /usr or ~/.local: its menu entry,
// its description, the type of its files, and its icons.
func (r *release) shared() ([]packing.File, error) {
	id := r.app.ID
	var members []packing.File
	for _, file := range []struct{ name, from string }{
		{"applications/" + id + ".desktop", "assets/linux/" + id + ".desktop"},
		{"metainfo/" + id + ".metainfo.xml", "assets/linux/" + id + ".metainfo.xml"},
		{"mime/packages/" + id + ".xml", "assets/linux/" + id + ".mime.xml"},
		{"icons/hicolor/scalable/apps/" + id + ".svg", "assets/icon.svg"},
		{"icons/hicolor/scalable/mimetypes/" + courseType + ".svg", "assets/course.svg"},
	} {
		m, err := r.readMember("share/"+file.name, file.from, 0o644)
		if err != nil {
			return nil, err
		}
		m.Data = r.fill(m.Data)
		members = append(members, m)
	}
	for _, side := range themeSizes {
		bitmap, err := iconPNG(side)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", side, side, id)
		members = append(members, packing.File{Name: name, Data: bitmap, Mode: 0o644})
	}
	return members, nil
}

// fill puts the version and the date where a package file asks for them.
func (r *release) fill(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("@VERSION@"), []byte(r.app.Version))
	return bytes.ReplaceAll(data, []byte("@DATE@"), []byte(r.time.Format("2006-01-02")))
}

const linuxReadme = `Stagecraft @VERSION@

An offline study app, with the course "The sales process" inside.

  ./stagecraft               start it from here
  ./install.sh               put it in your menu, for you alone; no root rights needed
  ./install.sh --uninstall   take it away again; what you learned stays

It needs OpenGL 2.1 and X11 (or Wayland with XWayland), which every desktop has. It makes no network
connection. What you do is kept in ~/.local/share/stagecraft.
`
