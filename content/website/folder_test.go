package website

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/salesprocess"
)

func TestZip_TheSameCourseGivesTheSameBytesAndTheSameFilesAsAFolder(t *testing.T) {
	course := opened(t, salesprocess.FS())
	var one, two bytes.Buffer
	for _, w := range []*bytes.Buffer{&one, &two} {
		if _, err := Zip(t.Context(), w, course, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two runs differ")
	}
	folder := filepath.Join(t.TempDir(), "a site")
	for range 2 { // the second replaces the first
		if _, err := Folder(t.Context(), folder, course, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		want, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		name, ok := strings.CutPrefix(f.Name, "sales-process/")
		got, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if !ok || err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs in the folder: %v", f.Name, err)
		}
	}
	left, err := os.ReadDir(filepath.Dir(folder))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the site there is %v, %v", left, err)
	}
}

func TestFolder_LeavesAloneWhatIsNoSite(t *testing.T) {
	course := opened(t, salesprocess.FS())
	for name, file := range map[string]string{"notes": "thesis.txt", "another page": "index.html", "a folder": "course/thesis.txt"} {
		folder := t.TempDir()
		path := filepath.Join(folder, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("years of work"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Folder(t.Context(), folder, course, Options{}); err == nil || !strings.Contains(err.Error(), "site to replace") {
			t.Errorf("%s: %v", name, err)
		}
		if kept, err := os.ReadFile(path); err != nil || string(kept) != "years of work" {
			t.Errorf("%s is lost: %v", name, err)
		}
	}
}

func TestFolder_OneThatIsCancelledLeavesTheOldSite(t *testing.T) {
	course := opened(t, salesprocess.FS())
	folder := filepath.Join(t.TempDir(), "site")
	if _, err := Folder(t.Context(), folder, course, Options{Publisher: "First"}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Folder(ctx, folder, course, Options{Publisher: "Second"}); !errors.Is(err, context.Canceled) {
		t.Errorf("gives %v", err)
	}
	page, err := os.ReadFile(filepath.Join(folder, "index.html"))
	left, _ := os.ReadDir(filepath.Dir(folder))
	if err != nil || !strings.Contains(string(page), "First") || len(left) != 1 {
		t.Errorf("the old site is gone, or something is left: %v, %v", err, left)
	}
}
