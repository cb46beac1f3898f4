package importing

import (
	"reflect"
	"slices"
	"sort"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/overlay"
)

// prove opens and checks the course as it would be, and reports where it would have an
// error, or wouldn't say what it should.
func (l *laying) prove() {
	l.dropPictures()
	files := map[string][]byte{}
	for _, f := range l.plan.Files {
		files[f.Path] = f.Data
	}
	then := overlay.New(l.folder, files)
	for _, p := range errorsOf(content.Check(then)) {
		l.wrong = append(l.wrong, l.fromOrigin(p))
	}
	if len(l.wrong) > 0 {
		return
	}
	course, problems := content.Open(then)
	if course == nil {
		l.wrong = errorsOf(problems)
		return
	}
	if !l.sameTerms(course.Terms) {
		l.wrong = append(l.wrong, l.problem("terms.yaml", markup.Pos{}, content.Error, "by-hand", "terms can't be added to this file as it is written; have each entry begin with - on a line of its own, and nothing follow the last"))
	}
	if !l.sameLessons(course.Lessons) {
		l.wrong = append(l.wrong, l.problem("course.yaml", markup.Pos{}, content.Error, "by-hand", "lessons can't be added to the list as it is written; write each on a line of its own: - id"))
	}
	if len(course.Questions) != len(l.course.Questions)+l.plan.Questions {
		l.wrong = append(l.wrong, l.problem("practice", markup.Pos{}, content.Error, "unreadable", "not every question can be read again as it would be written"))
	}
}

// dropPictures takes those out that nothing new shows, as what would is there already.
func (l *laying) dropPictures() {
	l.plan.Files = slices.DeleteFunc(l.plan.Files, func(f File) bool {
		return f.Added == "" && !slices.ContainsFunc(l.plan.Files, func(o File) bool { return strings.Contains(o.Added, f.Path) })
	})
	for _, f := range l.plan.Files {
		if f.Added == "" {
			l.plan.Pictures++
		}
	}
}

// fromOrigin says of a problem where it comes from: the file that was read, where it
// is in what was made of that.
func (l *laying) fromOrigin(p content.Problem) content.Problem {
	all := l.origins[p.File]
	i := sort.Search(len(all), func(i int) bool { return all[i].from > p.Line }) - 1
	if i >= 0 {
		p.File, p.Line, p.Column = all[i].file, all[i].at.Line, all[i].at.Column
	}
	return p
}

// sameTerms tells whether a course has the terms that it had, and then the new ones.
func (l *laying) sameTerms(now []*content.Term) bool {
	return slices.EqualFunc(now, slices.Concat(l.course.Terms, l.added), func(a, b *content.Term) bool {
		x, y := *a, *b
		x.File, x.Pos, y.File, y.Pos = "", markup.Pos{}, "", markup.Pos{}
		x.Term, x.Written, y.Term, y.Written = x.WithFormulas(), "", y.WithFormulas(), ""
		if len(x.Tags) == 0 && len(y.Tags) == 0 {
			x.Tags, y.Tags = nil, nil
		}
		return reflect.DeepEqual(x, y)
	})
}

// sameLessons tells whether a course has the lessons that it had, and the new ones
// after them, or anywhere when they go by their names.
func (l *laying) sameLessons(now []*content.Lesson) bool {
	var want, got []string
	for _, one := range l.course.Lessons {
		want = append(want, one.ID)
	}
	for _, one := range now {
		got = append(got, one.ID)
	}
	want = append(want, l.ids...)
	if l.names {
		slices.Sort(want)
		slices.Sort(got)
	}
	return slices.Equal(want, got)
}
