package markup

import (
	"html"
	"strings"
)

// token is a token of HTML: text, or a tag when name is set.
type token struct {
	at         int    // offset within the HTML
	raw        string // as typed
	name       string // of the tag, in small letters
	closing    bool
	attributes map[string]string
	hidden     bool // a comment, a style or a script: not to be shown
}

// rawElements is the elements whose content is no HTML. What is true is never
// shown.
var rawElements = map[string]bool{"style": true, "script": true, "iframe": true, "textarea": false, "title": false}

// tokens splits HTML. All of s is in the raw of some token.
func tokens(s string) []token {
	var out []token
	text := 0 // where text that has no token yet begins
	closers := map[string]bool{}
	flush := func(to int) {
		if text < to {
			out = append(out, token{at: text, raw: s[text:to]})
		}
	}
	for i := 0; i < len(s); {
		if s[i] != '<' {
			next := strings.IndexByte(s[i:], '<')
			if next < 0 {
				break
			}
			i += next
		}
		t, ok := readTag(s[i:], closers)
		if !ok {
			i++
			continue
		}
		flush(i)
		t.at = i
		i += len(t.raw)
		text = i
		if hide, raw := rawElements[t.name]; raw && !t.closing {
			end := closingTag(s[i:], t.name, closers)
			switch {
			case end < 0:
			case t.name == "iframe":
				out = append(out, t)
				out = append(out, token{at: i, raw: s[i : i+end], hidden: true})
				i += end
				text = i
				continue
			case hide:
				t.raw, t.hidden = s[t.at:i+end], true
				i += end
				text = i
			default:
				out = append(out, t)
				out = append(out, token{at: i, raw: s[i : i+end]})
				i += end
				text = i
				continue
			}
		}
		out = append(out, t)
	}
	flush(len(s))
	return out
}

// closingTag finds </name in s; -1 when there is none. missing remembers those
// that are known not to follow, so that each is looked for once.
func closingTag(s, name string, missing map[string]bool) int {
	if missing[name] {
		return -1
	}
	for from := 0; ; {
		at := strings.Index(s[from:], "</")
		if at < 0 {
			missing[name] = true
			return -1
		}
		from += at + 2
		if len(s)-from >= len(name) && strings.EqualFold(s[from:from+len(name)], name) {
			return from - 2
		}
	}
}

// readTag reads the tag, comment or declaration that s begins with.
func readTag(s string, missing map[string]bool) (token, bool) {
	for _, form := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if !strings.HasPrefix(s, form[0]) {
			continue
		}
		if missing[form[1]] {
			return token{}, false
		}
		end := strings.Index(s[len(form[0]):], form[1])
		if end < 0 {
			missing[form[1]] = true
			return token{}, false
		}
		raw := s[:len(form[0])+end+len(form[1])]
		return token{raw: raw, hidden: form[0] == "<!--"}, true
	}
	i := 1
	t := token{}
	if i < len(s) && s[i] == '/' {
		t.closing = true
		i++
	}
	if !t.closing && i < len(s) && s[i] == '!' && len(s) > 2 && isLetter(s[2]) {
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return token{}, false
		}
		return token{raw: s[:end+1], hidden: true}, true
	}
	start := i
	for i < len(s) && (isLetter(s[i]) || i > start && (s[i] >= '0' && s[i] <= '9' || s[i] == '-')) {
		i++
	}
	if i == start {
		return token{}, false
	}
	t.name = strings.ToLower(s[start:i])
	for limit := min(len(s), i+maxSpanBytes); i < limit; {
		switch c := s[i]; {
		case c == '>':
			t.raw = s[:i+1]
			return t, true
		case c == ' ' || c == '\t' || c == '\n' || c == '/':
			i++
		case c == '<':
			return token{}, false
		default:
			next, key, value := readAttribute(s[:limit], i)
			if t.attributes == nil {
				t.attributes = map[string]string{}
			}
			if _, twice := t.attributes[key]; !twice {
				t.attributes[key] = value
			}
			i = next
		}
	}
	return token{}, false
}

// readAttribute reads key, key=value, key="value" or key='value' at i.
func readAttribute(s string, i int) (next int, key, value string) {
	start := i
	for i < len(s) && !strings.ContainsRune(" \t\n=>/", rune(s[i])) {
		i++
	}
	if i == start {
		return i + 1, "", ""
	}
	key = strings.ToLower(s[start:i])
	if i >= len(s) || s[i] != '=' {
		return i, key, ""
	}
	i++
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		end := strings.IndexByte(s[i+1:], s[i])
		if end < 0 {
			return len(s), key, ""
		}
		return i + end + 2, key, clean(html.UnescapeString(s[i+1 : i+1+end]))
	}
	start = i
	for i < len(s) && !strings.ContainsRune(" \t\n>", rune(s[i])) {
		i++
	}
	return i, key, clean(html.UnescapeString(s[start:i]))
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
