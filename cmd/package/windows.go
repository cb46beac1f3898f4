package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"stagecraft/content/packing"
)

// windows makes the archive and the installer for Windows and gives their paths.
func (r *release) windows() ([]string, error) {
	// The linker takes a .syso file from beside the package. Its name keeps it out of every other build.
	object := filepath.Join(r.root, "cmd", "stagecraft", "rsrc_windows_amd64.syso")
	if err := r.writeResources(object); err != nil {
		return nil, fmt.Errorf("writing the icon, the manifest and the version: %w", err)
	}
	defer os.Remove(object)

	members, err := r.built("windows", program+".exe", windowsReadme, "CC=x86_64-w64-mingw32-gcc")
	if err != nil {
		return nil, err
	}
	if err := verifyResources(r.binary("windows", program+".exe"), r.app.Version); err != nil {
		return nil, fmt.Errorf("what the linker took of the resources: %w", err)
	}
	forNotepad(members)
	archive := filepath.Join(r.out, r.folder("windows")+".zip")
	if err := writeZip(archive, r.folder("windows"), members, r.time); err != nil {
		return nil, err
	}
	if _, err := exec.LookPath("makensis"); err != nil && os.Getenv("CI") == "" {
		log.Print("the installer for Windows was not made: there is no makensis, of NSIS, here")
		return []string{archive}, nil
	}
	installer := filepath.Join(r.out, r.folder("windows")+"-setup.exe")
	if err := r.writeInstaller(installer, members); err != nil {
		return nil, fmt.Errorf("the installer: %w", err)
	}
	return []string{archive, installer}, nil
}

// forNotepad gives the texts among members the line ends that Notepad of older Windows needs.
func forNotepad(members []packing.File) {
	for i := range members {
		if strings.HasSuffix(members[i].Name, ".txt") {
			text := bytes.ReplaceAll(members[i].Data, []byte("\r\n"), []byte("\n"))
			members[i].Data = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		}
	}
}

const windowsReadme = `Stagecraft @VERSION@

An offline study app, with the course "The sales process" inside. Unpack the archive anywhere and start
stagecraft.exe; the installer beside this archive also puts it in the Start menu. Windows 10 or newer,
64 bits, with OpenGL 2.1.

The program is not signed, so Windows may warn about it at the first start: choose "More info", then
"Run anyway". To check the download first, compare its sum (in PowerShell: Get-FileHash FILE) with the
one in SHA256SUMS.

It makes no network connection. What you do is kept in %LocalAppData%\Stagecraft.
`
