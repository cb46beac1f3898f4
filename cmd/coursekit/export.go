package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/catalogue"
	"stagecraft/content/durable"
	"stagecraft/study"
	"stagecraft/study/exchange"
)

// exportEndings are of the files that export writes, by which it tells the form.
var exportEndings = []string{".apkg", ".txt", ".csv", ".html"}

func newExport() *cobra.Command {
	var out, lesson, process string
	export := &cobra.Command{
		Use:   "export DIR -o x.apkg",
		Short: "Write a course's cards as a deck for Anki, a table or a sheet to print",
		Long: `Export writes the cards that a course makes of its terms and of its processes' steps.
The ending of the name after -o says the form:

  .apkg  a deck for Anki and for programs that read its decks
  .txt   text that Anki imports: a note on each line, with its id
  .csv   a table: front, back, deck, tags and id of each card
  .html  a page to print: cards to cut out and to fold

Ids are those of the course, so that the deck of a new edition brings up to date what
learners have, and doubles nothing. What stands around the course's own text is in the
course's language, where the app has it, else in English.`,
		Example: "  coursekit export my-course -o my-course.apkg\n  coursekit export my-course --lesson start -o start.html",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ending := strings.ToLower(filepath.Ext(out))
			if !slices.Contains(exportEndings, ending) {
				return fmt.Errorf("the name after -o has to end in %s, not %q", strings.Join(exportEndings, ", "), filepath.Ext(out))
			}
			course, problems := content.OpenPath(cmd.Context(), args[0])
			if course == nil {
				if err := printProblems(cmd.OutOrStdout(), args[0], fromHere(args[0], problems)); err != nil {
					return err
				}
				return errors.New("not exported; mend the errors first")
			}
			w, err := exportCards(cmd.Context(), course, out, ending, lesson, process)
			if err = errors.Join(err, course.Close()); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "exported %s: %s, %s\n", filepath.ToSlash(out), count(w.Notes, "note"), count(w.Cards, "card"))
			return err
		},
	}
	export.Flags().StringVarP(&out, "output", "o", "", "the file to write")
	export.Flags().StringVar(&lesson, "lesson", "", "only the cards of a lesson, by its id")
	export.Flags().StringVar(&process, "process", "", "only the cards of a process, by its id")
	export.MarkFlagsMutuallyExclusive("lesson", "process")
	cobra.CheckErr(export.MarkFlagRequired("output"))
	return export
}

// exportCards writes the cards of a course, or of a part of it.
func exportCards(ctx context.Context, course *content.Course, out, ending, lesson, process string) (anki.Written, error) {
	source := exchange.Source{Course: course, Title: course.Title, Cards: study.CourseCards(course), Words: catalogue.For(course.Language)}
	var part string
	switch {
	case lesson != "":
		l := course.Lesson(lesson)
		if l == nil {
			return anki.Written{}, fmt.Errorf("there is no lesson %q in the course", lesson)
		}
		part = l.Title
		source.Cards = slices.DeleteFunc(source.Cards, func(c study.Card) bool {
			if c.Term == nil {
				return true
			}
			home, _, _ := strings.Cut(c.Term.Lesson, "#")
			return home != lesson
		})
	case process != "":
		p := course.Process(process)
		if p == nil {
			return anki.Written{}, fmt.Errorf("there is no process %q in the course", process)
		}
		part = p.Title
		source.Cards = slices.DeleteFunc(source.Cards, func(c study.Card) bool { return c.Step == nil || c.Step.Process != p })
	}
	if part != "" {
		source.Title += " › " + part
	}
	if len(source.Cards) == 0 {
		return anki.Written{}, errors.New("there are no cards to export: terms and steps make them")
	}
	deck := exchange.Deck(source)
	words := source.Words
	var data []byte
	var w anki.Written
	var err error
	switch ending {
	case ".apkg":
		var b bytes.Buffer
		w, err = anki.WritePackage(ctx, &b, deck, time.Now())
		data = b.Bytes()
	case ".txt":
		data, w = anki.WriteText(deck)
	case ".csv":
		data, w, err = anki.WriteCSV(deck)
	case ".html":
		data, w = anki.WriteSheet(deck, words.T("Cards to cut out along the lines and to fold in the middle, front and back beside each other."))
	}
	if err != nil {
		return w, err
	}
	return w, durable.WriteFile(out, 0o644, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
}
