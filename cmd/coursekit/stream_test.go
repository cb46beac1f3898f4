package main

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestWriteIndented_WritesWhatTheEncoderDoes(t *testing.T) {
	for _, value := range []any{
		tree{}.Meta,
		problem{1, 2, "a <b> \"c\" \xff\u2028", "rule"},
		[]problem{},
		[]problem(nil),
		[]problem{{}, {}},
		struct {
			A any        `json:"a"`
			B any        `json:"b,omitempty"`
			C []string   `json:"c,omitempty"`
			D [][]string `json:"d"`
			E *problem   `json:"e,omitempty"`
		}{A: nil, D: [][]string{{"x"}, {}, nil}, E: &problem{}},
	} {
		var got, want bytes.Buffer
		if err := writeIndented(&got, value); err != nil {
			t.Fatal(err)
		}
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(value); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("got %s; want %s", &got, &want)
		}
	}
}
