package guide

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/catalogue"
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
