package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"unicode"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/yamltext"
)

// newCourse is a small course that teaches by its comments.
//
//go:embed newcourse
var newCourse embed.FS

// begun is what of a new course is its own.
type begun struct {
	ID    string
	Title string // as YAML
}

func newNew() *cobra.Command {
	var id, title string
	begin := &cobra.Command{
		Use:   "new DIR",
		Short: "Begin a course: a small one, whole, to write your own in its place",
		Long: `New makes a folder with a small course in it that has one of everything: lessons, a
process, terms, a role, a scene and questions. Comments say what each part is
for, and coursekit check finds nothing wrong with it. The schemas beside it
let an editor complete and check as you type.

Nothing that is there already is changed: DIR must not be there, or be empty.`,
		Example: "  coursekit new my-course\n  coursekit new --title \"Onboarding\" onboarding",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			b, err := settleNew(dir, id, title)
			if err != nil {
				return err
			}
			if err := emptyFolder(dir); err != nil {
				return err
			}
			if err := writeNew(dir, b); err != nil {
				return err
			}
			if err := writeSchemas(io.Discard, filepath.Join(dir, ".schema")); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "made the course %s in %s; look at it with\n  coursekit check %[2]s\n  stagecraft --course %[2]s\n", b.ID, filepath.ToSlash(dir))
			return err
		},
	}
	begin.Flags().StringVar(&id, "id", "", "the course's id, which never changes; without it one is made of the folder's name")
	begin.Flags().StringVar(&title, "title", "", "what the learner sees; without it one is made of the folder's name")
	return begin
}

// settleNew settles a new course's id and title.
func settleNew(dir, id, title string) (begun, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return begun{}, fmt.Errorf("find the folder: %w", err)
	}
	base := filepath.Base(abs)
	if id == "" {
		if id = idOf(base); id == "" {
			return begun{}, fmt.Errorf("no id can be made of the name %q: give one with --id, of lowercase letters, digits and hyphens", base)
		}
	}
	if !content.ValidID(id) {
		return begun{}, fmt.Errorf("%q can't be an id: use lowercase letters, digits and hyphens", id)
	}
	if title == "" {
		title = titleOf(base)
	}
	return begun{id, yamltext.Scalar(title)}, nil
}

// idOf makes an id of a folder's name; "" when nothing of it can be in one.
func idOf(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	id := strings.Join(parts, "-")
	for !content.ValidID(id) && id != "" { // too long
		id = strings.TrimRight(id[:len(id)-1], "-")
	}
	return id
}

// titleOf makes a title of a folder's name.
func titleOf(name string) string {
	title := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	if title == "" {
		return name
	}
	first := []rune(title)
	first[0] = unicode.ToUpper(first[0])
	return string(first)
}

// emptyFolder makes a folder, or finds it empty.
func emptyFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make the folder: %w", err)
		}
	case err != nil:
		return fmt.Errorf("look into %s: %w", filepath.ToSlash(dir), err)
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: give a folder that isn't there yet, or an empty one", filepath.ToSlash(dir))
	}
	return nil
}

// writeNew writes the files of a new course.
func writeNew(dir string, b begun) error {
	top, err := fs.Sub(newCourse, "newcourse")
	if err != nil {
		return err
	}
	return fs.WalkDir(top, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			if err := os.MkdirAll(path, 0o755); err != nil {
				return fmt.Errorf("make the folder: %w", err)
			}
			return nil
		}
		source, err := fs.ReadFile(top, name)
		if err != nil {
			return err
		}
		if name == "course.yaml" {
			var out bytes.Buffer
			if err := template.Must(template.New(name).Parse(string(source))).Execute(&out, b); err != nil {
				return fmt.Errorf("write %s: %w", name, err)
			}
			source = out.Bytes()
		}
		return durable.WriteFile(path, 0o644, func(w io.Writer) error {
			_, err := w.Write(source)
			return err
		})
	})
}
