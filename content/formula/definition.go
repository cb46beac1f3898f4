package formula

import (
	"slices"
	"strings"
)

// defining are the commands that define others, and how many groups in braces follow the name.
var defining = map[string]int{
	`\newcommand`: 1, `\renewcommand`: 1, `\providecommand`: 1, `\def`: 1, `\DeclareMathOperator`: 1, `\newenvironment`: 2, `\renewenvironment`: 2,
}

// mostDefinitions is how many commands a document may define, and mostDefined how many bytes these have together
// that one formula uses.
const (
	mostDefinitions = 500
	mostDefined     = 16 << 10
)

// definition is a command as it is defined.
type definition struct {
	name string // with its backslash; of an environment without
	text string // the whole of it
}

type definitions []definition

// read takes the definitions of a formula. One of the same name takes the place of that before.
func (d *definitions) read(tex string) {
	for at := 0; at < len(tex); {
		next := strings.IndexByte(tex[at:], '\\')
		if next < 0 {
			return
		}
		at += next
		command := commandAt(tex, at)
		groups, ok := defining[command]
		if !ok {
			at += len(command)
			continue
		}
		found, end := definitionAt(tex, at, command, groups)
		if end <= at {
			at += len(command)
			continue
		}
		*d = slices.DeleteFunc(*d, func(o definition) bool { return o.name == found.name })
		if len(*d) < mostDefinitions {
			*d = append(*d, found)
		}
		at = end
	}
}

// definitionAt reads the definition that begins at a command.
func definitionAt(tex string, at int, command string, groups int) (found definition, end int) {
	from := at
	at += len(command)
	if at < len(tex) && tex[at] == '*' {
		at++
	}
	name, after := braced(tex, at)
	if name == "" {
		for at < len(tex) && tex[at] == ' ' {
			at++
		}
		if at >= len(tex) || tex[at] != '\\' {
			return found, 0
		}
		name = commandAt(tex, at)
		after = at + len(name)
	}
	at = after
	for range groups { // what stands before the braces are parameters
		open := strings.IndexByte(tex[at:], '{')
		if open < 0 || open > 60 {
			return found, 0
		}
		inside, next := braced(tex, at+open)
		if next == at+open && inside == "" {
			return found, 0
		}
		at = next
	}
	return definition{strings.TrimSpace(name), tex[from:at]}, at
}

// usedBy gives the definitions that a formula uses, and those that these use.
func (d definitions) usedBy(tex string) string {
	if len(d) == 0 {
		return ""
	}
	taken := make([]bool, len(d))
	var take func(text string)
	take = func(text string) {
		for i, def := range d {
			if !taken[i] && mentions(text, def.name) {
				taken[i] = true
				take(def.text)
			}
		}
	}
	take(tex)
	var out strings.Builder
	for i, def := range d {
		if taken[i] && out.Len()+len(def.text) <= mostDefined && !strings.Contains(tex, def.text) {
			out.WriteString(def.text)
		}
	}
	return out.String()
}

// mentions tells whether a command, or an environment, is used in a text.
func mentions(text, name string) bool {
	for at := 0; ; {
		next := strings.Index(text[at:], name)
		if next < 0 {
			return false
		}
		at += next
		if !strings.HasPrefix(name, `\`) || commandAt(text, at) == name {
			return true
		}
		at += len(name)
	}
}
