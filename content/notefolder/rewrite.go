package notefolder

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"stagecraft/content/slug"
)

// destination finds addresses in Markdown: of links and pictures, of references
// that stand on a line of their own, and of pictures in HTML.
var destination = regexp.MustCompile(`\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))` +
	`|(?m:^ {0,3}\[[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+)))` +
	`|<img\b[^>\n]*?\bsrc[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')`)

// eachAddress calls f with each address of a note outside code, and where it is.
func eachAddress(source []byte, f func(address string, from, to int)) {
	for _, part := range outsideFences(source) {
		for _, m := range destination.FindAllSubmatchIndex(source[part[0]:part[1]], -1) {
			for g := 2; g+1 < len(m); g += 2 {
				if m[g] >= 0 && m[g+1] > m[g] {
					from, to := part[0]+m[g], part[0]+m[g+1]
					f(string(source[from:to]), from, to)
				}
			}
		}
	}
}

var fence = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")

// outsideFences gives the parts of a note that are no fenced code.
func outsideFences(source []byte) (parts [][2]int) {
	begin, open := 0, ""
	for at := 0; at < len(source); {
		end := at + bytes.IndexByte(source[at:], '\n') + 1
		if end == at {
			end = len(source)
		}
		if m := fence.FindSubmatch(source[at:end]); m != nil {
			switch mark := string(m[1]); {
			case open == "":
				parts = append(parts, [2]int{begin, at})
				open = mark
			case mark[0] == open[0] && len(mark) >= len(open) && len(bytes.TrimSpace(source[at:end])) == len(mark):
				open, begin = "", end
			}
		}
		at = end
	}
	if open == "" {
		parts = append(parts, [2]int{begin, len(source)})
	}
	return parts
}

// local gives the path and the fragment of an address that leads to a file beside
// the note; ok is false for one that leads elsewhere.
func local(address string) (name, fragment string, ok bool) {
	if address == "" || strings.HasPrefix(address, "#") || strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\\`) {
		return "", "", false
	}
	if scheme, _, has := strings.Cut(address, ":"); has && !strings.ContainsAny(scheme, "/?#.") {
		return "", "", false
	}
	name, fragment, _ = strings.Cut(address, "#")
	name, _, _ = strings.Cut(name, "?")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return strings.ReplaceAll(name, `\`, "/"), fragment, name != ""
}

// noteAt gives the note that an address in another leads to; nil when none.
func noteAt(from, name string, by map[string]*note) *note {
	at := resolve(from, name)
	for _, ending := range []string{"", ".md", ".markdown"} {
		if n := by[at+ending]; n != nil {
			return n
		}
	}
	return nil
}

// linksOf gives the notes that a note links to, in order.
func linksOf(n *note, by map[string]*note) (links []string) {
	eachAddress(n.source, func(address string, _, _ int) {
		if name, _, ok := local(address); ok {
			if to := noteAt(n.path, name, by); to != nil && to != n {
				links = append(links, to.path)
			}
		}
	})
	return links
}

// rewritten gives a note with its addresses as a course has them.
func rewritten(n *note, by map[string]*note, media *pictures) []byte {
	var out bytes.Buffer
	last := 0
	eachAddress(n.source, func(address string, from, to int) {
		name, fragment, ok := local(address)
		if !ok {
			return
		}
		instead := ""
		if other := noteAt(n.path, name, by); other != nil {
			if instead = "lesson:" + other.id; fragment != "" {
				instead += "#" + fragment
			}
		} else if picture := media.at(resolve(n.path, name)); picture != "" {
			instead = picture
		}
		if instead == "" || from < last {
			return
		}
		out.Write(n.source[last:from])
		out.WriteString(instead)
		last = to
	})
	out.Write(n.source[last:])
	return out.Bytes()
}

// pictures are those of the folder that notes show.
type pictures struct {
	folder fs.FS
	found  map[string]string
	into   *Folder
}

// at gives where in the course the picture at a path is; "" when there is none.
func (p *pictures) at(name string) string {
	origin, ok := p.found[strings.ToLower(name)]
	if !ok {
		return ""
	}
	s := slug.Of(stem(origin))
	if s != "" {
		s += "-"
	}
	to := "media/" + s + slug.Short(origin) + strings.ToLower(path.Ext(origin))
	if p.into.files[to] == nil {
		info, err := fs.Stat(p.folder, origin)
		if err != nil || !info.Mode().IsRegular() || info.Size() > mostPicture {
			return ""
		}
		p.into.files[to] = &file{origin: origin, under: p.folder, size: info.Size()}
	}
	return to
}
