package sentflags_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/sentflags"
)

// flagged is a learner who flagged a card, a question and a paragraph, and what they could send.
func flagged(t *testing.T) (session *study.Session, j *journal.Journal) {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	t.Cleanup(func() { course.Close() })
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	if session, err = study.Start(course, j, study.SystemClock{}); err != nil {
		t.Fatal(err)
	}
	deck, _ := session.Deck(study.AllCards)
	lesson := course.Lessons[0]
	for _, f := range []study.Flag{
		{FlagTarget: study.FlagTarget{Card: deck.Cards[0].ID}, Kind: study.FlagWrong, Comment: "It *binds* once it is accepted.\n- not before"},
		{FlagTarget: study.FlagTarget{Question: course.Questions[0].ID}, Kind: study.FlagTypo},
		{FlagTarget: study.FlagTarget{Lesson: lesson.ID, Block: lesson.Blocks[2].Key}, Kind: study.FlagUnclear},
		{FlagTarget: study.FlagTarget{Card: deck.Cards[1].ID}, Kind: study.FlagUnclear, Comment: "Was unclear."},
		{FlagTarget: study.FlagTarget{Card: deck.Cards[1].ID}, Kind: study.FlagUnclear, Comment: "=1+1"},
		{FlagTarget: study.FlagTarget{Card: deck.Cards[2].ID}, Kind: study.FlagWrong, Comment: "Done with.", Done: true},
	} {
		if err := session.Flag(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := session.NameDevice(j.Device(), "Laptop"); err != nil {
		t.Fatal(err)
	}
	return session, j
}

func TestRead_FindsTheSameFlagsHoweverTheyAreSent(t *testing.T) {
	session, j := flagged(t)
	folder := t.TempDir()
	var want []string
	for _, f := range session.Flags() {
		if !f.Done {
			want = append(want, f.CommentID())
		}
	}
	slices.Sort(want)
	files := map[string][]byte{}
	for _, language := range catalogue.Languages() {
		files["flags-"+language+".md"] = []byte(study.FlagsMarkdown(session.Course(), session.Flags(), catalogue.For(language)))
	}
	table, err := study.FlagsCSV(session.Flags())
	if err != nil {
		t.Fatal(err)
	}
	files["flags.csv"] = table
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := j.Export(t.Context(), filepath.Join(folder, "mine.progress"), nil); err != nil {
		t.Fatal(err)
	}
	files["mine.progress"] = nil
	for name := range files {
		all, err := sentflags.Read(t.Context(), filepath.Join(folder, name), session.Course().ID)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, c := range all {
			got = append(got, c.ID)
			if name == "mine.progress" && (c.From != "Laptop" || c.Date == "") {
				t.Errorf("%s: %+v", name, c)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s holds %q, not %q", name, got, want)
		}
	}
	if _, err := sentflags.Read(t.Context(), filepath.Join(folder, "mine.progress"), "another"); !errors.Is(err, sentflags.ErrNoFlags) {
		t.Errorf("of another course: %v", err)
	}
}

func TestRead_SaysWhatIsNoListOfFlags(t *testing.T) {
	folder := t.TempDir()
	for name, data := range map[string]string{
		"empty.md": "", "letter.md": "# Dear all\n\n- [ ] buy milk\n", "binary.csv": "\xff\xfe\x00", "bare.csv": "id,file,line,text\n", "cut.progress": "{",
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if all, err := sentflags.Read(t.Context(), path, "course"); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s gives %d flags, %v", name, len(all), err)
		}
	}
	if _, err := sentflags.Read(t.Context(), folder, "course"); err == nil {
		t.Error("a folder is read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add("- [ ] line 3, `term:po/definition`, **Wrong**\n  > quote\n\n  said\n", ".md")
	f.Add("id,file,line,text,comment\na,b,1,c,d\n", ".csv")
	f.Fuzz(func(t *testing.T, data, ending string) {
		if strings.ContainsAny(ending, "/\x00") || len(ending) > 20 {
			t.Skip()
		}
		path := filepath.Join(t.TempDir(), "f"+ending)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Skip()
		}
		all, err := sentflags.Read(t.Context(), path, "course")
		for _, c := range all {
			if c.ID == "" || c.On == "" {
				t.Errorf("%+v of %q", c, data)
			}
		}
		if err == nil && len(all) == 0 {
			t.Error("nothing is no error")
		}
	})
}
