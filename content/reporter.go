package content

import (
	"cmp"
	"slices"

	"stagecraft/content/catalogue"
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

// report adds a problem, and gives it for what can be said of its repair. The format is one of
// the catalogue.
func (r *reporter) report(at filePosition, severity Severity, rule, format string, args ...any) *Problem {
	return r.reportMessage(at, severity, rule, catalogue.Message{Format: format, Args: args})
}

// reportMessage is report for what a message says already.
func (r *reporter) reportMessage(at filePosition, severity Severity, rule string, message catalogue.Message) *Problem {
	if severity == Error && r.lenient[rule] {
		severity = Warning
	}
	n := &r.advice
	if severity == Error {
		n = &r.errors
	}
	switch *n++; {
	case *n == maxProblems+1:
		at, rule = filePosition{file: "."}, "more-problems"
		message = catalogue.Say("there are more problems than the %d told here; mend these first", maxProblems)
	case *n > maxProblems:
		return &Problem{}
	}
	r.problems = append(r.problems, Problem{
		File: at.file, Line: at.line, Column: at.column, Severity: severity, Rule: rule,
	}.Saying(message))
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
