package notefolder

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// indexNames are what a note is called that says in which order others are read.
var indexNames = []string{"summary", "index", "readme", "contents", "toc"}

// inOrder gives the notes in the order in which they are read, and the index that
// says so, nil where none does. By its name, an index leads to at least half of the
// others; any note at the top is one that leads to three quarters of them and says
// nothing else, as a book of notes does. An index that says nothing else is left
// out. What it doesn't name comes after, by the names of the files.
func inOrder(notes []*note) (lessons []*note, index *note) {
	index = indexOf(notes)
	if index == nil {
		return notes, nil
	}
	by := map[string]*note{}
	for _, n := range notes {
		by[n.path] = n
	}
	taken := map[*note]bool{index: true}
	if saysMore(index) {
		lessons = append(lessons, index)
	}
	for _, name := range index.links {
		if n := by[name]; !taken[n] {
			taken[n] = true
			lessons = append(lessons, n)
		}
	}
	for _, n := range notes {
		if !taken[n] {
			lessons = append(lessons, n)
		}
	}
	return lessons, index
}

func indexOf(notes []*note) *note {
	// leads tells whether a note at the top leads to enough of the others.
	leads := func(n *note, least, of int) bool {
		linked := len(slices.Compact(slices.Sorted(slices.Values(n.links))))
		return !strings.Contains(n.path, "/") && linked >= least && of*linked >= (of-1)*(len(notes)-1)
	}
	for _, name := range indexNames {
		for _, n := range notes {
			if strings.EqualFold(stem(n.path), name) && leads(n, 2, 2) {
				return n
			}
		}
	}
	for _, n := range notes {
		if leads(n, 3, 4) && !saysMore(n) {
			return n
		}
	}
	return nil
}

var (
	linkText = regexp.MustCompile(`!?\[[^\]\n]*\]\([^)\n]*\)`)
	heading  = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t][^\n]*$`)
	topTitle = regexp.MustCompile(`(?m)^ {0,3}#[ \t]+([^\n]+?)[ \t]*#*$`)
)

// saysMore tells whether an index says more than the names of what it leads to: a
// paragraph.
func saysMore(n *note) bool {
	const paragraph = 25
	rest := linkText.ReplaceAll(heading.ReplaceAll(body(n.source), nil), nil)
	return len(strings.Fields(strings.NewReplacer("-", " ", "*", " ", "[TOC]", " ").Replace(string(rest)))) >= paragraph
}

// body is a note without its front matter.
func body(source []byte) []byte {
	if m := frontMatter.FindIndex(source); m != nil {
		return source[m[1]:]
	}
	return source
}

var frontMatter = regexp.MustCompile(`\A---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*\n`)

func firstHeading(source []byte) string {
	if m := topTitle.FindSubmatch(body(source)); m != nil {
		return string(m[1])
	}
	return ""
}

// resolve gives the path in the folder that an address in a note leads to: from
// the note's own folder, or from the top where it begins with a slash.
func resolve(from, address string) string {
	if rest, ok := strings.CutPrefix(address, "/"); ok {
		return path.Clean(rest)
	}
	return path.Join(path.Dir(from), address)
}
