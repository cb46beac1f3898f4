package fix

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// maxFile is how many bytes of a file are read to show a line of it.
const maxFile = 32 << 20

// Report is what is wrong with a course, and what mends it. It keeps no file open.
type Report struct {
	Path     string // as it was given
	Root     string // the folder that the files of findings lie in; "" when they lie in none
	ReadOnly Reason // why nothing of it is changed; "" when it can be
	Findings []Finding

	check func(context.Context, fs.FS) content.Problems // the files of Root
}

// Reason is why a course is never changed.
type Reason string

// The reasons.
const (
	Packed  Reason = "packed"  // it is a .course file, or another that holds files
	Bundled Reason = "bundled" // it is the one within the app
	Unread  Reason = "unread"  // there is nothing at its path that could be read
)

// Check checks the course at a path: a folder, a .course or .zip file, or one note.
// The error is that ctx ended first.
func Check(ctx context.Context, name string) (*Report, error) {
	r := &Report{Path: name}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		r.ReadOnly = Unread
		return r, r.look(ctx, nil, content.CheckPath(name))
	case info.IsDir():
		r.Root, r.check = name, func(ctx context.Context, files fs.FS) content.Problems {
			return content.CheckFolder(ctx, files, filepath.Base(absolute(name)))
		}
		return r, r.lookInFolder(ctx)
	case filepath.Ext(name) == ".md":
		r.Root, r.check = filepath.Dir(name), func(_ context.Context, files fs.FS) content.Problems {
			return checkNote(files, filepath.Base(name))
		}
		return r, r.lookInFolder(ctx)
	}
	r.ReadOnly = Packed
	files, closer, problems := content.FilesAt(ctx, name)
	if files == nil {
		return r, r.look(ctx, nil, problems)
	}
	err = r.look(ctx, files, content.CheckFiles(ctx, files))
	return r, errors.Join(err, closer.Close())
}

// CheckFiles checks the files of a course that is open, which for a reason is never
// changed.
func CheckFiles(ctx context.Context, files fs.FS, why Reason) (*Report, error) {
	r := &Report{ReadOnly: why}
	return r, r.look(ctx, files, content.CheckFiles(ctx, files))
}

func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// lookInFolder makes the findings of what is wrong in Root.
func (r *Report) lookInFolder(ctx context.Context) error {
	root, err := os.OpenRoot(r.Root)
	if err != nil {
		r.Root, r.ReadOnly = "", Unread
		return r.look(ctx, nil, content.CheckPath(r.Path))
	}
	err = r.look(ctx, root.FS(), r.check(ctx, root.FS()))
	return errors.Join(err, root.Close())
}

// checkNote checks one note of a folder.
func checkNote(files fs.FS, name string) content.Problems {
	source, err := readFile(files, name)
	if err != nil {
		return content.Problems{content.Problem{File: name, Severity: content.Error, Rule: "unreadable"}.Saying(catalogue.Say("cannot be read: %v", err))}
	}
	return content.CheckNote(name, source)
}

func readFile(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("more than %d bytes", maxFile)
	}
	return b, errors.Join(err, f.Close())
}

// Problems gives the problems alone.
func (r *Report) Problems() content.Problems {
	all := make(content.Problems, len(r.Findings))
	for i := range r.Findings {
		all[i] = r.Findings[i].Problem
	}
	return all
}

// Mendable counts the findings that can be mended.
func (r *Report) Mendable() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Fix != nil {
			n++
		}
	}
	return n
}

// look makes the findings of problems.
func (r *Report) look(ctx context.Context, files fs.FS, problems content.Problems) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.Findings = findings(files, problems, r.ReadOnly == "")
	return nil
}

// mostMended is of how many problems at once it is looked what mends them.
const mostMended = 500

// findings says of each problem where it is and what mends it.
func findings(files fs.FS, problems content.Problems, mends bool) []Finding {
	m := &mending{files: map[string]*source{}, stubs: map[string]*Fix{}, lessons: map[string]string{}}
	m.read = func(name string) []byte {
		if files == nil || !fs.ValidPath(name) {
			return nil
		}
		source, err := readFile(files, name)
		if err != nil {
			return nil
		}
		return source
	}
	m.course = mends && m.file("course.yaml") != nil
	m.nameLessons(problems)
	all := make([]Finding, len(problems))
	for i := range problems {
		all[i] = m.finding(&problems[i], mends && i < mostMended)
		if mends && i >= mostMended {
			all[i].Why = catalogue.Say("those before it are mended first")
		}
	}
	keepClosings(all)
	return all
}

// keepClosings offers no way to take out colons that may close a callout whose name is
// to be put right first.
func keepClosings(all []Finding) {
	misnamed := map[string]bool{}
	for i := range all {
		if all[i].Rule == "unknown-callout" {
			misnamed[all[i].File] = true
		}
	}
	for i := range all {
		if f := &all[i]; f.Rule == "stray-colons" && misnamed[f.File] {
			f.Fix, f.Why = nil, catalogue.Say("the callout that it may close has to be named right first")
		}
	}
}

// mostLine is how long a line may be, in bytes, that is shown and mended.
const mostLine = 8 << 10

func (m *mending) finding(p *content.Problem, mends bool) Finding {
	rule := rules[p.Rule]
	f := Finding{Problem: *p, Advice: rule.Advice, Why: rule.Never}
	if p.Line > 0 {
		if s := m.file(p.File); s != nil && s.start(p.Line+1)-s.start(p.Line) > mostLine {
			f.Why = catalogue.Say("the line is very long; divide it")
			return f
		} else if s != nil {
			f.Text, f.From, f.To, f.Character = s.shown(p)
		}
	}
	if rule.mend == nil {
		return f
	}
	if !mends {
		f.Why = packedFile
		return f
	}
	if fix := rule.mend(m, p); fix != nil && len(fix.Edits) > 0 {
		f.Fix = fix
	} else {
		f.Why = catalogue.Say("here it takes its author: nothing near it is known to be right")
	}
	return f
}

// shown gives the line of a problem, the part of it that is meant, and how many
// characters are before that.
func (s *source) shown(p *content.Problem) (text string, from, to, character int) {
	text = s.line(p.Line)
	at := s.find(p.Line, p.Column, p.Wrong)
	from = max(s.at(p.Line, p.Column)-s.start(p.Line), 0)
	to = from
	if at >= 0 {
		from = at - s.start(p.Line)
		to = min(from+len(p.Wrong), len(text))
	} else if from < len(text) {
		end := strings.IndexAny(text[from:], " \t)]},")
		if end <= 0 {
			end = len(text) - from
		}
		to = from + end
	}
	from = min(from, len(text))
	if p.Column == 0 {
		return text, 0, 0, 1
	}
	column := max(s.at(p.Line, p.Column)-s.start(p.Line), 0)
	if s.yaml() && at >= 0 && p.Rule == "mixed-spelling" { // which counts bytes in every file
		column = from
	}
	return text, from, max(to, from), utf8.RuneCountInString(text[:min(column, len(text))]) + 1
}

// nameLessons notes which lesson each file is, where its front matter or its name
// says so.
func (m *mending) nameLessons(problems content.Problems) {
	for i := range problems {
		file := problems[i].File
		if problems[i].Rule != "unknown-term" && problems[i].Rule != "undefined-abbreviation" || !strings.HasPrefix(file, "lessons/") {
			continue
		}
		s := m.file(file)
		if _, done := m.lessons[file]; s == nil || done {
			continue
		}
		m.lessons[file] = ""
		id := strings.TrimLeft(strings.TrimSuffix(filepath.Base(file), ".md"), "0123456789-_. ")
		for line := 2; line <= frontMatter(s); line++ {
			if found := frontID.FindStringSubmatch(s.line(line)); found != nil {
				id = strings.Trim(found[2], `"'`)
			}
		}
		if content.ValidID(id) {
			m.lessons[file] = id
		}
	}
}
