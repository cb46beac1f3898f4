// Package docs holds the guides that the app shows by itself.
package docs

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

//go:embed learners*.md trainers.md diagrams.md course-format.md
var files embed.FS

// pictures are those that the guides show, as cmd/tour takes them with -guides.
//
//go:embed pictures/*.png
var pictures embed.FS

// Pictures gives the pictures of the guides, by the paths that these name.
func Pictures() fs.FS { return pictures }

// besideLink is a link to another document of the project, which isn't in the app.
var besideLink = regexp.MustCompile(`\[([^\]]+)\]\([a-z-]+\.md[^)]*\)`)

// Trainers gives the guide for trainers, in the notation of lessons, with what is drawn of
// diagrams and every key of a course's files at its end. It is in English.
func Trainers() []byte {
	var all []byte
	for _, name := range []string{"trainers.md", "diagrams.md", "course-format.md"} {
		part, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("the guide isn't in the program: %v", err)) // it is embedded
		}
		all = append(append(all, part...), '\n')
	}
	return besideLink.ReplaceAll(all, []byte("$1"))
}

// Learners gives the guide for learners, in the notation of lessons: in the language of
// a tag, or one that it is a part of, where there is one, else in English.
func Learners(tag string) []byte {
	for tag != "" {
		if guide, err := files.ReadFile("learners." + tag + ".md"); err == nil {
			return guide
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	guide, err := files.ReadFile("learners.md")
	if err != nil {
		panic(fmt.Sprintf("the guide isn't in the program: %v", err)) // it is embedded
	}
	return guide
}
