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
)

func newCheck() *cobra.Command {
	var strict, stats, asJSON, asSARIF bool
	check := &cobra.Command{
		Use:   "check DIR|FILE",
		Short: "List everything that is wrong with a course",
		Long: `Check reads a course and prints each problem as
  file:line:column: severity: message (rule)
with file named from where you are. It ends with status 1 when a problem is an
error, as a course with errors doesn't open. A warning is advice, and a note
only good to know.

DIR is a course's folder. FILE is a .course file, or one .md file, of which
only what needs no other file is checked.

With --json, or --sarif for editors and services that read SARIF, it prints the
same for programs.

With --stats it goes on with counts of what the course holds: words, reading
minutes and sentence length by lesson, questions by kind, terms and processes.`,
		Example: "  coursekit check my-course\n  coursekit check my-course/lessons/01-start.md",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			problems := fromHere(args[0], content.CheckPath(args[0]))
			if err := printAs(cmd.OutOrStdout(), args[0], problems, asJSON, asSARIF); err != nil {
				return err
			}
			if stats && problems.Errors() == 0 {
				if err := countCourse(cmd.Context(), cmd.OutOrStdout(), args[0]); err != nil {
					return err
				}
			}
			if problems.Errors() > 0 || strict && problems.Count(content.Warning) > 0 {
				return errProblems
			}
			return nil
		},
	}
	check.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	check.Flags().BoolVar(&stats, "stats", false, "count what the course holds")
	check.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	check.Flags().BoolVar(&asSARIF, "sarif", false, "print SARIF 2.1.0")
	check.MarkFlagsMutuallyExclusive("json", "sarif", "stats")
	return check
}

// printAs prints problems in the form asked for.
func printAs(w io.Writer, name string, problems content.Problems, asJSON, asSARIF bool) error {
	switch {
	case asJSON:
		return printJSON(w, filepath.ToSlash(name), problems)
	case asSARIF:
		return printSARIF(w, problems)
	}
	return printProblems(w, name, problems)
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

// fromHere names the files of problems in a folder from where the trainer is,
// so that an editor can go to them.
func fromHere(dir string, problems content.Problems) content.Problems {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return problems
	}
	named := make(content.Problems, len(problems))
	for i, p := range problems {
		p.File = path.Join(filepath.ToSlash(dir), p.File)
		named[i] = p
	}
	return named
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
