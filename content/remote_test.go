package content

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"stagecraft/content/markup"
)

func TestRemotePictures_ListsEachPlaceThatHasNoFigure(t *testing.T) {
	fsys := fstest.MapFS{
		"course.yaml":        {Data: []byte("id: tea\ntitle: Tea\nlessons: [b, a]\nfigures:\n  https://x.example/known.png: media/k.png\n")},
		"media/k.png":        {Data: []byte("k")},
		"lessons/a.md":       {Data: []byte("# A\n\n![pot](https://x.example/pot.png)\n![k](https://x.example/known.png) ![l](media/k.png)\n")},
		"lessons/b.md":       {Data: []byte("# B\n\nText ![pot](https://x.example/pot.png) and[^1] <img src=\"//x.example/cup.png\">\n\n[^1]: ![n](http://x.example/note.gif)\n")},
		"practice/tea.md":    {Data: []byte("```quiz id=q\n![c](https://x.example/q.png) Which?\n- [x] a\n- [ ] b\n> Because.\n```\n")},
		"lessons/.hidden.md": {Data: []byte("![h](https://x.example/hidden.png)")},
	}
	pictures, problems := RemotePictures(fsys)
	var got []string
	for _, p := range pictures {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, p.Address))
	}
	slices.Sort(got)
	want := []string{
		"lessons/a.md:3:8 https://x.example/pot.png",
		"lessons/b.md:3:13 https://x.example/pot.png",
		"lessons/b.md:3:58 //x.example/cup.png",
		"lessons/b.md:5:12 http://x.example/note.gif",
		"practice/tea.md:2:6 https://x.example/q.png",
	}
	if !slices.Equal(got, want) {
		t.Errorf("lists\n%q\nwant\n%q", got, want)
	}
	reported := 0
	for _, p := range problems {
		if p.Rule == "remote-picture" {
			reported++
		}
	}
	if reported != len(want) {
		t.Errorf("the checker reports %d remote pictures and the list has %d", reported, len(want))
	}
}

func TestReadQuestion_AsksWithoutAnID(t *testing.T) {
	q, problems := ReadQuestion(&markup.Quiz{Source: "Who?\n- [x] a\n- [ ] b\n> c"})
	if q == nil || len(problems) > 0 || q.Kind != Single || len(q.Choices) != 2 {
		t.Fatalf("gives %+v, %v", q, problems)
	}
	q, problems = ReadQuestion(&markup.Quiz{Pos: markup.Pos{Line: 4, Column: 3}, Source: "Who?\n- [ ] a\n- [ ] b\n> c"})
	if q != nil || len(problems) != 1 || problems[0].Rule != "no-right-answer" || problems[0].Line != 4 {
		t.Errorf("a fence without a right answer gives %+v, %v", q, problems)
	}
}
