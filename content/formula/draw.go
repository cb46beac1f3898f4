package formula

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"stagecraft/content/script"
)

//go:embed bundle/formulas.js.zst
var packed []byte

//go:embed bundle/LICENSE
var licence string

// Licence names what the bundle is made of, and gives its licence.
func Licence() (of, text string) { return "MathJax 3.2.2, with mhchemParser", licence }

var mathJax = &script.Bundle{Name: "MathJax", Packed: packed}

// machine is where formulas are set. It is another than that of diagrams, so that neither waits for the
// other.
var machine = &script.Machine{Limits: script.Limits{
	Input: 96 << 10, Output: 4 << 20, Time: 5 * time.Second, Memory: 192 << 20, Depth: 1200,
}}

// Release is the release of what sets formulas: what another one set is set anew.
const Release = "mathjax 3.2.2/2"

// MostTeX is how many bytes of TeX one formula has at most.
const MostTeX = 20_000

// Source is a formula as it was written, with what of its document bears on how it looks. [Read] makes
// them of a document's formulas.
type Source struct {
	TeX     string
	Display bool

	Definitions string            // the commands defined before that it uses
	From        int               // how many lines of the document are numbered before it; 0 where it numbers none
	Labels      map[string]string // what it refers to, and the number of that
}

// Formula is one that was set.
type Formula struct {
	Drawing *Drawing `json:"drawing,omitempty"`
	MathML  string   `json:"mathml,omitempty"` // for pages and for the voice
	Wrong   string   `json:"wrong,omitempty"`  // why it can't be set, in MathJax's words; "" when it can
}

// Key gives the name by which a formula is kept: the same for the same look.
func (s Source) Key() string {
	text, _ := json.Marshal(struct {
		Release string
		Source
	}{Release, s}) // of strings alone, which always go
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// Draw has a formula set, in the machine. It takes some milliseconds, and the first one about a second; it
// is never called where the window is drawn. A formula that is wrong is none of its errors: see
// [Formula.Wrong]. They are ctx's own, or that the machine can't be had.
func Draw(ctx context.Context, s Source) (*Formula, error) {
	if len(s.TeX) > MostTeX {
		return &Formula{Wrong: fmt.Sprintf("it has %d bytes and may have %d", len(s.TeX), MostTeX)}, nil
	}
	request, err := json.Marshal(map[string]any{
		"tex": s.TeX, "display": s.Display, "definitions": s.Definitions, "from": s.From, "labels": s.Labels,
	})
	if err != nil {
		return nil, err
	}
	text, err := machine.Call(ctx, mathJax, "drawFormula", string(request))
	var thrown *script.Thrown
	switch {
	case errors.As(err, &thrown), errors.Is(err, script.ErrInput), errors.Is(err, script.ErrOutput), errors.Is(err, script.ErrTime),
		errors.Is(err, script.ErrMemory), errors.Is(err, script.ErrDepth):
		return &Formula{Wrong: err.Error()}, nil
	case err != nil:
		return nil, err
	}
	var answer struct{ SVG, MathML, Error string }
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		return nil, err
	}
	if answer.Error != "" {
		return &Formula{Wrong: strings.TrimSpace(answer.Error)}, nil
	}
	d, err := readSVG(answer.SVG)
	if err != nil {
		return &Formula{Wrong: err.Error()}, nil
	}
	return &Formula{Drawing: d, MathML: answer.MathML}, nil
}
