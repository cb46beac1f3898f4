package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/website"
)

// maxIcon is how many bytes a site's icon may have.
const maxIcon = 1 << 20

func newWeb() *cobra.Command {
	var out, icon string
	var options website.Options
	web := &cobra.Command{
		Use:   "web DIR|FILE.course",
		Short: "Write a course as a web site that works from a folder",
		Long: `Web writes a course as pages that lead to each other: its lessons, processes,
terms and roles, and its questions with the answers behind a click. They need no
server and no network: whoever gets the folder, or the zip, opens index.html.
They can be used by keys and with a screen reader, printed, and put on any web
server as they are.

The name after -o is that of a folder, or ends in .zip. A folder has to be new
or empty, or hold a site, which is replaced. The same course gives the same bytes.

What a page could not show, such as a picture that is damaged, is listed as
  file:line:column: warning: message (rule)
and the status is then 1; the site is written all the same.`,
		Example: "  coursekit web my-course -o site\n  coursekit web my.course -o site.zip --accent \"#0B7F74\" --publisher \"Example Ltd\"",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if icon != "" {
				if options.Icon, err = readIcon(icon); err != nil {
					return err
				}
			}
			course, problems := content.OpenPath(cmd.Context(), args[0])
			if course == nil {
				if err := printProblems(cmd.OutOrStdout(), args[0], fromHere(args[0], problems)); err != nil {
					return err
				}
				return errors.New("no site was written; mend the errors first")
			}
			defer func() { err = errors.Join(err, course.Close()) }()
			missing, err := writeSite(cmd.Context(), out, course, options)
			if err != nil {
				return err
			}
			for _, p := range fromHere(args[0], missing) {
				if _, err := fmt.Fprintln(cmd.ErrOrStderr(), p); err != nil {
					return fmt.Errorf("print the problems: %w", err)
				}
			}
			first := out
			if !zipped(out) {
				first = filepath.Join(out, "index.html")
			}
			if _, err = fmt.Fprintln(cmd.OutOrStdout(), "wrote", filepath.ToSlash(first)); err == nil && len(missing) > 0 {
				err = errProblems
			}
			return err
		},
	}
	web.Flags().StringVarP(&out, "output", "o", "", "the folder to write, or the file when it ends in .zip")
	web.Flags().StringVar(&options.Name, "name", "", "what the site is called; without it the course's title")
	web.Flags().StringVar(&options.Publisher, "publisher", "", "who hands it out, said at the foot of each page")
	web.Flags().StringVar(&options.Accent, "accent", "", "the colour of what is pressed and chosen, such as #2457D6; it is made as dark or light as reading needs")
	web.Flags().StringVar(&icon, "icon", "", "a PNG or SVG that browsers show beside the name")
	cobra.CheckErr(web.MarkFlagRequired("output"))
	return web
}

func zipped(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

func writeSite(ctx context.Context, out string, course *content.Course, o website.Options) (problems content.Problems, err error) {
	if !zipped(out) {
		return website.Folder(ctx, out, course, o)
	}
	err = durable.WriteFile(out, 0o644, func(w io.Writer) error {
		problems, err = website.Zip(ctx, w, course, o)
		return err
	})
	return problems, err
}

// readIcon reads a picture that is small enough for an icon.
func readIcon(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the icon: %w", err)
	}
	defer f.Close() // only read from
	data, err := io.ReadAll(io.LimitReader(f, maxIcon+1))
	if err != nil {
		return nil, fmt.Errorf("read the icon: %w", err)
	}
	if len(data) > maxIcon {
		return nil, fmt.Errorf("%s has more than %d MB; an icon may not", filepath.ToSlash(name), maxIcon>>20)
	}
	return data, nil
}
