package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestFindApp_BesideItselfThenOnThePath(t *testing.T) {
	name := "stagecraft"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	kit := filepath.Join(dir, "coursekit")
	if err := os.WriteFile(kit, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	self := func() (string, error) { return kit, nil }
	nowhere := func(string) (string, error) { return "", exec.ErrNotFound }
	onPath := func(string) (string, error) { return "/usr/bin/stagecraft", nil }

	if runtime.GOOS != "darwin" { // where it may be installed
		if _, err := findApp(self, nowhere); err == nil || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "PATH") {
			t.Errorf("where it is nowhere: %v", err)
		}
		if at, err := findApp(self, onPath); err != nil || at != "/usr/bin/stagecraft" {
			t.Errorf("on the PATH alone: %q, %v", at, err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, name), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	if at, err := findApp(self, onPath); err != nil || at != filepath.Join(dir, name) {
		t.Errorf("beside it and on the PATH: %q, %v", at, err)
	}
	if at, err := findApp(func() (string, error) { return "", errors.New("unknown") }, onPath); err != nil && runtime.GOOS != "darwin" || at == "" {
		t.Errorf("where its own place isn't known: %q, %v", at, err)
	}
}

func TestPreviewable_IsAFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.course")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                          "",
		file:                         "is a file",
		filepath.Join(dir, "absent"): "coursekit new",
	} {
		if _, err := previewable(path); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}
