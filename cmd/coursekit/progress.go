package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"stagecraft/study/progressfile"
)

func newProgress() *cobra.Command {
	progress := &cobra.Command{
		Use:   "progress",
		Short: "Look into learners' .progress files",
		Long: `Progress looks into .progress files: what a learner did, as the app writes it for
another machine, as a backup, or for a trainer. docs/progress-format.md says
what is in one.`,
	}
	progress.AddCommand(newProgressCheck(), newProgressShow(), newProgressJoin())
	return progress
}

// errUnsound says that files aren't sound, which has been printed.
var errUnsound = fmt.Errorf("%w: a file is not sound", errProblems)

func newProgressCheck() *cobra.Command {
	var code string
	check := &cobra.Command{
		Use:   "check FILE...",
		Short: "Say whether .progress files are sound",
		Long: `Check reads each file whole, and says that it is sound or what is wrong and in
which line. It ends with status 1 when one isn't sound.

With --certificate it also says whether the certificate with that code was made of
an exam that the file holds, of which course, how it went, and for whom. It ends
with status 1 when none of the files holds it.`,
		Example: "  coursekit progress check desk.progress\n  coursekit progress check ada.progress --certificate 3F9K-TQ2M-08XW-CVB7",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var failed error
			confirmed := 0
			for _, name := range args {
				f, err := openChecked(cmd, name)
				if err != nil {
					failed = errUnsound
					fmt.Fprintf(cmd.OutOrStdout(), "%s: %v\n", filepath.ToSlash(name), err)
					continue
				}
				s := f.Summary
				fmt.Fprintf(cmd.OutOrStdout(), "%s: sound, %s of %s\n", filepath.ToSlash(name),
					count(int(s.Events), "event"), count(len(s.Devices), "device"))
				if code != "" {
					c, ok, err := findCertificate(cmd.Context(), f, code)
					if err != nil {
						return errors.Join(err, f.Close())
					}
					if ok {
						confirmed++
						fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", filepath.ToSlash(name), confirmation(c))
					}
				}
				if err := f.Close(); err != nil {
					return err
				}
			}
			if code != "" && confirmed == 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "the certificate %s is of no exam here\n", printable(code))
				return errors.Join(failed, errUnconfirmed)
			}
			return failed
		},
	}
	check.Flags().StringVar(&code, "certificate", "", "the code of a certificate to confirm")
	return check
}

// openChecked opens a file once it was found to be sound. Its errors don't name it.
func openChecked(cmd *cobra.Command, name string) (*progressfile.File, error) {
	f, err := progressfile.Open(name)
	var fault *progressfile.Fault
	var of *fs.PathError
	switch {
	case errors.As(err, &fault):
		return nil, fault
	case errors.As(err, &of):
		return nil, of.Err
	case err != nil:
		return nil, err
	}
	if err := f.Check(cmd.Context(), nil); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// shown is what show prints of a file as JSON.
type shown struct {
	File   string `json:"file"`
	Size   int64  `json:"size"`
	Course string `json:"course"`
	progressfile.Summary
}

func newProgressShow() *cobra.Command {
	var asJSON bool
	show := &cobra.Command{
		Use:   "show FILE...",
		Short: "Say what .progress files hold",
		Long: `Show says of each file from which devices its events are, of which courses and
kinds, and from which day to which. It says nothing of a file that isn't sound.

With --json it prints an array with an object a file; times are milliseconds
since 1970 in UTC.`,
		Example: "  coursekit progress show desk.progress\n  coursekit progress show --json *.progress",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			all := []shown{}
			for _, name := range args {
				f, err := openChecked(cmd, name)
				if err != nil {
					return fmt.Errorf("%s: %w", filepath.ToSlash(name), err)
				}
				all = append(all, shown{filepath.ToSlash(name), f.Size, f.Header.Course, f.Summary})
				if err := f.Close(); err != nil {
					return err
				}
			}
			if asJSON {
				e := json.NewEncoder(cmd.OutOrStdout())
				e.SetIndent("", "  ")
				return e.Encode(all)
			}
			for i, s := range all {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := printProgress(cmd.OutOrStdout(), s); err != nil {
					return err
				}
			}
			return nil
		},
	}
	show.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return show
}

func printProgress(w io.Writer, s shown) error {
	fmt.Fprintf(w, "%s: %s", s.File, count(int(s.Events), "event"))
	if s.Events > 0 {
		fmt.Fprintf(w, " on %s, %s", count(int(s.Days), "day"), span(s.From, s.To))
	}
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, name := range slices.Sorted(maps.Keys(s.Devices)) {
		d := s.Devices[name]
		fmt.Fprintf(t, "device\t%s\t%s\t%s\n", printable(name), count(int(d.Events), "event"), span(d.From, d.To))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Courses)) {
		course := name
		if course == "" {
			course = "(every course)"
		}
		fmt.Fprintf(t, "course\t%s\t%s\t\n", printable(course), count(int(s.Courses[name]), "event"))
	}
	for _, kind := range slices.Sorted(maps.Keys(s.Kinds)) {
		fmt.Fprintf(t, "kind\t%s\t%s\t\n", printable(string(kind)), count(int(s.Kinds[kind]), "event"))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print what the file holds: %w", err)
	}
	return nil
}

// span says from which day to which, in UTC.
func span(from, to int64) string {
	day := func(ms int64) string { return time.UnixMilli(ms).UTC().Format("2 January 2006") }
	if day(from) == day(to) {
		return day(from)
	}
	return day(from) + " to " + day(to)
}

func newProgressJoin() *cobra.Command {
	var out string
	join := &cobra.Command{
		Use:   "join FILE... -o all.progress",
		Short: "Write one .progress file of several",
		Long: `Join writes a new file of all events that the files hold, each once. Which order
they are named in makes no difference. It writes nothing when one of them isn't
sound, or when two don't agree on an event, and never over a file that is there.`,
		Example: "  coursekit progress join desk.progress laptop.progress -o both.progress",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if filepath.Ext(out) != progressfile.Extension {
				return fmt.Errorf("the name after -o has to end in %s, not %q", progressfile.Extension, out)
			}
			s, err := progressfile.Merge(cmd.Context(), out, args, nil)
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s is there already; name a new file", filepath.ToSlash(out))
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "joined %s: %s of %s\n", filepath.ToSlash(out),
				count(int(s.Events), "event"), count(len(s.Devices), "device"))
			return err
		},
	}
	join.Flags().StringVarP(&out, "output", "o", "", "the .progress file to write")
	cobra.CheckErr(join.MarkFlagRequired("output"))
	return join
}
