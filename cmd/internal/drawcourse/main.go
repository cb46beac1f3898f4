// Drawcourse draws the pictures of the bundled course, each on light and on dark, as SVGs of plain
// paths: letters are outlines, so that they look the same wherever they are shown. It is run by go
// generate in content/salesprocess; its outputs are committed.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
)

// pictures are drawn by a function each, and named as their files are.
var pictures = map[string]func(palette, *lettering) *sheet{
	"maze":     maze,
	"handover": handover,
	"papers":   papers,
	"bowtie":   bowtie,
	"views":    views,
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("drawcourse: ")
	out := flag.String("out", "media", "the folder for the pictures")
	flag.Parse()
	letters, err := newLettering()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		log.Fatal(err)
	}
	for name, draw := range pictures {
		for suffix, p := range map[string]palette{"": light, "-dark": dark} {
			file := filepath.Join(*out, name+suffix+".svg")
			if err := os.WriteFile(file, draw(p, letters).svg(), 0o644); err != nil {
				log.Fatal(err)
			}
		}
	}
}
