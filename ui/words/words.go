// Package words says what the learner reads on screen, in the language that they
// chose: the texts are those of package catalogue, and the English one is the key.
package words

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/jeandeaual/go-locale"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// inForce are the words that all is said in. Until [Use] says otherwise, and when nil,
// they are English.
var inForce atomic.Pointer[catalogue.Words]

// Use has all be said in a language from now on: that of a tag such as "de", or, for "",
// the system's. Where it isn't among the catalogues, the nearest one is taken, or
// English. What is on the screen already has to be drawn anew. Use may be called on any
// goroutine.
func Use(tag string) {
	if tag == "" {
		inForce.Store(catalogue.For(system()...))
		return
	}
	inForce.Store(catalogue.For(tag))
}

// system gives the languages that the system is set to, those that are liked best
// first; none where it has no language, as with LANG=C.
var system = sync.OnceValue(func() []string {
	all, err := locale.GetLocales()
	if err != nil {
		return nil
	}
	return all
})

// InForce gives the words that all is said in, for what is written as a whole, such as
// a page.
func InForce() *catalogue.Words { return inForce.Load() }

// Language gives the language that all is said in, as a tag.
func Language() string { return InForce().Language() }

// T gives the text in the learner's language.
func T(text string) string { return InForce().T(text) }

// Again gives, in the learner's language, a text that is a literal elsewhere: the
// name of a command, as the list of all of them has it.
func Again(text string) string { return InForce().T(text) }

// F formats as fmt.Sprintf does, with the format in the learner's language. A
// translation may reorder its arguments with %[2]d.
func F(format string, args ...any) string { return InForce().F(format, args...) }

// Say gives, in the learner's language, a message that is made elsewhere, such as what is
// wrong with a course. Errors that aren't made to be said stay as they are.
func Say(m catalogue.Sayer) string { return m.In(InForce()) }

// Sentence says a message as one that stands by itself: it begins with a capital letter.
func Sentence(m catalogue.Sayer) string {
	said := Say(m)
	first, n := utf8.DecodeRuneInString(said)
	return strings.ToUpper(string(first)) + said[n:]
}

// Problem says what is wrong with a course, after its place.
func Problem(p content.Problem) string {
	place := markup.Visible(p.File)
	if p.Line > 0 {
		place = F("%s, line %d", place, p.Line)
	}
	return F("%s: %s", place, markup.Visible(Say(p)))
}

// N picks the plural form for n and formats it with n alone. The catalogue
// keeps both forms under the second; English has two, other languages as many
// as they need.
func N(one, other string, n int) string { return InForce().N(one, other, n) }
