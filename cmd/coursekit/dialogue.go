package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/durable"
)

func newDialogue() *cobra.Command {
	var svg bool
	var out string
	command := &cobra.Command{
		Use:   "dialogue COURSE [ID]",
		Short: "List the conversations of a course, or draw one as a map",
		Long: `Dialogue lists the conversations of a course, each with its moments, replies,
endings and facts, and its shortest and longest way in choices.

With --svg and the id of one it draws that as a map: its moments in layers from
the first to the endings, its replies as arrows. An arrow is dashed where the
reply isn't always offered, and blue where it is a turning point. Point at a box
or an arrow in a browser to read what is said.`,
		Example: `  coursekit dialogue my-course
  coursekit dialogue my-course first-call --svg -o first-call.svg`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			course, problems := content.OpenPath(cmd.Context(), args[0])
			if course == nil {
				fmt.Fprintln(cmd.OutOrStdout(), problems.Error())
				return errProblems
			}
			defer func() { err = errors.Join(err, course.Close()) }()
			if len(args) == 1 {
				if svg {
					return errors.New("name the conversation to draw, by its id")
				}
				return listDialogues(cmd.OutOrStdout(), course)
			}
			d := course.Dialogue(args[1])
			if d == nil {
				return fmt.Errorf("there is no conversation %q%s", args[1], conversationsOf(course))
			}
			if !svg {
				return listDialogues(cmd.OutOrStdout(), &content.Course{Dialogues: []*dialogue.Dialogue{d}})
			}
			if out == "" {
				return d.WriteSVG(cmd.OutOrStdout())
			}
			return durable.WriteFile(out, 0o644, func(w io.Writer) error { return d.WriteSVG(w) })
		},
	}
	command.Flags().BoolVar(&svg, "svg", false, "draw it as a map")
	command.Flags().StringVarP(&out, "output", "o", "", "the file to write instead of standard output")
	return command
}

// conversationsOf says which conversations a course has.
func conversationsOf(course *content.Course) string {
	var ids []string
	for _, d := range course.Dialogues {
		ids = append(ids, d.ID)
	}
	if len(ids) == 0 {
		return "; the course has none"
	}
	slices.Sort(ids)
	return "; there are " + strings.Join(ids, ", ")
}

// listDialogues prints what each dialogue of a course holds.
func listDialogues(w io.Writer, course *content.Course) error {
	var out strings.Builder
	printDialogues(&out, course.Tally().Dialogues)
	if out.Len() == 0 {
		out.WriteString("the course has no conversations; write one in dialogues/\n")
	}
	if _, err := io.WriteString(w, strings.TrimPrefix(out.String(), "\n")); err != nil {
		return fmt.Errorf("print the conversations: %w", err)
	}
	return nil
}
