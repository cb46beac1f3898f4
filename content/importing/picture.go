package importing

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/content/slug"
)

// mostPictures is how many bytes all pictures of a file may have.
const mostPictures = 256 << 20

// picture gives the address in the course of a picture that a file shows: one that
// stands in it, one beside it, or one on the network, whose address stays. It gives
// "" for one that is left out, after saying so.
func (r *reader) picture(address string, at markup.Pos) string {
	address = strings.TrimSpace(address)
	switch lower := strings.ToLower(address); {
	case address == "":
		return ""
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "").Replace(address)
	case strings.HasPrefix(lower, "data:"):
		_, encoded, _ := strings.Cut(address, ";base64,")
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
		if err != nil || len(data) == 0 {
			r.leftOut(at, "no-picture", "a picture that stands in the file is damaged, and is left out")
			return ""
		}
		return r.keepPicture("picture", data, at)
	}
	data, err := r.beside(address)
	if err != nil {
		r.leftOut(at, "no-picture", "the picture %q is left out: %v", fragment.Shortened(address), err)
		return ""
	}
	return r.keepPicture(address, data, at)
}

var errOutside = errors.New("it doesn't lie beside the file")

// beside reads a picture that lies beside the file.
func (r *reader) beside(address string) ([]byte, error) {
	name, _, _ := strings.Cut(strings.Split(address, "#")[0], "?")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if r.Beside == nil || !fs.ValidPath(name) {
		return nil, errOutside
	}
	f, err := r.Beside.Open(name)
	if err != nil {
		return nil, errOutside
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errOutside
	}
	data, err := io.ReadAll(io.LimitReader(f, mostPicture+1))
	if err != nil {
		return nil, errors.New("it can't be read")
	}
	return data, nil
}

// keepPicture has a picture come along, and gives its address in the course.
func (r *reader) keepPicture(called string, data []byte, at markup.Pos) string {
	kind, ok := picture.KindOf(data)
	total := len(data)
	for _, p := range r.found.Pictures {
		total += len(p.Data)
	}
	switch {
	case !ok:
		r.leftOut(at, "no-picture", "the picture %q is left out: it is no PNG, JPEG, GIF, WebP or SVG", fragment.Shortened(called))
		return ""
	case len(data) > mostPicture || total > mostPictures:
		r.leftOut(at, "no-picture", "the picture %q is left out: it has more than %d MB, or all have more than %d", fragment.Shortened(called), mostPicture>>20, mostPictures>>20)
		return ""
	}
	base := path.Base(strings.ReplaceAll(called, `\`, "/"))
	name := slug.Of(strings.TrimSuffix(base, path.Ext(base)))
	if name == "" {
		name = "picture"
	}
	p := Picture{"media/" + name + "-" + slug.Short(string(data)) + kind.Extension, data}
	if !slices.ContainsFunc(r.found.Pictures, func(o Picture) bool { return o.Name == p.Name && bytes.Equal(o.Data, data) }) {
		r.found.Pictures = append(r.found.Pictures, p)
	}
	return p.Name
}
