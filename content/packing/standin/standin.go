// Package standin makes released packages of the app that hold nothing to run, for tests of what is made of
// them: it would take minutes to build real ones.
package standin

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"debug/macho"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/content/packing"
)

// Icon is an icon, as an SVG.
const Icon = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256"><path fill="#0B7F74" d="M8 8 H248 V248 H8 Z"/></svg>`

// Version is the version of the app that the players are of.
const Version = "0.3.0"

// Time is when they were made.
var Time = time.Date(2026, 3, 4, 5, 6, 8, 0, time.UTC)

// Players writes a player for each system into a folder, with their SHA256SUMS. installer is the app's
// install.sh.
func Players(folder string, installer []byte) error {
	exe, err := PE()
	if err != nil {
		return err
	}
	for system, files := range map[string][]packing.File{
		"linux-amd64": {
			{Name: "stagecraft", Data: ELF(elf.EM_X86_64), Mode: 0o755},
			{Name: "install.sh", Data: installer, Mode: 0o755},
			{Name: "share/applications/app.stagecraft.Stagecraft.desktop", Data: []byte("[Desktop Entry]\n"), Mode: 0o644},
		},
		"windows-amd64": {{Name: "stagecraft.exe", Data: exe, Mode: 0o755}},
		"macos-arm64": {
			{Name: "Stagecraft.app/Contents/MacOS/stagecraft", Data: MachO(macho.CpuArm64, true), Mode: 0o755},
			{Name: "Stagecraft.app/Contents/Info.plist", Data: []byte("<plist/>"), Mode: 0o644},
		},
	} {
		if err := Player(folder, system, files); err != nil {
			return err
		}
	}
	return Sums(folder)
}

// Player writes an archive of a player for a system and a processor, such as linux-amd64, into a folder.
func Player(folder, system string, files []packing.File) error {
	top := "stagecraft-" + Version + "-" + system
	files = append(files,
		packing.File{Name: "LICENSE.txt", Data: []byte("MIT\n"), Mode: 0o644},
		packing.File{Name: "licences/Inter.txt", Data: []byte("OFL\n"), Mode: 0o644},
		packing.File{Name: "licences/modules.txt", Data: []byte("others\n"), Mode: 0o644},
		packing.File{Name: "sbom.cdx.json", Data: []byte("{}\n"), Mode: 0o644})
	name, write := top+".zip", packing.WriteZip
	if strings.HasPrefix(system, "linux") {
		name, write = top+".tar.xz", packing.WriteTarXZ
	}
	var out bytes.Buffer
	if err := write(&out, top, files, Time); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), out.Bytes(), 0o644)
}

// Sums writes SHA256SUMS of all that lies in a folder.
func Sums(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(data), entry.Name())
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(text.String()), 0o644)
}
