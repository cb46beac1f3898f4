package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
	"stagecraft/content/search"
)

func indexed(t testing.TB, c *content.Course) *search.Index {
	t.Helper()
	x, err := search.NewIndex(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func find(t testing.TB, typed string, x ...*search.Index) search.Found {
	t.Helper()
	f, err := search.Find(context.Background(), typed, x...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// says gives all that a thing says, a line for each text.
func says(h search.Hit) string {
	t := h.Text()
	lines := []string{t.Title, t.Also}
	for _, p := range t.Parts {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n")
}

// lesson makes a course of one lesson.
func lesson(source string) *content.Course {
	return &content.Course{Lessons: []*content.Lesson{{ID: "l", Number: 1, Title: "One", Document: markup.Parse([]byte(source))}}}
}

func TestFind_FindsTheTermAndEachLineOfTheLessons(t *testing.T) {
	c := bundled()
	lines := 0
	for _, l := range c.Lessons {
		for _, b := range l.Document.Blocks {
			if _, quiz := b.(*markup.Quiz); quiz {
				continue
			}
			for _, line := range strings.Split(markup.BlockText(b), "\n") {
				if strings.Contains(strings.ToLower(line), "purchase") {
					lines++
				}
			}
		}
	}
	f := find(t, "purchase", indexed(t, c))
	all, _ := f.All()
	if len(all) == 0 || all[0].Kind != search.Term || !strings.EqualFold(all[0].Text().Title, "purchase order") {
		t.Errorf("the first is %+v, want the term", all[:min(len(all), 1)])
	}
	in := 0
	for _, h := range f.Hits[search.Lessons] {
		if !strings.Contains(strings.ToLower(says(h)), "purchase") {
			t.Errorf("found, and doesn't say so: %q", says(h))
		}
		if h.Kind == search.Paragraph || h.Kind == search.Heading {
			in++
		}
	}
	if lines < 8 || in != lines {
		t.Errorf("%d passages of the lessons are found, want %d", in, lines)
	}
	for _, typed := range []string{"purchse", "pruchase", "purchasee", "purcjase", "urchase"} {
		again := find(t, typed, indexed(t, c))
		first, _ := again.All()
		if again.Counts != f.Counts || len(first) == 0 || !strings.EqualFold(first[0].Text().Title, "purchase order") {
			t.Errorf("%q finds %v, want %v as without the mistake", typed, again.Counts, f.Counts)
		}
	}
}

func TestFind_Ranks(t *testing.T) {
	x := indexed(t, bundled())
	for typed, want := range map[string]string{
		"po":                "purchase order", // by its abbreviation
		"PURCH ORD":         "purchase order",
		"order purchase":    "purchase order",
		"the sales process": "The sales process",
		"pipeline seven":    "Pipeline seven",
		"paperwork of a":    "The paperwork of a deal",
		"qui":               "", // whatever it is, a word begins so
	} {
		all, n := find(t, typed, x).All()
		if n == 0 {
			t.Errorf("%q finds nothing", typed)
			continue
		}
		if got := all[0].Text().Title; want != "" && !strings.EqualFold(got, want) {
			t.Errorf("%q: the first is %s %q, want %q", typed, fmt.Sprint(all[0].Kind), got, want)
		}
	}
}

func TestFind_AnAbbreviationStandsForItsName(t *testing.T) {
	c := lesson("The firm needs the PO number.\n\nA purchase order.\n\nPoor reports.\n")
	c.Terms = []*content.Term{{ID: "po", Term: "purchase order", Abbreviation: "PO"}}
	for _, typed := range []string{"purch ord", "po"} {
		f := find(t, typed, indexed(t, c))
		var got []string
		for _, h := range f.Hits[search.Lessons] {
			got = append(got, marks(h.Text().Parts[0].Text, f.Words))
		}
		for _, want := range []string{"The firm needs the [PO] number."} {
			if !slices.Contains(got, want) {
				t.Errorf("%q finds %q, want %q among it", typed, got, want)
			}
		}
	}
}

// marks puts what is marked in a text in brackets.
func marks(text string, q search.Words) string {
	letters := []rune(text)
	var b strings.Builder
	at := 0
	for _, s := range q.In(text) {
		fmt.Fprintf(&b, "%s[%s]", string(letters[at:s.Start]), string(letters[s.Start:s.End]))
		at = s.End
	}
	return b.String() + string(letters[at:])
}

func TestFind_FindsWhatReadsTheSame(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"economie", "L’[économie] de marché"},
		{"l'eco", "[L’économie] de marché"},
		{"L’Éco", "[L’économie] de marché"},
		{"cafe", "un [café], un [Cafe\u0301]"},
		{"café", "un [café]"},
		{"oeuvre", "une [œuvre]"},
		{"strasse", "die [Straße]"},
		{"smorre", "[smørre]brød"},
		{"buyers", "the [buyer’s] word"},
		{"buyer's", "the [buyer’s] word"},
		{"buyer’s", "the [buyer's] word"},
		{"buyer", "the [buyer]’s word"},
		{"follow up", "a [follow]-[up]"},
		{"followup", "a [follow-up]"},
		{"follow-up", "a [follow-up]"},
		{"follow-up", "a [follow up]"},
		{"follow-up", "[followup]s"},
		{"e-mail", "an [email]"},
		{"email", "an [e-mail]"},
		{"c++", "in [C++] and"},
		{"报价", "收到了[报价]单以后"},
		{"报价单", "收到了[报价单]以后"},
		{"价", "收到了报[价]单以后"},
		{"後", "その[後]"},
		{"한국", "[한국]어를"},
		{"国어", "[国어]"},
		{"คุณ", "สวัสดี[คุณ]ครับ"},
		{"net 30", "[Net]\u00A0[30] days"},
		{"10-30", "[10–30] %"},
		{"pur", "[Pur]\u00ADchase"},
		{"ord purch", "the [purch]ase [ord]er"},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		course := lesson(text + "\n")
		f := find(t, c.typed, indexed(t, course))
		if len(f.Hits[search.Lessons]) != 1 {
			t.Errorf("%q isn't found in %q", c.typed, text)
			continue
		}
		if got := marks(text, f.Words); got != c.want {
			t.Errorf("%q marks %q, want %q", c.typed, got, c.want)
		}
	}
	for typed, text := range map[string]string{
		"报单": "收到了报价单以后", "c++": "the C language", "price": "the prices of rice, no", "1030": "10–30", "单报": "报价单 报 价单",
	} {
		f := find(t, typed, indexed(t, lesson(text+"\n")))
		for _, h := range f.Hits[search.Lessons] {
			if typed != "price" {
				t.Errorf("%q is found in %q", typed, says(h))
			}
		}
	}
}

func TestFind_GivesNoAnswerAway(t *testing.T) {
	c := bundled()
	x := indexed(t, c)
	for _, q := range c.Questions {
		for _, text := range []string{markup.PlainText(q.Explanation)} {
			for _, h := range find(t, text, x).Hits[search.Questions] {
				if h.Of == q && !strings.Contains(search.Prompt(q), text) {
					t.Errorf("%s is found by its explanation", q.ID)
				}
			}
		}
	}
	c = lesson("```quiz id=a\nWhat colour is the sky?\n- [ ] Green\n- [x] Ultramarine\n> So it is, by scattering.\n```\n\n:::spoiler More\n```quiz id=b\nWhat is wet?\n= waterfall\n```\n:::\n")
	for _, typed := range []string{"ultramarine", "green", "scattering", "waterfall"} {
		if _, n := find(t, typed, indexed(t, c)).All(); n != 0 {
			t.Errorf("%q, which only answers a question, is found", typed)
		}
	}
}

func TestFind_OffersOtherThingsBesideTheCourse(t *testing.T) {
	own := &content.Process{ID: "mine", Title: "How Ann sells", Own: true}
	own.Steps = []*content.Step{{ID: "ring", Name: "Ring them up", Process: own}}
	others := search.IndexOthers([]*content.Process{own}, []search.Other{
		{Kind: search.Note, Title: "", Parts: []search.Part{{Text: "The purchase order number goes on every invoice"}}, Ref: 7},
		{Kind: search.Command, Title: "Open a course file…", Ref: "open"},
	})
	x := indexed(t, bundled())
	f := find(t, "purch ord", x, nil, others)
	if f.Counts[search.Notes] != 1 || f.Hits[search.Notes][0].Of.(*search.Other).Ref != 7 || f.Counts[search.Terms] == 0 {
		t.Errorf("found %v", f.Counts)
	}
	if f := find(t, "ring", x, others); len(f.Hits[search.Steps]) == 0 || f.Hits[search.Steps][0].Of != own.Steps[0] {
		t.Errorf("a step of one's own isn't found first: %v", f.Counts)
	}
	if f := find(t, "course file", others); f.Counts[search.Commands] != 1 {
		t.Errorf("a command isn't found: %v", f.Counts)
	}
}

func TestFind_EndsWhenItIsNotWantedAnyMore(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := search.Find(ctx, "purchase", indexed(t, bundled())); !errors.Is(err, context.Canceled) {
		t.Errorf("gives %v", err)
	}
	if _, err := search.NewIndex(ctx, bundled()); !errors.Is(err, context.Canceled) {
		t.Errorf("making an index gives %v", err)
	}
}

// TestFind_EachHitSaysEachWord takes words out of the course, misses letters out
// of them or not, and wants each thing found to say all of them where it says so.
func TestFind_EachHitSaysEachWord(t *testing.T) {
	c := bundled()
	plain := &content.Course{Lessons: c.Lessons, Processes: c.Processes, Roles: c.Roles, Questions: c.Questions, Scenes: c.Scenes}
	for _, term := range c.Terms {
		plain.Terms = append(plain.Terms, &content.Term{ID: term.ID, Term: term.Term, Definition: term.Definition}) // no abbreviation, which would say another word
	}
	x := indexed(t, plain)
	var texts []string
	for _, l := range c.Lessons {
		for _, b := range l.Document.Blocks {
			switch b.(type) {
			case *markup.Quiz, *markup.Embed: // answers, an address
			default:
				texts = append(texts, strings.FieldsFunc(markup.BlockText(b), func(r rune) bool { return r == '\n' })...)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		words := strings.FieldsFunc(rapid.SampledFrom(texts).Draw(t, "text"), func(r rune) bool { return !fold.InWord(r) && r != '’' && r != '-' })
		words = slices.DeleteFunc(words, func(w string) bool { return utf8.RuneCountInString(w) < 2 })
		if len(words) == 0 {
			return
		}
		var asked []string
		for range rapid.IntRange(1, 3).Draw(t, "words") {
			w := []rune(rapid.SampledFrom(words).Draw(t, "word"))
			asked = append(asked, string(w[:rapid.IntRange(min(2, len(w)), len(w)).Draw(t, "letters")]))
		}
		f, err := search.Find(context.Background(), strings.Join(asked, " "), x)
		if err != nil {
			t.Fatal(err)
		}
		hits, n := f.All()
		if n == 0 && !search.NewWords(strings.Join(asked, " ")).Empty() {
			t.Fatalf("%q, which the course says, isn't found", asked)
		}
		for _, h := range hits[:min(len(hits), 10)] {
			said := says(h)
			letters := []rune(said)
			var marked strings.Builder
			for _, s := range f.Words.In(said) {
				if s.Start >= s.End || s.End > len(letters) {
					t.Fatalf("%q is marked from %d to %d in %q", asked, s.Start, s.End, said)
				}
				marked.WriteString(" " + string(letters[s.Start:s.End]))
			}
			if marked.Len() == 0 {
				t.Fatalf("%q finds %q, in which nothing is marked", asked, said)
			}
			bare := fold.BareString(marked.String())
			joined := strings.NewReplacer("'", "", "-", "").Replace(bare)
			for _, w := range strings.FieldsFunc(fold.BareString(strings.Join(asked, " ")), func(r rune) bool { return !fold.InWord(r) }) {
				if !strings.Contains(bare, w) && !strings.Contains(joined, w) {
					t.Fatalf("%q marks %q, without %q", asked, bare, w)
				}
			}
		}
	})
}

func TestWords_Excerpt(t *testing.T) {
	long := strings.Repeat("before ", 60) + "the purchase order waits " + strings.Repeat("after ", 60)
	q := search.NewWords("purch ord")
	text, spans := q.Excerpt(long, 90)
	if !strings.HasPrefix(text, "…before") || !strings.HasSuffix(text, "after…") || utf8.RuneCountInString(text) > 92 || len(spans) != 2 {
		t.Errorf("cut to %q, %v", text, spans)
	}
	if letters := []rune(text); string(letters[spans[0].Start:spans[0].End]) != "purch" {
		t.Errorf("marks %v in %q", spans, text)
	}
	for _, before := range []int{10, 12, 60} { // that at the end of a text is in the first half of a line, however long that is
		text, spans := q.Excerpt(strings.Repeat("before ", before)+"the purchase order", 90)
		if len(spans) != 2 || spans[0].Start > 50 {
			t.Errorf("cut to %q, with %v", text, spans)
		}
	}
	if got := q.Best("a purchase, and later an order, then a purchase order"); got != (search.Span{Start: 39, End: 51}) {
		t.Errorf("the best place is %v", got)
	}
	if got := q.Best("nothing"); got != (search.Span{}) {
		t.Errorf("the best place is %v", got)
	}
	if text, _ := q.Excerpt(strings.Repeat("漢字", 100), 20); utf8.RuneCountInString(text) > 22 {
		t.Errorf("cut to %q", text)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"purchase", `"`, "*", "a:b", "^x", "x NEAR y", "AND OR NOT", "-", "-a", "a-", "a--b", "报价单", "l'", "'", "c++#", "\xff\xfe", "\u0301", "e\u0301", "a*b\"c", "(", ")", "{a b}", "+", "\x00", strings.Repeat("a ", 300), strings.Repeat("x", 500), "ＰＯ"} {
		f.Add(s, "The buyer’s follow-up 报价单 c++ café purchase order "+s)
	}
	x, err := search.NewIndex(context.Background(), bundled())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, typed, text string) {
		found, err := search.Find(context.Background(), typed, x)
		if err != nil {
			t.Fatal(err)
		}
		all, n := found.All()
		if len(all) > n || len(all) > search.MostHits {
			t.Fatalf("gives %d of %d", len(all), n)
		}
		for _, h := range all[:min(len(all), 5)] {
			if len(found.Words.In(says(h))) == 0 {
				t.Fatalf("%q finds %q, and marks nothing", typed, says(h))
			}
		}
		q := search.NewWords(typed)
		letters := utf8.RuneCountInString(text)
		end := 0
		for _, s := range q.In(text) {
			if s.Start < end || s.End <= s.Start || s.End > letters {
				t.Fatalf("%q in %q: %v", typed, text, q.In(text))
			}
			end = s.End
		}
		if b := q.Best(text); b.Start > b.End || b.End > letters {
			t.Fatalf("%q in %q: the best is %v", typed, text, b)
		}
		q.Excerpt(text, 40)
	})
}

func TestFind_ANameWithAFormulaIsFoundByItsLettersAndBySayingIt(t *testing.T) {
	course, problems := content.Open(fstest.MapFS{
		"course.yaml":    {Data: []byte("id: a\ntitle: A\nversion: 1.0.0\nlanguage: en\n")},
		"lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\nText.\n")},
		"terms.yaml":     {Data: []byte("- id: chi\n  term: $\\chi^2$ test\n  definition: It tells whether two things go together.\n")},
	})
	if course == nil {
		t.Fatal(problems)
	}
	x := indexed(t, course)
	for _, typed := range []string{"χ² test", "χ2", "chi squared"} {
		if hits, _ := find(t, typed, x).All(); len(hits) == 0 || hits[0].Kind != search.Term {
			t.Errorf("%q finds %v", typed, hits)
		}
	}
}
