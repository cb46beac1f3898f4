package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"stagecraft/content/packing"

	"golang.org/x/image/bmp"
)

// authors are whom Windows names as the makers.
const authors = "The Stagecraft authors"

// writeInstaller writes the installer for Windows, by NSIS, of the members of the archive.
func (r *release) writeInstaller(name string, members []packing.File) error {
	stage := filepath.Join(r.work, "installer")
	if err := os.MkdirAll(stage, 0o755); err != nil {
		return err
	}
	install, remove, err := stageFiles(stage, members)
	if err != nil {
		return err
	}
	icon, err := windowsIcon()
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(stage, "icon.ico"), icon.SaveICO); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(stage, "banner.bmp"), drawBanner); err != nil {
		return err
	}
	const finished = program + "-setup.exe"
	script, err := r.readMember("", "assets/windows/installer.nsi", 0o644)
	if err != nil {
		return err
	}
	n := numbers(r.app)
	filled := strings.NewReplacer(
		"@NAME@", r.app.Name, "@ID@", r.app.ID, "@AUTHORS@", authors, "@PROGRAM@", program+".exe", "@VERSION@", r.app.Version,
		"@NUMBERS@", fmt.Sprintf("%d.%d.%d.%d", n[0], n[1], n[2], n[3]), "@DATA@", r.app.Name, "@OUT@", finished,
		"@ICON@", "icon.ico", "@BANNER@", "banner.bmp", "@BINARY@", program+".exe", "@FILES@", "install.nsh", "@REMOVE@", "remove.nsh",
	).Replace(string(script.Data))
	for file, text := range map[string]string{"installer.nsi": filled, "install.nsh": install, "remove.nsh": remove} {
		if err := os.WriteFile(filepath.Join(stage, file), []byte(text), 0o644); err != nil {
			return err
		}
	}
	cmd := exec.Command("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "installer.nsi")
	cmd.Dir = stage
	// NSIS writes the time of the commit where it would write that of now.
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+strconv.FormatInt(r.time.Unix(), 10))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("makensis: %w:\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(stage, finished))
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// stageFiles writes members below a folder, and gives the lines of a script that install them and those that
// take them away. The program is only written: how it takes the place of one that runs, the script itself says.
func stageFiles(stage string, members []packing.File) (install, remove string, err error) {
	var in, out strings.Builder
	folders := map[string]bool{}
	for _, m := range packing.Ordered(members) {
		if m.Name == "README.txt" { // it says where to unpack the archive
			continue
		}
		file := filepath.Join(stage, filepath.FromSlash(m.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", "", err
		}
		if err := os.WriteFile(file, m.Data, 0o644); err != nil {
			return "", "", err
		}
		if m.Name == program+".exe" {
			continue
		}
		folder := `$INSTDIR`
		if dir := path.Dir(m.Name); dir != "." {
			folder += `\` + strings.ReplaceAll(dir, "/", `\`)
			folders[folder] = true
		}
		fmt.Fprintf(&in, "SetOutPath \"%s\"\nFile \"/oname=%s\" \"%s\"\n", folder, path.Base(m.Name), m.Name)
		fmt.Fprintf(&out, "Delete \"%s\\%s\"\n", folder, path.Base(m.Name))
	}
	in.WriteString("SetOutPath \"$INSTDIR\"\n")
	for folder := range folders {
		fmt.Fprintf(&out, "RMDir \"%s\"\n", folder)
	}
	return in.String(), out.String(), nil
}

// drawBanner writes the picture at the left of the installer's first and last page: the icon on its own blue,
// twice as large as it is shown at 96 dots an inch.
func drawBanner(w io.Writer) error {
	const width, height, side = 328, 628, 192
	banner := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(banner, banner.Bounds(), image.NewUniform(color.RGBA{0x24, 0x57, 0xd6, 0xff}), image.Point{}, draw.Src)
	icon, err := drawIcon(side)
	if err != nil {
		return err
	}
	at := image.Pt((width-side)/2, (height-side)/2)
	draw.Draw(banner, image.Rectangle{at, at.Add(icon.Rect.Size())}, icon, image.Point{}, draw.Over)
	return bmp.Encode(w, banner) // opaque, so with three bytes a pixel, which is all that the installer reads
}
