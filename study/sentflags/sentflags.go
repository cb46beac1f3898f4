// Package sentflags reads the flags that learners and reviewers send to whoever makes a course: as a .progress file,
// or as the list that Cards > Flags writes, in Markdown or as a table.
package sentflags

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Bounds of what is read.
const (
	maxFile  = 8 << 20 // bytes of a list
	MaxFlags = 20_000
)

// ErrNoFlags says that a file holds no flags of the course.
var ErrNoFlags = errors.New("it holds no flags of this course")

// Read reads the flags that a file holds of a course, in their order; those of a list may be of any course. An error
// says what is wrong with the file, and where.
func Read(ctx context.Context, path, course string) ([]*content.Comment, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errors.New("it is not a file")}
	}
	var all []*content.Comment
	if strings.HasSuffix(strings.ToLower(path), progressfile.Extension) {
		all, err = fromProgress(ctx, path, course)
	} else {
		all, err = fromList(path, info.Size())
	}
	if err == nil && len(all) == 0 {
		err = ErrNoFlags
	}
	if err == nil && len(all) > MaxFlags {
		err = fmt.Errorf("it holds %d flags; %d is the most", len(all), MaxFlags)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

func fromList(path string, size int64) ([]*content.Comment, error) {
	if size > maxFile {
		return nil, fmt.Errorf("it has %d bytes; %d is the most", size, maxFile)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return nil, errors.New("it is not a text in UTF-8")
	}
	if strings.HasPrefix(string(data), "id,file,line,") {
		return fromTable(data)
	}
	return fromMarkdown(string(data)), nil
}

// fromProgress gives the flags in force at the end of a .progress file.
func fromProgress(ctx context.Context, path, course string) ([]*content.Comment, error) {
	f, err := progressfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names := map[string]string{}
	at := map[string]int{}
	var all []*content.Comment
	for line, err := range f.Events(ctx, nil) {
		if err != nil {
			return nil, err
		}
		switch e := &line.Event; e.Kind {
		case study.Named:
			var p study.NamedPayload
			if json.Unmarshal(e.Payload, &p) == nil {
				names[p.Device] = p.Name
			}
		case study.Flagged:
			var p study.FlaggedPayload
			if e.Course != course || json.Unmarshal(e.Payload, &p) != nil {
				continue
			}
			key := p.Card + "\x00" + p.Question + "\x00" + p.Lesson + "\x00" + p.Block
			i, was := at[key]
			if was {
				all[i] = nil
			}
			if p.Cleared || p.Done {
				continue
			}
			c := &content.Comment{
				On: onOf(&p), Kind: string(p.Amiss), Text: strings.TrimSpace(p.Comment), Quote: p.Quote,
				From: e.Device, Date: time.UnixMilli(e.At).UTC().Format(time.DateOnly),
			}
			if c.On == "" {
				continue
			}
			at[key] = len(all)
			all = append(all, c)
		}
	}
	all = slices.DeleteFunc(all, func(c *content.Comment) bool { return c == nil })
	for _, c := range all {
		c.From = names[c.From] // a device without a name says nothing to anybody
		c.ID = content.CommentID(c.On, c.Kind, c.Text, c.Quote)
	}
	return all, nil
}

// onOf names what a flag is on.
func onOf(p *study.FlaggedPayload) string {
	switch {
	case p.Card != "":
		return p.Card
	case p.Question != "":
		return "question:" + p.Question
	case p.Lesson != "":
		return "lesson:" + p.Lesson
	}
	return ""
}

// fromTable reads what [study.FlagsCSV] writes, with more columns or in another order too.
func fromTable(data []byte) ([]*content.Comment, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil, err
	}
	var all []*content.Comment
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		of := func(column string) string {
			if i := slices.Index(head, column); i >= 0 && i < len(row) {
				return strings.TrimSpace(uncell(row[i]))
			}
			return ""
		}
		if of("done") == "yes" || of("id") == "" {
			continue
		}
		all = append(all, listed(of("id"), of("kind"), of("comment"), of("text"), of("date")))
		if len(all) > MaxFlags {
			return all, nil
		}
	}
}

// uncell takes away the apostrophe that keeps a spreadsheet from taking a text for a formula.
func uncell(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0])) {
		return rest
	}
	return text
}

// item is the first line of a flag in a list, as [study.FlagsMarkdown] writes it.
var item = regexp.MustCompile("^- \\[( |x)\\] .*?`([^`]+)`(?:, \\*\\*(.+)\\*\\*)?$")

// fromMarkdown reads that list, in whichever language its words are.
func fromMarkdown(text string) (all []*content.Comment) {
	var on, kind string
	var quote, said []string
	open := false
	end := func() {
		if open && len(all) <= MaxFlags {
			all = append(all, listed(on, kind, strings.TrimSpace(strings.Join(said, "\n")), strings.Join(quote, " "), ""))
		}
		open, quote, said = false, nil, nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if m := item.FindStringSubmatch(line); m != nil {
			end()
			open, on, kind = m[1] == " ", m[2], kindOf(m[3])
			continue
		}
		rest, inside := strings.CutPrefix(line, "  ")
		switch {
		case strings.TrimSpace(line) == "":
		case !inside:
			end()
		case strings.HasPrefix(rest, "> ") && len(said) == 0:
			quote = append(quote, unescaped(strings.TrimPrefix(rest, "> ")))
		default:
			said = append(said, unescaped(rest))
		}
	}
	end()
	return all
}

// kindOf is the kind of flag that a word stands for, in any language of the app's.
func kindOf(word string) string {
	if word == "" {
		return ""
	}
	for _, language := range catalogue.Languages() {
		words := catalogue.For(language)
		for _, kind := range []study.FlagKind{study.FlagWrong, study.FlagUnclear, study.FlagTypo} {
			if kind.Name(words) == word {
				return string(kind)
			}
		}
	}
	return ""
}

var escape = regexp.MustCompile(`\\([[:punct:]])`)

func unescaped(text string) string { return escape.ReplaceAllString(text, "$1") }

// listed is a flag of a list. What a list quotes counts as one only of a lesson: of a card it is the card.
func listed(on, kind, comment, text, date string) *content.Comment {
	c := &content.Comment{On: on, Kind: kind, Text: comment, Date: date}
	if strings.HasPrefix(on, "lesson:") {
		c.Quote = text
	}
	c.ID = content.CommentID(c.On, c.Kind, c.Text, c.Quote)
	return c
}
