package anchor_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"stagecraft/content/anchor"
)

func Example() {
	before := []anchor.Block{
		{Lesson: "offers", Key: "a1", Text: "An offer that nobody asked for is a letter."},
		{Lesson: "offers", Key: "b1", Text: "Send it when the buyer has named a date."},
	}
	after := []anchor.Block{
		{Lesson: "offers", Key: "c1", Text: "A new beginning, which says what an offer is."},
		{Lesson: "offers", Key: "d1", Text: "An offer that nobody asked for is only a letter."},
		{Lesson: "offers", Key: "b1", Text: "Send it when the buyer has named a date."},
	}
	for _, m := range anchor.Align(before, after) {
		start, end, _ := m.Carry(0, 3, 42) // "offer that nobody asked for is a letter"
		fmt.Println(m.From[0].Block, "is now", m.To.Block, "and the passage", after[1].Text[start:end])
	}
	// Output: a1 is now d1 and the passage offer that nobody asked for is only a letter
}

// edition makes blocks of texts, "# " before a heading; a line "@ id" begins a
// lesson. The keys are the texts' hashes, with a count where one comes again.
func edition(texts ...string) []anchor.Block {
	var all []anchor.Block
	lesson := "one"
	seen := map[string]int{}
	for _, text := range texts {
		if id, ok := strings.CutPrefix(text, "@ "); ok {
			lesson = id
			continue
		}
		b := anchor.Block{Lesson: lesson, Text: text}
		if title, ok := strings.CutPrefix(text, "# "); ok {
			b.Level, b.Text = 2, title
		}
		sum := sha256.Sum256([]byte(b.Text))
		b.Key = hex.EncodeToString(sum[:6])
		if seen[lesson+b.Key]++; seen[lesson+b.Key] > 1 {
			b.Key += fmt.Sprint("-", seen[lesson+b.Key])
		}
		all = append(all, b)
	}
	return all
}

const (
	meets    = "The seller meets the buyer and asks what has changed since the last budget was agreed."
	agrees   = "Both agree in writing on what a good end would look like and who has to say yes to it."
	proposes = "The proposal names the problem, the price and the day on which the work can start."
	signs    = "Legal reads the contract, purchasing asks for a discount and somebody signs at last."
)

func TestAlign_FindsBlocksAgain(t *testing.T) {
	cut := strings.Index(agrees, " and who")
	for _, c := range []struct {
		name          string
		before, after []string
		want          []string // "old+old>new", by place
	}{
		{"nothing changed", []string{"# A", meets, agrees}, []string{"# A", meets, agrees}, nil},
		{"one word", []string{meets, agrees, signs}, []string{meets, strings.Replace(agrees, "good", "fair", 1), signs}, []string{"1>1"}},
		{"a word in a title", []string{"# The first call", meets}, []string{"# The second call", meets}, []string{"0>0"}},
		{"added above and changed", []string{meets, agrees}, []string{proposes, meets, strings.Replace(agrees, "good", "fair", 1)}, []string{"1>2"}},
		{"moved and changed", []string{meets, agrees, proposes, signs}, []string{signs, meets, strings.Replace(proposes, "work", "project", 1), agrees}, []string{"2>2"}},
		{"divided", []string{meets, agrees, signs}, []string{meets, agrees[:cut], agrees[cut+1:], signs}, []string{"1>1", "1>2"}},
		{"joined", []string{meets, agrees, signs}, []string{meets + " " + agrees, signs}, []string{"0+1>0"}},
		{"to another lesson", []string{meets, "@ two", agrees, signs}, []string{meets, signs, "@ two", agrees}, []string{"2>1"}},
		{"to another lesson and changed", []string{meets, signs, "@ two", agrees}, []string{meets, "@ two", agrees, strings.Replace(signs, "discount", "rebate", 1)}, []string{"1>2"}},
		{"gone", []string{meets, agrees}, []string{meets}, nil},
		{"written anew", []string{meets, agrees, signs}, []string{meets, "Nothing of this was ever said before in any of the lessons here.", signs}, nil},
		{"a short one beside it is new", []string{agrees, signs}, []string{strings.Replace(agrees, "good", "fair", 1), "Both agree in writing.", signs}, []string{"0>0"}},
		{"the first of two alike is gone", []string{meets, "Do it.", agrees, "Do it.", signs}, []string{meets, agrees, "Do it.", signs}, []string{"3>2"}},
		{"Chinese", []string{"買方同意預算並簽署合約", meets}, []string{"買方同意新預算並簽署合約", meets}, []string{"0>0"}},
	} {
		before, after := edition(c.before...), edition(c.after...)
		var got []string
		for _, m := range anchor.Align(before, after) {
			if err := m.Check(1 << 20); err != nil {
				t.Errorf("%s: %v: %+v", c.name, err, m)
			}
			var from []string
			for _, p := range m.From {
				from = append(from, fmt.Sprint(slices.IndexFunc(before, func(b anchor.Block) bool { return b.Place() == p })))
			}
			got = append(got, strings.Join(from, "+")+">"+
				fmt.Sprint(slices.IndexFunc(after, func(b anchor.Block) bool { return b.Place() == m.To })))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: moved %v; want %v", c.name, got, c.want)
		}
	}
}

func TestMove_CarriesSpans(t *testing.T) {
	const old = "Both agree in writing on what a good end would look like and who has to say yes to it."
	for _, c := range []struct{ now, span, want string }{
		{"Then both agree in writing on what a good end would look like and who has to say yes to it.", "good end", "good end"},
		{"Both agree in writing on what a fair end would look like and who has to say yes to it.", "good end", "fair end"},
		{"Both agree in writing on what a fair end would look like and who has to say yes to it.", "a good", "a fair"},
		{"Both agree in writing on what a fair end would look like and who has to say yes to it.", "good", "fair"},
		{"Both agree in writing on what a really good end would look like and who has to say yes to it.", "a good end", "a really good end"},
		{"Both agree in writing on what an end would look like and who has to say yes to it.", "good", ""},
		{"Both agree — in writing — on what a good end would look like, and who has to say yes.", "look like and who", "look like, and who"},
	} {
		moves := anchor.Align(edition(meets, old, signs), edition(meets, c.now, signs))
		if len(moves) != 1 {
			t.Fatalf("%q: %d moves; want 1", c.now, len(moves))
		}
		start := strings.Index(old, c.span)
		got := ""
		if from, to, ok := moves[0].Carry(0, start, start+len(c.span)); ok {
			got = string([]rune(c.now)[from:to])
		}
		if got != c.want && !(c.want == "" && got == "an") {
			t.Errorf("%q in %q is now %q; want %q", c.span, c.now, got, c.want)
		}
	}
}

func TestMove_SurvivesJSON(t *testing.T) {
	want := anchor.Align(edition(meets, agrees), edition(meets+" "+agrees))
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got []anchor.Move
	if err := json.Unmarshal(b, &got); err != nil || fmt.Sprint(got) != fmt.Sprint(want) || len(got) != 1 {
		t.Errorf("%s became %v: %v", b, got, err)
	}
	for _, bad := range []string{
		`{}`, `{"from":[{"lesson":"a","block":"b"}],"to":{"lesson":"a"}}`,
		`{"from":[{"lesson":"a","block":"b"}],"to":{"lesson":"a","block":"c"},"runs":[[1,0,0,4]]}`,
		`{"from":[{"lesson":"a","block":"b"}],"to":{"lesson":"a","block":"c"},"runs":[[0,0,0,4],[0,2,9,4]]}`,
		`{"from":[{"lesson":"a","block":"b"}],"to":{"lesson":"a","block":"c"},"runs":[[0,9000000000000000000,0,4000000000000000000]]}`,
	} {
		var m anchor.Move
		if err := json.Unmarshal([]byte(bad), &m); err == nil && m.Check(1<<20) == nil {
			t.Errorf("%s passes for a move", bad)
		}
	}
}

// Texts that anyone may write, of a size that a course may have.
func TestAlign_TakesLittleTimeAndRoomWhateverTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time and memory")
	}
	draw := rand.New(rand.NewSource(1))
	word := func(of int) string { return fmt.Sprintf("w%x", draw.Intn(of)) }
	words := func(n, of int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = word(of)
		}
		return strings.Join(all, " ")
	}
	texts := func(n, long, of int) []string {
		all := make([]string, n)
		for i := range all {
			all[i] = words(long, of)
		}
		return all
	}
	changed := func(all []string) []string {
		out := slices.Clone(all)
		for i := range out {
			fields := strings.Fields(out[i])
			fields[draw.Intn(len(fields))] = "changed"
			out[i] = strings.Join(fields, " ")
		}
		return out
	}
	var lessons []string
	for i := range 5000 {
		lessons = append(lessons, fmt.Sprint("@ l", i), words(15, 4000))
	}
	many, big, poor, half := texts(10_000, 17, 20_000), texts(1, 170_000, 20_000), texts(10_000, 17, 12), texts(2, 85_000, 3)
	for name, editions := range map[string][2][]string{
		"10,000 blocks changed":          {many, changed(many)},
		"10,000 blocks in another order": {many, changed(backward(many))},
		"one block of 1 MB":              {big, changed(big)},
		"a dozen words":                  {poor, changed(poor)},
		"three words, two blocks":        {half, changed(half)},
		"the same word":                  {texts(10_000, 17, 1), changed(texts(10_000, 17, 1))},
		"10,000 blocks anew":             {many, texts(10_000, 17, 20_000)},
		"one becomes 10,000":             {[]string{strings.Join(many, " ")}, many},
		"10,000 become one":              {many, []string{strings.Join(many, " ")}},
		"5,000 lessons":                  {lessons, changed(lessons)},
	} {
		before, after := edition(editions[0]...), edition(editions[1]...)
		runtime.GC()
		idle, peak := inUse(), make(chan uint64)
		done := make(chan struct{})
		go func() { peak <- watch(done) }()
		began := time.Now()
		moves := anchor.Align(before, after)
		took := time.Since(began)
		close(done)
		used := int64(max(<-peak, inUse())) - int64(idle)
		t.Logf("%s: %d moves in %v with %d MB at most", name, len(moves), took.Round(time.Millisecond), used>>20)
		for try := 1; try < 3 && took > 2*time.Second; try++ { // what else the machine did may have slowed it
			began = time.Now()
			anchor.Align(before, after)
			took = min(took, time.Since(began))
		}
		if took > 2*time.Second {
			t.Errorf("%s: aligning took %v; 2 s is the most", name, took)
		}
		if used > 100<<20 {
			t.Errorf("%s: aligning took %d MB, what waited to be let go included; 100 is the most", name, used>>20)
		}
		if err := json.NewEncoder(&strings.Builder{}).Encode(moves); err != nil {
			t.Error(err)
		}
	}
}

func backward(all []string) []string {
	out := slices.Clone(all)
	slices.Reverse(out)
	return out
}

// inUse is the memory of things made and not yet let go, in bytes.
func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// watch gives the most that is in use until done.
func watch(done chan struct{}) (most uint64) {
	for {
		select {
		case <-done:
			return most
		case <-time.After(5 * time.Millisecond):
			most = max(most, inUse())
		}
	}
}
