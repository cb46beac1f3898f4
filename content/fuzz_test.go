package content

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// FuzzOpen_YAML puts any bytes in the place of each YAML file of a course.
// Open has to give a course or say why not, with every problem placed.
func FuzzOpen_YAML(f *testing.F) {
	good := fstest.MapFS{}
	for _, file := range archiveOf(f, "library.txtar").Files {
		good[file.Name] = &fstest.MapFile{Data: file.Data}
		if strings.HasSuffix(file.Name, ".yaml") {
			f.Add(file.Data)
		}
	}
	for _, name := range []string{"course", "syntax", "processes", "terms"} {
		for _, file := range archiveOf(f, "broken/"+name+".txtar").Files {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		defer inTime(t)()
		for _, name := range []string{"course.yaml", "terms.yaml", "processes/loan.yaml"} {
			files := fstest.MapFS{}
			for n, file := range good {
				files[n] = file
			}
			files[name] = &fstest.MapFile{Data: source}
			c, problems := Open(files)
			if (c == nil) != (problems.Errors() > 0) {
				t.Fatalf("course %v with %d errors", c != nil, problems.Errors())
			}
			checkPlaces(t, files, problems)
			checkPlaces(t, files, Check(files))
		}
	})
}

// inTime ends the process with what it was doing when a case takes far longer
// than any should; the fuzzer alone would wait for ever.
func inTime(t *testing.T) func() {
	t.Helper()
	limit := 5 * time.Second
	if testing.Short() { // as under the race detector
		limit *= 10
	}
	late := time.AfterFunc(limit, func() {
		debug.SetTraceback("all")
		panic(fmt.Sprintf("a case takes more than %v", limit))
	})
	return func() { late.Stop() }
}

// checkPlaces checks that problems stand where there is something to mend.
func checkPlaces(t *testing.T, files fstest.MapFS, problems Problems) {
	t.Helper()
	for _, p := range problems {
		file, ok := files[p.File]
		if !ok && p.Line > 0 {
			t.Fatalf("%v: there is no such file", p)
		}
		if p.Message == "" || p.Rule == "" || p.Line < 0 || p.Column < 0 || (p.Line == 0) != (p.Column == 0) {
			t.Fatalf("the problem %#v says too little", p)
		}
		if ok && p.Line > strings.Count(string(file.Data), "\n")+2+strings.Count(string(file.Data), "\r") {
			t.Fatalf("%v: the file has fewer lines", p)
		}
	}
}

// FuzzOpenPath_CourseFile reads any bytes as a .course file.
func FuzzOpenPath_CourseFile(f *testing.F) {
	good := packed(f)
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Add(good[200:])
	f.Fuzz(func(t *testing.T, data []byte) {
		defer inTime(t)()
		name := written(t, data)
		c, problems := OpenPath(t.Context(), name)
		if (c == nil) != (problems.Errors() > 0) {
			t.Fatalf("course %v with %d errors", c != nil, problems.Errors())
		}
		if c != nil {
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(name); err != nil {
			t.Fatal("the file is still in use:", err)
		}
	})
}

// FuzzReadProcess reads any bytes as a process. What it takes can be written
// and read again.
func FuzzReadProcess(f *testing.F) {
	c := bundled(f)
	for _, p := range c.Processes {
		f.Add(WriteProcess(p))
	}
	for _, text := range awkward {
		f.Add([]byte("id: mine\ntitle: Mine\nsteps:\n  - id: one\n    name: One\n    aim: " + text + "\n    same_as: [bowtie/awareness, a/b]\n"))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		defer inTime(t)()
		p, problems := ReadProcess(c, "mine.yaml", source)
		if (p == nil) != (problems.Errors() > 0) {
			t.Fatalf("process %v with %d errors", p != nil, problems.Errors())
		}
		checkPlaces(t, fstest.MapFS{"mine.yaml": {Data: source}}, problems)
		if p == nil {
			return
		}
		again, problems := ReadProcess(c, "mine.yaml", WriteProcess(p))
		if diff := cmp.Diff(p, again); len(problems) > 0 || diff != "" {
			t.Fatalf("%v\n%s\n%s", problems, diff, WriteProcess(p))
		}
	})
}

// FuzzOpenPath_ZippedNotes reads any bytes as a .zip file of notes, and any text as the
// name and the words of a note in one.
func FuzzOpenPath_ZippedNotes(f *testing.F) {
	f.Add(zippedAnew(f, map[string]string{"a.md": "# A\n\n[b](b.md)\n", "b/b.md": "# B\n"}, []string{"a.md", "b/b.md"}), "../c.md", "# C\n\n![p](../p.png)\n")
	f.Add([]byte("PK\x05\x06"+strings.Repeat("\x00", 18)), "a\u202ed.md", "---\na: &a [*a]\n---\n")
	f.Fuzz(func(t *testing.T, data []byte, name, words string) {
		defer inTime(t)()
		files := [][]byte{data}
		if len(name) < 60_000 {
			files = append(files, zippedAnew(t, map[string]string{"a.md": "# A\n\n[n](<" + name + ">)\n", name: words}, []string{"a.md", name}))
		}
		for _, file := range files {
			path := filepath.Join(t.TempDir(), "notes.zip")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			c, problems := OpenPath(t.Context(), path)
			if (c == nil) != (problems.Errors() > 0) {
				t.Fatalf("course %v with %d errors", c != nil, problems.Errors())
			}
			if c != nil {
				if err := c.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
