package picture

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"stagecraft/content/catalogue"
)

// Why is why a picture can't be shown.
type Why int

// The reasons.
const (
	Unknown     Why = iota + 1 // it is no picture of the known kinds
	Photo                      // it is HEIC
	CutShort                   // it ends before it should
	Damaged                    // its bytes make no sense
	Empty                      // it says that it has no pixels
	TooLarge                   // it has too many bytes or pixels
	TooMuch                    // decoding it would take too much memory
	Unsupported                // of a known kind, saved in a way that is not read
)

// Fault says why a picture can't be shown, and what would be right.
type Fault struct {
	Why  Why
	Kind Kind              // what it is, or zero
	What catalogue.Message // the reason and the cure: "it ends too early: …"
	Err  error             // what the decoder said, or nil
}

// Error says it without the file's name, which the caller knows.
func (f *Fault) Error() string { return f.What.String() }

// In says it in the language of words.
func (f *Fault) In(words *catalogue.Words) string { return f.What.In(words) }

// Unwrap gives what the decoder said.
func (f *Fault) Unwrap() error { return f.Err }

func fault(why Why, k Kind, format string, args ...any) *Fault {
	return &Fault{Why: why, Kind: k, What: catalogue.Message{Format: format, Args: args}}
}

// explain puts what a decoder said in words.
func explain(k Kind, err error) error {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	why, what := Damaged, catalogue.Say("it is a damaged %s; save it anew from where it came from", k.Name)
	text := err.Error()
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(text, "short Huffman data"),
		strings.Contains(text, "not enough pixel data"), strings.Contains(text, "not enough image data"):
		why, what = CutShort, catalogue.Say("the %s ends too early; copy the whole file again", k.Name)
	case strings.Contains(strings.ToLower(text), "unsupported"):
		why, what = Unsupported, catalogue.Say("a %s saved in this way can't be read; save it as an ordinary PNG or JPEG", k.Name)
	}
	return &Fault{Why: why, Kind: k, What: what, Err: err}
}

// guard turns a decoder's panic into an error: pictures come from strangers.
func guard(k Kind, err *error) {
	if r := recover(); r != nil {
		*err = &Fault{
			Why: Damaged, Kind: k, Err: fmt.Errorf("decoding: %v", r),
			What: catalogue.Say("it is a damaged %s; save it anew from where it came from", k.Name),
		}
	}
}
