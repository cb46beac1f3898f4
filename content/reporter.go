package content

import (
	"cmp"
	"fmt"
	"slices"
)

// reporter collects the problems of a course.
type reporter struct {
	problems Problems
	errors   int             // how many were met
	advice   int             // how many problems were met that are no errors
	linting  bool            // whether advice is wanted too
	lenient  map[string]bool // rules that are advice here, and errors elsewhere
}

// maxProblems is how many errors are told, and how much else: enough to mend
// before asking again.
const maxProblems = 10_000

// report adds a problem, and gives it for what can be said of its repair.
func (r *reporter) report(at filePosition, severity Severity, rule, format string, args ...any) *Problem {
	if severity == Error && r.lenient[rule] {
		severity = Warning
	}
	n := &r.advice
	if severity == Error {
		n = &r.errors
	}
	switch *n++; {
	case *n == maxProblems+1:
		at, rule, format, args = filePosition{file: "."}, "more-problems", "there are more problems than the %d told here; mend these first", []any{maxProblems}
	case *n > maxProblems:
		return &Problem{}
	}
	r.problems = append(r.problems, Problem{
		File: at.file, Line: at.line, Column: at.column,
		Severity: severity, Rule: rule, Message: fmt.Sprintf(format, args...),
	})
	return &r.problems[len(r.problems)-1]
}

// lint adds a warning that only Check gives.
func (r *reporter) lint(at filePosition, rule, format string, args ...any) *Problem {
	if !r.linting {
		return &Problem{}
	}
	return r.report(at, Warning, rule, format, args...)
}

// sorted gives the problems by file, line and column.
func (r *reporter) sorted() Problems {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.problems
}
