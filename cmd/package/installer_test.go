package main

import (
	"bytes"
	"debug/pe"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/packing"

	"github.com/tc-hib/winres"
	"golang.org/x/image/bmp"
)

// requireInstalled skips a test where a program isn't installed; where CI is set it has failed.
func requireInstalled(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err == nil {
			continue
		}
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed: run .ci/setup package", name)
		}
		t.Skipf("%s is not installed: run .ci/setup package", name)
	}
}

// windowsMembers are what the installer is made of, with a few bytes in place of the program.
func windowsMembers() []packing.File {
	return []packing.File{
		{Name: program + ".exe", Data: []byte("MZ, so to speak"), Mode: 0o755},
		{Name: "LICENSE.txt", Data: []byte("MIT"), Mode: 0o644},
		{Name: "README.txt", Data: []byte("unpack it"), Mode: 0o644},
		{Name: "licences/Inter.txt", Data: []byte("OFL"), Mode: 0o644},
		{Name: billName, Data: []byte("{}"), Mode: 0o644},
	}
}

func TestInstaller_IsAProgramForTheUserAlone(t *testing.T) {
	requireInstalled(t, "makensis")
	r := module(t)
	r.work = t.TempDir()
	setup := filepath.Join(r.work, "out.exe")
	if err := r.writeInstaller(setup, windowsMembers()); err != nil {
		t.Fatal(err)
	}
	if err := runsOn(setup, "windows", "amd64"); err != nil {
		t.Error(err)
	}
	file, err := os.Open(setup)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	set, err := winres.LoadFromEXE(file)
	if err != nil {
		t.Fatal(err)
	}
	manifest := string(set.Get(winres.RT_MANIFEST, winres.ID(1), english))
	for _, want := range []string{`level="asInvoker"`, "PerMonitorV2", "longPathAware"} {
		if !strings.Contains(manifest, want) {
			t.Errorf("its manifest lacks %s:\n%s", want, manifest)
		}
	}
	if err := soundVersion(set, r.app.Version); err != nil {
		t.Error(err)
	}
}

func TestStageFiles_TakeAwayAllThatTheyInstall(t *testing.T) {
	stage := t.TempDir()
	install, remove, err := stageFiles(stage, windowsMembers())
	if err != nil {
		t.Fatal(err)
	}
	want := `SetOutPath "$INSTDIR"
File "/oname=LICENSE.txt" "LICENSE.txt"
SetOutPath "$INSTDIR\licences"
File "/oname=Inter.txt" "licences/Inter.txt"
SetOutPath "$INSTDIR\licences"
File "/oname=sbom.cdx.json" "licences/sbom.cdx.json"
SetOutPath "$INSTDIR"
`
	if install != want {
		t.Errorf("it installs by\n%s", install)
	}
	want = `Delete "$INSTDIR\LICENSE.txt"
Delete "$INSTDIR\licences\Inter.txt"
Delete "$INSTDIR\licences\sbom.cdx.json"
RMDir "$INSTDIR\licences"
`
	if remove != want {
		t.Errorf("it takes away by\n%s", remove)
	}
	if data, err := os.ReadFile(filepath.Join(stage, program+".exe")); err != nil || !bytes.HasPrefix(data, []byte("MZ")) {
		t.Errorf("the program is %q (%v)", data, err)
	}
}

func TestBanner_IsWhatTheInstallerReads(t *testing.T) {
	var file bytes.Buffer
	if err := drawBanner(&file); err != nil {
		t.Fatal(err)
	}
	if bits := file.Bytes()[28]; bits != 24 {
		t.Errorf("it has %d bits a pixel", bits)
	}
	img, err := bmp.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	size := img.Bounds().Size()
	if size.X*314 != size.Y*164 {
		t.Errorf("it is %v large, which the page stretches", size)
	}
	if middle := color.RGBAModel.Convert(img.At(size.X/2, size.Y/2)); middle != (color.RGBA{0xff, 0xff, 0xff, 0xff}) {
		t.Errorf("in its middle is %v", middle)
	}
}

// TestResources_AreLinkedIntoTheProgram links what stands for the program from the resources alone, and reads
// them back as Windows does.
func TestResources_AreLinkedIntoTheProgram(t *testing.T) {
	const compiler = "x86_64-w64-mingw32-gcc"
	requireInstalled(t, compiler)
	r := module(t)
	folder := t.TempDir()
	object, source, exe := filepath.Join(folder, "rsrc.o"), filepath.Join(folder, "main.c"), filepath.Join(folder, "main.exe")
	if err := r.writeResources(object); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(source, []byte("int main(void) { return 0; }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(compiler, "-o", exe, source, object).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := verifyResources(exe, r.app.Version); err != nil {
		t.Error(err)
	}
	if err := verifyResources(exe, "9.9.9"); err == nil || !strings.Contains(err.Error(), "9.9.9") {
		t.Errorf("another version was found: %v", err)
	}
	file, err := pe.Open(exe)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if file.Section(".rsrc") == nil {
		t.Error("it has no section of resources")
	}
}

func TestSoundManifest_SaysWhatIsWrong(t *testing.T) {
	r := module(t)
	var set winres.ResourceSet
	if err := setManifest(&set, r.app); err != nil {
		t.Fatal(err)
	}
	sound := string(set.Get(winres.RT_MANIFEST, winres.ID(1), english))
	if err := soundManifest([]byte(sound)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{"permonitorv2", "system", "dpiAwareness"},
		{"true</longPathAware>", "false</longPathAware>", "longPathAware"},
		{"UTF-8</activeCodePage>", "1252</activeCodePage>", "activeCodePage"},
		{"asInvoker", "requireAdministrator", "requestedExecutionLevel"},
		{"</assembly>", "", "manifest"},
	} {
		changed := strings.Replace(sound, c.from, c.to, 1)
		if changed == sound {
			t.Errorf("it has no %s", c.from)
		} else if err := soundManifest([]byte(changed)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("with %s it is called sound, or: %v", c.to, err)
		}
	}
}
