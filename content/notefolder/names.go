package notefolder

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"stagecraft/content/slug"
)

var leadingNumber = regexp.MustCompile(`^\d+[-_. )]*`)

// stem is a path's last part without its ending.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// titleOf is what a note is called by its file alone.
func titleOf(name string) string {
	s := stem(name)
	if rest := leadingNumber.ReplaceAllString(s, ""); rest != "" {
		s = rest
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' || unicode.IsSpace(r) }), " ")
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return stem(name)
}

// courseID is the id of a course that is made of a folder. It begins in a way of
// its own, so that it is no other course's.
func courseID(title string) string {
	if s := slug.Of(title); s != "" {
		return "notes-" + s
	}
	return "notes-" + slug.Short(title)
}

var frontID = regexp.MustCompile(`(?m)\A---[ \t]*\n(?:[^\n]*\n)*?id:[ \t]*["']?([a-z0-9-]{1,64})["']?[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*$`)

// nameAll gives each note an id: the one in its front matter, else one of its
// file's name, else of its whole path. The same files get the same ids, whatever
// else is there.
func nameAll(notes []*note) {
	taken := map[string]bool{}
	stems := map[string]int{}
	for _, n := range notes {
		if m := frontID.FindSubmatch(n.source[:min(len(n.source), 4<<10)]); m != nil && !taken[string(m[1])] {
			n.id = string(m[1])
			taken[n.id] = true
		}
		stems[slug.Of(titleOf(n.path))]++
	}
	for _, n := range notes {
		if n.id != "" {
			continue
		}
		id := slug.Of(titleOf(n.path))
		if id == "" {
			id = "note-" + slug.Short(n.path)
		}
		if stems[id] > 1 || taken[id] {
			if dir := slug.Of(path.Dir(n.path)); dir != "" {
				id = (dir + "-" + id)[:min(len(dir)+1+len(id), slug.Most)]
			}
		}
		id = slug.Free(id, func(id string) bool { return taken[id] })
		n.id = id
		taken[id] = true
	}
}

// naturally compares paths as a reader sorts them: numbers by their value, capitals
// with small letters, what lies in a folder before what lies in the next.
func naturally(a, b string) int {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	for i := 0; i < len(as) && i < len(bs); i++ {
		if c := naturalPart(as[i], bs[i]); c != 0 {
			return c
		}
	}
	return len(as) - len(bs)
}

func naturalPart(a, b string) int {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	for len(x) > 0 && len(y) > 0 {
		nx, ny := digits(x), digits(y)
		if nx > 0 && ny > 0 {
			dx, dy := strings.TrimLeft(string(x[:nx]), "0"), strings.TrimLeft(string(y[:ny]), "0")
			if c := len(dx) - len(dy); c != 0 {
				return c
			}
			if c := strings.Compare(dx, dy); c != 0 {
				return c
			}
			x, y = x[nx:], y[ny:]
			continue
		}
		if x[0] != y[0] {
			return int(x[0]) - int(y[0])
		}
		x, y = x[1:], y[1:]
	}
	if c := len(x) - len(y); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func digits(s []rune) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
