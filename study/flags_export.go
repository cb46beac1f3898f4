package study

import (
	"fmt"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// FlagsMarkdown writes flags as a Markdown list to send to whoever makes the
// course: under each file what is flagged, with its line, id and comment. What
// is done has its box ticked. What is said about them is in words.
func FlagsMarkdown(course *content.Course, flags []Flag, words *catalogue.Words) string {
	var b strings.Builder
	b.WriteString("# " + words.F("Flags in %s", plain(course.Title)) + "\n")
	if course.Version != "" {
		b.WriteString("\n" + words.F("Version %s", plain(course.Version)) + ", " + words.N("%d flag", "%d flags", len(flags)) + "\n")
	}
	for i, f := range flags {
		if i == 0 || f.group(words) != flags[i-1].group(words) {
			b.WriteString("\n## " + plain(f.group(words)) + "\n\n")
		}
		box := "[ ]"
		if f.Done {
			box = "[x]"
		}
		b.WriteString("- " + box + " ")
		if f.Line > 0 {
			b.WriteString(words.F("line %d", f.Line) + ", ")
		}
		b.WriteString("`" + f.ID() + "`")
		if f.Kind != FlagOther {
			b.WriteString(", **" + f.Kind.Name(words) + "**")
		}
		b.WriteString("\n  > " + plain(f.Text) + "\n")
		for i, line := range strings.Split(f.Comment, "\n") {
			if i == 0 && f.Comment != "" {
				b.WriteByte('\n')
			}
			if line = plain(line); line != "" {
				b.WriteString("  " + line + "\n")
			}
		}
	}
	return b.String()
}

// group is the heading that a flag stands under.
func (f Flag) group(words *catalogue.Words) string {
	switch {
	case f.Done:
		return words.T("Done")
	case f.Earlier:
		return words.T("From an earlier edition")
	case f.File == "":
		return words.T("Your own processes")
	}
	return f.File
}

// Name is what is amiss, as a word.
func (k FlagKind) Name(words *catalogue.Words) string {
	switch k {
	case FlagWrong:
		return words.T("Wrong")
	case FlagUnclear:
		return words.T("Unclear")
	case FlagTypo:
		return words.T("Typo")
	}
	return string(k)
}

// FlagsCSV writes flags as a table for a spreadsheet, as [CSV] does.
func FlagsCSV(flags []Flag) ([]byte, error) {
	rows := [][]string{{"id", "file", "line", "text", "comment", "kind", "done", "date"}}
	for _, f := range flags {
		line, done := "", "no"
		if f.Line > 0 {
			line = strconv.Itoa(f.Line)
		}
		if f.Done {
			done = "yes"
		}
		rows = append(rows, []string{
			f.ID(), CSVCell(f.File), line, CSVCell(f.Text), CSVCell(f.Comment), string(f.Kind), done, f.At.Format("2006-01-02"),
		})
	}
	table, err := CSV(rows)
	if err != nil {
		return nil, fmt.Errorf("write the flags as a table: %w", err)
	}
	return table, nil
}
