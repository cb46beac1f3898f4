package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/content/packing"
)

// TestPackages_AreTheSameFromTwoFolders packs what stands for the program in two folders, at two moments, as each
// kind of package. make reproducible does it with the programs themselves.
func TestPackages_AreTheSameFromTwoFolders(t *testing.T) {
	requireInstalled(t, "makensis", "xz")
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	var made [2][]string
	for i, name := range []string{"one", "an other"} {
		r, err := newRelease(root, filepath.Join(t.TempDir(), name, "packages"), filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		r.time = at
		if i == 1 {
			time.Sleep(1100 * time.Millisecond) // the clock shows another second
		}
		made[i] = packStandIn(t, r)
	}
	if err := same(made[0], made[1]); err != nil {
		t.Error(err)
	}
}

// packStandIn makes every kind of package of this test's own program, and gives their paths.
func packStandIn(t *testing.T, r *release) []string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary := r.binary("linux", program)
	if err := os.MkdirAll(filepath.Dir(binary), 0o755); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(binary, data, 0o755); err != nil {
		t.Fatal(err)
	}
	members := windowsMembers()
	members = append(members, packing.File{Name: program, Data: []byte("#!/bin/sh\n"), Mode: 0o755}, packing.File{Name: "licences/modules.txt", Data: []byte("many")})
	shared, err := r.shared()
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.systemPackages(members, shared)
	if err != nil {
		t.Fatal(err)
	}
	setup, archive, tarball := filepath.Join(r.out, "a-setup.exe"), filepath.Join(r.out, "a.zip"), filepath.Join(r.out, "a.tar.xz")
	if err := r.writeInstaller(setup, members); err != nil {
		t.Fatal(err)
	}
	if err := writeZip(archive, "a", members, r.time); err != nil {
		t.Fatal(err)
	}
	if err := writeTarXZ(tarball, "a", members, r.time); err != nil {
		t.Fatal(err)
	}
	return append(files, setup, archive, tarball)
}

func TestSame_NamesWhatDiffers(t *testing.T) {
	folder := t.TempDir()
	var files [2][]string
	for i, text := range []string{"the same to here", "the same to where"} {
		for name, data := range map[string]string{"a.zip": "equal", "b.deb": text} {
			path := filepath.Join(folder, string(rune('0'+i)), name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		files[i] = []string{filepath.Join(folder, string(rune('0'+i)), "a.zip"), filepath.Join(folder, string(rune('0'+i)), "b.deb")}
	}
	err := same(files[0], files[1])
	if err == nil || !strings.Contains(err.Error(), "b.deb differs from byte 12 on") || strings.Contains(err.Error(), "a.zip") {
		t.Errorf("it says %v", err)
	}
	if err := same(files[0], files[1][:1]); err == nil {
		t.Error("a package that is missing was not found")
	}
}

func TestGather_TakesPackagesFromFoldersAndNothingElse(t *testing.T) {
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	from := t.TempDir()
	for _, name := range []string{"linux/app.deb", "linux/SHA256SUMS", "macos-arm64/app.dmg", "macos-arm64/app.zip"} {
		path := filepath.Join(from, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, err := newRelease(root, filepath.Join(t.TempDir(), "out"), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.gather(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.sums(files); err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(r.out, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"  app.deb\n", "  app.dmg\n", "  app.zip\n"} {
		if strings.Count(string(sums), want) != 1 {
			t.Errorf("the sums hold no%sbut:\n%s", want, sums)
		}
	}
	if len(files) != 3 {
		t.Errorf("it took %q", files)
	}
	if _, err := r.gather(t.TempDir()); err == nil {
		t.Error("an empty folder was taken for a release")
	}
	if err := os.WriteFile(filepath.Join(from, "app.deb"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := r.gather(from); err == nil || !strings.Contains(err.Error(), "two files app.deb") {
		t.Errorf("of two files of one name it says %v", err)
	}
}
