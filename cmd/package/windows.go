package main

import (
	"bytes"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"stagecraft/cmd/internal/build"
)

// english is the language that the version information is in.
const english = 0x409

// windows makes the archive for Windows and gives its path.
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
	return []string{archive}, writeZip(archive, r.folder("windows"), members, r.time)
}

// forNotepad gives the texts among members the line ends that Notepad of older Windows needs.
func forNotepad(members []member) {
	for i := range members {
		if strings.HasSuffix(members[i].name, ".txt") {
			text := bytes.ReplaceAll(members[i].data, []byte("\r\n"), []byte("\n"))
			members[i].data = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		}
	}
}

// writeResources writes the object file with what Windows shows of a program without starting it.
func (r *release) writeResources(object string) error {
	set := winres.ResourceSet{}
	var bitmaps []image.Image
	for _, side := range windowsSizes {
		bitmap, err := drawIcon(side)
		if err != nil {
			return err
		}
		bitmaps = append(bitmaps, bitmap)
	}
	icon, err := winres.NewIconFromImages(bitmaps)
	if err != nil {
		return fmt.Errorf("joining the icon's bitmaps: %w", err)
	}
	// The toolkit's window looks for the icon named GLFW_ICON; Explorer takes the first.
	for _, name := range []winres.Identifier{winres.ID(1), winres.Name("GLFW_ICON")} {
		if err := set.SetIcon(name, icon); err != nil {
			return err
		}
	}
	set.SetManifest(winres.AppManifest{
		Identity:            winres.AssemblyIdentity{Name: r.app.ID, Version: numbers(r.app)},
		Description:         r.app.Name,
		Compatibility:       winres.Win10AndAbove,
		ExecutionLevel:      winres.AsInvoker,
		DPIAwareness:        winres.DPIPerMonitorV2,
		LongPathAware:       true,
		UseCommonControlsV6: true,
	})
	info := version.Info{FileVersion: numbers(r.app), ProductVersion: numbers(r.app), Timestamp: r.time}
	for key, value := range map[string]string{
		version.ProductName: r.app.Name, version.FileDescription: r.app.Name, version.CompanyName: "The Stagecraft authors",
		version.ProductVersion: r.app.Version, version.FileVersion: r.app.Version,
		version.InternalName: program, version.OriginalFilename: program + ".exe",
		version.LegalCopyright: "MIT licence",
	} {
		if err := info.Set(english, key, value); err != nil {
			return err
		}
	}
	set.SetVersionInfo(info)
	var buf bytes.Buffer
	if err := set.WriteObject(&buf, winres.ArchAMD64); err != nil {
		return err
	}
	return os.WriteFile(object, buf.Bytes(), 0o644)
}

// numbers is the version as Windows counts: three numbers and the build.
func numbers(app build.App) [4]uint16 {
	var n [4]uint16
	// ReadApp has seen to it that there are three numbers.
	_, _ = fmt.Sscanf(app.Version, "%d.%d.%d", &n[0], &n[1], &n[2])
	n[3] = uint16(app.Build)
	return n
}

// verifyResources reads the resources back from the finished program.
func verifyResources(exe, wantVersion string) error {
	file, err := os.Open(exe)
	if err != nil {
		return err
	}
	defer file.Close()
	set, err := winres.LoadFromEXE(file)
	if err != nil {
		return err
	}
	icon, err := set.GetIcon(winres.ID(1))
	if err != nil {
		return fmt.Errorf("the icon: %w", err)
	}
	if err := icon.SaveICO(io.Discard); err != nil {
		return fmt.Errorf("the icon can't be written back: %w", err)
	}
	manifest := string(set.Get(winres.RT_MANIFEST, winres.ID(1), 0x409))
	for _, want := range []string{"permonitorv2", "longPathAware"} {
		if !strings.Contains(manifest, want) {
			return fmt.Errorf("the manifest lacks %s", want)
		}
	}
	raw := set.Get(winres.RT_VERSION, winres.ID(1), english)
	info, err := version.FromBytes(raw)
	if err != nil {
		return fmt.Errorf("the version information: %w", err)
	}
	want := [4]uint16{}
	_, _ = fmt.Sscanf(wantVersion, "%d.%d.%d", &want[0], &want[1], &want[2])
	if got := info.FileVersion; got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		return fmt.Errorf("the file's version is %v, not %s", got, wantVersion)
	}
	return nil
}

const windowsReadme = `Stagecraft @VERSION@

An offline study app, with the course "The sales process" inside. Unpack the archive anywhere and start
stagecraft.exe. Windows 10 or newer, 64 bits, with OpenGL 2.1.

The program is not signed, so Windows may warn about it at the first start: choose "More info", then
"Run anyway". To check the download first, compare its sum (in PowerShell: Get-FileHash FILE) with the
one in SHA256SUMS.

It makes no network connection. What you do is kept in %LocalAppData%\Stagecraft.
`
