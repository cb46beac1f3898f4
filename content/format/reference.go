package format

import (
	"fmt"
	"strings"
)

// Markdown is every file of a course with every key, as Markdown: a section for each
// file, whose headings are of the second level and below. The same files give the same
// text.
func Markdown() string {
	var b strings.Builder
	b.WriteString("## Every file, key by key\n\n")
	b.WriteString("Keys with a * have to be there. An id is made of small letters, digits and hyphens, at most 64 of them.\n")
	for i := range Files {
		f := &Files[i]
		fmt.Fprintf(&b, "\n### `%s`\n\n%s\n", f.Pattern, f.Doc)
		if f.Front {
			b.WriteString("These keys are its front matter: they stand at its top, between two lines of `---`.\n")
		}
		if f.List {
			fmt.Fprintf(&b, "It is a list; each entry, %s, begins with a dash.\n", f.Mapping.Name)
		}
		f.Mapping.reference(&b)
	}
	fences(&b)
	return b.String()
}

// reference writes a table of the keys, then those of what they hold.
func (m *Mapping) reference(b *strings.Builder) {
	b.WriteString("\n| key | holds | what it is for |\n|---|---|---|\n")
	for i := range m.Keys {
		k := &m.Keys[i]
		name := "`" + k.Name + "`"
		if k.Required {
			name += " *"
		}
		doc := k.Doc
		if k.Example != "" {
			doc += " Such as `" + k.Example + "`."
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", name, k.holds(), strings.ReplaceAll(doc, "|", `\|`))
	}
	for i := range m.Keys {
		if k := &m.Keys[i]; k.Of != nil {
			fmt.Fprintf(b, "\n**`%s`**, %s:\n", k.Name, k.of())
			k.Of.reference(b)
		}
	}
}

// of says what the keys of Of are of.
func (k *Key) of() string {
	said := "each entry"
	switch k.Type {
	case One:
		said = "with these keys"
	case Map:
		said = "each under a key of your own"
	}
	if k.Short != "" {
		said += ", or in its place " + k.Short
	}
	return said
}

// holds says what the value of a key is, in a few words.
func (k *Key) holds() string {
	switch k.Type {
	case Number:
		return fmt.Sprintf("a number, up to %d", k.Most)
	case Texts:
		return "a list of texts"
	case OneText:
		return "a text, or a list of them"
	case List:
		return "a list, see below"
	case Map:
		if k.Of == nil {
			return k.Short
		}
		return "keys of your own, see below"
	case One:
		return "keys, see below"
	case IDs:
		return "a list of ids"
	case ID:
		return "an id"
	case Reference:
		return "an id from elsewhere"
	}
	return "a text"
}
