package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"stagecraft/assets"
	"stagecraft/content"
	"stagecraft/content/bundle"
)

// bundleMemory is how much memory, in bytes, making bundles should take: programs for several systems are in
// it at once.
const bundleMemory = 1 << 30

func newBundle() *cobra.Command {
	o := bundle.Options{DrawIcon: assets.LetterIcon}
	cmd := &cobra.Command{
		Use:   "bundle COURSE --players DIR -o DIR",
		Short: "Make of a course one package for each system, to open with a double click",
		Long: `Bundle makes of a course and the app one package for each system, which a learner
opens with a double click: a zip for Windows, a zip with an application for macOS,
and for Linux an archive that installs itself, a .deb and an .rpm. Each has the
course's own name and icon. START-HERE.html tells learners how to begin, and what
to do about the warning that an unsigned program gets.

The players are the packages of the app as they were released, in one folder with
their SHA256SUMS, against which they are checked. Without --players they are looked
for beside coursekit. docs/trainers.md goes through it step by step.

Nothing else needs to be installed, and the same input gives the same bytes.`,
		Example: "  coursekit bundle my.course --players players -o packages\n  coursekit bundle my-course --for windows,linux --name \"Selling well\" --icon logo.svg --accent 0B7F74 --publisher \"Acme\" -o packages",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			debug.SetMemoryLimit(bundleMemory)
			o.Course = args[0]
			return runBundle(cmd, o)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.Systems, "for", nil, "the systems: windows, macos, linux (default: each of which there is a player)")
	flags.StringVar(&o.Players, "players", "", "the folder with the released packages of the app (default: where coursekit is)")
	flags.StringVar(&o.PlayersKey, "players-key", "", "the public key that their SHA256SUMS has to be signed with, or its file")
	flags.StringVar(&o.Name, "name", "", "the name on the window, in menus and of files (default: the course's title)")
	flags.StringVar(&o.IconFile, "icon", "", "the icon, an SVG or a PNG (default: the first letter of the name)")
	flags.StringVar(&o.Publisher, "publisher", "", "who hands it out")
	flags.StringVar(&o.Accent, "accent", "", "the colour of buttons and links, such as 0B7F74")
	flags.BoolVar(&o.OwnData, "own-data", false, "keep what learners do apart from the app and from other bundles")
	flags.StringVarP(&o.Out, "output", "o", "", "the folder to write to")
	cobra.CheckErr(cmd.MarkFlagRequired("output"))
	return cmd
}

func runBundle(cmd *cobra.Command, o bundle.Options) error {
	if o.Players == "" {
		program, err := os.Executable()
		if err != nil {
			return fmt.Errorf("finding the players: %w; name their folder with --players", err)
		}
		o.Players = filepath.Dir(program)
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
	defer stop()
	products, err := bundle.Make(ctx, o, nil)
	if err != nil {
		return unbundled(cmd, o.Course, err)
	}
	table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, p := range products {
		system := p.System
		if system == "" {
			system = "all"
		}
		fmt.Fprintf(table, "%s\t%s\t%.1f MB\n", system, filepath.ToSlash(p.File), float64(p.Bytes)/1e6)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, p := range products {
		if p.Note != "" {
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", filepath.Base(p.File), p.Note)
		}
	}
	return nil
}

// unbundled says why there is no bundle; the problems of a course one by one.
func unbundled(cmd *cobra.Command, course string, err error) error {
	var problems content.Problems
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("stopped; nothing is half written")
	case !errors.As(err, &problems):
		return err
	}
	if err := printProblems(cmd.OutOrStdout(), course, fromHere(course, problems)); err != nil {
		return err
	}
	return errors.New("not bundled; mend the errors first")
}
