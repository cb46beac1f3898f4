package bundle_test

import (
	"archive/zip"
	"bytes"
	"debug/pe"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/bundle"
	"stagecraft/content/packing"
)

// unpacked writes an archive's files to a folder.
func unpacked(t *testing.T, a *packing.Archive) string {
	t.Helper()
	folder := t.TempDir()
	for _, f := range a.Files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, f.Mode); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// finds has a program look for its course, as it lies in a folder.
func finds(t *testing.T, program string) *bundle.Manifest {
	t.Helper()
	if _, err := os.Stat(program); err != nil {
		t.Fatal(err)
	}
	m, err := bundle.Find(program)
	if err != nil || m == nil {
		t.Fatalf("%s finds %v, %v", program, m, err)
	}
	if m.Name != "Selling well, for all" || m.Publisher != "Acme & Co" || m.Accent != "#0B7F74" || m.AppID() != "app.stagecraft.course.selling-well" {
		t.Errorf("the manifest says %+v", m)
	}
	c, problems := content.OpenPath(t.Context(), m.CoursePath())
	if c == nil {
		t.Fatal(problems)
	}
	defer c.Close()
	if c.ID != m.ID {
		t.Errorf("the course is %s", c.ID)
	}
	return m
}

func checkWindows(t *testing.T, data []byte) {
	t.Helper()
	a := read(t, "x.zip", data)
	program := a.File("Selling well, for all.exe")
	if program == nil {
		t.Fatal("there is no program in the zip for Windows")
	}
	exe, err := pe.NewFile(bytes.NewReader(program.Data))
	if err != nil {
		t.Fatal(err)
	}
	if exe.Section(".rsrc") == nil || exe.Section(".text") == nil {
		t.Error("the program lacks a section")
	}
	if !bytes.Contains(program.Data, utf16("Acme & Co")) || !bytes.Contains(program.Data, utf16("Selling well, for all")) {
		t.Error("the program's version information is another's")
	}
	if a.File("START-HERE.html") == nil || a.File("LICENSE.txt") == nil {
		t.Error("the page or the licence is missing")
	}
	finds(t, filepath.Join(unpacked(t, a), "Selling well, for all.exe"))
}

func utf16(text string) []byte {
	var out []byte
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func checkMac(t *testing.T, data []byte) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		if want := strings.Contains(f.Name, "/MacOS/"); want != (f.Mode().Perm() == 0o755) {
			t.Errorf("%s has the mode %v", f.Name, f.Mode())
		}
	}
	a := read(t, "x.zip", data)
	plist := a.File("Selling well, for all.app/Contents/Info.plist")
	if plist == nil || !bytes.Contains(plist.Data, []byte("<string>app.stagecraft.course.selling-well</string>")) {
		t.Errorf("Info.plist is %v", plist)
	}
	finds(t, filepath.Join(unpacked(t, a), "Selling well, for all.app/Contents/MacOS/stagecraft"))
}

func checkLinux(t *testing.T, data []byte) {
	t.Helper()
	a := read(t, "x.tar.xz", data)
	folder := unpacked(t, a)
	finds(t, filepath.Join(folder, "stagecraft-selling-well"))
	entry := a.File("share/applications/app.stagecraft.course._selling_well.desktop")
	if entry == nil {
		t.Fatal("there is no menu entry")
	}
	for _, want := range []string{"Name=Selling well, for all", "Exec=stagecraft-selling-well", "Icon=app.stagecraft.course._selling_well", "StartupWMClass=Selling well, for all"} {
		if !strings.Contains(string(entry.Data), want+"\n") {
			t.Errorf("the menu entry lacks %s", want)
		}
	}
	if a.File("share/icons/hicolor/48x48/apps/app.stagecraft.course._selling_well.png") == nil {
		t.Error("there is no icon for it")
	}
	if sh, err := exec.LookPath("sh"); err == nil {
		out, err := exec.Command(sh, filepath.Join(folder, "install.sh")).CombinedOutput()
		if want := "Selling well, for all app.stagecraft.course._selling_well stagecraft-selling-well\n"; err != nil || string(out) != want {
			t.Errorf("the installer knows %q, not %q (%v)", out, want, err)
		}
	}
}
