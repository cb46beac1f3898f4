package termfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/termfile"
)

const course = `# Words to know.
# yaml-language-server: $schema=.schema/terms.json

- id: po
  term: purchase order
  abbreviation: PO # as buyers say
  # Legal looked at this one.
  definition: >-
    A buyer's written order,
    which binds once it is accepted.
  tags: [paper, legal]

# --- Leads ---

# From marketing.
- id: lead
  term: "lead"  # a person
  definition: Someone who may buy.
- {id: won, term: won deal, definition: A deal that is signed.}
# The end.
`

func read(t testing.TB, source string) *termfile.File {
	t.Helper()
	f, err := termfile.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFile_StaysAsItIsWritten(t *testing.T) {
	for name, source := range map[string]string{
		"as it is":       course,
		"Windows":        strings.ReplaceAll(course, "\n", "\r\n"),
		"a mark":         "\ufeff" + course,
		"indented":       "  - id: a\n    term: b\n    definition: c\n",
		"nothing":        "",
		"comments alone": "# none yet\n",
	} {
		if diff := cmp.Diff(source, string(read(t, source).Bytes())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSet_ChangesTheKeyAlone(t *testing.T) {
	for name, c := range map[string]struct {
		id       string
		change   func(*content.Term)
		old, now string
	}{
		"a comment after it stays": {"po", func(t *content.Term) { t.Abbreviation = "P.O." }, "abbreviation: PO # as", "abbreviation: P.O. # as"},
		"over several lines":       {"po", func(t *content.Term) { t.Definition = "An order." }, "definition: >-\n    A buyer's written order,\n    which binds once it is accepted.\n", "definition: An order.\n"},
		"in quotes":                {"lead", func(t *content.Term) { t.Term = "sales lead" }, `term: "lead"  # a person`, `term: sales lead  # a person`},
		"one that wasn't there":    {"lead", func(t *content.Term) { t.Not = "A prospect." }, "may buy.\n", "may buy.\n  not: A prospect.\n"},
		"one that goes":            {"po", func(t *content.Term) { t.Tags = nil }, "  tags: [paper, legal]\n", ""},
		"in braces":                {"won", func(t *content.Term) { t.Term = "won" }, "- {id: won, term: won deal, definition: A deal that is signed.}\n", "- id: won\n  term: won\n  definition: A deal that is signed.\n"},
	} {
		f := read(t, course)
		at := f.Index(c.id)
		term := f.Terms()[at]
		c.change(&term)
		f.Set(at, term)
		want := strings.Replace(course, c.old, c.now, 1)
		if diff := cmp.Diff(want, string(f.Bytes())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestMoveAndRemove_TakeTheCommentsRightAboveAlong(t *testing.T) {
	f := read(t, course)
	f.Move(1, 0)
	got := string(f.Bytes())
	if !strings.Contains(got, "json\n\n# From marketing.\n- id: lead") || strings.Index(got, "# --- Leads ---") < strings.Index(got, "- id: lead") {
		t.Errorf("moved, it is\n%s", got)
	}
	f = read(t, course)
	f.Remove(1)
	if got := string(f.Bytes()); strings.Contains(got, "marketing") || !strings.Contains(got, "# --- Leads ---") || !strings.HasSuffix(got, "# The end.\n") {
		t.Errorf("without it, it is\n%s", got)
	}
}

func TestAdd_GoesByHowTheFileIsWritten(t *testing.T) {
	f := read(t, "- id: a\n  term: a\n  definition: a\n- id: b\n  term: b\n  definition: b\n")
	f.Add(2, content.Term{ID: "c", Term: "c", Definition: "d"})
	if want := "definition: b\n- id: c\n  term: c\n  definition: d\n"; !strings.HasSuffix(string(f.Bytes()), want) {
		t.Errorf("it is\n%s", f.Bytes())
	}
	f = read(t, "# Words\n")
	f.Add(0, content.Term{ID: "c", Term: "c", Definition: "d"})
	if want := "# Words\n- id: c\n  term: c\n  definition: d\n"; string(f.Bytes()) != want {
		t.Errorf("it is\n%s", f.Bytes())
	}
}

func TestRead_RefusesWhatItCouldSpoil(t *testing.T) {
	for _, source := range []string{"terms: 3\n", "[{id: a}]\n", "- id: a\nterm: b\n", "- id: [\n"} {
		if _, err := termfile.Read([]byte(source)); err == nil {
			t.Errorf("%q is read", source)
		}
	}
}

// Whatever is done to the file, it says what it should when it is read again, and what
// wasn't touched is written as it was.
func TestFile_SaysWhatWasDoneToIt(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[a-z]{1,8}( [a-z]{1,8}){0,20}`), rapid.StringMatching(`[a-z:#'"{}\[\],&*!|>%@-]{1,12}`))
	rapid.Check(t, func(t *rapid.T) {
		f, err := termfile.Read([]byte(course))
		if err != nil {
			t.Fatal(err)
		}
		want := slices.Clone(f.Terms())
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			at := rapid.IntRange(0, max(len(want)-1, 0)).Draw(t, "at")
			switch what := rapid.SampledFrom([]string{"set", "add", "remove", "move"}).Draw(t, "what"); {
			case what == "add" || len(want) == 0:
				term := content.Term{ID: rapid.StringMatching(`[a-z]{6}[0-9]{4}`).Draw(t, "id"), Term: text.Draw(t, "term"), Definition: text.Draw(t, "definition")}
				f.Add(at, term)
				want = slices.Insert(want, at, term)
			case what == "set":
				term := want[at]
				term.Definition, term.Not, term.Abbreviation = text.Draw(t, "definition"), rapid.OneOf(rapid.Just(""), text).Draw(t, "not"), rapid.OneOf(rapid.Just(""), text).Draw(t, "short")
				f.Set(at, term)
				want[at] = term
			case what == "remove":
				f.Remove(at)
				want = slices.Delete(want, at, at+1)
			default:
				to := rapid.IntRange(0, len(want)-1).Draw(t, "to")
				f.Move(at, to)
				term := want[at]
				want = slices.Insert(slices.Delete(want, at, at+1), to, term)
			}
		}
		again, err := termfile.Read(f.Bytes())
		if err != nil {
			t.Fatalf("%v in\n%s", err, f.Bytes())
		}
		if !slices.EqualFunc(again.Terms(), want, termfile.Same) {
			t.Fatalf("it says %+v, want %+v:\n%s", again.Terms(), want, f.Bytes())
		}
		if !strings.Contains(string(f.Bytes()), "# --- Leads ---") {
			t.Fatalf("a comment is gone:\n%s", f.Bytes())
		}
	})
}

func TestPaste_ReadsWhatSpreadsheetsCopy(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []content.Term
	}{
		"two columns":   {"lead\tSomeone who may buy.\nwon\tSigned.\n", []content.Term{{Term: "lead", Definition: "Someone who may buy."}, {Term: "won", Definition: "Signed."}}},
		"three columns": {"purchase order\tPO\tAn order.", []content.Term{{Term: "purchase order", Abbreviation: "PO", Definition: "An order."}}},
		"named columns": {"Definition,Term,Tags\r\nAn order.,PO,\"a, b\"\r\n", []content.Term{{Term: "PO", Definition: "An order.", Tags: []string{"a", "b"}}}},
		"line breaks":   {"lead\t\"Someone\nwho may\"\n", []content.Term{{Term: "lead", Definition: "Someone who may"}}},
		"semicolons":    {"lead;Someone, anyone\n", []content.Term{{Term: "lead", Definition: "Someone, anyone"}}},
	} {
		p, err := termfile.Paste(c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, p.Terms); diff != "" || len(p.Wrong) > 0 {
			t.Errorf("%s: %q (-want +got):\n%s", name, p.Wrong, diff)
		}
	}
	if p, err := termfile.Paste("lead\t\nwon\tSigned.\n"); err != nil || len(p.Terms) != 1 || len(p.Wrong) != 1 || !strings.Contains(p.Wrong[0], "row 1") {
		t.Errorf("a row without a definition gives %+v, %v", p, err)
	}
	if _, err := termfile.Paste("just a sentence"); err == nil {
		t.Error("a sentence is a table")
	}
}

func TestTake_LeavesWhatIsThere(t *testing.T) {
	f := read(t, course)
	added, left := f.Take([]content.Term{{Term: "Lead", Definition: "x"}, {Term: "quote", Definition: "y"}, {Term: "quote", Definition: "z"}})
	if added != 1 || left != 2 || f.Terms()[3].ID != "quote" {
		t.Errorf("%d added, %d left: %+v", added, left, f.Terms())
	}
}

func FuzzRead(f *testing.F) {
	f.Add(course)
	f.Add("- id: a\n  term: |\n    b\n")
	f.Fuzz(func(t *testing.T, source string) {
		file, err := termfile.Read([]byte(source))
		if err != nil || len(file.Terms()) == 0 {
			return
		}
		term := file.Terms()[0]
		term.Definition = "Another."
		file.Set(0, term)
		if again, err := termfile.Read(file.Bytes()); err != nil || !termfile.Same(again.Terms()[0], term) {
			t.Errorf("%q becomes %q: %v", source, file.Bytes(), err)
		}
	})
}

func FuzzPaste(f *testing.F) {
	f.Add("term\tdefinition\nlead\tSomeone who may buy.\n")
	f.Add("a;\"b\nc\";d\n")
	f.Fuzz(func(t *testing.T, text string) {
		pasted, err := termfile.Paste(text)
		if err != nil {
			return
		}
		file, err := termfile.Read([]byte(course))
		if err != nil {
			t.Fatal(err)
		}
		added, _ := file.Take(pasted.Terms)
		again, err := termfile.Read(file.Bytes())
		if err != nil || len(again.Terms()) != 3+added {
			t.Errorf("%q gives %q: %v", text, file.Bytes(), err)
		}
	})
}
