package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"stagecraft/content"
	"stagecraft/content/signing"
	"stagecraft/study/signers"
	"stagecraft/ui"
)

// packedBy writes a course as a .course file that a key signed; nil signs nothing.
func packedBy(t *testing.T, id string, edition int, key *signing.Secret) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.course")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	err = content.PackSigned(fstest.MapFS{
		"course.yaml":        {Data: fmt.Appendf(nil, "id: %s\ntitle: Tea\nversion: 1.%d\n", id, edition)},
		"lessons/01-boil.md": {Data: []byte("---\nid: boil\n---\n# Boil\n\nBoil water.\n")},
	}, f, key)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return name
}

// opens loads a course and gives the kind of doubt that keeps it from being opened; 0
// for none.
func opens(t *testing.T, s *shelf, path string) (*signers.Doubt, signers.Kind) {
	t.Helper()
	retired := false
	opened, err := s.Load(t.Context(), path, func() error { retired = true; return nil })
	var d *signers.Doubt
	switch {
	case errors.As(err, &d):
		if retired {
			t.Error("the course before is retired for one that isn't opened")
		}
		return d, d.Kind
	case err != nil:
		t.Fatal(err)
	}
	opened.Session.Close()
	if err := s.Close(opened); err != nil {
		t.Fatal(err)
	}
	return nil, 0
}

func TestShelf_RemembersWhoSignedACourse(t *testing.T) {
	north, err := signing.Generate("Northwind Training")
	if err != nil {
		t.Fatal(err)
	}
	other, err := signing.Generate("Northwind Training")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s := &shelf{dir: dir}
	want := func(what, path string, want signers.Kind) *signers.Doubt {
		t.Helper()
		d, got := opens(t, s, path)
		if got != want {
			t.Errorf("%s: the doubt is %v, want %v", what, got, want)
		}
		return d
	}
	want("never signed", packedBy(t, "coffee", 1, nil), 0)
	want("the first edition", packedBy(t, "tea", 1, north), 0)
	want("the next edition", packedBy(t, "tea", 2, north), 0)
	want("not signed", packedBy(t, "tea", 3, nil), signers.Unsigned)
	if err := s.close(); err != nil {
		t.Fatal(err)
	}

	s = &shelf{dir: dir} // as after a restart
	defer s.close()
	d := want("of another key with the same name", packedBy(t, "tea", 3, other), signers.Other)
	want("the same again", packedBy(t, "tea", 3, other), signers.Other)
	if n := len(d.Before); n != 1 || d.Before[0] != north.Signer || d.Now != other.Signer {
		t.Errorf("the doubt is %+v", d)
	}
	s.Accept(d)
	want("the course with the app", ui.Bundled, 0)
	s.Accept(d)
	want("accepted", packedBy(t, "tea", 3, other), 0)
	want("another edition of the accepted one", packedBy(t, "tea", 4, other), 0)
	if d := want("not signed, after that", packedBy(t, "tea", 5, nil), signers.Unsigned); d.Before[len(d.Before)-1] != other.Signer {
		t.Errorf("the one before is %+v", d.Before)
	}
}
