package study

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"stagecraft/content"
)

// FlagsMarkdown writes flags as a Markdown list to send to whoever makes the
// course: under each file what is flagged, with its line, id and comment. What
// is done has its box ticked.
func FlagsMarkdown(course *content.Course, flags []Flag) string {
	var b strings.Builder
	b.WriteString("# Flags in " + plain(course.Title) + "\n")
	if course.Version != "" {
		b.WriteString("\nVersion " + plain(course.Version) + ", " + count(len(flags), "flag", "flags") + "\n")
	}
	for i, f := range flags {
		if i == 0 || group(f) != group(flags[i-1]) {
			b.WriteString("\n## " + plain(group(f)) + "\n\n")
		}
		box := "[ ]"
		if f.Done {
			box = "[x]"
		}
		b.WriteString("- " + box + " ")
		if f.Line > 0 {
			fmt.Fprintf(&b, "line %d, ", f.Line)
		}
		b.WriteString("`" + f.ID() + "`")
		if f.Kind != FlagOther {
			b.WriteString(", **" + string(f.Kind) + "**")
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
func group(f Flag) string {
	switch {
	case f.Done:
		return "Done"
	case f.Earlier:
		return "From an earlier edition"
	case f.File == "":
		return "Your own processes"
	}
	return f.File
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// FlagsCSV writes flags as a table for a spreadsheet: UTF-8 with a byte order
// mark, which Excel needs to see it as such. A text that a spreadsheet would
// take for a formula gets an apostrophe in front.
func FlagsCSV(flags []Flag) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
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
			f.ID(), cell(f.File), line, cell(f.Text), cell(f.Comment), string(f.Kind), done, f.At.Format("2006-01-02"),
		})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write the flags as a table: %w", err)
	}
	return b.Bytes(), nil
}

func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
