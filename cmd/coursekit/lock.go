package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/edition"
	"stagecraft/content/lock"
)

func newLock() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "lock DIR",
		Short: "Write down what an edition of a course holds, for the next",
		Long: `Lock compares a course's folder with its course.lock, says what is new, reworded,
changed in meaning, moved and gone since, and writes course.lock anew. Run it
before you hand out an edition, look at what it says, and keep the file with the
course: it is how the next edition is told from this one, so that no learner is
set back.

A card or question whose meaning changed is offered to learners again; one that
was reworded isn't. Where lock takes one for the other, say so in course.yaml:
  same: [term:po]        means what it meant, whatever the words
  changed: [term:icp]    means something else
and where an id is gone, say where it went:
  moved:
    term:lead-person: term:lead
    term:fax: retired
It writes nothing while an id is gone of which course.yaml says nothing.

With --check it only tells, and ends with status 1 where course.lock is missing
or not of the course as it is.`,
		Example: "  coursekit lock my-course\n  coursekit lock --check my-course",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return lockCourse(cmd.Context(), cmd.OutOrStdout(), args[0], check)
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; fail where there is something to write")
	return cmd
}

func lockCourse(ctx context.Context, w io.Writer, dir string, check bool) (err error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s isn't a course's folder; lock works in the folder that you write in", dir)
	}
	if _, err := os.Stat(filepath.Join(dir, "course.yaml")); err != nil {
		return fmt.Errorf("there is no course.yaml in %s; notes get one, with an id and a title, before they are locked", dir)
	}
	course, problems := content.OpenPath(ctx, dir)
	if course == nil {
		if err := printProblems(w, dir, fromHere(dir, problems)); err != nil {
			return err
		}
		return errors.New("not locked; mend the errors first")
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	now := course.Now()
	next, report := course.Lock.Next(now)
	text, err := next.MarshalText()
	if err != nil {
		return fmt.Errorf("lock the course: %w", err)
	}
	file := filepath.Join(dir, lock.Name)
	kept, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read the lock: %w", err)
	}
	current := bytes.Equal(kept, text)
	if err := printReport(w, dir, course, &report, current); err != nil {
		return err
	}
	switch {
	case current:
		return nil
	case check:
		return errProblems
	}
	if err := durable.WriteFile(file, 0o644, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, "wrote", filepath.ToSlash(file))
	return err
}

// most is how many ids of a kind of difference are named.
const most = 100

// printReport says what a course brings since it was locked.
func printReport(w io.Writer, dir string, course *content.Course, r *lock.Report, current bool) error {
	var b strings.Builder
	name := filepath.ToSlash(dir)
	version := course.Version
	if version == "" {
		version = "without a version"
	}
	switch {
	case course.Lock == nil:
		fmt.Fprintf(&b, "%s: edition %s, %s, not locked before\n", name, version, count(len(r.New), "id"))
	case current:
		fmt.Fprintf(&b, "%s: edition %s, as it was locked\n", name, version)
	default:
		fmt.Fprintf(&b, "%s: edition %s; edition %s was locked\n", name, version, course.Lock.Version)
		list(&b, "new", r.New)
		differences(&b, "reworded", r.Reworded)
		differences(&b, "changed in meaning", r.Changed)
		var moved []string
		for _, m := range r.Moved {
			moved = append(moved, m.From+" is now "+m.To)
		}
		list(&b, "moved", moved)
		list(&b, "retired", r.Retired)
		list(&b, "back", r.Back)
		if r.Texts {
			b.WriteString("paragraphs of lessons are others, or elsewhere\n")
		}
		if r.Unraised {
			b.WriteString("the version is still that of the lock; raise it in course.yaml before you hand this out\n")
		}
		for _, id := range r.Spent {
			fmt.Fprintf(&b, "course.yaml says of %s whether it changed, and nothing of it did; take that out\n", id)
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print what is new: %w", err)
	}
	return nil
}

func list(b *strings.Builder, what string, all []string) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "%s (%d)\n", what, len(all))
	for _, line := range all[:min(len(all), most)] {
		fmt.Fprintln(b, "  "+line)
	}
	if more := len(all) - most; more > 0 {
		fmt.Fprintf(b, "  and %d more\n", more)
	}
}

// differences lists parts with what they said and say, so that the author sees
// whether they were taken for what they are.
func differences(b *strings.Builder, what string, all []edition.Difference) {
	var lines []string
	for _, d := range all {
		lines = append(lines, fmt.Sprintf("%s %s\n    was: %s\n    now: %s", d.ID, d.Part, d.Was, d.Now))
	}
	if n := edition.Things(all); n != len(all) {
		what += fmt.Sprintf(", %s", count(n, "id"))
	}
	list(b, what, lines)
}
