package content_test

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/content/picture/picturetest"
)

// album is a course with pictures, one lesson showing them all.
func album(pictures ...picturetest.Picture) fstest.MapFS {
	files := fstest.MapFS{"course.yaml": {Data: []byte("id: album\ntitle: Album\n")}}
	var note strings.Builder
	note.WriteString("# Album\n\n")
	for _, p := range pictures {
		files["media/"+p.Name] = &fstest.MapFile{Data: p.Data}
		fmt.Fprintf(&note, "![what it shows](media/%s)\n\n", p.Name)
	}
	files["lessons/album.md"] = &fstest.MapFile{Data: []byte(note.String())}
	return files
}

func reported(problems content.Problems, rule string) map[string]content.Problem {
	found := map[string]content.Problem{}
	for _, p := range problems {
		if p.Rule == rule {
			found[p.File] = p
		}
	}
	return found
}

func TestCheck_DecodesEveryPictureAndNamesThoseThatCantBe(t *testing.T) {
	good, bad := picturetest.Good(), picturetest.Bad()
	files := album(append(good, bad...)...)
	files["media/notes.txt"] = &fstest.MapFile{Data: []byte("Nothing shows this.")}
	problems := content.Check(files)
	found := reported(problems, "unreadable-picture")
	for _, p := range good {
		if got, ok := found["media/"+p.Name]; ok {
			t.Errorf("%s can be shown, and yet: %v", p.Name, got)
		}
	}
	for _, p := range bad {
		got, ok := found["media/"+p.Name]
		if !ok || got.Severity != content.Warning || !strings.Contains(got.Message, p.Why) || len(got.Message) < 30 {
			t.Errorf("%s: %v", p.Name, got)
		}
	}
	if len(found) != len(bad) {
		t.Errorf("%d pictures are reported, want %d", len(found), len(bad))
	}
	if course, problems := content.Open(files); course == nil {
		t.Errorf("a course with such pictures doesn't open: %v", problems)
	}
}

// TestCheck_OfManyLargePicturesEnds gives it far more megapixels than a check
// decodes, in small files.
func TestCheck_OfManyLargePicturesEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	data := picturetest.LargePNG(image.Pt(10_000, 6_000), 8)
	var all []picturetest.Picture
	for i := range 60 {
		all = append(all, picturetest.Picture{Name: fmt.Sprintf("%d.png", i), Data: data})
	}
	before := time.Now()
	problems := content.Check(album(all...))
	if found := reported(problems, "unchecked-pictures"); !strings.HasPrefix(found["media"].Message, "47 pictures were not decoded") {
		t.Errorf("it says %v", found)
	}
	t.Logf("took %v", time.Since(before).Round(time.Millisecond))
}
