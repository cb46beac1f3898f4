package main

import (
	"bytes"
	"fmt"
	"io"
	"text/tabwriter"

	"stagecraft/content"
)

// printTally prints what a course holds: a table of lessons, one of
// questions, and a line each for scenes, terms and processes.
func printTally(w io.Writer, t content.Tally) error {
	var out bytes.Buffer
	table := func(rows func(row func(cells ...any))) { printTable(&out, rows) }
	length := func(f float64) string { return fmt.Sprintf("%.1f", f) }

	table(func(row func(...any)) {
		row("lesson", "words", "minutes", "words a sentence", "questions", "terms linked")
		questions := 0
		for _, l := range t.Lessons {
			row(l.ID, l.Words, l.Minutes, length(l.SentenceLength()), l.Questions, l.Terms)
			questions += l.Questions
		}
		row("all", t.Words, t.Minutes, length(t.SentenceLength()), questions, t.Linked)
	})
	table(func(row func(...any)) {
		row("questions", "in lessons", "in practice", "together")
		lessons, practice := 0, 0
		for _, kind := range content.QuestionKinds() {
			row(kind, t.InLessons[kind], t.InPractice[kind], t.InLessons[kind]+t.InPractice[kind])
			lessons, practice = lessons+t.InLessons[kind], practice+t.InPractice[kind]
		}
		row("all", lessons, practice, lessons+practice)
	})
	table(func(row func(...any)) {
		row("process", "steps")
		steps := 0
		for _, p := range t.Processes {
			row(p.ID, p.Steps)
			steps += p.Steps
		}
		row("all", steps)
	})
	printDialogues(&out, t.Dialogues)
	fmt.Fprintf(&out, "\nscenes: %d\n", t.Scenes)
	fmt.Fprintf(&out, "terms: %d, of which %d with an abbreviation; lessons say %s and link to %s\n",
		t.Terms, t.Abbreviated, share(t.Said, t.Terms), share(t.Linked, t.Terms))
	if _, err := out.WriteTo(w); err != nil {
		return fmt.Errorf("print the counts: %w", err)
	}
	return nil
}

// share gives a count and what part of all it is.
func share(n, all int) string {
	if all == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%d %%)", n, n*100/all)
}

// printTable prints rows of cells in columns, after an empty line.
func printTable(out io.Writer, rows func(row func(cells ...any))) {
	fmt.Fprintln(out)
	tw := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	rows(func(cells ...any) {
		for _, c := range cells {
			fmt.Fprintf(tw, "%v\t", c)
		}
		fmt.Fprintln(tw)
	})
	tw.Flush() // it writes to a buffer
}

// printDialogues prints a table of conversations; nothing when there are none.
func printDialogues(out io.Writer, all []content.DialogueTally) {
	if len(all) == 0 {
		return
	}
	printTable(out, func(row func(...any)) {
		row("dialogue", "moments", "replies", "endings", "facts", "shortest way", "longest way", "words", "minutes")
		for _, d := range all {
			row(d.ID, d.Moments, d.Replies, d.Endings, d.Facts, d.Shortest, d.Longest, d.Words, d.Minutes)
		}
	})
}
