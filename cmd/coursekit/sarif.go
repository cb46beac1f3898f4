package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stagecraft/content/fix"
)

// The parts of SARIF 2.1.0 that check has something to say in.
type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifBytes struct {
		Offset int `json:"byteOffset"`
		Length int `json:"byteLength"`
	}
	sarifReplacement struct {
		Deleted  sarifBytes `json:"deletedRegion"`
		Inserted sarifText  `json:"insertedContent"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifRule struct {
		ID   string    `json:"id"`
		Help sarifText `json:"help"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Columns string        `json:"columnKind"`
		Results []sarifResult `json:"results"`
	}
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
)

// printSARIF prints problems as SARIF 2.1.0, which editors and services that run
// checks read.
func printSARIF(w io.Writer, r *fix.Report) error {
	ran := sarifRun{Columns: "unicodeCodePoints", Results: []sarifResult{}}
	ran.Tool.Driver = sarifDriver{Name: "coursekit", Version: version, Rules: []sarifRule{}}
	var names []string
	for i := range r.Findings {
		names = append(names, r.Findings[i].Rule)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, name := range names {
		rule, _ := fix.RuleOf(name)
		ran.Tool.Driver.Rules = append(ran.Tool.Driver.Rules, sarifRule{name, sarifText{rule.Advice.String()}})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		at := sarifPhysical{Artifact: sarifArtifact{sarifURI(fileFrom(r, f.File))}}
		if f.Line > 0 {
			at.Region = &sarifRegion{f.Line, column(f)}
		}
		index, _ := slices.BinarySearch(names, f.Rule)
		result := sarifResult{f.Rule, index, string(f.Severity), sarifText{f.Message}, []sarifLocation{{at}}, nil}
		if f.Fix != nil {
			result.Fixes = []sarifFix{fixOf(r, f.Fix)}
		}
		ran.Results = append(ran.Results, result)
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{ran}})
}

// fixOf is what mends a problem, with the changes of each file together.
func fixOf(r *fix.Report, f *fix.Fix) sarifFix {
	out := sarifFix{Description: sarifText{f.Says.String()}}
	for _, e := range f.Edits {
		uri := sarifURI(fileFrom(r, e.File))
		at := slices.IndexFunc(out.Changes, func(c sarifChange) bool { return c.Artifact.URI == uri })
		if at < 0 {
			at = len(out.Changes)
			out.Changes = append(out.Changes, sarifChange{Artifact: sarifArtifact{uri}})
		}
		out.Changes[at].Replacements = append(out.Changes[at].Replacements, sarifReplacement{sarifBytes{e.From, e.To - e.From}, sarifText{e.Text}})
	}
	return out
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
