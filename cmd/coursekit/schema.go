package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stagecraft/content/durable"
	"stagecraft/content/format"
)

func newSchema() *cobra.Command {
	var out string
	schema := &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Write JSON Schemas of a course's YAML files, for editors",
		Long: `Schema prints the JSON Schema of one kind of file: ` + strings.Join(schemaNames(), ", ") + `.
With -o it writes all of them into a folder. An editor with a YAML language
server completes and checks by them as you type, once the first line of a file
names its schema, as in the files that coursekit new writes:
  # yaml-language-server: $schema=.schema/terms.schema.json`,
		Example: "  coursekit schema -o my-course/.schema\n  coursekit schema terms",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case out != "" && len(args) > 0:
				return fmt.Errorf("-o writes all schemas; leave %q out, or print that one without -o", args[0])
			case out != "":
				return writeSchemas(cmd.OutOrStdout(), out)
			case len(args) == 0:
				return fmt.Errorf("name one of %s, or a folder for all of them after -o", strings.Join(schemaNames(), ", "))
			}
			for i := range format.Files {
				if f := &format.Files[i]; f.Name == args[0] {
					b, err := f.Schema()
					if err != nil {
						return err
					}
					_, err = cmd.OutOrStdout().Write(b)
					return err
				}
			}
			return fmt.Errorf("there is no schema %q; there are %s", args[0], strings.Join(schemaNames(), ", "))
		},
	}
	schema.Flags().StringVarP(&out, "output", "o", "", "the folder to write all schemas into")
	return schema
}

func schemaNames() []string {
	names := make([]string, len(format.Files))
	for i, f := range format.Files {
		names[i] = f.Name
	}
	return names
}

// schemaFile is what a schema's file is called.
func schemaFile(f *format.File) string { return f.Name + ".schema.json" }

// writeSchemas writes all schemas into a folder, which is made if it isn't there.
func writeSchemas(w io.Writer, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	for i := range format.Files {
		f := &format.Files[i]
		b, err := f.Schema()
		if err != nil {
			return err
		}
		name := filepath.Join(folder, schemaFile(f))
		if err := durable.WriteFile(name, 0o644, func(to io.Writer) error {
			_, err := to.Write(b)
			return err
		}); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w, "wrote", filepath.ToSlash(name)); err != nil {
			return err
		}
	}
	return nil
}
