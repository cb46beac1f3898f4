package notefolder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// mostID is how long an id is made, so that a number has room after it.
const mostID = 48

// Slug makes of a text what can be in an id: small letters without their accents,
// digits and hyphens; "" when nothing of it can.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := b.String()
	return strings.Trim(s[:min(len(s), mostID)], "-")
}

// short is a few letters that stand for a text.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

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
	if s := Slug(title); s != "" {
		return "notes-" + s
	}
	return "notes-" + short(title)
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
		stems[Slug(titleOf(n.path))]++
	}
	for _, n := range notes {
		if n.id != "" {
			continue
		}
		id := Slug(titleOf(n.path))
		if id == "" {
			id = "note-" + short(n.path)
		}
		if stems[id] > 1 || taken[id] {
			if dir := Slug(path.Dir(n.path)); dir != "" {
				id = (dir + "-" + id)[:min(len(dir)+1+len(id), mostID)]
			}
		}
		for k, first := 2, id; taken[id]; k++ {
			id = fmt.Sprintf("%s-%d", first, k)
		}
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
