package packing_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"stagecraft/content/packing"
	"stagecraft/content/packing/standin"
)

var at = time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)

var some = []packing.File{
	{Name: "b/run", Data: []byte("second"), Mode: 0o755},
	{Name: "a.txt", Data: []byte("first"), Mode: 0o644},
}

func TestRead_GivesWhatWasWritten(t *testing.T) {
	for name, write := range map[string]func(io.Writer, string, []packing.File, time.Time) error{
		"x.zip": packing.WriteZip, "x.tar.xz": packing.WriteTarXZ,
	} {
		var out bytes.Buffer
		if err := write(&out, "top folder", some, at); err != nil {
			t.Fatal(err)
		}
		a, err := packing.Read(name, out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(packing.Ordered(some), a.Files); diff != "" || !a.Time.Equal(at) {
			t.Errorf("%s: %s, of %v", name, diff, a.Time)
		}
	}
}

func TestRead_RefusesNamesThatLeadOutOfTheFolder(t *testing.T) {
	for _, name := range []string{"../up", "/root", "a/../../up", `a\b`, "c:x"} {
		var zipped, tarred bytes.Buffer
		z := zip.NewWriter(&zipped)
		if _, err := z.CreateRaw(&zip.FileHeader{Name: name}); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		w := tar.NewWriter(&tarred)
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := packing.Read("x.zip", zipped.Bytes()); err == nil {
			t.Errorf("a zip with %q was read", name)
		}
	}
	if _, err := packing.Read("x.rar", nil); err == nil {
		t.Error("a .rar was read")
	}
	if _, err := packing.Read("x.tar.xz", []byte("no archive")); err == nil {
		t.Error("no archive was read")
	}
}

func TestWatched_EndsWithItsError(t *testing.T) {
	enough, told := errors.New("enough"), 0
	err := packing.WriteZip(packing.Watched(io.Discard, func(n int) error {
		if told += n; told > 40 {
			return enough
		}
		return nil
	}), "top", some, at)
	if !errors.Is(err, enough) {
		t.Errorf("after %d bytes: %v", told, err)
	}
}

func icon(t *testing.T) *packing.Icon {
	t.Helper()
	i, err := packing.ReadIcon(t.Context(), []byte(standin.Icon))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestIcon_OfABitmapIsCentredAndNotTooSmall(t *testing.T) {
	wide := image.NewRGBA(image.Rect(0, 0, 300, 150))
	for i := range wide.Pix {
		wide.Pix[i] = 0xff
	}
	var file bytes.Buffer
	if err := png.Encode(&file, wide); err != nil {
		t.Fatal(err)
	}
	i, err := packing.ReadIcon(t.Context(), file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, side := range []int{16, 64, 1024} {
		b, err := i.Bitmap(side)
		if err != nil || b.Bounds().Size() != image.Pt(side, side) {
			t.Fatalf("%v, %v", b.Bounds(), err)
		}
		if b.RGBAAt(side/2, 0).A != 0 || b.RGBAAt(side/2, side/2) != (color.RGBA{255, 255, 255, 255}) {
			t.Errorf("at %d: the top is %v, the middle %v", side, b.RGBAAt(side/2, 0), b.RGBAAt(side/2, side/2))
		}
	}
	file.Reset()
	if err := png.Encode(&file, wide.SubImage(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	if _, err := packing.ReadIcon(t.Context(), file.Bytes()); err == nil || !strings.Contains(err.Error(), "64 × 64") {
		t.Errorf("one of 64 pixels: %v", err)
	}
	if _, err := packing.ReadIcon(context.Background(), []byte("no picture")); err == nil {
		t.Error("no picture was taken")
	}
}

func TestRebrand_PutsInTheIconAndTheWordsAndKeepsTheManifest(t *testing.T) {
	exe, err := standin.PE()
	if err != nil {
		t.Fatal(err)
	}
	out, err := packing.Rebrand(exe, packing.Brand{Name: "Verkaufen für alle", Publisher: "Acme", Version: "1.2", File: "x.exe", Icon: icon(t)})
	if err != nil {
		t.Fatal(err)
	}
	set, err := winres.LoadFromEXE(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []winres.Identifier{winres.ID(1), winres.Name("GLFW_ICON")} {
		got, err := set.GetIcon(id)
		if err != nil {
			t.Fatal(err)
		}
		var ico bytes.Buffer
		if err := got.SaveICO(&ico); err != nil || int(ico.Bytes()[4]) != len(packing.WindowsSizes) {
			t.Errorf("the icon has %d bitmaps (%v)", ico.Bytes()[4], err)
		}
	}
	if m := string(set.Get(winres.RT_MANIFEST, winres.ID(1), 0x409)); !strings.Contains(m, "longPathAware") {
		t.Errorf("the manifest is %q", m)
	}
	info, err := version.FromBytes(set.Get(winres.RT_VERSION, winres.ID(1), 0x409))
	if err != nil {
		t.Fatal(err)
	}
	if info.FileVersion != [4]uint16{0, 3, 0, 1} {
		t.Errorf("the file's version is %v", info.FileVersion)
	}
	told, err := json.Marshal(info)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{version.ProductName: "Verkaufen für alle", version.FileDescription: "Verkaufen für alle", version.CompanyName: "Acme", version.ProductVersion: "1.2"} {
		if !strings.Contains(string(told), fmt.Sprintf("%q:%q", key, want)) {
			t.Errorf("%s is not %q in %s", key, want, told)
		}
	}
}

func TestRebrand_GivesAProgramWithoutResourcesSome(t *testing.T) {
	out, err := packing.Rebrand(standin.BarePE(), packing.Brand{Name: "A", Version: "1", File: "a.exe", Icon: icon(t)})
	if err != nil {
		t.Fatal(err)
	}
	set, err := winres.LoadFromEXE(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := set.GetIcon(winres.ID(1)); err != nil {
		t.Error(err)
	}
	if _, err := packing.Rebrand([]byte("no program"), packing.Brand{Icon: icon(t)}); err == nil {
		t.Error("no program was taken")
	}
}

func systemPackage() *packing.SystemPackage {
	return &packing.SystemPackage{
		Name: "stagecraft-x", Version: "1.2", Release: "0.3.0", Processor: "amd64", Summary: "A course", Description: "One line.\n\nAnother.",
		Maintainer: "Someone <a@b.example>", Vendor: "Acme", Licence: "MIT", Depends: []string{"libc6"}, Time: at,
		Files: []packing.File{
			{Name: "usr/bin/stagecraft-x", Data: []byte("#!/bin/sh\n"), Mode: 0o755},
			{Name: "usr/share/stagecraft-x/bundle.json", Data: []byte("{}"), Mode: 0o644},
		},
	}
}

func written(t *testing.T, name string, write func(io.Writer, *packing.SystemPackage) error) string {
	t.Helper()
	var one, two bytes.Buffer
	if err := write(&one, systemPackage()); err != nil {
		t.Fatal(err)
	}
	if err := write(&two, systemPackage()); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("the same package twice is not the same (%v)", err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, one.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// run runs a program of the system, where there is one.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("there is no %s here", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

func TestWriteDeb_IsReadByDebian(t *testing.T) {
	file := written(t, "x.deb", packing.WriteDeb)
	for field, want := range map[string]string{"Package": "stagecraft-x", "Version": "1.2-0.3.0", "Architecture": "amd64", "Depends": "libc6", "Description": "A course\n One line.\n .\n Another."} {
		if got := strings.TrimSpace(run(t, "dpkg-deb", "--field", file, field)); got != want {
			t.Errorf("%s is %q, not %q", field, got, want)
		}
	}
	into := t.TempDir()
	run(t, "dpkg-deb", "--extract", file, into)
	if info, err := os.Stat(filepath.Join(into, "usr/bin/stagecraft-x")); err != nil || info.Mode().Perm() != 0o755 || !info.ModTime().Equal(at) {
		t.Errorf("the program: %v, %v", info, err)
	}
}

func TestWriteRPM_IsReadByRPM(t *testing.T) {
	file := written(t, "x.rpm", packing.WriteRPM)
	database := "--dbpath=" + t.TempDir()
	run(t, "rpm", database, "--checksig", "--nosignature", file)
	listed := run(t, "rpm", database, "--nosignature", "-qp", "--queryformat", "%{NAME} %{VERSION} %{RELEASE} %{ARCH} %{VENDOR}\n[%{FILENAMES}\n]", file)
	want := "stagecraft-x 1.2 0.3.0 x86_64 Acme\n/usr/bin/stagecraft-x\n/usr/share/stagecraft-x\n/usr/share/stagecraft-x/bundle.json\n"
	if listed != want {
		t.Errorf("rpm reads %q, not %q", listed, want)
	}
}
