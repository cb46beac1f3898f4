package catalogue

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Message is a sentence or a part of one, in English, that can be said in every language: its
// format is a text of the catalogue, and among its arguments may be others.
type Message struct {
	Format string
	Args   []any
}

// Say gives a message. Its format is a literal, which is how it comes into the catalogue.
func Say(format string, args ...any) Message { return Message{format, args} }

// Joined joins messages and texts with a sign between them, such as a comma.
func Joined(between string, all ...any) Message {
	return Message{strings.TrimSuffix(strings.Repeat("%v"+between, len(all)), between), all}
}

// Sayer is what can be said in every language: a [Message], or an error that has one.
type Sayer interface {
	In(w *Words) string
}

// String gives the message in English.
func (m Message) String() string { return fmt.Sprintf(m.Format, m.Args...) }

// Empty tells whether it says nothing.
func (m Message) Empty() bool { return m.Format == "" }

// In gives the message in the language of words: its format, and each argument that can be
// said in it. Another argument, such as an id or what a library says, stays as it is. What
// %q quotes stands in the quotation marks of the language.
func (m Message) In(w *Words) string {
	args := make([]any, len(m.Args))
	for i, arg := range m.Args {
		if s := sayer(arg); s != nil {
			arg = s.In(w)
		}
		if text, ok := arg.(string); ok && plain(text) {
			arg = quotable{text, w}
		}
		args[i] = arg
	}
	return w.F(m.Format, args...)
}

// plain tells whether a text can be read as it is in quotation marks: nothing in it is one,
// or can't be seen.
func plain(text string) bool { return strconv.Quote(text) == `"`+text+`"` }

// quotable is a text that %q puts in the quotation marks of a language.
type quotable struct {
	text string
	in   *Words
}

// Format implements [fmt.Formatter].
func (q quotable) Format(f fmt.State, verb rune) {
	if verb == 'q' {
		io.WriteString(f, q.in.F("“%s”", q.text)) // what a state is given it takes
		return
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), q.text)
}

// sayer gives what says an argument in every language: itself, or the error that it wraps and
// adds nothing to; nil for another.
func sayer(arg any) Sayer {
	if s, ok := arg.(Sayer); ok {
		return s
	}
	if err, ok := arg.(error); ok {
		var said interface {
			error
			Sayer
		}
		if errors.As(err, &said) && said.Error() == err.Error() {
			return said
		}
	}
	return nil
}

// Failure is an error that can be said in every language.
type Failure struct{ Message }

// Errorf gives an error that says a message. It wraps those of its arguments that are errors.
func Errorf(format string, args ...any) error { return &Failure{Message{format, args}} }

// Error gives the message in English.
func (f *Failure) Error() string { return f.String() }

// Unwrap gives the errors among the arguments.
func (f *Failure) Unwrap() []error {
	var all []error
	for _, arg := range f.Args {
		if err, ok := arg.(error); ok {
			all = append(all, err)
		}
	}
	return all
}
