package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/fix"
)

// checking is one run of check.
type checking struct {
	strict, stats, asJSON, asSARIF bool
	mend, diff, dry                bool
}

func newCheck() *cobra.Command {
	c := &checking{}
	check := &cobra.Command{
		Use:   "check DIR|FILE",
		Short: "List everything that is wrong with a course, and mend what is mechanical",
		Long: `Check reads a course and prints each problem as
  file:line:column: severity: message (rule)
with file named from where you are. It ends with status 1 when a problem is an
error, as a course with errors doesn't open. A warning is advice, and a note
only good to know.

DIR is a course's folder. FILE is a .course file, or one .md file, of which
only what needs no other file is checked.

With --fix it mends what can be mended mechanically: ids that are missing, wrong
or taken, references with a letter too few, keys that are almost one, words
spelled the other way, lessons that aren't listed, and so on. Texts that only
you can write, such as what a picture shows or a term means, become a place that
says it is to be filled. Everything else in a file stays as it is, byte for byte,
and all files are written or none. It shows the difference, and then what is
left. With --diff, or --dry-run, it shows the difference alone and writes
nothing; "patch -p1" in the course's folder takes it. A .course file is never
changed.

With --json, or --sarif for editors and services that read SARIF, it prints the
same for programs, and what would mend each; the form is in docs/trainers.md.

With --stats it goes on with counts of what the course holds: words, reading
minutes and sentence length by lesson, questions by kind, terms and processes.`,
		Example: "  coursekit check my-course\n  coursekit check my-course/lessons/01-start.md\n  coursekit check --diff my-course\n  coursekit check --fix my-course",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), cmd.OutOrStdout(), args[0]) },
	}
	check.Flags().BoolVar(&c.strict, "strict", false, "fail on warnings too")
	check.Flags().BoolVar(&c.stats, "stats", false, "count what the course holds")
	check.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	check.Flags().BoolVar(&c.asSARIF, "sarif", false, "print SARIF 2.1.0")
	check.Flags().BoolVar(&c.mend, "fix", false, "mend what can be mended mechanically")
	check.Flags().BoolVar(&c.diff, "diff", false, "only show what --fix would change, as a unified diff")
	check.Flags().BoolVar(&c.dry, "dry-run", false, "the same as --diff")
	check.MarkFlagsMutuallyExclusive("json", "sarif", "stats", "fix", "diff")
	check.MarkFlagsMutuallyExclusive("json", "sarif", "stats", "dry-run")
	return check
}

func (c *checking) run(ctx context.Context, w io.Writer, name string) error {
	if !c.mend && !c.diff && !c.dry && !c.asJSON && !c.asSARIF { // what mends it isn't asked for
		return c.print(ctx, w, name)
	}
	r, err := fix.Check(ctx, name)
	if err != nil {
		return err
	}
	switch {
	case c.diff || c.dry:
		return showMending(ctx, w, r)
	case c.mend:
		return c.mendAll(ctx, w, r)
	case c.asJSON:
		err = printJSON(w, filepath.ToSlash(name), r)
	default:
		err = printSARIF(w, r)
	}
	if err != nil {
		return err
	}
	return c.verdict(r.Problems())
}

// print prints what is wrong, as a person reads it.
func (c *checking) print(ctx context.Context, w io.Writer, name string) error {
	problems := fromHere(name, content.CheckPath(name))
	if err := printProblems(w, name, problems); err != nil {
		return err
	}
	if c.stats && problems.Errors() == 0 {
		if err := countCourse(ctx, w, name); err != nil {
			return err
		}
	}
	return c.verdict(problems)
}

// verdict is what the status is by.
func (c *checking) verdict(problems content.Problems) error {
	if problems.Errors() > 0 || c.strict && problems.Count(content.Warning) > 0 {
		return errProblems
	}
	return nil
}

// countCourse prints the counts of the course at a path.
func countCourse(ctx context.Context, w io.Writer, name string) error {
	if filepath.Ext(name) == ".md" {
		return fmt.Errorf("--stats counts a course; %s is one note", name)
	}
	course, problems := content.OpenPath(ctx, name)
	if course == nil {
		return fmt.Errorf("count the course: %w", problems)
	}
	return errors.Join(printTally(w, course.Tally()), course.Close())
}

// named names the files of a report's problems from where the trainer is, so that an
// editor can go to them.
func named(r *fix.Report, problems content.Problems) content.Problems {
	for i := range problems {
		problems[i].File = fileFrom(r, problems[i].File)
	}
	return problems
}

// fileFrom names a file of a report from where the trainer is.
func fileFrom(r *fix.Report, file string) string {
	if r.Root == "" {
		return file
	}
	return path.Join(filepath.ToSlash(r.Root), file)
}

// fromHere names the files of problems in a folder from where the trainer is.
func fromHere(dir string, problems content.Problems) content.Problems {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return problems
	}
	all := make(content.Problems, len(problems))
	for i, p := range problems {
		p.File = path.Join(filepath.ToSlash(dir), p.File)
		all[i] = p
	}
	return all
}

// printProblems prints problems, then how many there are.
func printProblems(w io.Writer, name string, problems content.Problems) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(w, p); err != nil {
			return fmt.Errorf("print the problems: %w", err)
		}
	}
	errs := problems.Errors()
	summary := fmt.Sprintf("%s: no problems", filepath.ToSlash(name))
	if len(problems) > 0 {
		summary = fmt.Sprintf("%s: %s, %s", filepath.ToSlash(name), count(errs, "error"), count(problems.Count(content.Warning), "warning"))
		if notes := problems.Count(content.Note); notes > 0 {
			summary += ", " + count(notes, "note")
		}
	}
	if _, err := fmt.Fprintln(w, summary); err != nil {
		return fmt.Errorf("print the problems: %w", err)
	}
	return nil
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
