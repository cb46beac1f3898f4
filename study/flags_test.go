package study_test

import (
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"stagecraft/content/markup"
	"stagecraft/study"
)

func onCard(id string) study.FlagTarget { return study.FlagTarget{Card: study.CardID(id)} }

func flagOn(t study.FlagTarget, kind study.FlagKind, comment string) study.Flag {
	return study.Flag{FlagTarget: t, Kind: kind, Comment: comment}
}

func TestSession_FlagsStayUntilTakenAway(t *testing.T) {
	d := newTestLearner(t)
	lead, po := onCard("term:lead/term"), onCard("term:po/term")
	d.ok(d.Flag(flagOn(lead, study.FlagTypo, " say \"who\" ")))
	d.ok(d.Flag(flagOn(po, study.FlagOther, "")))
	d.ok(d.Flag(flagOn(po, study.FlagWrong, "wrong\nbuyer")))
	d.ok(d.Flag(flagOn(po, study.FlagWrong, "wrong\nbuyer")))
	d.restart()
	flags := d.Flags()
	if len(flags) != 2 || flags[0].Card != lead.Card || flags[0].Comment != `say "who"` || flags[0].Kind != study.FlagTypo ||
		flags[1].Comment != "wrong\nbuyer" || flags[1].Kind != study.FlagWrong || !flags[0].At.Equal(d.Time) {
		t.Errorf("%+v", flags)
	}
	d.ok(d.Unflag(po))
	d.ok(d.Unflag(po))
	d.restart()
	if _, ok := d.FlagOf(po.Card); ok || len(d.Flags()) != 1 {
		t.Error("the flag is still there")
	}
	same(t, "events", len(d.events()), 4)
	if err := d.Flag(flagOn(po, study.FlagWrong, strings.Repeat("x", study.MaxComment+1))); err == nil {
		t.Error("a comment without end was taken")
	}
}

func TestSession_FlagsQuestionsAndParagraphsToo(t *testing.T) {
	d := newTestLearner(t)
	q := d.course.Questions[0]
	q.File, q.Pos, q.Prompt = "practice/buying.md", markup.Pos{Line: 7}, []markup.Inline{markup.Text{Value: "Who\norders?"}}
	d.course.Lessons[0].Path = "lessons/01.md"
	d.course.Terms[0].File, d.course.Terms[0].Pos = "terms.yaml", markup.Pos{Line: 3}
	question, block := study.FlagTarget{Question: "q1"}, study.FlagTarget{Lesson: "buying", Block: "b"}
	d.ok(d.Flag(flagOn(onCard("term:po/term"), study.FlagWrong, "")))
	d.ok(d.Flag(flagOn(question, study.FlagUnclear, "which orders?")))
	d.ok(d.Flag(flagOn(block, study.FlagTypo, "")))
	d.restart()
	var got []string
	for _, f := range d.Flags() {
		got = append(got, f.File+"|"+f.ID()+"|"+string(f.Kind)+"|"+f.Text)
	}
	same(t, "flags by file", strings.Join(got, "\n"), strings.Join([]string{
		"lessons/01.md|lesson:buying|typo|After a demo comes the rest.",
		"practice/buying.md|question:q1|unclear|Who orders?",
		"terms.yaml|term:po/term|wrong|purchase order: What a buyer sends to order.",
	}, "\n"))
	for target, want := range map[study.FlagTarget]error{
		onCard("term:none/term"):           study.ErrNoCard,
		{Question: "none"}:                 study.ErrNoQuestion,
		{Lesson: "buying", Block: "gone"}:  study.ErrNoBlock,
		{Lesson: "nowhere", Block: "gone"}: study.ErrNoBlock,
		{}:                                 study.ErrNoCard,
	} {
		if err := d.Flag(flagOn(target, "", "")); !errors.Is(err, want) {
			t.Errorf("flagging %+v gives %v, not %v", target, err, want)
		}
	}
}

func TestSession_AFlagThatIsDoneIsListedLastAndNotShownOnTheCard(t *testing.T) {
	d := newTestLearner(t)
	po, lead := onCard("term:po/term"), onCard("term:lead/term")
	d.ok(d.Flag(flagOn(po, study.FlagWrong, "no")))
	d.ok(d.Flag(flagOn(lead, study.FlagWrong, "")))
	f, _ := d.FlagOn(po)
	f.Done = true
	d.ok(d.Flag(f))
	d.restart()
	flags := d.Flags()
	if len(flags) != 2 || flags[0].Card != lead.Card || !flags[1].Done || flags[1].Comment != "no" {
		t.Errorf("%+v", flags)
	}
	if _, ok := d.FlagOf(po.Card); ok {
		t.Error("the card still shows its flag")
	}
	f.Done = false
	d.ok(d.Flag(f))
	if _, ok := d.FlagOf(po.Card); !ok {
		t.Error("the flag can't be opened again")
	}
}

func TestSession_AFlagOutlivesItsParagraph(t *testing.T) {
	d := newTestLearner(t)
	block := study.FlagTarget{Lesson: "buying", Block: "b"}
	d.ok(d.Flag(flagOn(block, study.FlagWrong, "not so")))
	l := d.course.Lessons[0]
	l.Blocks[1].Key = "changed"
	l.Document.Blocks[1] = &markup.Paragraph{Inlines: []markup.Inline{markup.Text{Value: "Nobody knows what that will be."}}}
	d.restart()
	flags := d.Flags()
	if len(flags) != 1 || !flags[0].Earlier || flags[0].Text != "After a demo comes the rest." || flags[0].Comment != "not so" {
		t.Fatalf("%+v", flags)
	}
	flags[0].Done = true
	d.ok(d.Flag(flags[0]))
	d.restart()
	if f := d.Flags()[0]; !f.Done || f.Text != "After a demo comes the rest." {
		t.Errorf("once done it says %q, done %v", f.Text, f.Done)
	}
	d.ok(d.Unflag(block))
	same(t, "flags", len(d.Flags()), 0)
}

func sampleFlags() []study.Flag {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	return []study.Flag{
		{FlagTarget: study.FlagTarget{Lesson: "buying", Block: "b"}, Kind: study.FlagTypo, At: at, File: "lessons/01.md", Line: 12, Text: "After a *demo*, \"ten\" come."},
		{FlagTarget: study.FlagTarget{Question: "q1"}, Kind: study.FlagUnclear, Comment: "=HYPERLINK(1)\nor two", At: at, File: "practice/a.md", Line: 7, Text: "Who orders?"},
		{FlagTarget: onCard("term:po/term"), At: at, Done: true, File: "terms.yaml", Line: 3, Text: "purchase order"},
	}
}

func TestFlagsMarkdown_SaysWhereWhatAndWhy(t *testing.T) {
	want := `# Flags in Sales

Version 1.0.0, 3 flags

## lessons/01.md

- [ ] line 12, ` + "`lesson:buying`" + `, **Typo**
  > After a \*demo\*, "ten" come.

## practice/a.md

- [ ] line 7, ` + "`question:q1`" + `, **Unclear**
  > Who orders?

  \=HYPERLINK(1)
  or two

## Done

- [x] line 3, ` + "`term:po/term`" + `
  > purchase order
`
	same(t, "the list", study.FlagsMarkdown(smallCourse(), sampleFlags(), nil), want)
}

func TestFlagsCSV_ASpreadsheetReadsItAndRunsNothing(t *testing.T) {
	got, err := study.FlagsCSV(sampleFlags())
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(got), "\uFEFF")
	if !marked {
		t.Error("no byte order mark, without which Excel reads another encoding")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the table", rows, [][]string{
		{"id", "file", "line", "text", "comment", "kind", "done", "date"},
		{"lesson:buying", "lessons/01.md", "12", `After a *demo*, "ten" come.`, "", "typo", "no", "2026-03-02"},
		{"question:q1", "practice/a.md", "7", "Who orders?", "'=HYPERLINK(1)\nor two", "unclear", "no", "2026-03-02"},
		{"term:po/term", "terms.yaml", "3", "purchase order", "", "", "yes", "2026-03-02"},
	})
}
