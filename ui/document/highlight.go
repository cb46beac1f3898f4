package document

import (
	"strings"
	"unicode"

	"stagecraft/ui/flow"
	"stagecraft/ui/look"
)

// grammar is what little of a language is needed to colour it.
type grammar struct {
	words    string   // its keywords
	comments []string // what starts a comment to the end of the line
	quotes   string   // what strings stand in
	anyCase  bool     // keywords in any case
}

var (
	cLike = grammar{
		words:    " break case catch class const continue default do else enum export extends false finally for function go if implements import in int interface let map new nil null package private protected public range return select static string struct super switch this throw true try type typeof var void while async await chan defer func bool float double char long final fn pub mut match use impl trait ",
		comments: []string{"//"}, quotes: "\"'`",
	}
	pythonLike = grammar{
		words:    " and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield end module require begin rescue unless then do self nil puts ",
		comments: []string{"#"}, quotes: "\"'",
	}
	shellLike = grammar{
		words:    " if then else elif fi for while do done case esac in function return export local echo cd exit set ",
		comments: []string{"#"}, quotes: "\"'",
	}
	sqlLike = grammar{
		words:    " select from where and or not insert into values update set delete create table primary key join left right inner outer on group by order having limit as distinct null is in between like union all case when then else end ",
		comments: []string{"--"}, quotes: "'", anyCase: true,
	}
	yamlLike = grammar{words: " true false null yes no ", comments: []string{"#"}, quotes: "\"'"}
	jsonLike = grammar{words: " true false null ", quotes: "\""}

	grammars = map[string]*grammar{
		"js": &cLike, "javascript": &cLike, "ts": &cLike, "typescript": &cLike, "jsx": &cLike, "tsx": &cLike,
		"go": &cLike, "c": &cLike, "cpp": &cLike, "c++": &cLike, "cs": &cLike, "csharp": &cLike, "java": &cLike,
		"kotlin": &cLike, "swift": &cLike, "rust": &cLike, "php": &cLike, "scala": &cLike, "dart": &cLike,
		"python": &pythonLike, "py": &pythonLike, "ruby": &pythonLike, "rb": &pythonLike,
		"sh": &shellLike, "bash": &shellLike, "shell": &shellLike, "zsh": &shellLike,
		"sql": &sqlLike, "yaml": &yamlLike, "yml": &yamlLike, "toml": &yamlLike, "ini": &yamlLike, "json": &jsonLike,
	}
)

// colourCode sets code line by line: comments, strings, numbers and keywords
// in their colours. A language that isn't known stays in one colour.
func colourCode(language, text string) [][]flow.Run {
	g := grammars[strings.ToLower(language)]
	var out [][]flow.Run
	for line := range strings.SplitSeq(text, "\n") {
		if g == nil {
			out = append(out, []flow.Run{{Text: line}})
			continue
		}
		out = append(out, g.line(line))
	}
	return out
}

func (g *grammar) line(s string) []flow.Run {
	var runs []flow.Run
	plain := 0
	at := 0
	put := func(to int, name look.Name) {
		if plain < at {
			runs = append(runs, flow.Run{Text: s[plain:at]})
		}
		if at < to {
			runs = append(runs, flow.Run{Text: s[at:to], Color: name})
		}
		at, plain = to, to
	}
	for at < len(s) {
		c := s[at]
		switch {
		case g.startsComment(s, at):
			put(len(s), look.Muted)
		case strings.IndexByte(g.quotes, c) >= 0:
			put(stringEnd(s, at), look.Success)
		case c >= '0' && c <= '9':
			put(wordEnd(s, at), look.Stage2)
		case wordByte(c):
			end := wordEnd(s, at)
			word := s[at:end]
			if g.anyCase {
				word = strings.ToLower(word)
			}
			if strings.Contains(g.words, " "+word+" ") {
				put(end, look.Note)
			} else {
				at = end
			}
		default:
			at++
		}
	}
	put(len(s), "")
	if runs == nil {
		runs = []flow.Run{{Text: s}}
	}
	return runs
}

func (g *grammar) startsComment(s string, at int) bool {
	for _, c := range g.comments {
		if strings.HasPrefix(s[at:], c) && (c != "#" || at == 0 || s[at-1] == ' ') {
			return true
		}
	}
	return false
}

// stringEnd gives the end of the string that starts at; the line's when it
// isn't closed.
func stringEnd(s string, at int) int {
	for i := at + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[at]:
			return i + 1
		}
	}
	return len(s)
}

func wordEnd(s string, at int) int {
	for at < len(s) && wordByte(s[at]) {
		at++
	}
	return at
}

func wordByte(c byte) bool {
	return c == '_' || c >= 0x80 || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
}
