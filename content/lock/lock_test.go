package lock_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"stagecraft/content/anchor"
	"stagecraft/content/edition"
	"stagecraft/content/lock"
)

func thing(id string, parts ...string) edition.Thing {
	t := edition.Thing{ID: id}
	for i := 0; i < len(parts); i += 2 {
		t.Parts = append(t.Parts, edition.NewPart(parts[i], parts[i+1], false))
	}
	return t
}

func paragraph(key, text string) lock.Block {
	return lock.Block{Block: anchor.Block{Lesson: "deals", Key: key, Text: text}}
}

func heading(key, id, text string) lock.Block {
	return lock.Block{Block: anchor.Block{Lesson: "deals", Key: key, Level: 2, Text: text}, Heading: id}
}

const (
	met    = "The seller meets the buyer and asks what has changed since the last budget was agreed."
	agreed = "Both agree in writing on what a good end would look like and who has to say yes to it."
)

// first is the first edition of a course.
func first() *lock.Now {
	return &lock.Now{
		Course: "deals",
		Edition: edition.New("1.0", []edition.Thing{
			thing("term:po", "term", "Purchase order", "definition", "The buyer’s formal order for named items at an agreed price."),
			thing("term:lead-person", "term", "Lead", "definition", "Someone who may buy one day."),
			thing("term:fax", "term", "Fax", "definition", "How orders were sent."),
			thing("lesson:deals", "title", "Deals"),
			thing("lesson:deals#How-it-begins", "heading", "How it begins"),
		}),
		Blocks: []lock.Block{heading("a1", "How-it-begins", "How it begins"), paragraph("b2", met), paragraph("c3", agreed)},
	}
}

// second is the next: everything happened to it that may.
func second() *lock.Now {
	return &lock.Now{
		Course: "deals",
		Edition: edition.New("1.1", []edition.Thing{
			thing("term:po", "term", "Purchase order", "definition", "The buyer’s formal order for named items at an agreed price!"),
			thing("term:lead", "term", "Lead", "definition", "A buyer who asked for a price."),
			thing("term:quote", "term", "Quote", "definition", "A price in writing."),
			thing("lesson:deals", "title", "Deals"),
			thing("lesson:deals#How-it-starts", "heading", "How it starts"),
		}),
		Blocks: []lock.Block{
			heading("d4", "How-it-starts", "How it starts"), paragraph("b2", met),
			paragraph("e5", strings.Replace(agreed, "good", "fair", 1)),
		},
		Moves: edition.Moves{"term:lead-person": "term:lead", "term:fax": edition.Retired},
	}
}

func mustLock(t rapid.TB, l *lock.Lock, now *lock.Now) (*lock.Lock, lock.Report) {
	t.Helper()
	next, report := l.Next(now)
	text, err := next.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	read, fault := lock.Read(text)
	if fault != nil {
		t.Fatalf("%v of\n%s", fault, text)
	}
	again, err := read.MarshalText()
	if err != nil || !bytes.Equal(text, again) {
		t.Fatalf("it was written as\n%s\nand read as\n%s\n%v", text, again, err)
	}
	return read, report
}

func TestNext_SaysWhatBecameOfEachID(t *testing.T) {
	l, report := mustLock(t, nil, first())
	if !report.Ready() || len(report.New) != 5 {
		t.Errorf("the first lock reports %+v", report)
	}
	l, report = mustLock(t, l, second())
	if !report.Ready() || report.Unraised || !report.Texts {
		t.Errorf("the second lock reports %+v", report)
	}
	want := edition.Comparison{
		New: []string{"term:quote"},
		Reworded: []edition.Difference{
			{ID: "lesson:deals#How-it-starts", Part: "heading", Was: "How it begins", Now: "How it starts"},
			{ID: "term:po", Part: "definition", Was: "The buyer’s formal order for named items at an agreed price.", Now: "The buyer’s formal order for named items at an agreed price!"},
		},
		Changed: []edition.Difference{{ID: "term:lead", Part: "definition", Was: "Someone who may buy one day.", Now: "A buyer who asked for a price."}},
		Moved:   []edition.Move{{From: "lesson:deals#How-it-begins", To: "lesson:deals#How-it-starts"}, {From: "term:lead-person", To: "term:lead"}},
		Retired: []string{"term:fax"},
	}
	if diff := cmp.Diff(want, report.Comparison); diff != "" {
		t.Error(diff)
	}
	since := map[string]string{}
	for _, e := range l.Entries {
		since[e.ID+" "+e.Part.Name] = e.Since
	}
	wantSince := map[string]string{
		"lesson:deals title": "1.0", "lesson:deals#How-it-starts heading": "1.0", "term:po term": "1.0", "term:po definition": "1.0",
		"term:lead term": "1.0", "term:lead definition": "1.1", "term:quote term": "1.1", "term:quote definition": "1.1",
	}
	if diff := cmp.Diff(wantSince, since); diff != "" {
		t.Error(diff)
	}
	moves := l.Moves()
	for from, to := range map[string]string{"term:lead-person": "term:lead", "term:fax": edition.Retired, "lesson:deals#How-it-begins": "lesson:deals#How-it-starts"} {
		if got := moves.To(from); got != to {
			t.Errorf("%s went to %s; want %s", from, got, to)
		}
	}
	// The paragraphs' way is kept for those who skip an edition.
	steps := l.After("1.0")
	if len(steps) != 2 || steps[1].To.Block != "e5" || len(l.After("1.1")) != 0 {
		t.Errorf("the paragraphs went %+v", steps)
	}
	same, report := mustLock(t, l, second())
	if !report.None() || report.Texts || cmp.Diff(l, same, cmpopts.IgnoreFields(lock.Entry{}, "Line")) != "" {
		t.Errorf("locked again: %+v", report)
	}
}

func TestCompare_RefusesIDsThatAreDroppedOrReused(t *testing.T) {
	l, _ := mustLock(t, nil, first())
	now := second()
	now.Moves = nil
	if r := l.Compare(now); r.Ready() || !cmp.Equal(r.Silent, []string{"term:fax", "term:lead-person"}) {
		t.Errorf("dropped are %v", r.Silent)
	}
	l, _ = mustLock(t, l, second())
	back := second()
	back.Edition = edition.New("1.2", append(back.Edition.Things, thing("term:fax", "term", "Fax", "definition", "A facsimile sent by telephone.")))
	if r := l.Compare(back); r.Ready() || !cmp.Equal(r.Reused, []string{"term:fax"}) {
		t.Errorf("a retired id that means something else is reported as %+v", r)
	}
	back.Meant = map[string]bool{"term:fax": true}
	if r := l.Compare(back); !r.Ready() || len(r.Spent) > 0 {
		t.Errorf("where that is meant: %+v", r)
	}
	back.Meant = nil
	back.Edition = edition.New("1.2", append(second().Edition.Things, thing("term:fax", "term", "Fax", "definition", "How orders were sent.")))
	next, r := mustLock(t, l, back)
	if !r.Ready() || !cmp.Equal(r.Back, []string{"term:fax"}) || len(next.Gone) != len(l.Gone)-1 {
		t.Errorf("where it says what it said: %+v", r)
	}
}

func TestCompare_TheAuthorHasTheLastWord(t *testing.T) {
	l, _ := mustLock(t, nil, first())
	now := second()
	now.Same, now.Meant = map[string]bool{"term:lead": true}, map[string]bool{"term:po": true, "term:quote": true}
	next, r := mustLock(t, l, now)
	if len(r.Changed) != 1 || r.Changed[0].ID != "term:po" || !cmp.Equal(r.Spent, []string{"term:quote"}) {
		t.Errorf("changed are %+v, spent %v", r.Changed, r.Spent)
	}
	if got := next.Entry("term:lead", "definition").Since; got != "1.0" {
		t.Errorf("what means the same does so since %s", got)
	}
	if got := next.Entry("term:po", "definition").Since; got != "1.1" {
		t.Errorf("what means something else does so since %s", got)
	}
	now.Edition.Version = "1.0"
	if r := l.Compare(now); !r.Unraised {
		t.Error("nothing is said of the version, which is still the same")
	}
}

func TestRead_SaysWhereAFileIsWrong(t *testing.T) {
	const head = "course.lock 1\ncourse deals\nversion 1\n"
	cases := []struct {
		text string
		line int
	}{
		{"", 1},
		{"course.lock\n", 1},
		{"course.lock x\n", 1},
		{"course.lock 2\ncourse deals\n", 1},
		{"a course\n", 1},
		{"course.lock 1\n", 1},
		{head + "term po\n", 4},
		{head + "<<<<<<< ours\n", 4},
		{head + "id term:po\n", 4},
		{head + "id term:po term x 1 a\nid term:po term x 1 b\n", 5},
		{head + "id term:po term x 1 a\\q\n", 4},
		{head + "id term:%zz term x 1 a\n", 4},
		{head + "id term:po term x 1 " + strings.Repeat("a", edition.MaxText+1) + "\n", 4},
		{head + "gone term:a 1 retired x\ngone term:a 1 term:b x\n", 5},
		{head + "move a/b a/c -\n", 4},
		{head + "step 1\nmove a/b a/c 0:0:0\n", 5},
		{head + "step 1\nmove a/b a/c 0:-1:0:5\n", 5},
		{head + "step 1\nmove a/b a/c 0:0:0:99999999999999999999\n", 5},
		{head + "step 1\nmove " + strings.Repeat("a/b,", 40) + "a/b a/c -\n", 5},
		{head + "heading a b 99 c d\n", 4},
		{head + "block a b c\nblock a b d\n", 5},
		{head + "block a b " + strings.Repeat("x", 1<<20) + "\n", 4},
		{head + strings.Repeat("\n", 400_000), 300_001},
		{head + "\xff\n", 1},
		{strings.Repeat("#", lock.MaxSize+1), 1},
	}
	for _, c := range cases {
		l, fault := lock.Read([]byte(c.text))
		if fault == nil || fault.Line != c.line || l != nil {
			t.Errorf("%.60q gives %v; want line %d", c.text, fault, c.line)
		}
	}
}

func TestRead_TakesLittleForTheLargestFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("course.lock 1\ncourse deals\nversion 1\nstep 1\n")
	for i := 0; b.Len() < lock.MaxSize-100; i++ {
		b.WriteString("move a/b a/c 0:0:0:9\n")
		if i > 200_000 {
			break
		}
	}
	begun := time.Now()
	if _, fault := lock.Read([]byte(b.String())); fault != nil {
		t.Fatal(fault)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// Whatever a course is called and says, its lock is read as it was written.
func TestLock_IsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune(" \n\t\\%,-:#/u\u200b\u00a0\u202eäx"))))
		some := func(label string) string { return "x" + text.Draw(t, label) }
		now := &lock.Now{Course: some("course"), Edition: edition.New(text.Draw(t, "version"), nil)}
		var things []edition.Thing
		for range rapid.IntRange(0, 4).Draw(t, "ids") {
			things = append(things, thing(some("id"), "a", some("a"), "b", some("b")))
		}
		now.Edition = edition.New(now.Edition.Version, things)
		seen := map[string]bool{}
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			b := paragraph(some("key"), text.Draw(t, "text"))
			if !seen[b.Key] {
				now.Blocks = append(now.Blocks, b)
			}
			seen[b.Key] = true
		}
		l, _ := mustLock(t, nil, now)
		if r := l.Compare(now); !r.None() || r.Texts || !r.Ready() {
			t.Fatalf("what was locked differs from itself: %+v", r)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("course.lock 1\ncourse deals\nversion 1\nid term:po term x 1 a\ngone term:a 1 retired x\nstep 1\nmove a/b a/c 0:0:0:9\nheading a b 1 c d\nblock a c \\n\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, fault := lock.Read(text)
		if fault != nil {
			return
		}
		was := l.Edition()
		l.Compare(&lock.Now{Course: l.Course, Edition: was, Blocks: l.Blocks})
		l.Next(&lock.Now{Course: l.Course, Edition: edition.New("9", nil), Blocks: l.Blocks})
		l.Moves().To("step:a/b")
	})
}
