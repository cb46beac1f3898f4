package content

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/content/picture/svg"
)

// DiagramPrograms are the programs that draw diagrams of a language which the app
// doesn't draw itself, by the language of the fence: their name and the command.
// coursekit vendor runs those that the trainer has.
var DiagramPrograms = map[string]struct{ Name, Command string }{
	"graphviz":  {"Graphviz", "dot"},
	"plantuml":  {"PlantUML", "plantuml"},
	"vega":      {"Vega-Lite", "vl2svg"},
	"vega-lite": {"Vega-Lite", "vl2svg"},
	"abc":       {"abcm2ps", "abcm2ps"},
}

// DiagramFile gives where in a course the drawing of a diagram lies, once it was drawn,
// by what it was drawn from; "" for a language that no such program draws.
func DiagramFile(language, source string) string {
	if _, ok := DiagramPrograms[language]; !ok {
		return ""
	}
	hash := sha256.Sum256([]byte(language + "\n" + strings.TrimSpace(source)))
	return "media/diagram-" + hex.EncodeToString(hash[:8]) + ".svg"
}

// Drawn gives the picture of a diagram that the course has a drawing of, and nil for one
// that is shown as it is written. What it says to those who can't see it are its words.
func (c *Course) Drawn(d *markup.Diagram) *markup.Image {
	if c == nil || c.Files == nil {
		return nil
	}
	file := DiagramFile(d.Language, d.Source)
	if file == "" {
		return nil
	}
	if info, err := fs.Stat(c.Files, file); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	alt := d.Language
	if data, err := picture.ReadFile(c.Files, file); err == nil {
		if words := svg.Words(data, maxDiagramWords); words != "" {
			alt += ": " + words
		}
	}
	return &markup.Image{Destination: file, Alt: alt}
}

// maxDiagramWords is how many bytes of a drawing's words are said.
const maxDiagramWords = 600

// UndrawnDiagram is a diagram that is shown as it is written, and which one of
// [DiagramPrograms] would draw.
type UndrawnDiagram struct {
	Language, Source string
	File             string // within the course
	Line, Column     int    // from 1
}

// UndrawnDiagrams lists the diagrams of the course in fsys that Check reports as
// undrawn-diagram, in the order of the lessons.
func UndrawnDiagrams(fsys fs.FS) []UndrawnDiagram {
	var found []UndrawnDiagram
	eachNote(fsys, func(r *loader, c *noteCheck) {
		c.undrawn = func(d *markup.Diagram, at filePosition) {
			found = append(found, UndrawnDiagram{d.Language, d.Source, r.origin(at.file), at.line, at.column})
		}
	})
	return found
}

// vendored checks that a diagram which another program draws was drawn.
func (c *noteCheck) vendored(d *markup.Diagram) {
	file := DiagramFile(d.Language, d.Source)
	if file == "" || c.single {
		return
	}
	c.usedMedia[file] = true
	if c.folder.holds(file) {
		return
	}
	at := filePosition{c.note.file, d.Line, d.Column}
	if c.undrawn != nil {
		c.undrawn(d, at)
	}
	program := DiagramPrograms[d.Language]
	c.lint(at, "undrawn-diagram", "the %s diagram is shown as it is written; coursekit vendor draws it where %s (%s) is installed", d.Language, program.Name, program.Command)
}
