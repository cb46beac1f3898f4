package accessible

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestSentence_SaysNameRoleStateAndPlace(t *testing.T) {
	for _, c := range []struct {
		d    Description
		want string
	}{
		{Description{Name: "Good", Role: Button, Position: 3, Of: 4}, "Good, button, 3 of 4"},
		{Description{Name: "Check", Role: Button, State: Disabled}, "Check, button, off"},
		{Description{Name: "Dark", Group: "Theme", Role: Option, State: Selected, Position: 3, Of: 3}, "Theme, Dark, option, chosen, 3 of 3"},
		{Description{Name: "Light", Role: Option}, "Light, option, not chosen"},
		{Description{Name: "Done", Role: CheckBox, State: Checkable}, "Done, check box, not checked"},
		{Description{Name: "Done", Role: CheckBox, State: Checkable | Checked}, "Done, check box, checked"},
		{Description{Name: "Find", Role: Field}, "Find, field, empty"},
		{Description{Name: "Find", Role: Field, Value: "po"}, "Find, field, po"},
		{Description{Name: "Steps", Role: List, Value: "Demo", Position: 2, Of: 7}, "Steps, list, Demo, 2 of 7"},
		{Description{Name: "Search", Role: Button, Key: "Ctrl K"}, "Search, button, key Ctrl K"},
		{Description{Name: "only one", Role: Text, Position: 1, Of: 1}, "only one"},
	} {
		if got := c.d.Sentence(); got != c.want {
			t.Errorf("%+v says %q, want %q", c.d, got, c.want)
		}
	}
}

func TestSince_SaysOnlyWhatChanged(t *testing.T) {
	box := Description{Name: "Done", Role: CheckBox, State: Checkable}
	ticked := box
	ticked.State |= Checked
	step := Description{Name: "Steps", Role: List, Value: "Demo", Position: 2, Of: 7}
	next := step
	next.Value, next.Position = "Proposal", 3
	field := Description{Name: "Answer", Role: Field, Value: "p"}
	typed := field
	typed.Value = "po"
	for _, c := range []struct {
		before, now Description
		want        string
	}{
		{box, box, ""},
		{box, ticked, "checked"},
		{ticked, box, "not checked"},
		{step, next, "Proposal, 3 of 7"},
		{field, typed, "o"},
		{Description{Role: Option, State: Selected}, Description{Role: Option}, "not chosen"},
	} {
		if got := c.now.Since(c.before); got != c.want {
			t.Errorf("%+v after %+v says %q, want %q", c.now, c.before, got, c.want)
		}
	}
}

func TestEcho_SaysWhatIsTyped(t *testing.T) {
	for _, c := range [][3]string{
		{"", "a", "a"},
		{"a", "aB", "capital B"},
		{"the", "the ", "the"},
		{"the ", "the  ", "space"},
		{"the", "th", "e deleted"},
		{"the end", "", "the end deleted"},
		{"ae", "abe", "b"},
		{"", "all at once", "all at once"},
		{"x", "x.", "full stop"},
		{"same", "same", ""},
	} {
		if got := Echo(c[0], c[1]); got != c[2] {
			t.Errorf("from %q to %q says %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestSpell_NamesLettersAndSigns(t *testing.T) {
	if got := Spell("B2-a."); got != "capital B, 2, hyphen, a, full stop" {
		t.Errorf("says %q", got)
	}
}

func TestDescribe_KnowsTheToolkitsWidgets(t *testing.T) {
	test.NewTempApp(t)
	entry := &widget.Entry{Text: "po", PlaceHolder: "Term", MultiLine: true}
	off := widget.NewButton("Save", nil)
	off.Disable()
	choose := widget.NewSelect([]string{"A", "B"}, nil)
	choose.Selected = "B"
	slider := widget.NewSlider(0, 10)
	slider.Value = 7.5
	radio := widget.NewRadioGroup([]string{"A", "B"}, nil)
	radio.Selected = "A"
	for _, c := range []struct {
		o    fyne.CanvasObject
		want Description
	}{
		{widget.NewButton("Go", nil), Description{Name: "Go", Role: Button}},
		{off, Description{Name: "Save", Role: Button, State: Disabled}},
		{widget.NewCheck("Yes", nil), Description{Name: "Yes", Role: CheckBox, State: Checkable}},
		{&widget.Check{Text: "Yes", Checked: true}, Description{Name: "Yes", Role: CheckBox, State: Checkable | Checked}},
		{choose, Description{Name: "(Select one)", Role: Select, Value: "B", State: Opens}},
		{slider, Description{Role: Slider, Value: "7.5"}},
		{radio, Description{Role: Group, Value: "A"}},
		{entry, Description{Name: "Term", Role: Field, Value: "po", State: Multiline}},
		{&widget.Entry{Text: "öä", Password: true}, Description{Role: Field, Value: "••"}},
		{widget.NewLabel("Here"), Description{Name: "Here", Role: Text}},
		{widget.NewHyperlink("There", nil), Description{Name: "There", Role: Link}},
	} {
		if got, ok := Describe(c.o); !ok || got != c.want {
			t.Errorf("%T is %+v, want %+v", c.o, got, c.want)
		}
	}
}

func screenOf(page string, live map[string]*Node, focus *Node) *Screen {
	s := &Screen{Page: &Node{Description: Description{Name: page, Role: Page}}, Live: live, Focus: focus}
	if s.Live == nil {
		s.Live = map[string]*Node{}
	}
	return s
}

func node(d Description) *Node {
	return &Node{Description: d, Object: widget.NewLabel(d.Name), Focused: false}
}

func TestChanges_SaysWhatIsNew(t *testing.T) {
	card := func(says string) map[string]*Node {
		return map[string]*Node{"card": node(Description{Name: says, Role: Card})}
	}
	told := map[string]*Node{"message": {Description: Description{Role: Group}, Children: []*Node{node(Description{Name: "Kept.", Role: Text})}}}
	good := node(Description{Name: "Good", Role: Button, Position: 3, Of: 4})
	hard := node(Description{Name: "Hard", Role: Button, Position: 2, Of: 4})
	dialog := screenOf("Cards", nil, good)
	dialog.Layer = &Node{Description: Description{Name: "Flag this card", Role: Dialog}, Children: []*Node{{Description: Description{Name: "close", Role: Text}, Hint: true}, node(Description{Name: "Say why.", Role: Text})}}
	headed := func(says string) *Screen {
		s := screenOf("Practice", nil, nil)
		s.Page.Children = []*Node{node(Description{Name: says, Role: Heading})}
		return s
	}
	for _, c := range []struct {
		about       string
		before, now *Screen
		want        []Change
	}{
		{"the first screen", nil, screenOf("Today", nil, nil), []Change{{Text: "Today, page"}}},
		{"another page with a card", screenOf("Today", nil, nil), screenOf("Cards", card("a front"), nil), []Change{{Text: "Cards, page. a front"}}},
		{"a card turned", screenOf("Cards", card("a front"), nil), screenOf("Cards", card("a back"), nil), []Change{{Text: "a back"}}},
		{"the same card", screenOf("Cards", card("a back"), good), screenOf("Cards", card("a back"), good), nil},
		{"the keys move", screenOf("Cards", nil, hard), screenOf("Cards", nil, good), []Change{{Text: "Good, button, 3 of 4"}}},
		{"a message", screenOf("Cards", nil, good), screenOf("Cards", told, good), []Change{{Text: "Kept.", Waits: true}}},
		{"a dialog", screenOf("Cards", nil, hard), dialog, []Change{{Text: "Flag this card. Say why. Good, button, 3 of 4"}}},
		{"the page shows something else", headed("Practice"), headed("2 of 3 right"), []Change{{Text: "2 of 3 right"}}},
		{"the page shows what it did first", headed("Exam"), headed("Practice"), []Change{{Text: "Practice"}}},
		{"a dialog closed", dialog, screenOf("Cards", nil, nil), []Change{{Text: "Cards"}}},
	} {
		got := Changes(c.before, c.now)
		same := len(got) == len(c.want)
		for i := range got {
			same = same && got[i] == c.want[i]
		}
		if !same {
			t.Errorf("%s: %+v, want %+v", c.about, got, c.want)
		}
	}
}
