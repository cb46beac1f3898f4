package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// linux makes the archive for Linux and gives its path.
func (r *release) linux() (string, error) {
	members, err := r.built("linux", program, linuxReadme)
	if err != nil {
		return "", err
	}
	id := r.app.ID
	files := []struct {
		name, from string
		mode       os.FileMode
	}{
		{"install.sh", "assets/linux/install.sh", 0o755},
		{"share/applications/" + id + ".desktop", "assets/linux/" + id + ".desktop", 0o644},
		{"share/metainfo/" + id + ".metainfo.xml", "assets/linux/" + id + ".metainfo.xml", 0o644},
		{"share/mime/packages/" + id + ".xml", "assets/linux/" + id + ".mime.xml", 0o644},
		{"share/icons/hicolor/scalable/apps/" + id + ".svg", "assets/icon.svg", 0o644},
	}
	for _, file := range files {
		m, err := r.readMember(file.name, file.from, file.mode)
		if err != nil {
			return "", err
		}
		m.data = r.fill(m.data)
		members = append(members, m)
	}
	for _, side := range themeSizes {
		bitmap, err := iconPNG(side)
		if err != nil {
			return "", err
		}
		name := fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", side, side, id)
		members = append(members, member{name: name, data: bitmap, mode: 0o644})
	}
	archive := filepath.Join(r.out, r.folder("linux")+".tar.xz")
	return archive, writeTarXZ(archive, r.folder("linux"), members, r.time)
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
