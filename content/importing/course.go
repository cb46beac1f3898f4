package importing

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/slug"
)

// Plan is what becomes of a course into which files are laid.
type Plan struct {
	Files                               []File // to be written in this order
	Terms, Questions, Lessons, Pictures int    // that are new
	// Told are the things that were there already, and are left as they are.
	Told content.Problems
}

// File is one to be written.
type File struct {
	Path  string // in the course
	Was   []byte // what it holds now; nil where there is none
	Data  []byte
	Added string // the text of it that is new; "" for a picture
}

// Into lays what was found into the course in a folder. Nothing that is there is
// changed but terms.yaml and the list of lessons in course.yaml, which get longer. It
// gives no plan when anything that was found has an error, the course has one, or it
// would have one then; and every such problem.
func Into(folder fs.FS, all []*Found) (*Plan, content.Problems) {
	var wrong content.Problems
	for _, f := range all {
		if f.Problems.Errors() > 0 {
			wrong = append(wrong, f.Problems...)
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	if before := content.Check(folder); before.Errors() > 0 {
		return nil, errorsOf(before)
	}
	course, problems := content.Open(folder)
	if course == nil {
		return nil, errorsOf(problems)
	}
	l := &laying{course: course, folder: folder, plan: &Plan{}, origins: map[string][]origin{}}
	l.pictures(all)
	l.questions(all)
	l.lessons(all)
	l.terms(all)
	if len(l.wrong) == 0 {
		l.prove()
	}
	if len(l.wrong) > 0 {
		return nil, l.wrong
	}
	return l.plan, nil
}

func errorsOf(all content.Problems) content.Problems {
	return slices.DeleteFunc(slices.Clone(all), func(p content.Problem) bool { return p.Severity != content.Error })
}

// laying is one Into under way.
type laying struct {
	course  *content.Course
	folder  fs.FS
	plan    *Plan
	wrong   content.Problems
	origins map[string][]origin // by the file of the course, in the order of their lines
	added   []*content.Term
	ids     []string // of lessons that are listed
	names   bool     // the lessons go by the names of their files
}

// origin says of a stretch of a file, from a line on, which line it was made of.
type origin struct {
	from int
	file string
	at   markup.Pos
}

func (l *laying) problem(file string, at markup.Pos, severity content.Severity, rule, format string, args ...any) content.Problem {
	return content.Problem{File: file, Line: at.Line, Column: at.Column, Severity: severity, Rule: rule, Message: fmt.Sprintf(format, args...)}
}

// tell says that something is there already.
func (l *laying) tell(file string, at markup.Pos, rule, format string, args ...any) {
	l.plan.Told = append(l.plan.Told, l.problem(file, at, content.Note, rule, format, args...))
}

// terms adds to terms.yaml the terms that it hasn't.
func (l *laying) terms(all []*Found) {
	called, taken := map[string]*content.Term{}, map[string]*content.Term{}
	name := func(t *content.Term) {
		taken[t.ID] = t
		for _, n := range []string{t.Term, t.Written, t.Abbreviation} {
			if key := fold.Key(n); key != "" && called[key] == nil {
				called[key] = t
			}
		}
	}
	for _, t := range l.course.Terms {
		name(t)
	}
	for _, f := range all {
		for _, t := range f.Terms {
			first := called[fold.Key(t.Term)]
			if first == nil && t.ID != "" {
				first = taken[t.ID]
			}
			if first != nil {
				l.tellTerm(t, first)
				continue
			}
			if t.ID == "" {
				id := slug.Of(t.Term)
				if id == "" {
					id = "term-" + slug.Short(t.Term)
				}
				t.ID = slug.Free(id, func(id string) bool { return taken[id] != nil })
			}
			name(t)
			l.added = append(l.added, t)
		}
	}
	if l.plan.Terms = len(l.added); l.plan.Terms > 0 {
		l.addTerms()
	}
}

func (l *laying) tellTerm(t, first *content.Term) {
	other := ""
	if !fold.Same(t.Definition, first.Definition) {
		other = ", with another definition"
	}
	l.tell(t.File, t.Pos, "same-term", "%q is left out: %s:%d has it already%s", fragment.Shortened(t.Term), first.File, first.Pos.Line, other)
}

// addTerms puts the new terms at the end of terms.yaml.
func (l *laying) addTerms() {
	const name = "terms.yaml"
	was, err := fs.ReadFile(l.folder, name)
	if err != nil {
		was = nil
	}
	list, ok := shapeOfList(was)
	if !ok {
		l.wrong = append(l.wrong, l.problem(name, markup.Pos{}, content.Error, "by-hand", "terms can't be added to this file as it is written; have each entry begin with - on a line of its own"))
		return
	}
	text := list.lead
	line := strings.Count(string(was)+text, "\n") + 1
	for i, t := range l.added {
		if i > 0 {
			text += list.between
			line += strings.Count(list.between, "\n")
		}
		one := string(content.WriteTerm(t, list.indent))
		l.origins[name] = append(l.origins[name], origin{line, t.File, t.Pos})
		line += strings.Count(one, "\n")
		text += one
	}
	if list.returns {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	l.plan.Files = append(l.plan.Files, File{name, was, append(bytes.Clone(was), text...), text})
}

// questions writes each file's questions into a new file below practice/, but for
// those that the course has.
func (l *laying) questions(all []*Found) {
	asked := l.asked()
	ids := map[string]bool{}
	for _, q := range l.course.Questions {
		ids[q.ID] = true
	}
	for _, f := range all {
		var text strings.Builder
		fmt.Fprintf(&text, "# %s\n", fragment.Literal(stem(f.Name)))
		name := l.freeFile("practice/", nameOr(stem(f.Name), "questions"))
		line, count := 2, 0
		for _, q := range f.Questions {
			keys := content.AskedKeys(&markup.Quiz{ID: "a", Source: q.Body()})
			if i := slices.IndexFunc(keys, func(k string) bool { return asked[k] != "" }); i >= 0 {
				l.tell(f.Name, q.Pos, "same-question", "the question %q is left out: %s asks the same already", fragment.Shortened(firstLine(q)), asked[keys[i]])
				continue
			}
			for _, k := range keys {
				asked[k] = fmt.Sprintf("%s:%d", f.Name, q.Pos.Line)
			}
			id := slug.Free(idOf(q), func(id string) bool { return ids[id] })
			ids[id] = true
			fence := "\n" + q.Fence(id) + "\n"
			l.origins[name] = append(l.origins[name], origin{line, f.Name, q.Pos})
			text.WriteString(fence)
			line += strings.Count(fence, "\n")
			count++
		}
		if count > 0 {
			l.plan.Questions += count
			l.plan.Files = append(l.plan.Files, File{name, nil, []byte(text.String()), text.String()})
		}
	}
}

func stem(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

func nameOr(text, otherwise string) string {
	if s := slug.Of(text); s != "" {
		return s
	}
	return otherwise
}

// firstLine is the beginning of what a question asks.
func firstLine(q *Question) string {
	l, _, _ := strings.Cut(q.Prompt, "\n")
	return l
}

// idOf makes an id of what a question is called, or of the first words that it asks.
func idOf(q *Question) string {
	const words = 7
	text := q.Called
	if slug.Of(text) == "" {
		text = q.Prompt
	}
	if parts := strings.Split(slug.Of(text), "-"); parts[0] != "" {
		return strings.Join(parts[:min(len(parts), words)], "-")
	}
	return "question-" + slug.Short(q.Body())
}

// freeFile gives the name of a file that isn't there: that in a folder, or with a
// number.
func (l *laying) freeFile(folder, name string) string {
	there := map[string]bool{}
	entries, err := fs.ReadDir(l.folder, path.Clean(folder))
	if err == nil {
		for _, e := range entries {
			there[strings.ToLower(e.Name())] = true
		}
	}
	for _, f := range l.plan.Files {
		if path.Dir(f.Path) == path.Clean(folder) {
			there[path.Base(f.Path)] = true
		}
	}
	return folder + slug.Free(name, func(name string) bool { return there[name+".md"] }) + ".md"
}

// asked gives where the course asks what, by the keys of its questions.
func (l *laying) asked() map[string]string {
	asked := map[string]string{}
	note := func(file string, d *markup.Document) {
		markup.Walk(d.Blocks, func(b markup.Block) bool {
			if quiz, ok := b.(*markup.Quiz); ok {
				for _, k := range content.AskedKeys(quiz) {
					asked[k] = fmt.Sprintf("%s:%d", file, quiz.Line)
				}
			}
			return true
		})
	}
	for _, lesson := range l.course.Lessons {
		note(lesson.Path, lesson.Document)
	}
	banks, err := fs.Glob(l.folder, "practice/*.md")
	if err != nil {
		return asked
	}
	for _, name := range banks {
		if source, err := fs.ReadFile(l.folder, name); err == nil {
			note(name, markup.Parse(source))
		}
	}
	return asked
}

// pictures has those come along that something new shows.
func (l *laying) pictures(all []*Found) {
	for _, f := range all {
		for _, p := range f.Pictures {
			if _, err := fs.Stat(l.folder, p.Name); err == nil || slices.ContainsFunc(l.plan.Files, func(o File) bool { return o.Path == p.Name }) {
				continue // it is named by what is in it
			}
			l.plan.Files = append(l.plan.Files, File{Path: p.Name, Data: p.Data})
		}
	}
}
