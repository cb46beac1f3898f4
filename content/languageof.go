package content

import (
	"regexp"
	"strings"

	"stagecraft/content/language"
	"stagecraft/content/markup"
)

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$`)

// LanguageOf gives the language of a note as an IETF tag: what its front matter
// says, else its course, which may be nil, else what it seems to be written in;
// "" when that can't be told either.
func LanguageOf(d *markup.Document, c *Course) string {
	if languageForm.MatchString(d.Meta.Language) {
		return d.Meta.Language
	}
	if c != nil && languageForm.MatchString(c.Language) {
		return c.Language
	}
	return language.Guess(proseOf(d))
}

// enoughProse is how much text tells a language, in bytes.
const enoughProse = 20_000

// proseOf gives the running text of a note, without code, formulas and
// addresses, or as much of it as tells its language.
func proseOf(d *markup.Document) string {
	var all strings.Builder
	add := func(in markup.Inline) {
		if text, ok := in.(markup.Text); ok && all.Len() < enoughProse && !strings.Contains(text.Value, "://") {
			all.WriteString(text.Value + " ")
		}
	}
	for _, block := range d.Blocks {
		if all.Len() >= enoughProse {
			break
		}
		markup.WalkInlines(block, add)
	}
	return all.String()
}
