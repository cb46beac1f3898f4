package content

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"
)

// withPicture is a course whose lesson and course.yaml show a picture by one
// name, in a folder that has it by another.
func withPicture(shown, stored string) fstest.MapFS {
	course := "id: c\ntitle: C\nfigures:\n  https://example.org/x.png: {media: " + shown + ", alt: A}\n"
	note := "---\nid: a\ntitle: A\n---\n\n# A\n\n![what](../" + shown + ") ![x](https://example.org/x.png)\n"
	return fstest.MapFS{
		"course.yaml":  {Data: []byte(course)},
		"lessons/a.md": {Data: []byte(note)},
		stored:         {Data: []byte("<svg/>")},
	}
}

func TestOpen_FindsMediaInAnyFormOfItsName(t *testing.T) {
	for _, name := range []string{"media/café.svg", "media/Angebot für Ölmühle/ürün.svg", "media/가격.svg", "media/ガイド.svg", "media/Việt.svg", "media/plain.svg"} {
		for _, forms := range [][2]norm.Form{{norm.NFC, norm.NFD}, {norm.NFD, norm.NFC}, {norm.NFD, norm.NFD}} {
			shown, stored := forms[0].String(name), forms[1].String(name)
			folder := withPicture(shown, stored)
			c, problems := Open(folder)
			if c == nil {
				t.Errorf("%+q for %+q: %v", stored, shown, problems)
				continue
			}
			for _, address := range []string{"../" + shown, "https://example.org/x.png"} {
				if data, err := fs.ReadFile(c.Files, c.Figure(address).Media); err != nil || string(data) != "<svg/>" {
					t.Errorf("%+q for %+q: %v", stored, address, err)
				}
			}
			var packed bytes.Buffer
			if err := Pack(folder, &packed); err != nil {
				t.Errorf("%+q can't be packed: %v", stored, err)
			}
		}
	}
}

func TestOpen_MediaThatDiffersByMoreThanItsFormIsMissing(t *testing.T) {
	for shown, stored := range map[string]string{
		"media/cafe.svg":    "media/café.svg",
		"media/café.svg":    "media/cafe.svg",
		"media/Café.svg":    "media/café.svg", // a system that tells case apart has no such file
		"media/über/ä.svg":  "media/uber/ä.svg",
		"media/\xffé.svg":   "media/é.svg",
		"media/Straße.svg":  "media/strasse.svg",
		"media/ﬁ.svg":       "media/fi.svg",
		"media/../é/../é.x": "media/é.svg",
	} {
		c, problems := Open(withPicture(shown, stored))
		if c != nil || !strings.Contains(problems.Error(), "(") {
			t.Errorf("%+q is taken for %+q", stored, shown)
		}
	}
}

func TestOpen_RefusesFilesThatSomeSystemsTakeAsOne(t *testing.T) {
	for _, pair := range [][2]string{
		{"media/café.svg", "media/cafe\u0301.svg"},
		{"media/a.svg", "media/A.svg"},
		{"media/É.svg", "media/e\u0301.svg"},
	} {
		folder := withPicture(pair[0], pair[0])
		folder[pair[1]] = &fstest.MapFile{Data: []byte("<svg/>")}
		if c, problems := Open(folder); c != nil || !strings.Contains(problems.Error(), "(same-file)") {
			t.Errorf("%+q: %v", pair, problems)
		}
	}
}

func TestAnyForm_AFileOfJustTheNameGoesFirst(t *testing.T) {
	nfc, nfd := "caf\u00E9", "cafe\u0301"
	files := AnyForm(fstest.MapFS{nfc: {Data: []byte("one")}, nfd: {Data: []byte("two")}})
	for name, want := range map[string]string{nfc: "one", nfd: "two"} {
		if data, err := fs.ReadFile(files, name); err != nil || string(data) != want {
			t.Errorf("%+q holds %q: %v", name, data, err)
		}
	}
	for _, name := range []string{"é", "../é", "/é", "x/é", nfc + "/é", "\xffé"} {
		if _, err := fs.ReadFile(files, name); err == nil || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%+q: %v", name, err)
		}
	}
}
