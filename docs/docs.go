// Package docs holds the guides that the app shows by itself.
package docs

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed learners*.md
var files embed.FS

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
