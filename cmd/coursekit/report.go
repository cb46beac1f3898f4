package main

import (
	"encoding/json"
	"fmt"
	"io"

	"stagecraft/content"
	"stagecraft/content/fix"
)

// jsonEdit is a range of a file, in bytes, and what comes in its place.
type jsonEdit struct {
	File  string `json:"file"`
	Start int    `json:"start"` // in bytes from the beginning of the file
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// jsonFix is what mends a problem.
type jsonFix struct {
	Title string     `json:"title"`
	Edits []jsonEdit `json:"edits"`
}

// jsonProblem is a problem as --json prints it. What is here stays as it is; more may come.
type jsonProblem struct {
	File     string           `json:"file"`
	Line     int              `json:"line"`   // from 1; 0 is the whole file
	Column   int              `json:"column"` // likewise, in characters
	Severity content.Severity `json:"severity"`
	Rule     string           `json:"rule"`
	Message  string           `json:"message"`
	Right    string           `json:"right"` // what would be right
	Fix      *jsonFix         `json:"fix"`   // null when only the author can mend it
}

// printJSON prints problems as one JSON object, for programs.
func printJSON(w io.Writer, name string, r *fix.Report) error {
	problems := r.Problems()
	report := struct {
		Course   string        `json:"course"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
		Notes    int           `json:"notes"`
		Mendable int           `json:"mendable"`
		Problems []jsonProblem `json:"problems"`
	}{name, problems.Errors(), problems.Count(content.Warning), problems.Count(content.Note), r.Mendable(), []jsonProblem{}}
	for i := range r.Findings {
		f := &r.Findings[i]
		p := jsonProblem{fileFrom(r, f.File), f.Line, column(f), f.Severity, f.Rule, f.Message, f.Advice.String(), nil}
		if f.Fix != nil {
			p.Fix = &jsonFix{Title: f.Fix.Says.String()}
			for _, e := range f.Fix.Edits {
				p.Fix.Edits = append(p.Fix.Edits, jsonEdit{fileFrom(r, e.File), e.From, e.To, e.Text})
			}
		}
		report.Problems = append(report.Problems, p)
	}
	return encode(w, report)
}

// column is where a finding is in its line, in characters.
func column(f *fix.Finding) int {
	if f.Character > 0 && f.Column > 0 {
		return f.Character
	}
	return f.Column
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print the problems: %w", err)
	}
	return nil
}
