package proposing_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/notefolder"
	"stagecraft/content/proposing"
)

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func found(t *testing.T, files map[string]string) *proposing.Found {
	t.Helper()
	f, err := proposing.Find(context.Background(), folder(files), "My notes")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every shape in which notes say what something means.
func TestFind_TakesTermsInEveryShape(t *testing.T) {
	for name, c := range map[string]struct {
		note string
		want []string // line, term, abbreviation, definition
	}{
		"bold and a colon":        {"# N\n\n**Lead**: someone who may buy one day.", []string{"3 Lead||Someone who may buy one day."}},
		"the colon within":        {"**Lead:** someone who may buy.", []string{"1 Lead||Someone who may buy."}},
		"bold and a dash":         {"**Lead** – someone who may buy", []string{"1 Lead||Someone who may buy"}},
		"bold and a verb":         {"A **lead** here.\n\n**Lead** is someone who may buy.", []string{"3 Lead||Someone who may buy."}},
		"after an article":        {"A **discovery call** is the first long talk with a buyer.", []string{"1 Discovery call||The first long talk with a buyer."}},
		"in a later sentence":     {"We sell. A **discovery call** is the first long talk with a buyer. More.", []string{"1 Discovery call||The first long talk with a buyer. More."}},
		"in German":               {"**Anfrage** ist die Bitte um ein Angebot.", []string{"1 Anfrage||Die Bitte um ein Angebot."}},
		"in a list":               {"- **Lead**: someone who may buy\n- **Demo**: the product shown live", []string{"1 Lead||Someone who may buy", "2 Demo||The product shown live"}},
		"linked":                  {"[Churn](https://example.org/churn) means customers who leave in a year.", []string{"1 Churn||Customers who leave in a year."}},
		"with its letters":        {"**Purchase order (PO)**: the buyer's written order.", []string{"1 Purchase order|PO|The buyer's written order."}},
		"letters after bold":      {"**Purchase order** (PO): the buyer's written order.", []string{"1 Purchase order|PO|The buyer's written order."}},
		"letters first":           {"**PO (purchase order)**: the buyer's written order.", []string{"1 purchase order|PO|The buyer's written order."}},
		"definition list":         {"Lead\n: Someone who may buy.\n\nDemo\n: The product, shown live.", []string{"1 Lead||Someone who may buy.", "4 Demo||The product, shown live."}},
		"a line with a colon":     {"Lead: someone who may buy\nDemo: the product shown live", []string{"1 Lead||Someone who may buy", "2 Demo||The product shown live"}},
		"the word Term":           {"Term: Lead – someone who may buy", []string{"1 Lead||Someone who may buy"}},
		"no labels":               {"Note: this is no term at all.\n\nExample: neither is this one.", nil},
		"no addresses":            {"Website: https://example.org/a b c", nil},
		"a star line":             {"The PO binds once it is accepted.\n\n*[PO]: Purchase order", []string{"3 Purchase order|PO|The PO binds once it is accepted."}},
		"a star line in code":     {"```\n*[PO]: Purchase order form\n```", nil},
		"letters in brackets":     {"A request for proposal (RFP) asks sellers for an offer.", []string{"1 request for proposal|RFP|A request for proposal (RFP) asks sellers for an offer."}},
		"words in brackets":       {"An SLA (service level agreement) says what is promised.", []string{"1 service level agreement|SLA|An SLA (service level agreement) says what is promised."}},
		"letters of other words":  {"We met the buyer (ABC) in spring with the whole team.", nil},
		"a table":                 {"| Term | Meaning |\n|--|--|\n| Lead | Someone who may buy |\n| Demo | The product shown live |", []string{"3 Lead||Someone who may buy", "4 Demo||The product shown live"}},
		"a table of numbers":      {"| Year | Sales |\n|--|--|\n| 2024 | 12 |\n| 2025 | 30 |", nil},
		"three columns":           {"| a | b | c |\n|--|--|--|\n| Lead | Someone who may buy | x |\n| Demo | The product shown live | y |", nil},
		"one name twice":          {"**Lead**: someone who may buy.\n\nLead: a second way to say it here", []string{"1 Lead||Someone who may buy."}},
		"letters come from below": {"**Purchase order**: the buyer's written order.\n\n*[PO]: Purchase order", []string{"1 Purchase order|PO|The buyer's written order."}},
		"only what fits on a card": {
			"**Lead**: someone who may buy one day and has told us so. " + strings.Repeat("More is known of them later on. ", 6),
			[]string{"1 Lead||Someone who may buy one day and has told us so. More is known of them later on. More is known of them later on."},
		},
		"bold in the middle":      {"We call the **lead**: it is a person.", nil},
		"emphasis":                {"**Never do this to anyone.** It hurts.", nil},
		"Chinese":                 {"**会议**：两个以上的人见面商量事情", []string{"1 会议||两个以上的人见面商量事情"}},
		"a byte order mark, CRLF": {"\ufeff# N\r\n\r\n**Lead**: someone who may buy.\r\n", []string{"3 Lead||Someone who may buy."}},
		"in a callout":            {":::info\n**Lead**: someone who may buy.\n:::", []string{"2 Lead||Someone who may buy."}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, x := range found(t, map[string]string{"a.md": c.note}).Terms {
				got = append(got, fmt.Sprintf("%d %s|%s|%s", x.Line, x.Term, x.Abbreviation, x.Definition))
				if x.Text == "" || x.File != "a.md" || x.ID == "" {
					t.Errorf("it comes from %+v", x.Source)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("the terms (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFind_TakesProcessesInEveryShape(t *testing.T) {
	for name, c := range map[string]struct {
		note string
		want []string
	}{
		"a numbered list": {"# N\n\n## Our steps\n\n1. Research\n2. First call\n3. Demo", []string{"5 Our steps: Research, First call, Demo"}},
		"names and aims": {
			"# Sell\n\n1. **Research**: find who decides\n   - Done when the buyer has answered\n   - Call two others\n2. Call – hear what hurts\n3. Demo: show that it helps",
			[]string{"3 Sell: Research (Find who decides) [Call two others] {has answered}, Call (Hear what hurts), Demo (Show that it helps)"},
		},
		"headings":       {"# Sell\n\n## Step 1: Research\n\nFind who decides.\n\n### More\n\n## Step 2: Call\n\n## Step 3: Demo\n\n## Later", []string{"3 Sell: Research (Find who decides.), Call, Demo"}},
		"two are few":    {"1. One\n2. Two", nil},
		"bullets":        {"- One\n- Two\n- Three", nil},
		"long sentences": {"1. " + strings.Repeat("word ", 20) + "\n2. " + strings.Repeat("text ", 20) + "\n3. " + strings.Repeat("more ", 20), nil},
		"the same name":  {"1. One\n2. One\n3. One", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range found(t, map[string]string{"a.md": c.note}).Processes {
				var steps []string
				for _, s := range p.Steps {
					said := s.Name
					if s.Aim != "" {
						said += " (" + s.Aim + ")"
					}
					if len(s.Happens) > 0 {
						said += " [" + strings.Join(s.Happens, ", ") + "]"
					}
					if len(s.DoneWhen) > 0 {
						said += " {" + strings.Join(s.DoneWhen, ", ") + "}"
					}
					steps = append(steps, said)
				}
				got = append(got, fmt.Sprintf("%d %s: %s", p.Line, p.Title, strings.Join(steps, ", ")))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("the processes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFind_TakesQuestionsInEveryShape(t *testing.T) {
	for name, c := range map[string]struct {
		note, want string
		ready      bool
	}{
		"under a paragraph": {"# N\n\nWho pays?\n- [ ] The seller\n- [x] The buyer", "Who pays?\n- [ ] The seller\n- [x] The buyer\n> [N](lesson:a)\n", true},
		"under a heading":   {"# N\n\n## Who pays?\n\n- [ ] The seller\n- [x] The buyer\n\n> Whoever gets it.", "Who pays?\n- [ ] The seller\n- [x] The buyer\n> Whoever gets it.\n", true},
		"none is right":     {"Who pays?\n- [ ] The seller\n- [ ] The buyer", "Who pays?\n- [ ] The seller\n- [ ] The buyer\n> [A](lesson:a)\n", false},
		"no question":       {"To do:\n- [ ] Call\n- [x] Write", "", false},
		"signs":             {"Is 1 * 2 * 3 six?\n- [x] Yes, *n* is\n- [ ] No_t_", "Is 1 * 2 * 3 six?\n- [x] Yes, n is\n- [ ] No_t_\n> [A](lesson:a)\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			f := found(t, map[string]string{"a.md": c.note})
			got, ready := "", false
			for i := range f.Questions {
				got, ready = f.Questions[i].Body, f.Questions[i].Ready()
			}
			if got != c.want || ready != c.ready {
				t.Errorf("it is, ready %v,\n%s", ready, got)
			}
		})
	}
}

func TestFind_TakesLessonsAndPictures(t *testing.T) {
	f := found(t, map[string]string{
		"2 Call.md": "# The call\n\nSome words here.\n\n![A phone](https://i.example.org/up/Phone.png)\n\n![](https://i.example.org/other.jpg)\n",
		"1 Ask.md":  "Only a line.\n\n```quiz id=q\nWhich?\n- [ ] one\n- [x] two\n```\n", "img/phone.png": "x", "img/two/x.jpg": "x",
	})
	want := []proposing.Lesson{
		{ID: "ask", File: "1 Ask.md", Title: "Ask", Own: "Ask", Words: f.Lessons[0].Words, Questions: 1},
		{ID: "call", File: "2 Call.md", Title: "The call", Own: "The call", Words: f.Lessons[1].Words},
	}
	if diff := cmp.Diff(want, f.Lessons); diff != "" || f.Lessons[1].Words < 5 {
		t.Errorf("the lessons (-want +got):\n%s", diff)
	}
	var pictures []string
	for _, p := range f.Pictures {
		pictures = append(pictures, fmt.Sprintf("%d %s %q %s", p.Line, p.Address, p.Alt, p.Picture))
	}
	if diff := cmp.Diff([]string{"5 https://i.example.org/up/Phone.png \"A phone\" img/phone.png", "7 https://i.example.org/other.jpg \"\" "}, pictures); diff != "" {
		t.Errorf("the pictures (-want +got):\n%s", diff)
	}
}

func TestFind_RefusesWhatItCantMakeACourseOf(t *testing.T) {
	if _, err := proposing.Find(context.Background(), folder(map[string]string{"a.txt": "x"}), "x"); !errors.Is(err, notefolder.ErrNoNotes) && err == nil {
		t.Error("a folder without notes is taken")
	}
	own := map[string]string{"course.yaml": "id: x\ntitle: X\n", "lessons/a.md": "# A\n"}
	if _, err := proposing.Find(context.Background(), folder(own), "x"); !errors.Is(err, proposing.ErrOwnLessons) {
		t.Errorf("a course with lessons of its own: %v", err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := proposing.Find(stopped, folder(map[string]string{"a.md": "# A"}), "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"**Lead**: someone who may buy.", "1. A\n2. B\n3. C", "Who?\n- [ ] a\n- [x] b", "*[PO]: purchase order", "| a | b |\n|-|-|\n| Lead | Someone who buys |\n| x | y z w |", "# Step 1: a\n# Step 2: b\n# Step 3: c", "A request for proposal (RFP) is it."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, note string) {
		files := folder(map[string]string{"a.md": note, "b.md": "# B\n"})
		one, err := proposing.Find(context.Background(), files, "n")
		if err != nil {
			return
		}
		again, err := proposing.Find(context.Background(), files, "n")
		if err != nil || !cmp.Equal(one.Terms, again.Terms) || !cmp.Equal(one.Processes, again.Processes) || !cmp.Equal(one.Questions, again.Questions) {
			t.Fatalf("found otherwise the second time: %v", err)
		}
		p := proposing.Plan{Title: one.Title, Lessons: one.Lessons, Terms: one.Terms, Processes: one.Processes}
		for i := range one.Questions {
			if one.Questions[i].Ready() {
				p.Questions = append(p.Questions, one.Questions[i])
			}
		}
		if _, err := one.Change(files, "/n", p, nil); err != nil {
			t.Fatalf("what it proposes makes no course: %v", err)
		}
	})
}
