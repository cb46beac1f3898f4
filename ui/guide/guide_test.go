package guide

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/docs"
)

var heading = regexp.MustCompile(`(?m)^#+ `)

// TestLearners_IsInTheLanguageOfTheApp holds that each translated guide is of a language
// that the app speaks, and has the parts of the English one.
func TestLearners_IsInTheLanguageOfTheApp(t *testing.T) {
	english := docs.Learners("en")
	if !bytes.HasPrefix(english, []byte("# User")) {
		t.Fatalf("the guide begins %.20q", english)
	}
	for _, tag := range []string{"", "xx", catalogue.Pseudo} {
		if !bytes.Equal(docs.Learners(tag), english) {
			t.Errorf("in %q it isn't the English one", tag)
		}
	}
	names, err := filepath.Glob("../../docs/learners.*.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := heading.FindAllString(string(english), -1)
	for _, name := range names {
		tag := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "learners."), ".md")
		if !slices.Contains(catalogue.Languages(), tag) {
			t.Errorf("%s: the app doesn't speak %q", name, tag)
		}
		guide := docs.Learners(tag)
		if bytes.Equal(guide, english) || !bytes.Equal(guide, docs.Learners(tag+"-ZZ")) {
			t.Errorf("%s isn't what is shown in %s", name, tag)
		}
		if got := heading.FindAllString(string(guide), -1); !slices.Equal(got, parts) {
			t.Errorf("%s has the headings %q, and the English guide %q", name, got, parts)
		}
	}
}

// TestTrainers_CanBeReadInTheApp holds that the trainer's guide leads nowhere that the app
// hasn't, and ends with the keys of a course's files.
func TestTrainers_CanBeReadInTheApp(t *testing.T) {
	guide := docs.Trainers()
	if !bytes.HasPrefix(guide, []byte("# Trainer")) || !bytes.Contains(guide, []byte("\n### `terms.yaml`\n")) {
		t.Fatalf("it begins %.30q, and has %d bytes", guide, len(guide))
	}
	if left := regexp.MustCompile(`\]\([a-z-]+\.md`).Find(guide); left != nil {
		t.Errorf("it has a link to a file that isn't in the app: %q", left)
	}
}

// atMost is how many bytes the pictures of the guides may add to the program.
const atMost = 600_000

// TestGuides_ShowPicturesThatAreThere holds that each picture that a guide names is in the
// program and can be read, that its text says what it shows, and that none is there for
// nothing.
func TestGuides_ShowPicturesThatAreThere(t *testing.T) {
	course := &content.Course{Files: docs.Pictures()}
	guides := map[string][]byte{"trainers": docs.Trainers()}
	for _, tag := range catalogue.Languages() {
		guides[tag] = docs.Learners(tag)
	}
	shown := map[string]bool{}
	var english []string
	for _, name := range append([]string{"trainers", "en"}, catalogue.Languages()...) {
		var named []string
		for _, in := range images(markup.Parse(guides[name])) {
			path := course.Figure(in.Destination).Media
			named, shown[path] = append(named, path), true
			if len(strings.Fields(in.Alt)) < 5 {
				t.Errorf("%s: the text of %s is %q, which doesn't say what it shows", name, in.Destination, in.Alt)
			}
			file, err := docs.Pictures().Open(path)
			if err != nil {
				t.Errorf("%s names a picture that isn't there: %v", name, err)
				continue
			}
			if _, err := picture.Inspect(file); err != nil {
				t.Errorf("%s: %s: %v", name, path, err)
			}
			file.Close()
		}
		switch {
		case len(named) < 5:
			t.Errorf("the guide %s shows %d pictures", name, len(named))
		case name == "en":
			english = named
		case name != "trainers" && !slices.Equal(named, english):
			t.Errorf("the guide in %s shows %q, and the English one %q", name, named, english)
		}
	}
	var size int64
	err := fs.WalkDir(docs.Pictures(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		if !shown[name] {
			t.Errorf("no guide shows %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if size > atMost {
		t.Errorf("the pictures have %d bytes; they may have %d", size, atMost)
	}
}

// images gives the pictures of a document.
func images(doc *markup.Document) []*markup.Image {
	var all []*markup.Image
	for _, b := range doc.Blocks {
		markup.WalkInlines(b, func(in markup.Inline) {
			if i, ok := in.(*markup.Image); ok {
				all = append(all, i)
			}
		})
	}
	return all
}
