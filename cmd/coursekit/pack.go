package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stagecraft/content"
)

func newPack() *cobra.Command {
	var out string
	pack := &cobra.Command{
		Use:     "pack DIR -o x.course",
		Short:   "Pack a course's folder into one .course file",
		Long:    "Pack writes a course's folder as one .course file, which the app opens.\nA course with errors is not packed. The same course gives the same bytes.",
		Example: "  coursekit pack my-course -o my-course.course",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if filepath.Ext(out) != ".course" {
				return fmt.Errorf("the name after -o has to end in .course, not %q", out)
			}
			root, err := os.OpenRoot(args[0])
			if err != nil {
				return fmt.Errorf("open the course's folder: %w", err)
			}
			err = writeWhole(out, func(w io.Writer) error { return content.Pack(root.FS(), w) })
			err = errors.Join(err, root.Close())
			var problems content.Problems
			if errors.As(err, &problems) {
				if err := printProblems(cmd.OutOrStdout(), args[0], fromHere(args[0], problems)); err != nil {
					return err
				}
				return errors.New("not packed; mend the errors first")
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "packed", filepath.ToSlash(out))
			return err
		},
	}
	pack.Flags().StringVarP(&out, "output", "o", "", "the .course file to write")
	cobra.CheckErr(pack.MarkFlagRequired("output"))
	return pack
}

// writeWhole writes a file so that name is at every moment the old file or
// the whole new one, also when write fails or the machine stops.
func writeWhole(name string, write func(io.Writer) error) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("begin %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(temp.Name())))
		}
	}()
	if err := write(temp); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err := errors.Join(temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(temp.Name(), name); err != nil {
		return fmt.Errorf("put %s in place: %w", name, err)
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
