package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/durable"
	"stagecraft/content/html"
	"stagecraft/content/markup"
)

// Bounds on what is rendered at once.
const (
	maxNote  = 4 << 20 // bytes of one note, as in a course
	maxNotes = 1000
)

func newRender() *cobra.Command {
	var format, out string
	render := &cobra.Command{
		Use:   "render FILE...",
		Short: "Show notes as plain text, as JSON or as a web page",
		Long: `Render reads Markdown notes as the app does and writes what it sees to standard
output, or to the file named with -o. FILE may be - for standard input.

  --format text   the text alone, a line for each block (the default)
  --format json   the blocks of each note, one JSON object a note
  --format html   one page with every note in it. It needs no other file, runs
                  no script and fetches nothing: pictures that lie in the
                  folder of the note are in the page, and those on the network
                  are shown as their text and address

A note in lessons/ or practice/ of a course is shown with the course's
pictures, figures and videos; as text with what the course says of its pictures
and with the steps of the processes drawn in it.

What could not be understood is listed on standard error as
  file:line:column: warning: message (rule)
and the status is then 1; a line that says note instead is only good to know. Its text is in the output all the same.

` + treeHelp,
		Example: `  coursekit render --format html -o lesson.html lessons/01-start.md
  pandoc notes.docx -t markdown | coursekit render -`,
		Args: cobra.RangeArgs(1, maxNotes),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			write, ok := formats[format]
			if !ok {
				return fmt.Errorf("there is no format %q; use text, json or html", format)
			}
			var notes []*rendered
			for _, name := range args {
				n, err := readNote(name, cmd.InOrStdin())
				if err != nil {
					return err
				}
				notes = append(notes, n)
			}
			near := &surroundings{courses: map[string]*content.Course{}, folders: map[string]fs.FS{}}
			defer func() { err = errors.Join(err, near.Close()) }()
			for i, name := range args {
				switch {
				case name == "-":
				case format == "html":
					err = near.find(notes[i], name)
				case format == "text":
					err = near.findCourse(notes[i], name)
				}
				if err != nil {
					return err
				}
			}
			if out == "" {
				err = write(cmd.OutOrStdout(), notes)
			} else {
				err = durable.WriteFile(out, 0o644, func(w io.Writer) error { return write(w, notes) })
			}
			if err != nil {
				return err
			}
			return tell(cmd.ErrOrStderr(), notes)
		},
	}
	render.Flags().StringVar(&format, "format", "text", "text, json or html")
	render.Flags().StringVarP(&out, "output", "o", "", "the file to write instead of standard output")
	return render
}

// formats writes notes in each format.
var formats = map[string]func(io.Writer, []*rendered) error{
	"text": writeText,
	"json": writeTree,
	"html": writePage,
}

// rendered is a note that was read.
type rendered struct {
	file     string // as the trainer named it
	document *markup.Document
	problems content.Problems
	course   *content.Course // that it belongs to, or nil
	folder   fs.FS           // it lies in, when it belongs to none
}

// problem notes something that could not be understood.
func (n *rendered) problem(at markup.Pos, rule, message string) {
	n.problems = append(n.problems, content.Problem{
		File: n.file, Line: at.Line, Column: at.Column, Severity: content.Warning, Message: message, Rule: rule,
	})
}

// readNote reads a note; name is - for in.
func readNote(name string, in io.Reader) (*rendered, error) {
	n := &rendered{file: filepath.ToSlash(name)}
	if name == "-" {
		n.file = "standard input"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("open the note: %w", err)
		}
		defer f.Close() // only read from
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%s is a folder; name the notes in it", n.file)
		}
		in = f
	}
	source, err := io.ReadAll(io.LimitReader(in, maxNote+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", n.file, err)
	}
	if len(source) > maxNote {
		return nil, fmt.Errorf("%s has more than %d MB; a note may not", n.file, maxNote>>20)
	}
	if at, ok := notText(source); ok {
		n.problem(at, "not-utf8", "this isn't UTF-8 text; save the file as UTF-8")
	}
	n.document = markup.Parse(source)
	for _, p := range n.document.Problems {
		n.problem(p.Pos, p.Rule, p.Message.String())
		if p.Note {
			n.problems[len(n.problems)-1].Severity = content.Note
		}
	}
	n.checkQuestions(n.document.Blocks)
	for _, f := range n.document.Footnotes {
		n.checkQuestions(f.Blocks)
	}
	return n, nil
}

// notText gives the place of the first byte that is no UTF-8.
func notText(source []byte) (markup.Pos, bool) {
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		if r == utf8.RuneError && size == 1 {
			line := bytes.Count(source[:i], []byte("\n")) + 1
			return markup.Pos{Line: line, Column: i - bytes.LastIndexByte(source[:i], '\n')}, true
		}
		i += size
	}
	return markup.Pos{}, false
}

// checkQuestions notes the questions that can't be asked.
func (n *rendered) checkQuestions(blocks []markup.Block) {
	markup.Walk(blocks, func(b markup.Block) bool {
		if quiz, ok := b.(*markup.Quiz); ok {
			_, problems := content.ReadQuestion(quiz)
			for _, p := range problems {
				if p.Severity == content.Error {
					n.problem(markup.Pos{Line: p.Line, Column: p.Column}, p.Rule, p.Message)
				}
			}
		}
		return true
	})
}

// writeText writes the text of notes, an empty line between two.
func writeText(w io.Writer, notes []*rendered) error {
	for i, n := range notes {
		d := n.document.Typeset()
		text := d.Text()
		if n.course != nil {
			text = described(n.course, d)
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		if i > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(w, text); err != nil {
			return fmt.Errorf("write the text: %w", err)
		}
	}
	return nil
}

// writePage writes notes as one page, and notes which pictures it lacks.
func writePage(w io.Writer, notes []*rendered) error {
	pages := make([]html.Note, len(notes))
	for i, n := range notes {
		base := path.Base(n.file)
		pages[i] = html.Note{Document: n.document, Name: strings.TrimSuffix(base, path.Ext(base)), Files: content.AnyForm(n.folder), Course: n.course}
		pages[i].Words = catalogue.For(content.LanguageOf(n.document, n.course))
		if n.course != nil {
			for _, l := range n.course.Lessons {
				if path.Base(l.Path) == base {
					pages[i].ID = l.ID
				}
			}
		}
	}
	problems, err := html.Write(w, pages...)
	for _, p := range problems {
		notes[p.Note].problem(p.Pos, p.Rule, p.Message.String())
	}
	return err
}

// tell lists what could not be understood, and gives errProblems when there is
// anything but notes.
func tell(w io.Writer, notes []*rendered) error {
	found := false
	for _, n := range notes {
		slices.SortStableFunc(n.problems, func(a, b content.Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		for _, p := range n.problems {
			found = found || p.Severity != content.Note
			if _, err := fmt.Fprintln(w, p); err != nil {
				return fmt.Errorf("print the problems: %w", err)
			}
		}
	}
	if found {
		return errProblems
	}
	return nil
}
