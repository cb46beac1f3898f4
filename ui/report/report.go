// Package report puts together what whoever looks after the app needs to know of a
// problem, and leaves out what is personal.
package report

import (
	"fmt"
	"regexp"
	"strings"

	"stagecraft/ui/words"
)

// Facts are what may stand in a report.
type Facts struct {
	Version string
	System  string // name, processor and what the program was compiled with
	Window  string // its size, and how large text is in it
	Look    string // theme, language
	Voice   []string
	Folder  string // of the data
	Data    string // how much of it there is
	Page    string // that is shown; "" for none

	Course string // title and version of the one that is open, and what it is opened by
	Log    string // of what went wrong
}

// Parts are those of a report that the learner may take in or leave out.
type Parts struct {
	Log    bool
	Course bool // which course it is: its title and path, also in the log
}

// Text is the report: all of it, as it is shown and saved.
func (f *Facts) Text(parts Parts, private *Private) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-12s %s\n", name+":", value)
		}
	}
	b.WriteString(words.T("Report of a problem with Stagecraft") + "\n\n")
	line(words.T("Version"), f.Version)
	line(words.T("System"), f.System)
	line(words.T("Window"), f.Window)
	line(words.T("Look"), f.Look)
	line(words.T("Voice"), strings.Join(f.Voice, ", "))
	line(words.T("Data folder"), private.Clean(f.Folder))
	line(words.T("Data"), f.Data)
	line(words.T("Page"), f.Page)
	if parts.Course {
		line(words.T("Course"), private.Clean(f.Course))
	}
	if parts.Log {
		log := lastEntry(f.Log)
		if !parts.Course {
			log = ofCourse.ReplaceAllString(log, "${1}a course)")
		}
		if log = strings.TrimSpace(private.Clean(log)); log == "" {
			log = words.T("(empty: nothing went wrong that was written down)")
		}
		b.WriteString("\n" + words.T("Log") + "\n\n" + log + "\n")
	}
	return b.String()
}

// ofCourse is where a log names the course that was open.
var ofCourse = regexp.MustCompile(`(?m)^(\(above: Stagecraft .* on page "[^"\n]*" of ).*\)$`)

// What the line that ends an entry of the log begins with, and how much of an entry
// is given, in bytes: what the app ended of stands first.
const (
	entryEnd  = "(above: Stagecraft "
	mostEntry = 16 << 10
)

// lastEntry gives what was written of the last time that the app ended by itself, and
// since.
func lastEntry(log string) string {
	end := strings.LastIndex(log, "\n"+entryEnd)
	begin := 0
	if end > 0 {
		if before := strings.LastIndex(log[:end], "\n"+entryEnd); before >= 0 {
			begin = before + 1 + strings.IndexByte(log[before+1:], '\n') + 1
		}
	}
	entry, after := log[begin:], ""
	if end > begin {
		entry, after = log[begin:end], log[end:]
	}
	return atMost(entry) + atMost(after)
}

// atMost gives so much of a text from its start, in whole lines.
func atMost(text string) string {
	if len(text) <= mostEntry {
		return text
	}
	cut := text[:mostEntry]
	if i := strings.LastIndexByte(cut, '\n'); i > 0 {
		cut = cut[:i]
	}
	return cut + "\n" + words.F("(%d more bytes are in the log itself)", len(text)-len(cut)) + "\n"
}
