package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stagecraft/assets/licences"
	"stagecraft/cmd/internal/build"
)

func TestLicences_InTheAppAreThoseOfAllThatIsInIt(t *testing.T) {
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]licences.Licence{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		all, err := collectLicences(root, "./cmd/stagecraft", []string{"GOOS=" + system, "GOARCH=amd64", "CGO_ENABLED=1"})
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		for _, l := range all {
			found[l.Of] = l
		}
	}
	var want []licences.Licence
	for _, of := range slices.Sorted(maps.Keys(found)) {
		want = append(want, found[of])
	}
	if *update {
		writeLicences(t, filepath.Join(root, "assets", "licences", "licences.json.gz"), want)
		return
	}
	got, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the licences in the app are not those of its modules; go test ./cmd/package -run Licences -update collects them: (-want +got)\n%.2000s", diff)
	}
	for _, l := range got {
		if strings.HasPrefix(l.Of, "fyne.io/fyne/v2 ") {
			for _, font := range []string{"SIL OPEN FONT LICENSE", "DejaVu", "Adobe"} {
				if !strings.Contains(l.Text, font) {
					t.Errorf("the licences of the toolkit's fonts lack %s", font)
				}
			}
		}
	}
}

func writeLicences(t *testing.T, name string, all []licences.Licence) {
	t.Helper()
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewEncoder(w).Encode(all); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
