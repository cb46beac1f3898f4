package datafolder_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/study/datafolder"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func learners(t *testing.T, folder string) []datafolder.Learner {
	t.Helper()
	all, err := datafolder.Learners(folder)
	must(t, err)
	return all
}

func TestLearners_ThereIsTheFirstAloneUntilOneIsAdded(t *testing.T) {
	folder := t.TempDir()
	all := learners(t, folder)
	if len(all) != 1 || all[0] != (datafolder.Learner{Folder: folder, Colour: "blue"}) || datafolder.Last(folder) != "" {
		t.Fatalf("of a folder of nobody: %+v", all)
	}
	must(t, datafolder.SetLast(folder, ""))
	if found, _ := os.ReadDir(folder); len(found) > 0 {
		t.Errorf("nobody asked, and there is %v", found)
	}
	ben, err := datafolder.AddLearner(folder, "  Ben\x00\n  Ode ", "teal")
	must(t, err)
	cleo, err := datafolder.AddLearner(folder, strings.Repeat("ç", 60), "plaid")
	must(t, err)
	first := all[0]
	first.Name, first.Colour, first.Removed = "Ada", "red", true
	must(t, first.Save())
	all = learners(t, folder)
	if len(all) != 3 || all[0].Name != "Ada" || all[0].Colour != "red" || all[0].Folder != folder || all[0].Removed {
		t.Errorf("the first is %+v", all[0])
	}
	if all[1].ID != ben.ID || all[1].Name != "Ben Ode" || all[1].Colour != "teal" || filepath.Dir(filepath.Dir(all[1].Folder)) != folder {
		t.Errorf("the second is %+v", all[1])
	}
	if all[2].ID != cleo.ID || all[2].Name != strings.Repeat("ç", datafolder.MostName) || all[2].Colour != "blue" {
		t.Errorf("the third is %+v", all[2])
	}
	if _, err := datafolder.AddLearner(folder, " \t", "blue"); !errors.Is(err, datafolder.ErrNoName) || len(learners(t, folder)) != 3 {
		t.Errorf("one without a name: %v", err)
	}
}

func TestLearners_WhoWasHereLastIsTheFirstWhereTheyAreGone(t *testing.T) {
	folder := t.TempDir()
	ben, err := datafolder.AddLearner(folder, "Ben", "teal")
	must(t, err)
	must(t, datafolder.SetLast(folder, ben.ID))
	if got := datafolder.Last(folder); got != ben.ID {
		t.Fatalf("last is %q", got)
	}
	ben.Removed = true
	must(t, ben.Save())
	if got := datafolder.Last(folder); got != "" {
		t.Errorf("off the list, last is %q", got)
	}
	ben.Removed = false
	must(t, ben.Save())
	must(t, os.Rename(ben.Folder, ben.Folder+"~"))
	if got := datafolder.Last(folder); got != "" {
		t.Errorf("without a folder, last is %q", got)
	}
	for _, bad := range []string{"", "{", `{"learner":"../../etc"}`, `{"learner":3}`, strings.Repeat("[", 100_000)} {
		must(t, os.WriteFile(filepath.Join(folder, "learners", "last.json"), []byte(bad), 0o600))
		if got := datafolder.Last(folder); got != "" {
			t.Errorf("from %.20q last is %q", bad, got)
		}
	}
}

func TestLearners_OneOfWhomNothingIsKnownIsListedAllTheSame(t *testing.T) {
	folder := t.TempDir()
	ben, err := datafolder.AddLearner(folder, "Ben", "teal")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(ben.Folder, "learner.json"), []byte("nonsense"), 0o600))
	for _, other := range []string{"readme.txt", "..evil", "0123"} {
		must(t, os.MkdirAll(filepath.Join(folder, "learners", other), 0o700))
	}
	all := learners(t, folder)
	if len(all) != 2 || all[1].Folder != ben.Folder || all[1].Name != ben.ID {
		t.Errorf("they are %+v", all)
	}
}
