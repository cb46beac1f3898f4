package anki_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
)

// opened opens a deck, which is closed with the test.
func opened(t testing.TB, path string) *anki.Collection {
	t.Helper()
	c, err := anki.Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// face is a face as tests compare it.
type face struct {
	Note, Front, Back, Gaps string
	Cards, Reviews          []int // of each card its ID; the ratings
	Turned                  bool
}

func facesOf(c *anki.Collection, picture func(string) string) []face {
	var all []face
	for _, n := range c.Notes {
		for _, f := range c.Faces(n, picture) {
			one := face{Note: n.GUID, Front: f.Front, Back: f.Back, Gaps: f.Gaps, Turned: f.Turned != nil}
			cards := []*anki.Card{f.Card}
			if f.Gaps != "" {
				cards = n.Cards
			}
			for _, card := range cards {
				one.Cards = append(one.Cards, int(card.ID))
				for _, r := range card.Reviews {
					one.Reviews = append(one.Reviews, r.Rating)
				}
			}
			all = append(all, one)
		}
	}
	return all
}

func TestOpen_ReadsEveryForm(t *testing.T) {
	for _, form := range ankitest.Forms {
		t.Run(string(form), func(t *testing.T) {
			c := opened(t, ankitest.File(t, form))
			var decks []string
			for _, d := range c.Decks {
				decks = append(decks, d.Name)
			}
			if want := []string{"Default", "Sales", "Sales::Orders"}; c.Form != form || !slices.Equal(decks, want) || c.Cards != 8 || c.Reviews != 5 {
				t.Errorf("it is of form %s, has the decks %q, %d cards and %d reviews", c.Form, decks, c.Cards, c.Reviews)
			}
			picture := func(address string) string {
				data, err := c.Picture(address)
				if err != nil {
					if errors.Is(err, anki.ErrNoPicture) {
						return ""
					}
					t.Error(err)
				}
				if !slices.Equal(data, ankitest.Picture(t)) {
					t.Errorf("%q is another picture", address)
				}
				return "media/form.png"
			}
			ratings := []int{1, 2, 3, 4}
			if form == anki.Form2 {
				ratings[1] = 3 // the second of three was good
			}
			want := []face{
				{Note: "guid-po", Front: "**Purchase order** (PO)", Back: "The buyer's promise to buy.\n![A form](media/form.png)", Cards: []int{301}, Reviews: ratings},
				{Note: "guid-lead", Front: "Lead", Back: "Someone who *may* buy", Cards: []int{302}, Reviews: []int{3}, Turned: true},
				{Note: "guid-cloze", Gaps: "The {{c1::buyer::who?}} issues it;\nthe {{c2::seller}} accepts $x^2 < 1$.", Back: "Both sign.", Cards: []int{304, 305}},
				{Note: "guid-sound", Front: "Say it", Back: "• one\n• two", Cards: []int{306}},
				{Note: "guid-lost", Front: "A lost picture", Back: "is left out", Cards: []int{308}},
			}
			if diff := cmp.Diff(want, facesOf(c, picture)); diff != "" {
				t.Errorf("faces (-want +got):\n%s", diff)
			}
			if got := c.Notes[0]; !slices.Equal(got.Tags, []string{"selling", "orders"}) || got.Cards[0].Deck.Name != "Sales::Orders" {
				t.Errorf("the first note has the tags %q and lies in %q", got.Tags, got.Cards[0].Deck.Name)
			}
			first := c.Notes[0].Cards[0].Reviews[0]
			if !first.At.Equal(time.UnixMilli(1700000100000)) || first.Took != 9*time.Second {
				t.Errorf("the first review was at %v and took %v", first.At, first.Took)
			}
			count := map[anki.Reason]int{
				anki.NoType: 1, anki.Doubled: 1, anki.NoCards: 1, anki.Sound: 1, anki.Suspended: 1, anki.NoHistory: 1,
				anki.OddReview: 1, anki.StrayReview: 1, anki.ResetReview: 1, anki.OtherReview: 1,
			}
			if diff := cmp.Diff(count, c.Problems.Count); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, c.Problems.Listed)
			}
		})
	}
}

func TestOpen_ListsWhatIsLeftOutByItsNote(t *testing.T) {
	c := opened(t, ankitest.File(t, anki.Form21))
	facesOf(c, func(string) string { return "" })
	if i := slices.IndexFunc(c.Problems.Listed, func(p anki.Problem) bool { return p.Reason == anki.NoType }); i < 0 || c.Problems.Listed[i].Note != "Of no type" {
		t.Errorf("the note of no type is told as %v", c.Problems.Listed)
	}
}

func TestFaces_OfTemplatesWithConditions(t *testing.T) {
	const three = `UPDATE col SET models = '{"101":{"id":101,"name":"Word","type":0,"flds":[{"name":"Word","ord":0},{"name":"Means","ord":1},{"name":"Example","ord":2}],
"tmpls":[{"name":"Ask","ord":0,"qfmt":"{{Word}}{{#Example}} <i>{{text:Example}}</i>{{/Example}}{{^Example}} (none){{/Example}}","afmt":"{{FrontSide}}<hr id=\"answer\">{{type:Means}} {{hint:Example}} {{Tags}} {{Subdeck}} {{!remark}}{{Nothing}}"}]}}';
INSERT INTO notes VALUES (1, 'a', 101, 0, 0, ' t ', 'haus'||X'1F'||'house'||X'1F'||'<b>mein</b> Haus', 'x', 0, 0, ''), (2, 'b', 101, 0, 0, '', 'baum'||X'1F'||'tree'||X'1F'||'<br>', 'x', 0, 0, '');
INSERT INTO cards VALUES (1, 1, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ''), (2, 2, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '');`
	c := opened(t, ankitest.FileOf(t, anki.Form21, three))
	want := []face{
		{Note: "a", Front: "haus *mein Haus*", Back: "house **mein** Haus t Orders", Cards: []int{1}},
		{Note: "b", Front: "baum (none)", Back: "tree\nOrders", Cards: []int{2}},
	}
	if diff := cmp.Diff(want, facesOf(c, nil)); diff != "" {
		t.Errorf("faces (-want +got):\n%s", diff)
	}
	if c.Problems.Count[anki.Typing] != 2 {
		t.Errorf("problems are %v", c.Problems.Count)
	}
}

func TestFaces_OfAPictureWithHiddenParts(t *testing.T) {
	const occlusion = `INSERT INTO notes VALUES (1, 'a', 103, 0, 0, '', '{{c1::image-occlusion:rect:left=.1:top=.25:width=.5:height=.5:oi=1}}<br>{{c2::image-occlusion:ellipse:left=.2:top=.2:rx=.1:ry=.2}}'||X'1F'||'<img src="order form.png">', 'x', 0, 0, '');
INSERT INTO cards VALUES (1, 1, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ''), (2, 1, 202, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '');`
	c := opened(t, ankitest.FileOf(t, anki.Form21, occlusion))
	got := c.Faces(c.Notes[0], nil)
	want := &anki.Occlusion{Address: "order form.png", Parts: []anki.HiddenPart{{1, .1, .25, .5, .5}, {2, .2, .2, .2, .4}}}
	if len(got) != 1 || !cmp.Equal(got[0].Hidden, want) {
		t.Errorf("faces are %+v", got)
	}
}

func TestOpen_SaysWhyAFileCantBeRead(t *testing.T) {
	empty := ankitest.Database(t, "CREATE TABLE a (b);")
	view := ankitest.Database(t, `CREATE TABLE col (a); CREATE TABLE cards (a); CREATE TABLE revlog (a);
CREATE VIEW notes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS id FROM n;`)
	worked := ankitest.Database(t, `CREATE TABLE col (a); CREATE TABLE cards (a); CREATE TABLE revlog (a);
CREATE TABLE notes (id integer, guid text GENERATED ALWAYS AS (hex(zeroblob(100000000))));`)
	for name, test := range map[string]struct {
		path string
		want error
	}{
		"no zip":           {writeFile(t, []byte("hello")), anki.ErrNoDeck},
		"half a zip":       {writeFile(t, []byte("PK\x03\x04 and no more")), anki.ErrDamaged},
		"another zip":      {ankitest.Zip(t, ankitest.Entry{Name: "a.txt", Data: []byte("a")}), anki.ErrNoDeck},
		"a newer form":     {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki30", Data: []byte("a")}), anki.ErrNewer},
		"no database":      {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: []byte("hello")}), anki.ErrDamaged},
		"other tables":     {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: empty}), anki.ErrDamaged},
		"a view":           {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: view}), anki.ErrDamaged},
		"worked-out":       {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: worked}), anki.ErrDamaged},
		"no zstd":          {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki21b", Data: []byte("hello")}), anki.ErrDamaged},
		"a map that isn't": {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: empty}, ankitest.Entry{Name: "media", Data: []byte("[")}), anki.ErrDamaged},
		"a long map":       {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki2", Data: empty}, ankitest.Entry{Name: "media", Data: []byte(`{"0":"` + strings.Repeat("a", 17<<20) + `"}`)}), anki.ErrTooBig},
		"a tight bomb":     {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki21b", Data: ankitest.Packed(t, make([]byte, 80<<20))}), anki.ErrTooBig},
		"a bomb": {ankitest.Zip(t, ankitest.Entry{Name: "collection.anki21b", Data: ankitest.Packed(t, empty)},
			ankitest.Entry{Name: "media", Data: ankitest.Packed(t, make([]byte, 40<<20))}), anki.ErrTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := anki.Open(t.Context(), test.path, nil)
			if !errors.Is(err, test.want) {
				t.Errorf("it gives %v, want %v", err, test.want)
			}
			if c != nil {
				t.Error("and a collection")
			}
		})
	}
}

func TestOpen_EndsWithItsContext(t *testing.T) {
	path := ankitest.FileOf(t, anki.Form21, ankitest.Large(3000, 3000))
	ctx, stop := context.WithCancel(t.Context())
	_, err := anki.Open(ctx, path, func(int64, int64) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it gives %v", err)
	}
}

func TestOpen_OfManyNotesAndReviewsIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a large file")
	}
	path := ankitest.FileOf(t, anki.Form21b, ankitest.Large(20_000, 100_000))
	began := time.Now()
	c := opened(t, path)
	faces := 0
	for _, n := range c.Notes {
		faces += len(c.Faces(n, nil))
	}
	t.Logf("%d notes, %d faces and %d reviews in %v", len(c.Notes), faces, c.Reviews, time.Since(began).Round(time.Millisecond))
	if faces != 20_000 || c.Reviews != 100_000 {
		t.Errorf("there are %d faces and %d reviews; %v", faces, c.Reviews, c.Problems)
	}
}
