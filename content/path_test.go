package content

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// packed gives the library as a .course file.
func packed(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Pack(folderOf(t, archiveOf(t, "library.txtar")), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written puts data in a file of its own.
func written(t testing.TB, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.course")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// unpacked puts the library in a folder of its own.
func unpacked(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, folderOf(t, archiveOf(t, "library.txtar"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// rules gives the rules of problems.
func rules(problems Problems) string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Rule)
	}
	return strings.Join(all, " ")
}

func TestOpenPath_OpensAFolderAndAFileAlike(t *testing.T) {
	for _, name := range []string{unpacked(t), written(t, packed(t))} {
		c, problems := OpenPath(t.Context(), name)
		if len(problems) > 0 {
			t.Fatal(name, problems)
		}
		same(t, "questions", len(c.Questions), 6)
		if picture, err := fs.ReadFile(c.Files, "media/desk.svg"); err != nil || !bytes.Contains(picture, []byte("<svg")) {
			t.Errorf("%s: picture %q, %v", name, picture, err)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		if _, err := fs.ReadFile(c.Files, "media/desk.svg"); err == nil {
			t.Errorf("%s: the picture is still there after Close", name)
		}
	}
}

func TestOpenPath_SaysWhatIsWrongWithAPath(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(note, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		filepath.Join(dir, "nothing"): "no-such-path",
		dir:                           "not-a-course",
		note:                          "not-a-course",
		os.DevNull:                    "not-a-course",
	} {
		c, problems := OpenPath(t.Context(), name)
		if c != nil || rules(problems) != want {
			t.Errorf("%s: %v, want %s", name, problems, want)
		}
	}
}

func TestPack_GivesTheSameBytesForTheSameCourse(t *testing.T) {
	dir := unpacked(t)
	old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "course.yaml"), old, old); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Pack(os.DirFS(dir), &b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), packed(t)) {
		t.Error("the same course is packed in two ways")
	}
	if bytes.Contains(b.Bytes(), []byte("README")) {
		t.Error("a file that isn't of the course is packed")
	}
}

func TestPack_RefusesACourseWithErrors(t *testing.T) {
	var b bytes.Buffer
	err := Pack(fstest.MapFS{"course.yaml": {Data: []byte("title: x\n")}}, &b)
	if problems, ok := err.(Problems); !ok || rules(problems) != "missing-id" || b.Len() > 0 {
		t.Errorf("%v, and %d bytes written", err, b.Len())
	}
}

// TestOpenPath_RefusesABadFile changes a good .course file in one way each.
func TestOpenPath_RefusesABadFile(t *testing.T) {
	good := packed(t)
	add := func(names ...string) func(*zip.Writer) error {
		return func(z *zip.Writer) error {
			for _, name := range names {
				w, err := z.Create(name)
				if err != nil {
					return err
				}
				if strings.HasSuffix(name, "/") {
					continue
				}
				if _, err := fmt.Fprint(w, "x"); err != nil {
					return err
				}
			}
			return nil
		}
	}
	many := make([]string, maxFiles+2)
	for i := range many {
		many[i] = fmt.Sprintf("lessons/%d.md", i)
	}
	cases := []struct {
		name, rule string
		data       []byte
	}{
		{"empty", "not-a-course", nil},
		{"text", "not-a-course", []byte(strings.Repeat("hello ", 100))},
		{"cut short", "not-a-course", good[:len(good)/2]},
		{"cut at the front", "damaged", good[100:]},
		{"an absolute path", "bad-path", rezipped(t, good, nil, add("/etc/passwd"))},
		{"a path that leads out", "bad-path", rezipped(t, good, nil, add("media/../../x"))},
		{"a path with backslashes", "bad-path", rezipped(t, good, nil, add(`media\x.png`))},
		{"a drive", "bad-path", rezipped(t, good, nil, add("media/C:x.png"))},
		{"a folder", "bad-path", rezipped(t, good, nil, add("media/x/"))},
		{"a file twice", "duplicate-file", rezipped(t, good, nil, add("terms.yaml"))},
		{"a file twice but for case", "duplicate-file", rezipped(t, good, nil, add("media/Desk.svg"))},
		{"a stray file", "stray-file", rezipped(t, good, nil, add("run.exe"))},
		{"a file added", "not-in-manifest", rezipped(t, good, nil, add("lessons/09-more.md"))},
		{"a file taken out", "missing-file", rezipped(t, good, map[string]string{"terms.yaml": ""}, nil)},
		{"a file changed", "bad-hash", rezipped(t, good, map[string]string{"terms.yaml": "[]"}, nil)},
		{"no manifest", "no-manifest", rezipped(t, good, map[string]string{manifestName: ""}, nil)},
		{"a manifest of nonsense", "damaged", rezipped(t, good, map[string]string{manifestName: "nonsense"}, nil)},
		{"a newer format", "newer-format", rezipped(t, good, map[string]string{manifestName: `{"format": 2}`}, nil)},
		{"a manifest that repeats", "duplicate-file", rezipped(t, good, map[string]string{manifestName: `{"format":1,"files":[{"path":"a"},{"path":"a"}]}`}, nil)},
		{"too many files", "too-many-files", rezipped(t, good, nil, add(many...))},
		{"a bomb", "too-big", rezipped(t, good, map[string]string{"terms.yaml": strings.Repeat(" ", maxYAML+1)}, nil)},
		{"a link", "not-a-file", rezipped(t, good, nil, func(z *zip.Writer) error {
			h := &zip.FileHeader{Name: "media/link.png"}
			h.SetMode(fs.ModeSymlink | 0o777)
			_, err := z.CreateHeader(h)
			return err
		})},
		{"a flipped bit", "damaged", flipped(good)},
		{"a hidden bomb", "damaged", understated(t, good)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			course, problems := OpenPath(t.Context(), written(t, c.data))
			if course != nil || rules(problems) != c.rule {
				t.Errorf("%v, want %s", problems, c.rule)
			}
		})
	}
}

// rezipped copies a zip, with changed files changed or (when "") left out,
// and what more adds.
func rezipped(t *testing.T, data []byte, changed map[string]string, more func(*zip.Writer) error) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		text, change := changed[f.Name]
		switch {
		case !change:
			err = out.Copy(f)
		case text != "":
			w, cerr := out.Create(f.Name)
			if err = cerr; err == nil {
				_, err = fmt.Fprint(w, text)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		if err := more(out); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// flipped changes one bit of the first file's packed bytes.
func flipped(data []byte) []byte {
	bad := bytes.Clone(data)
	bad[120] ^= 4
	return bad
}

// understated says in both of its headers that terms.yaml is 8 bytes long
// when it unpacks to 64 megabytes.
func understated(t *testing.T, good []byte) []byte {
	t.Helper()
	bomb := rezipped(t, good, map[string]string{"terms.yaml": strings.Repeat(" ", 64<<20)}, nil)
	z, err := zip.NewReader(bytes.NewReader(bomb), int64(len(bomb)))
	if err != nil {
		t.Fatal(err)
	}
	return rezipped(t, good, map[string]string{"terms.yaml": ""}, func(out *zip.Writer) error {
		for _, f := range z.File {
			if f.Name != "terms.yaml" {
				continue
			}
			raw, err := f.OpenRaw()
			if err != nil {
				return err
			}
			lying := f.FileHeader
			lying.UncompressedSize64 = 8
			w, err := out.CreateRaw(&lying)
			if err != nil {
				return err
			}
			if _, err := io.Copy(w, raw); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestOpenPath_FollowsNoLinkOutOfTheFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs rights that not everyone has on Windows")
	}
	secret := filepath.Join(t.TempDir(), "secret.svg")
	if err := os.WriteFile(secret, []byte("<svg/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := unpacked(t)
	if err := os.Remove(filepath.Join(dir, "media", "desk.svg")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "media", "desk.svg")); err != nil {
		t.Fatal(err)
	}
	c, problems := OpenPath(t.Context(), dir)
	if c != nil || !strings.Contains(rules(problems), "not-a-file") {
		t.Error(problems)
	}
}

func TestOpenPath_StopsWhenItsContextEnds(t *testing.T) {
	for what, name := range map[string]string{"folder": unpacked(t), "file": written(t, packed(t))} {
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if c, _ := OpenPath(ctx, name); c != nil {
			t.Errorf("the %s was opened all the same", what)
		}
	}
}

func TestOpenPath_ItsPicturesOutliveItsContext(t *testing.T) {
	for what, name := range map[string]string{"folder": unpacked(t), "file": written(t, packed(t))} {
		ctx, stop := context.WithCancel(t.Context())
		c, problems := OpenPath(ctx, name)
		stop()
		if c == nil {
			t.Fatal(problems)
		}
		if _, err := fs.ReadFile(c.Files, "media/desk.svg"); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestPackedAs_GivesWhatTheManifestSays(t *testing.T) {
	good := written(t, packed(t))
	if id, version, err := PackedAs(good); id != "library" || version != "1.10" || err != nil {
		t.Errorf("it gives %q, %q, %v", id, version, err)
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "no zip": []byte(strings.Repeat("x", 100)), "cut short": packed(t)[:200],
		"another id": rezipped(t, packed(t), map[string]string{"manifest.json": `{"format":1,"course":"../x"}`}, nil),
	} {
		if id, _, err := PackedAs(written(t, data)); err == nil || id != "" {
			t.Errorf("%s: it gives %q, %v", name, id, err)
		}
	}
	if !IsPacked("a/B.COURSE") || IsPacked("a/b.zip") || IsPacked("a/course") {
		t.Error("which files are .course files is wrong")
	}
}
