package report

import (
	"cmp"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Private is what says who the learner is: what is put in its place instead.
type Private struct {
	replace []replacement
}

type replacement struct {
	is      string
	whole   *regexp.Regexp // as a word; nil for anywhere
	instead string
}

// shortest is how many letters a name has at least that is looked for: a shorter one
// is a part of much that is nobody's.
const shortest = 3

// NewPrivate hides a home folder, names of learners and of their devices, the user's
// name and the computer's. Empty ones are none.
func NewPrivate(home, user, host string, learners, devices []string) *Private {
	p := &Private{}
	if home = strings.TrimRight(home, `/\`); len(home) > 1 {
		for _, path := range []string{home, filepath.ToSlash(home), strings.ReplaceAll(home, `\`, `\\`)} {
			p.replace = append(p.replace, replacement{is: path, instead: "~"})
		}
	}
	p.name(user, "(user)")
	p.name(host, "(computer)")
	for _, name := range learners {
		p.name(name, "(learner)")
	}
	for _, name := range devices {
		p.name(name, "(device)")
	}
	slices.SortStableFunc(p.replace, func(a, b replacement) int { return cmp.Compare(len(b.is), len(a.is)) })
	return p
}

// Here hides what this computer and its user are called, and those named.
func Here(learners, devices []string) *Private {
	home, _ := os.UserHomeDir() // what isn't known needn't be hidden
	host, _ := os.Hostname()
	name := ""
	if u, err := user.Current(); err == nil {
		name = u.Username
		if i := strings.LastIndexByte(name, '\\'); i >= 0 {
			name = name[i+1:]
		}
		if u.Name != "" {
			learners = append(slices.Clone(learners), u.Name)
		}
	}
	return NewPrivate(home, name, host, learners, devices)
}

func (p *Private) name(name, instead string) {
	if utf8.RuneCountInString(name) < shortest {
		return
	}
	p.replace = append(p.replace, replacement{is: name, whole: regexp.MustCompile(`(?i)` + regexp.QuoteMeta(name)), instead: instead})
}

// Clean gives a text with nothing in it of what is private.
func (p *Private) Clean(text string) string {
	for _, r := range p.replace {
		if r.whole == nil {
			text = strings.ReplaceAll(text, r.is, r.instead)
			continue
		}
		text = replaceWords(text, r)
	}
	return text
}

// replaceWords replaces where it isn't a part of a longer word.
func replaceWords(text string, r replacement) string {
	var b strings.Builder
	whole := text
	for {
		at := r.whole.FindStringIndex(text)
		if at == nil {
			b.WriteString(text)
			return b.String()
		}
		before, _ := utf8.DecodeLastRuneInString(whole[:len(whole)-len(text)+at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		b.WriteString(text[:at[0]])
		if isWord(before) || isWord(after) {
			b.WriteString(text[at[0]:at[1]])
		} else {
			b.WriteString(r.instead)
		}
		text = text[at[1]:]
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
