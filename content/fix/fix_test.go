package fix

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"stagecraft/content"
)

var update = flag.Bool("update", false, "write what is found as what is wanted")

// fixtures are broken courses, each laid over the small good one.
func fixtures(t *testing.T) map[string]map[string]string {
	t.Helper()
	good := filesOf(t, "../testdata/library.txtar")
	all := map[string]map[string]string{}
	for _, pattern := range []string{"../testdata/broken/*.txtar", "testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal("no fixtures at ", pattern, err)
		}
		for _, name := range names {
			files := maps.Clone(good)
			maps.Copy(files, filesOf(t, name))
			delete(files, "problems")
			all[strings.TrimSuffix(filepath.Base(name), ".txtar")] = files
		}
	}
	bytes := maps.Clone(good)
	bytes["roles.yaml"] = strings.Replace(good["roles.yaml"], "name: Reader", "name: Reader\x00", 1)
	bytes["lessons/02-people.md"] = strings.Replace(good["lessons/02-people.md"], "sits here", "sits in the caf\xe9 \x96 here", 1)
	all["bytes"] = bytes
	return all
}

func filesOf(t *testing.T, name string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"media/desk.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>`}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// folder writes files into a folder of their own, each as write gives it.
func folder(t *testing.T, files map[string]string, write func(string) string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "library")
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if name != "course.lock" { // which no editor writes
			text = write(text)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func asItIs(s string) string { return s }

// asOldEditors writes a text as some editors do.
func asOldEditors(s string) string { return mark + strings.ReplaceAll(s, "\n", "\r\n") }

func checked(t *testing.T, dir string) *Report {
	t.Helper()
	r, err := Check(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// oftenEnough is how many problems of one rule are mended by themselves.
const oftenEnough = 2

// TestOne_MendsEachProblem mends problems of every rule by themselves, and compares
// what it does with a file; in files as old editors write them it does the same.
func TestOne_MendsEachProblem(t *testing.T) {
	seen := map[string]int{}
	all := fixtures(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			r := checked(t, folder(t, all[name], asItIs))
			old := checked(t, folder(t, all[name], asOldEditors))
			if len(r.Findings) != len(old.Findings) {
				t.Fatalf("there are %d problems, and %d with a byte order mark and \\r\\n", len(r.Findings), len(old.Findings))
			}
			var out strings.Builder
			for i := range r.Findings {
				f := &r.Findings[i]
				if seen[f.Rule] >= oftenEnough || f.Fix == nil {
					continue
				}
				does := mended(t, r, f)
				if !strings.Contains(does, noHelp) {
					seen[f.Rule]++
				}
				if other := mended(t, old, &old.Findings[i]); other != does {
					t.Errorf("with a byte order mark and \\r\\n it does:\n%s\nwithout:\n%s", other, does)
				}
				out.WriteString(does)
			}
			golden := filepath.Join("testdata", name+".mended")
			if *update {
				if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if out.String() != string(want) {
				t.Errorf("it does:\n%s\nwanted:\n%s", out.String(), want)
			}
		})
	}
	for _, name := range Rules() {
		if rule := rules[name]; rule.Mends() && seen[name] == 0 {
			t.Errorf("no fixture has a problem of %s that is mended", name)
		}
	}
}

// noHelp marks a problem whose fix was refused.
const noHelp = "  no help: "

// mended mends a finding by itself, and gives what that does.
func mended(t *testing.T, r *Report, f *Finding) string {
	t.Helper()
	c, err := r.One(t.Context(), f)
	switch {
	case errors.Is(err, ErrNoHelp):
		return fmt.Sprintf("%s\n%s%s\n", f.Problem, noHelp, f.Fix.Says)
	case err != nil:
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n  %s\n", f.Problem, f.Fix.Says)
	for _, n := range c.New {
		fmt.Fprintf(&out, "  brings: %s\n", n.Problem)
	}
	onlyEdits(t, f.Fix, c)
	for i := range c.Files {
		for _, text := range []*[]byte{&c.Files[i].Before, &c.Files[i].After} {
			*text = []byte(strings.NewReplacer("\r", "", mark, "").Replace(string(*text)))
		}
	}
	fmt.Fprintf(&out, "  %s\n", strings.ReplaceAll(strings.TrimSuffix(c.Diff(), "\n"), "\n", "\n  "))
	return out.String()
}

// onlyEdits fails when a change does anything but its edits: what is before, between
// and after them is there, byte for byte.
func onlyEdits(t *testing.T, fix *Fix, c *Change) {
	t.Helper()
	for _, file := range c.Files {
		edits := fix.in(file.Name)
		slices.SortStableFunc(edits, func(a, b Edit) int { return a.From - b.From })
		at, rest := 0, string(file.After)
		for _, e := range edits {
			kept := string(file.Before[at:e.From])
			if !strings.HasPrefix(rest, kept+e.Text) {
				t.Fatalf("%s: more was changed than %+v", file.Name, e)
			}
			rest, at = rest[len(kept)+len(e.Text):], e.To
		}
		if rest != string(file.Before[at:]) {
			t.Fatalf("%s: the end was changed", file.Name)
		}
	}
}

// TestAll_LeavesNothingMendableAndNoNewError mends all, writes it and checks again.
func TestAll_LeavesNothingMendableAndNoNewError(t *testing.T) {
	for name, files := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, files, asItIs)
			r := checked(t, dir)
			before := tree(t, dir)
			c, err := r.All(t.Context())
			if errors.Is(err, ErrNothing) {
				if n := r.Mendable(); n > 0 && name != "files" {
					t.Errorf("%d can be mended, and nothing was", n)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := tree(t, dir); !maps.Equal(got, before) {
				t.Error("the folder was changed before it was to be")
			}
			if err := c.Write(); err != nil {
				t.Fatal(err)
			}
			after := checked(t, dir)
			if got, want := after.Problems().Error(), (&Report{Findings: c.Left}).Problems().Error(); got != want {
				t.Errorf("after it there is:\n%s\nand it said:\n%s", got, want)
			}
			var mended []*Finding
			for i := range c.Mended {
				mended = append(mended, &c.Mended[i])
			}
			if bad := brought(without(after.Findings, r.Findings), mended); len(bad) > 0 {
				t.Errorf("it brought %v", bad)
			}
			if len(c.Mended) == 0 {
				t.Error("it mended nothing")
			}
			changed := map[string]bool{}
			for _, f := range c.Files {
				changed[f.Name] = true
			}
			for file, text := range tree(t, dir) {
				if text != before[file] && !changed[file] {
					t.Errorf("%s was changed, and it said nothing of it", file)
				}
			}
		})
	}
}

// tree gives the files of a folder with what is in them.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestWrite_RefusesAFileThatWasChanged(t *testing.T) {
	dir := folder(t, fixtures(t)["terms"], asItIs)
	r := checked(t, dir)
	c, err := r.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Files) < 2 {
		t.Fatalf("the change is of %d files; want more, to see that none is written", len(c.Files))
	}
	last := filepath.Join(dir, filepath.FromSlash(c.Files[len(c.Files)-1].Name))
	if err := os.WriteFile(last, []byte("changed by hand\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := c.Write(); !errors.Is(err, ErrChanged) {
		t.Errorf("the error is %v, want %v", err, ErrChanged)
	}
	if !maps.Equal(tree(t, dir), before) {
		t.Error("something was written")
	}
}

func TestWrite_PutsAllBackWhenOneCannotBeWritten(t *testing.T) {
	dir := folder(t, fixtures(t)["terms"], asItIs)
	c, err := checked(t, dir).All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	c.Files = append(c.Files, FileChange{Name: "new", After: []byte("x"), New: true}, FileChange{Name: "new/file.yaml", After: []byte("x"), New: true})
	if err := c.Write(); err == nil {
		t.Error("a file was written into another")
	}
	if !maps.Equal(tree(t, dir), before) {
		t.Error("what was written wasn't put back")
	}
}

func TestCheck_OffersNothingForWhatIsNeverChanged(t *testing.T) {
	dir := folder(t, fixtures(t)["terms"], asItIs)
	r, err := CheckFiles(t.Context(), os.DirFS(dir), Bundled)
	if err != nil {
		t.Fatal(err)
	}
	if r.ReadOnly != Bundled || len(r.Findings) == 0 || r.Mendable() > 0 {
		t.Errorf("it is %q and has %d findings, of which %d can be mended", r.ReadOnly, len(r.Findings), r.Mendable())
	}
	if _, err := r.All(t.Context()); !errors.Is(err, ErrNothing) {
		t.Errorf("the error is %v, want %v", err, ErrNothing)
	}
}

func TestCheck_StopsWhenItIsNotWantedAnyMore(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Check(ctx, folder(t, fixtures(t)["terms"], asItIs)); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want %v", err, context.Canceled)
	}
}

func TestCheck_MendsANoteByItself(t *testing.T) {
	dir := folder(t, map[string]string{"note.md": "---\nlang: en\n---\n# A note\n\n![](media/the-plan.png)\n\nThe center, the centre and the colour.\n"}, asItIs)
	path := filepath.Join(dir, "note.md")
	c, err := checked(t, path).All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Write(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "---\nlang: en\n---\n# A note\n\n![To be described: the picture the plan](media/the-plan.png)\n\nThe centre, the centre and the colour.\n"; string(got) != want {
		t.Errorf("the note is now\n%s\nwant\n%s", got, want)
	}
}

func TestDrawings_AddsWhatProgramsDrewAndSaysOfTheRestWhy(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"course.yaml":     "id: tea\ntitle: Making tea\nlessons: [note]\n",
		"lessons/note.md": "# Tea\n\n```graphviz\ndigraph { a -> b }\n```\n\n```graphviz\ndigraph { a -> b }\n```\n\n```abc\nGABc\n```\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Check(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	c, left, err := r.Drawings(t.Context(), func(_ context.Context, language, _ string) ([]byte, error) {
		calls++
		if language == "abc" {
			return nil, errors.New("no such program")
		}
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h5"/></svg>`), nil
	}, func(_, _ int64) {})
	if err != nil || calls != 2 || len(left) != 1 || left[0].Language != "abc" || left[0].Line != 11 {
		t.Fatalf("%v after %d calls, left %+v", err, calls, left)
	}
	if len(c.Files) != 1 || !c.Files[0].New || c.Files[0].Name != content.DiagramFile("graphviz", "digraph { a -> b }") || len(c.Mended) != 2 {
		t.Errorf("the change is %+v", c)
	}
}
