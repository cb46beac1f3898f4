package content

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content/markup"
)

// awkward are texts that YAML takes for something else when they aren't
// written with care.
var awkward = []string{
	"yes", "no", "on", "null", "~", "true", "1.0", "1e3", "0x1f", "012", "0o7", "1_000", ".inf", "-.inf", ".nan", "2026-01-02", "12:30:45",
	"- a", "-", "--", "---", "...", "? a", "?", ":", ": a", "a: b", "a:", "a:b", "#", "# a", "a # b", "a #b", "a#b", "'", `"`, `'a'`, `"a"`, `a "b" c`, "it's",
	"[", "]", "{", "}", "[a, b]", "{a: b}", "a, b", ",", "&a", "*a", "!a", "!!str a", "|", ">", ">-", "|-", "%a", "@a", "`a`", "<<", "=",
	`\`, `\n`, `a\tb`, `C:\new`, "a\nb", "a\n\nb", "a\n  b", "a \nb", "a\n\tb", "a\tb", "a\n# b", "a\n- b", "a: b\nc: d", "a\n---\nb", "\u2028", "a\u2028b",
	"a\u00a0b", "\u00e9", "\u65e5\u672c", "\U0001f600", "e\u0301", "a\u200db", "[U+202E]abc", "\ufffd", "\u2019s", "key: [x", "\"open", "'open",
	strings.Repeat("long words that go on ", 40) + "end", strings.Repeat("x", 3000),
}

// kept draws a text as a process of one's own keeps it: with no space around
// it and no control characters but line ends and tabs.
func kept(t *rapid.T, label string) string {
	piece := rapid.OneOf(rapid.SampledFrom(awkward), rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune(" \n\t:#-'\"\\,[]{}|>&*!%@`?ab1.~=")), 0, 12, -1))
	text := strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, label), rapid.SampledFrom([]string{"", " ", "\n", ": "}).Draw(t, "joint"))
	text = strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c == '\ufeff' {
			return -1
		}
		return c
	}, strings.ToValidUTF8(text, ""))
	return strings.TrimSpace(markup.Visible(text)) // what hides is written out as it is read
}

func keptList(t *rapid.T, label string) []string {
	var list []string
	for range rapid.IntRange(0, 3).Draw(t, label) {
		if text := kept(t, label); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// anyProcess draws a process that a course may hold, with any texts.
func anyProcess(t *rapid.T, c *Course) *Process {
	named := func(label string) string {
		if text := strings.Join(strings.Fields(kept(t, label)), " "); text != "" {
			if letters := []rune(text); len(letters) > 200 {
				text = strings.TrimSpace(string(letters[:200]))
			}
			return text // a name is one line, and no longer than one may be
		}
		return label
	}
	p := &Process{ID: "own-1", Title: named("title"), About: kept(t, "about"), Source: kept(t, "source")}
	for i := range rapid.IntRange(1, 3).Draw(t, "steps") {
		s := &Step{
			ID: []string{"null", "1", "s-3"}[i], Process: p, Number: i + 1, Name: named("name"), Aim: kept(t, "aim"), Happens: keptList(t, "happens"),
			DoneWhen: keptList(t, "done"), Leaves: keptList(t, "leaves"), MeasuredBy: kept(t, "measured"), Mistake: kept(t, "mistake"),
		}
		if rapid.Bool().Draw(t, "names") {
			s.Stage, s.Lead, s.Support = c.Journey[0].ID, c.Roles[0].ID, []string{c.Roles[1].ID, c.Roles[0].ID}
			s.Terms, s.Lesson = []string{c.Terms[0].ID}, c.Lessons[0].ID
			other := c.Processes[0]
			s.SameAs = []Correspondence{
				{Process: other.ID, Step: other.Steps[0].ID, Why: kept(t, "why")},
				{Process: other.ID, Step: other.Steps[1].ID},
			}
		}
		if i > 0 {
			s.BackTo = []string{p.Steps[0].ID}
		}
		p.Steps = append(p.Steps, s)
	}
	return p
}

func bundled(t testing.TB) *Course {
	t.Helper()
	c, problems := Open(os.DirFS("salesprocess"))
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

func TestReadProcess_GivesWhatWriteProcessWasGiven(t *testing.T) {
	c := bundled(t)
	rapid.Check(t, func(t *rapid.T) {
		p := anyProcess(t, c)
		source := WriteProcess(p)
		got, problems := ReadProcess(c, "own.yaml", source)
		if len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, source)
		}
		if diff := cmp.Diff(p, got, elsewhere); diff != "" {
			t.Fatalf("%s\n%s", diff, source)
		}
	})
	for _, text := range awkward {
		p := &Process{ID: "own-1", Title: "t", About: strings.TrimSpace(text)}
		p.Steps = []*Step{{ID: "s", Number: 1, Process: p, Name: "n", Happens: []string{"a", "a" + text + "."}, Mistake: "x" + text + "x"}}
		source := WriteProcess(p)
		got, problems := ReadProcess(c, "own.yaml", source)
		if diff := cmp.Diff(p, got, elsewhere); len(problems) > 0 || diff != "" {
			t.Errorf("%q: %v\n%s\n%s", text, problems, diff, source)
		}
	}
}
