package dialogue

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stagecraft/content/diagram"
)

// desk is a conversation with a way back up, a reply that needs a fact, and a turning point.
func desk(t *testing.T) *Dialogue {
	t.Helper()
	d := &Dialogue{ID: "desk", Title: "At the desk", Facts: []Fact{{ID: "price", Text: "forty a week"}}}
	problems := append(d.Read(`## A start whose title is a good deal longer than two lines of a box hold {#start}

**Ada:** Good morning.

- [“What does it cost?”](#costs)
  > A number is what it turns on.
- [Hang up.](#over)

## Costs {#costs}

**Ada:** ==Forty a week=={fact=price}.

- [“Good morning again.”](#start)
- [“Who else feels it?”](#meet){needs=price}

## You meet {#meet ending=good}

On Thursday.

## Over {#over ending=bad}

It is over.
`, 1), d.Check()...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// eightWide measures each letter as wide as another.
func eightWide(text string, _ float64, _ bool) float64 {
	return 8 * float64(utf8.RuneCountInString(text))
}

func TestScene_HasAPartForEachMomentAndAnArrowForEachReply(t *testing.T) {
	s := desk(t).Scene(eightWide)
	var names []string
	for _, p := range s.Parts {
		names = append(names, p.Name)
	}
	if got := strings.Join(names[1:], "; "); got != "Costs; You meet, good ending; Over, bad ending" {
		t.Errorf("the parts are %s", got)
	}
	if got := strings.Join(s.Parts[1].Leads, "; "); got != "“Good morning again.”; “Who else feels it?” (needs=price)" {
		t.Errorf("from the second lead %s", got)
	}
	arrows, dashed, turning := 0, 0, 0
	for _, shape := range s.Shapes {
		if len(shape.Path) == 2 {
			arrows++
			if shape.Dashed {
				dashed++
			}
			if shape.Stroke == (diagram.Paint{Name: "primary"}) {
				turning++
			}
		}
	}
	if arrows != 4 || dashed != 1 || turning != 1 {
		t.Errorf("%d arrows, %d dashed, %d turning points", arrows, dashed, turning)
	}
}

func TestScene_KeepsWordsInTheirBoxesAndBoxesApart(t *testing.T) {
	s := desk(t).Scene(eightWide)
	for _, text := range s.Texts {
		within := false
		for _, p := range s.Parts {
			within = within || text.X >= p.X && text.Y >= p.Y && text.X+text.W <= p.X+p.W && text.Y+text.H <= p.Y+p.H
		}
		if !within {
			t.Errorf("%q stands out of its box", text.Text)
		}
	}
	if !strings.HasSuffix(s.Texts[1].Text, "…") {
		t.Errorf("the long title ends %q", s.Texts[1].Text)
	}
	for i, a := range s.Parts {
		if a.X < 0 || a.Y < 0 || a.X+a.W > s.Width || a.Y+a.H > s.Height {
			t.Errorf("%s stands out of the map", a.Name)
		}
		for _, b := range s.Parts[:i] {
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("%s lies on %s", a.Name, b.Name)
			}
		}
	}
}

func TestWriteSVG_FollowsTheDark(t *testing.T) {
	var out strings.Builder
	if err := desk(t).WriteSVG(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"prefers-color-scheme: dark", `fill="#E9F5EA" stroke="#2B752E" class="in-success-soft by-success"`, ".in-success-soft{fill:#172B1B}", "stroke-dasharray", "needs=price"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the map lacks %s", want)
		}
	}
}
