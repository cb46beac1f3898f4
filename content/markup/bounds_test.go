package markup

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bomb is one such text.
type bomb struct{ name, before, repeat, after string }

// of gives the bomb at about a size in bytes.
func (b bomb) of(size int) []byte {
	n := 0
	if b.repeat != "" {
		n = (size - len(b.before) - len(b.after)) / len(b.repeat)
	}
	return []byte(b.before + strings.Repeat(b.repeat, n) + b.after)
}

// bombs is what makes Markdown parsers slow or deep, as the text that is
// repeated up to a size.
var bombs = []bomb{
	{"quotes on a line", "", "> ", "a"},
	{"quotes without spaces", "", ">", "a"},
	{"lists on a line", "", "- ", "a"},
	{"lists of every kind", "", "* - + 1. ", "a"},
	{"quotes and lists", "", "> - ", "a"},
	{"quotes over lines", "", "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n", ""},
	{"deep lists then empty lines", strings.Repeat("- ", 100) + "a\n", "\n", "b"},
	{"footnotes in footnotes", "", "[^a]: ", "b"},
	{"definitions in definitions", "a\n", ": ", "b"},
	{"callouts", "", ":::info\n", "a"},
	{"callouts and their ends", "", "::::info\n:::\n", ""},
	{"ends of callouts", strings.Repeat(":::info\n", 40), ":::\n", ""},
	{"empty lines in deep lists", strings.Repeat("- ", 40) + "a\n", strings.Repeat("\n", 9) + strings.Repeat(" ", 64) + "a\n", ""},
	{"lines in deep callouts", strings.Repeat(":::info\n", 40), "a\n\n", ""},
	{"fences", "", "```\n", ""},
	{"code spans of growing length", "", "", growing("`", 500)},
	{"backticks", "", "`a``", ""},
	{"a run of one mark", "a", "*", "a"},
	{"a run that nests", strings.Repeat("**", 30_000) + "a", "**", ""},
	{"tables of many cells", "", strings.Repeat("|a", 20) + "\n" + strings.Repeat("|-", 20) + "\n" + strings.Repeat("|a", 20) + "\n\n", ""},
	{"code spans", "", "`a` ", ""},
	{"footnotes and their marks", "", "a[^a] \n\n[^a]: b\n\n", ""},
	{"front matter that does not end", "---\n", "a: b\n", ""},
	{"openers of emphasis", "", "*a _b ", ""},
	{"closers of emphasis", "", "a_ b* ", ""},
	{"emphasis that does not match", "", "*a_ ", ""},
	{"emphasis in threes", "", "a**b", strings.Repeat("c* ", 1000)},
	{"nested emphasis", "", "*a **a ", strings.Repeat("b** b*", 1000)},
	{"every mark", "", "~a ~~b ++c ==d ^e ", ""},
	{"closing marks", "", "a~ b~~ c++ d== e^ ", ""},
	{"brackets", "", "[", "a"},
	{"closing brackets", "", "a]", ""},
	{"pairs of brackets", "", "[a]", ""},
	{"nested brackets", strings.Repeat("[", 50_000), "]", ""},
	{"links to one long address", "[a]: https://b.example/" + strings.Repeat("c", 50_000) + "\n\n", "[a] ![a] ", ""},
	{"links in links", "", "[a ](b", ""},
	{"unclosed links", "", "[a](<b", ""},
	{"unclosed titles", "", `[a](b "`, ""},
	{"unclosed titles in brackets", "", "[a](b (", ""},
	{"unclosed references", "", "[a][", ""},
	{"images in images", "", "![a](b", ""},
	{"images and brackets", "", "![[]()", ""},
	{"brackets and emphasis", "", "[ a_", ""},
	{"sized images", "", "![a](b =1x", ""},
	{"unclosed tags", "", "a <b c='", ""},
	{"unclosed comments", "a ", "<!-- a ", ""},
	{"unclosed instructions", "a ", "<? a ", ""},
	{"unclosed declarations", "a ", "<!A ", ""},
	{"unclosed data", "a ", "<![CDATA[ ", ""},
	{"nested elements", "a ", "<b>", ""},
	{"nested elements in a block", "<div>", "<details><table><tr><td>", ""},
	{"wide and high cells", "<table>\n", "<tr><td colspan=1000 rowspan=1000>a", "</table>"},
	{"high cells", "<table><tr>" + strings.Repeat("<td rowspan=0>a", 300), "<tr><td>b", "</table>"},
	{"closing elements", "<div>", "</b></details>", ""},
	{"unclosed elements in a block", "<div>\n", "<style <script <!-- <textarea ", ""},
	{"unclosed styles in a block", "<div>\n", "<style><script><title>", ""},
	{"angles", "", "<", ""},
	{"unclosed embeds", "", "{%youtube a ", ""},
	{"readings", "", "{a|b", ""},
	{"braces", "", "{", ""},
	{"dollars", "", "$a", ""},
	{"pairs of dollars", "", "$$a ", ""},
	{"lines of dollars", "", "$$ a\n", ""},
	{"inline notes", "", "^[a", ""},
	{"closed inline notes", "", "^[a] ", ""},
	{"footnote marks", "[^a]: b\n\n", "[^a] ", ""},
	{"footnotes", "", "[^a]: b\n", ""},
	{"addresses of links", "", "[a]: b\n", ""},
	{"unclosed titles of addresses", "", "[a]: b\n(\n", ""},
	{"unclosed labels", "", "[a\n", ""},
	{"abbreviations", "", "*[a]: b\n", ""},
	{"uses of abbreviations", "*[ab]: c\n*[abc]: d\n\n", "ab ", ""},
	{"wide tables", strings.Repeat("|a", 12_000) + "\n" + strings.Repeat("|-", 12_000) + "\n", "|\n", ""},
	{"bars", "|a|\n|-|\n", `|\|`, ""},
	{"lines under a table", "a\n|b|\n|-|\n", "===\n", ""},
	{"lines that look for a table", "", "a\n|b|\n", ""},
	{"lines under no table", "", "a|b\n-\n", ""},
	{"code in rows", "|a|\n|-|\n", "|`a``|b`", ""},
	{"environments", "", "\\begin{align} ", ""},
	{"lines of environments", "", "\\begin{align}\na\n", ""},
	{"marks in a word", "", "^a~b", ""},
	{"marks with no end", "", "^a ~b ", ""},
	{"delimiter rows", "", "|-|\n", ""},
	{"escaped bars in code", "|a|\n|-|\n", "|`\\|`", ""},
	{"headings alike", "", "# a\n", ""},
	{"underlined headings", "", "a\n=\n", ""},
	{"words joined by marks", "", "a_", "@a.bc"},
	{"addresses of mail", "", "a@", ""},
	{"bare addresses", "", "http://", ""},
	{"brackets after addresses", "http://a", "()", ""},
	{"emoji", "", ":a", ""},
	{"entities", "", "&a", ""},
	{"backslashes", "", `\`, ""},
	{"front matter", "---\n", "a: [", "\n---\n"},
	{"front matters", "", "---\ntitle: a\n---\n", ""},
	{"aliases", "---\na: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\n", "c: &c [*b,*b,*b,*b]\n", "---\n"},
	{"empty lines", "", "\n", ""},
	{"spaces", "", " ", "a"},
	{"tabs", "a\n", "\t", "a"},
	{"carriage returns", "", "\r", ""},
	{"zeros", "", "\x00", ""},
	{"bytes that are no text", "", "\xff", ""},
	{"one long word", "", "a", ""},
	{"cells of values", "```csvpreview\n", `a,"`, "\n```"},
}

func growing(s string, most int) string {
	var out strings.Builder
	for n := 1; n < most; n++ {
		out.WriteString("a" + strings.Repeat(s, n) + " ")
	}
	return out.String()
}

// atLeast is the size up to which nothing is said of how time grows with it: a
// bomb that short is read before the clock and the collector tell anything.
const (
	atLeast = 1 << 17
	atMost  = 1 << 20
)

// Eight times the bytes take about eight times as long; where the time is
// quadratic they take 64 times. What else the machine does is no fault of the
// parser, so a bomb that takes longer is given two more chances.
func TestParse_TakesTimeInStepWithTheSizeUpToAMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	const slower, grace, slowest = 2.5, 250 * time.Millisecond, 3 * time.Second
	for _, bomb := range bombs {
		t.Run(bomb.name, func(t *testing.T) {
			short := timeOf(t, bomb.of(atLeast))
			for try := 1; try < 3 && short > slowest; try++ {
				short = timeOf(t, bomb.of(atLeast))
			}
			if short > slowest {
				t.Fatalf("%d bytes took %v", atLeast, short)
			}
			for try := 1; ; try++ {
				long := timeOf(t, bomb.of(atMost))
				limit := min(time.Duration(slower*float64(atMost/atLeast)*float64(short))+grace, slowest)
				if long <= limit {
					t.Logf("%v, %v", short.Round(time.Millisecond), long.Round(time.Millisecond))
					return
				}
				if try == 3 {
					t.Fatalf("%d bytes took %v; %d took %v", atLeast, short, atMost, long)
				}
				short = max(short, timeOf(t, bomb.of(atLeast)))
			}
		})
	}
}

func timeOf(t *testing.T, source []byte) time.Duration {
	t.Helper()
	runtime.GC() // what the one before left
	begin := time.Now()
	if _, err := parse(source); err != nil {
		t.Error(err)
	}
	return time.Since(begin)
}

func TestParse_KeepsTheTextOfWhatIsTooComplex(t *testing.T) {
	source := strings.Repeat("[ *a ", 20_000)
	doc := Parse([]byte(source))
	if got, want := alphanumerics(doc.Text()), strings.Repeat("a", 20_000); got != want {
		t.Errorf("%d letters are kept of %d", len(got), len(want))
	}
	if len(doc.Problems) != 1 || doc.Problems[0].Rule != "too-complex" || doc.Problems[0].Line != 1 {
		t.Errorf("problems are %v; want one of rule too-complex", doc.Problems)
	}
	if doc := Parse([]byte(longProse())); len(doc.Problems) > 0 {
		t.Errorf("a long paragraph of prose has problems: %v", doc.Problems)
	}
}

// longProse is one paragraph of 100 kB with more markup than anyone writes.
func longProse() string {
	return strings.Repeat("Some [note] (with a *word*, a `name` and $5) < 3 ~ [a link](https://example.org/a_b) ~~old~~ new! {x} ", 1000)
}

func TestParse_KeepsTextThatFollowsManyEmptyLines(t *testing.T) {
	doc := Parse([]byte("a\n" + strings.Repeat("\n", 50) + "  # b\n```\nc" + strings.Repeat("\n", 50) + "d\n```\n"))
	want := "a\nb\nc" + strings.Repeat("\n", 50) + "d"
	if doc.Text() != want {
		t.Errorf("got %q; want %q", doc.Text(), want)
	}
	if at := doc.Blocks[1].Position(); at != (Pos{52, 3}) {
		t.Errorf("the heading is at %v", at)
	}
}

// BenchmarkParse reads a megabyte of a note such as trainers write.
func BenchmarkParse(b *testing.B) {
	note, err := os.ReadFile("testdata/lesson.md")
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := strings.Cut(string(note), "# Handing")
	source := []byte(strings.Repeat("# Handing"+body+"\n", 1<<20/len(body)))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source)
	}
}
