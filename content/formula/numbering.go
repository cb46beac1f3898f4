package formula

import (
	"strconv"
	"strings"
)

// numbered are the environments whose lines have numbers; of those in false the whole has one.
var numbered = map[string]bool{
	"equation": false, "multline": false,
	"align": true, "alignat": true, "flalign": true, "gather": true, "eqnarray": true,
}

// texLine is a line of a formula.
type texLine struct {
	counted bool   // it has the next number
	tag     string // or this in its place
	label   string
}

// number gives the number of a line of which so many were counted; "" when it has none.
func (l texLine) number(counted int) string {
	if l.tag != "" {
		return l.tag
	}
	if l.counted {
		return strconv.Itoa(counted)
	}
	return ""
}

// linesOf gives the lines of a formula as far as numbers go: MathJax numbers them so.
func linesOf(tex string) []texLine {
	var lines []texLine
	var now texLine
	var auto, split, ink, silent bool
	var within []string // environments
	finish := func() {
		if now.tag == "" {
			now.counted = auto && !silent && ink
		}
		if ink || now.label != "" {
			lines = append(lines, now)
		}
		now, ink, silent = texLine{}, false, false
	}
	braces := 0
	for at := 0; at < len(tex); {
		c := tex[at]
		if c != '\\' {
			switch c {
			case '{':
				braces++
			case '}':
				braces--
			case '%':
				if n := strings.IndexByte(tex[at:], '\n'); n >= 0 {
					at += n
				} else {
					at = len(tex) - 1
				}
			}
			ink = ink || c > ' '
			at++
			continue
		}
		name := commandAt(tex, at)
		at += len(name)
		argument := func() string {
			inside, end := braced(tex, at)
			at = end
			return inside
		}
		switch name {
		case `\begin`:
			env := argument()
			if len(within) == 0 {
				split, auto = numbered[env]
				split = split || numbered[strings.TrimSuffix(env, "*")]
			} else {
				ink = true
			}
			within = append(within, env)
		case `\end`:
			argument()
			if len(within) > 0 {
				within = within[:len(within)-1]
			}
			if len(within) == 0 {
				finish()
				auto, split = false, false
			}
		case `\\`:
			if len(within) == 1 && braces == 0 && split {
				finish()
			}
		case `\tag`:
			if at < len(tex) && tex[at] == '*' {
				at++
			}
			now.tag, ink = argument(), true
		case `\notag`, `\nonumber`:
			silent = true
		case `\label`:
			now.label = argument()
		default:
			ink = true
		}
	}
	finish()
	return lines
}

// commandAt gives the command that begins at a backslash: letters, or one other sign.
func commandAt(tex string, at int) string {
	end := at + 1
	for end < len(tex) && (tex[end] >= 'a' && tex[end] <= 'z' || tex[end] >= 'A' && tex[end] <= 'Z') {
		end++
	}
	if end == at+1 && end < len(tex) {
		end++
	}
	return tex[at:end]
}

// braced gives what stands in the braces that come next, and where they end; "" where there are none.
func braced(tex string, at int) (inside string, end int) {
	from := at
	for from < len(tex) && (tex[from] == ' ' || tex[from] == '\n') {
		from++
	}
	if from >= len(tex) || tex[from] != '{' {
		return "", at
	}
	depth := 0
	for end = from; end < len(tex); end++ {
		switch tex[end] {
		case '\\':
			end++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return tex[from+1 : end], end + 1
			}
		}
	}
	return "", at
}
