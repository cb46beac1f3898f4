package bundle

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"stagecraft/content/packing"
)

// windows makes a zip: the player with the course's icon and words, and the course beside it.
func (w *work) windows(p *player) ([]pack, error) {
	program, err := p.must("stagecraft.exe")
	if err != nil {
		return nil, err
	}
	name, note := fileName(w.Name), ""
	exe, err := packing.Rebrand(program.Data, packing.Brand{
		Name: w.Name, Publisher: w.Publisher, Version: w.version, File: name + ".exe", Icon: w.icon,
	})
	if errors.Is(err, packing.ErrSigned) {
		exe, note = program.Data, "The player is signed, so nothing of it was changed: its file keeps its own icon and publisher, while the window has the course's."
	} else if err != nil {
		return nil, err
	}
	beside, err := w.besideProgram()
	if err != nil {
		return nil, err
	}
	page, err := w.page([]string{"windows"})
	if err != nil {
		return nil, err
	}
	files := append(p.papers(), packing.File{Name: name + ".exe", Data: exe, Mode: 0o755},
		packing.File{Name: PageName, Data: page, Mode: 0o644})
	installing, err := w.installing(p)
	if err != nil {
		return nil, err
	}
	return []pack{w.zip(p, name, slices.Concat(files, beside, installing), note)}, nil
}

// installerName is what the player's installer is called in a bundle.
const installerName = "Install.exe"

// installing gives the player's own installer, where it has one, and what tells it of the bundle: it takes along
// the course that lies beside it.
func (w *work) installing(p *player) ([]packing.File, error) {
	if p.installer == nil {
		return nil, nil
	}
	icon, err := w.icon.ICO()
	if err != nil {
		return nil, err
	}
	const iconFile = "icon.ico"
	text := fmt.Sprintf("[Bundle]\r\nId=%s\r\nName=%s\r\nPublisher=%s\r\nIcon=%s\r\nPicture=%s\r\n",
		w.program(), fileName(w.Name), w.Publisher, iconFile, w.Icon)
	return []packing.File{
		{Name: installerName, Data: p.installer, Mode: 0o755},
		{Name: "bundle.ini", Data: utf16Text(text), Mode: 0o644},
		{Name: iconFile, Data: icon, Mode: 0o644},
	}, nil
}

// utf16Text is a text as Windows reads it in files of settings.
func utf16Text(text string) []byte {
	data := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}

// besideProgram gives what a program finds its course by: the manifest, the course and the icon.
func (w *work) besideProgram() ([]packing.File, error) {
	manifest, err := w.file()
	if err != nil {
		return nil, err
	}
	icon, err := w.icon.PNG(256)
	if err != nil {
		return nil, err
	}
	return []packing.File{
		{Name: ManifestName, Data: manifest, Mode: 0o644},
		{Name: w.Course, Data: w.course, Mode: 0o644},
		{Name: w.Icon, Data: icon, Mode: 0o644},
	}, nil
}

// zip is a package that files make under a folder.
func (w *work) zip(p *player, folder string, files []packing.File, note string) pack {
	return pack{
		name: w.packName(p) + ".zip", note: note, bytes: p.size + int64(len(w.course)),
		write: func(to io.Writer, watch func(int) error) error {
			return packing.WriteZip(packing.Watched(to, watch), folder, files, p.Time)
		},
	}
}

// packName is the name of a package without its ending.
func (w *work) packName(p *player) string {
	return strings.Join([]string{w.ID, w.version, p.system, p.processor}, "-")
}

// deviceNames are those that Windows takes for devices, whatever their ending.
var deviceNames = []string{"CON", "PRN", "AUX", "NUL"}

// maxFileName is how many bytes a file's name may have, so that a folder in a folder of it can be unpacked
// everywhere.
const maxFileName = 60

// fileName is a name that every system takes for a file, as near to a text as it can be.
func fileName(text string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, text)
	for len(name) > maxFileName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, ". -")
	before, _, _ := strings.Cut(strings.ToUpper(name), ".")
	device := slices.Contains(deviceNames, before) || len(before) == 4 && (strings.HasPrefix(before, "COM") || strings.HasPrefix(before, "LPT"))
	if name == "" || device {
		return strings.TrimSpace("Course " + name)
	}
	return name
}
