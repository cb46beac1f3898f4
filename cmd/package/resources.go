package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"stagecraft/cmd/internal/build"
)

// english is the language that the version information is in.
const english = 0x409

// utf8Texts has every function that takes texts in the system's encoding take UTF-8, from Windows 10 1903 on.
const utf8Texts = `<activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>`

// windowsIcon is the icon in every size that Windows picks from.
func windowsIcon() (*winres.Icon, error) {
	var bitmaps []image.Image
	for _, side := range windowsSizes {
		bitmap, err := drawIcon(side)
		if err != nil {
			return nil, err
		}
		bitmaps = append(bitmaps, bitmap)
	}
	icon, err := winres.NewIconFromImages(bitmaps)
	if err != nil {
		return nil, fmt.Errorf("joining the icon's bitmaps: %w", err)
	}
	return icon, nil
}

// setManifest says how the program gets on with Windows: sharp on every screen, paths of any length, texts
// in UTF-8, and no administrator.
func setManifest(set *winres.ResourceSet, app build.App) error {
	set.SetManifest(winres.AppManifest{
		Identity:            winres.AssemblyIdentity{Name: app.ID, Version: numbers(app)},
		Description:         app.Name,
		Compatibility:       winres.Win10AndAbove,
		ExecutionLevel:      winres.AsInvoker,
		DPIAwareness:        winres.DPIPerMonitorV2,
		LongPathAware:       true,
		UseCommonControlsV6: true,
	})
	// The library doesn't know the encoding.
	text := string(set.Get(winres.RT_MANIFEST, winres.ID(1), english))
	before, after, ok := strings.Cut(text, "</windowsSettings>")
	if !ok {
		return errors.New("the manifest has no settings to put the encoding in")
	}
	text = before + "  " + utf8Texts + "\n    </windowsSettings>" + after
	return set.Set(winres.RT_MANIFEST, winres.ID(1), english, []byte(text))
}

// soundManifest gives an error when a manifest is not what setManifest says.
func soundManifest(text []byte) error {
	var manifest struct {
		Settings struct {
			DPIAwareness   string `xml:"dpiAwareness"`
			LongPathAware  string `xml:"longPathAware"`
			ActiveCodePage string `xml:"activeCodePage"`
		} `xml:"application>windowsSettings"`
		Level struct {
			Level string `xml:"level,attr"`
		} `xml:"trustInfo>security>requestedPrivileges>requestedExecutionLevel"`
	}
	if err := xml.Unmarshal(text, &manifest); err != nil {
		return fmt.Errorf("the manifest: %w", err)
	}
	for _, part := range []struct{ name, got, want string }{
		{"dpiAwareness", manifest.Settings.DPIAwareness, "permonitorv2"},
		{"longPathAware", manifest.Settings.LongPathAware, "true"},
		{"activeCodePage", manifest.Settings.ActiveCodePage, "utf-8"},
		{"requestedExecutionLevel", manifest.Level.Level, "asinvoker"},
	} {
		if first, _, _ := strings.Cut(strings.ToLower(part.got), ","); first != part.want {
			return fmt.Errorf("the manifest's %s is %q, not %s", part.name, part.got, part.want)
		}
	}
	return nil
}

// writeResources writes the object file with what Windows shows of a program without starting it.
func (r *release) writeResources(object string) error {
	set := winres.ResourceSet{}
	icon, err := windowsIcon()
	if err != nil {
		return err
	}
	// The toolkit's window looks for the icon named GLFW_ICON; Explorer takes the first.
	for _, name := range []winres.Identifier{winres.ID(1), winres.Name("GLFW_ICON")} {
		if err := set.SetIcon(name, icon); err != nil {
			return err
		}
	}
	if err := setManifest(&set, r.app); err != nil {
		return err
	}
	info := version.Info{FileVersion: numbers(r.app), ProductVersion: numbers(r.app), Timestamp: r.time}
	for key, value := range map[string]string{
		version.ProductName: r.app.Name, version.FileDescription: r.app.Name, version.CompanyName: authors,
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
	if err := soundManifest(set.Get(winres.RT_MANIFEST, winres.ID(1), english)); err != nil {
		return err
	}
	return soundVersion(set, wantVersion)
}

// soundVersion gives an error when the version information says another version.
func soundVersion(set *winres.ResourceSet, wantVersion string) error {
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
