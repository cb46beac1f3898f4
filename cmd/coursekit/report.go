package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"stagecraft/content"
)

// printJSON prints problems as one JSON object, for programs.
func printJSON(w io.Writer, name string, problems content.Problems) error {
	type problem struct {
		File     string           `json:"file"`
		Line     int              `json:"line"`   // from 1; 0 is the whole file
		Column   int              `json:"column"` // likewise
		Severity content.Severity `json:"severity"`
		Rule     string           `json:"rule"`
		Message  string           `json:"message"`
	}
	report := struct {
		Course   string    `json:"course"`
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Notes    int       `json:"notes"`
		Problems []problem `json:"problems"`
	}{name, problems.Errors(), problems.Count(content.Warning), problems.Count(content.Note), []problem{}}
	for _, p := range problems {
		report.Problems = append(report.Problems, problem{p.File, p.Line, p.Column, p.Severity, p.Rule, p.Message})
	}
	return encode(w, report)
}

// printSARIF prints problems as SARIF 2.1.0, which editors and services that run
// checks read.
func printSARIF(w io.Writer, problems content.Problems) error {
	type message struct {
		Text string `json:"text"`
	}
	type region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	type location struct {
		Physical physical `json:"physicalLocation"`
	}
	type result struct {
		RuleID    string     `json:"ruleId"`
		Level     string     `json:"level"`
		Message   message    `json:"message"`
		Locations []location `json:"locations"`
	}
	type rule struct {
		ID string `json:"id"`
	}
	type driver struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Rules   []rule `json:"rules"`
	}
	type tool struct {
		Driver driver `json:"driver"`
	}
	type run struct {
		Tool    tool     `json:"tool"`
		Columns string   `json:"columnKind"`
		Results []result `json:"results"`
	}
	ran := run{Tool: tool{driver{Name: "coursekit", Version: version, Rules: []rule{}}}, Columns: "unicodeCodePoints", Results: []result{}}
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
		at := physical{Artifact: artifact{sarifURI(p.File)}}
		if p.Line > 0 {
			at.Region = &region{p.Line, p.Column}
		}
		ran.Results = append(ran.Results, result{p.Rule, string(p.Severity), message{p.Message}, []location{{at}}})
	}
	slices.Sort(rules)
	for _, id := range slices.Compact(rules) {
		ran.Tool.Driver.Rules = append(ran.Tool.Driver.Rules, rule{id})
	}
	return encode(w, struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []run{ran}})
}

// sarifURI is a path as a relative URI.
func sarifURI(file string) string {
	var b strings.Builder
	for _, c := range []byte(file) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/!$&'()*+,;=@", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
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
