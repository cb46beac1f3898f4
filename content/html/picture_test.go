package html

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/content/picture/picturetest"
)

var source = regexp.MustCompile(`<img src="data:(image/[a-z+]+);base64,([^"]+)"`)

// TestWrite_EveryKindOfPictureIsHeldSoThatBrowsersShowIt holds that each kind
// that browsers know is in the page as it was, and the others as PNG.
func TestWrite_EveryKindOfPictureIsHeldSoThatBrowsersShowIt(t *testing.T) {
	for _, p := range picturetest.Good() {
		page, problems := write(t, Note{Document: markup.Parse([]byte("![what it shows](" + p.Name + ")")), Files: fstest.MapFS{p.Name: {Data: p.Data}}})
		m := source.FindStringSubmatch(page)
		if m == nil || len(problems) > 0 {
			t.Errorf("%s: isn't in the page: %v", p.Name, problems)
			continue
		}
		data, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		h, err := picture.Inspect(bytes.NewReader(data))
		if err != nil || h.Kind.MediaType != m[1] || h.Size != p.Size || h.Kind == picture.TIFF || h.Kind == picture.BMP {
			t.Errorf("%s: is held as %s: %+v, %v", p.Name, m[1], h, err)
		}
	}
}

func TestWrite_APictureThatCantBeShownLeavesItsTextAndSaysWhy(t *testing.T) {
	for _, p := range picturetest.Bad() {
		if strings.HasSuffix(p.Name, ".svg") {
			continue // browsers draw more of them than we do
		}
		page, problems := write(t, Note{Document: markup.Parse([]byte("![what it shows](" + p.Name + ")")), Files: fstest.MapFS{p.Name: {Data: p.Data}}})
		if strings.Contains(page, "<img") || !strings.Contains(page, "what it shows") || len(problems) != 1 || !strings.Contains(problems[0].Message.String(), p.Name) {
			t.Errorf("%s: %v", p.Name, problems)
		}
	}
}

func TestWrite_APictureOfManyMegabytesIsMadeSmaller(t *testing.T) {
	files := fstest.MapFS{"large.png": {Data: picturetest.Padded(maxPicture + 1)}}
	page, problems := write(t, Note{Document: markup.Parse([]byte("![a](large.png)")), Files: files})
	if m := source.FindStringSubmatch(page); m == nil || len(m[2]) > maxPicture/2 || len(problems) > 0 {
		t.Errorf("the page has %d bytes, with %v", len(page), problems)
	}
}
