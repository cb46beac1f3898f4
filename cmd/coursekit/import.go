package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/importing"
	"stagecraft/content/markup"
)

func newImport() *cobra.Command {
	i := &importRun{}
	var as, columns string
	var timeout time.Duration
	command := &cobra.Command{
		Use:   "import DIR FILE...",
		Short: "Bring terms, questions and pages of other programs into a course",
		Long: `Import reads files of other programs and adds what is in them to the course in
DIR, as the course has it:

  anki      notes as plain text, with its header lines     terms; notes with gaps are questions
  csv, tsv  a table with a term and a definition in a row  terms
  xlsx      a sheet of the same                            terms
  quizlet   a term, a tab and its definition on each line  terms
  gift      questions of Moodle as text                    questions
  moodle    questions of Moodle as XML                     questions
  html      a page                                         a lesson, with its pictures
  docx      a document, where pandoc is installed          a lesson, with its pictures

What a file is, its ending and what is in it tell; --as says it otherwise. The first
line of a table may name its columns: term, definition, abbreviation, not, example,
group, tags, source, id. Without that the first two are taken.

Terms go to the end of terms.yaml, questions into a new file in practice/, a lesson
into a new one in lessons/ and to the end of the list in course.yaml. Nothing that is
there is changed otherwise. A term, a question or a lesson that the course has already
is told, and left as it is.

Every problem is listed with its line. Where one is an error, nothing is written;
what can't be had in a course, such as a question that is answered in free text, is
told as a warning, and the rest comes.`,
		Example: "  coursekit import --dry-run my-course words.csv\n  coursekit import my-course questions.gift handout.docx\n" +
			"  coursekit import --columns definition,term,-,tags my-course list.xlsx",
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if timeout <= 0 {
				return fmt.Errorf("--timeout is a time such as 60s, not %v", timeout)
			}
			ctx, stop := context.WithTimeout(cmd.Context(), timeout)
			defer stop()
			i.kind = importing.Kind(as)
			if columns != "" {
				i.columns = strings.Split(columns, ",")
			}
			i.out, i.err = cmd.OutOrStdout(), cmd.ErrOrStderr()
			return i.run(ctx, args[0], args[1:])
		},
	}
	command.Flags().StringVar(&as, "as", "", "what the files are: "+importing.KindNames())
	command.Flags().StringVar(&columns, "columns", "", "what the columns of a table are, with commas between, - for one to leave out")
	command.Flags().StringVar(&i.separator, "separator", "", "what is between columns: a sign or a few, or tab, comma, semicolon, colon, pipe, space")
	command.Flags().StringVar(&i.rows, "rows", "", `what is between rows of Quizlet's text, such as ";"`)
	command.Flags().StringVar(&i.sheet, "sheet", "", "which sheet of a spreadsheet; without it the first that holds something")
	command.Flags().BoolVar(&i.dry, "dry-run", false, "only show what would come")
	command.Flags().DurationVar(&timeout, "timeout", time.Minute, "how long it may take")
	return command
}

// importRun is one run of import.
type importRun struct {
	kind                   importing.Kind
	columns                []string
	separator, rows, sheet string
	dry                    bool
	out, err               io.Writer
}

func (i *importRun) run(ctx context.Context, dir string, names []string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the course's folder: %w", err)
	}
	defer root.Close()
	var all []*importing.Found
	failed := false
	for _, name := range names {
		found, err := i.read(ctx, name)
		if err != nil {
			return err
		}
		failed = failed || found.Problems.Errors() > 0
		all = append(all, found)
		if err := i.list(found.Problems); err != nil {
			return err
		}
	}
	if failed {
		return errors.New("nothing was imported; mend what is listed as an error first")
	}
	plan, problems := importing.Into(root.FS(), all)
	if plan == nil {
		if err := i.list(i.named(dir, problems, names)); err != nil {
			return err
		}
		return errors.New("nothing was imported; mend what is listed as an error first")
	}
	if err := i.list(i.named(dir, plan.Told, names)); err != nil {
		return err
	}
	if !i.dry {
		if err := write(dir, plan); err != nil {
			return fmt.Errorf("nothing was imported: %w", err)
		}
	}
	return i.report(dir, plan)
}

// read reads a file, with the folder that it lies in for its pictures.
func (i *importRun) read(ctx context.Context, name string) (*importing.Found, error) {
	data, err := readAtMost(name, importing.MostBytes+1)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.ToSlash(name), err)
	}
	beside, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, fmt.Errorf("open the folder of %s: %w", filepath.ToSlash(name), err)
	}
	source := importing.Source{
		Name: filepath.ToSlash(name), Data: data, Kind: i.kind, Beside: beside.FS(), Separator: i.separator, Rows: i.rows,
		Columns: append([]string(nil), i.columns...), Sheet: i.sheet,
	}
	if havePandoc() {
		source.Document = pandoc
	}
	found, err := inTime(ctx, source)
	return found, errors.Join(err, beside.Close())
}

// inTime reads a file for as long as ctx lasts, and a little longer for what then ends
// by itself.
func inTime(ctx context.Context, source importing.Source) (*importing.Found, error) {
	const grace = 5 * time.Second
	done := make(chan *importing.Found, 1)
	go func() { done <- importing.Read(ctx, source) }()
	select {
	case found := <-done:
		return found, nil
	case <-ctx.Done():
	}
	select {
	case found := <-done:
		return found, nil
	case <-time.After(grace):
		return nil, fmt.Errorf("read %s: it takes too long; give it more time with --timeout, or divide it", source.Name)
	}
}

// readAtMost reads a file up to so many bytes.
func readAtMost(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, plainError(err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no file")
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	data, err := io.ReadAll(io.LimitReader(f, most))
	return data, errors.Join(err, f.Close())
}

// plainError drops the path that errors of files repeat.
func plainError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// named names files of the course from where the trainer is, and leaves those that
// are imported as they were named.
func (i *importRun) named(dir string, problems content.Problems, names []string) content.Problems {
	imported := map[string]bool{}
	for _, n := range names {
		imported[filepath.ToSlash(n)] = true
	}
	all := make(content.Problems, len(problems))
	for k, p := range problems {
		if !imported[p.File] {
			p.File = path.Join(filepath.ToSlash(dir), p.File)
		}
		all[k] = p
	}
	return all
}

// list prints problems.
func (i *importRun) list(problems content.Problems) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(i.err, p); err != nil {
			return fmt.Errorf("print the problems: %w", err)
		}
	}
	return nil
}

// write writes what a plan says: all of it or nothing.
func write(dir string, plan *importing.Plan) error {
	files := make([]durable.File, len(plan.Files))
	for i, f := range plan.Files {
		files[i] = durable.File{Path: filepath.Join(dir, filepath.FromSlash(f.Path)), Was: f.Was, Data: f.Data}
	}
	return durable.WriteFiles(files)
}

// report says what came, or would come, by the files that it is in.
func (i *importRun) report(dir string, plan *importing.Plan) error {
	var b strings.Builder
	for _, f := range plan.Files {
		what := "new"
		if f.Was != nil {
			what = "added to"
		}
		fmt.Fprintf(&b, "%s: %s, %s\n", path.Join(filepath.ToSlash(dir), f.Path), what, kilobytes(len(f.Data)-len(f.Was)))
		if i.dry {
			for l := range strings.Lines(strings.ReplaceAll(f.Added, "\r\n", "\n")) {
				b.WriteString("+ " + markup.Visible(strings.TrimSuffix(l, "\n")) + "\n")
			}
		}
	}
	verb := "imported"
	if i.dry {
		verb = "would be imported"
	}
	fmt.Fprintf(&b, "%s: %s, %s, %s and %s %s\n", filepath.ToSlash(dir), count(plan.Terms, "term"),
		count(plan.Questions, "question"), count(plan.Lessons, "lesson"), count(plan.Pictures, "picture"), verb)
	if _, err := io.WriteString(i.out, b.String()); err != nil {
		return fmt.Errorf("print what came: %w", err)
	}
	return nil
}
