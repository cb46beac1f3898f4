package preferences_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

func TestAll_EachSettingIsWhole(t *testing.T) {
	keys, titles, commands := map[string]bool{}, map[string]bool{}, map[string]bool{}
	ofStudy := map[*study.Setting]bool{}
	for _, s := range preferences.All() {
		title := "?"
		if s.Title != nil {
			title = s.Title()
		}
		miss := func(part string) { t.Errorf("the setting %q (%s) %s", title, s.Key, part) }
		if titles[title] || title == "" || title == "?" {
			miss("has no title of its own")
		}
		titles[title] = true
		if s.About == nil || s.About() == "" {
			miss("isn't explained")
		}
		if s.Section.Title() == "" {
			miss("stands in no section")
		}
		if s.Study == nil {
			if s.Key == "" || keys[s.Key] {
				miss("has no key of its own")
			}
			keys[s.Key] = true
		} else {
			ofStudy[s.Study] = true
			if s.Undo == nil || s.Undo() == "" || undoing.Name(s.Study.Operation()) != s.Undo() {
				miss("has no words for undoing a change of it")
			}
			if s.FromStudy(s.ToStudy(s.Max)) != s.Max || s.ToStudy(s.Min) != s.Study.Min || s.FromStudy(s.Study.Default) != s.Default {
				miss("has other bounds than study has")
			}
		}
		switch {
		case s.Options != nil:
			shown := map[int]bool{}
			for _, value := range s.InOrder() {
				shown[value] = true
				if s.Options[value].Label() == "" {
					miss("has an option without a word")
				}
			}
			if len(shown) != len(s.Options) {
				miss("doesn't show all its options")
			}
		case s.Step <= 0 || s.Max <= s.Min:
			miss("has no bounds or no step")
		case s.Say == nil || s.Say(s.Min) == "" || s.Say(s.Min) == s.Say(s.Max):
			miss("has no words for its values")
		}
		if s.Default != s.Bound(s.Default) {
			miss("has a default out of its bounds")
		}
		if s.Effect != preferences.NoEffect && s.Apply == nil {
			miss("has the window drawn anew and changes nothing")
		}
		changes := s.Changes
		for _, o := range s.Options {
			if o.Change.ID != "" {
				changes = append(changes, o.Change)
			}
		}
		for _, c := range changes {
			if c.Title == nil || c.Title() == "" || commands[c.ID] {
				miss("has a command without a title or an id of its own, " + c.ID)
			}
			commands[c.ID] = true
		}
	}
	for _, s := range study.Settings() {
		if !ofStudy[s] {
			t.Errorf("the setting %s of study can't be set", s.Key)
		}
	}
}

func TestSetting_ReadsWhatItWroteAndDefaultsFromNonsense(t *testing.T) {
	for _, s := range preferences.All() {
		if s.Study != nil {
			continue
		}
		p := test.NewTempApp(t).Preferences()
		if got := s.Read(p); got != s.Default {
			t.Errorf("%s unset is %d, want %d", s.Key, got, s.Default)
		}
		values := s.InOrder()
		if s.Options == nil {
			values = []int{s.Min, s.Default, s.Max}
		}
		for _, value := range values {
			s.Write(p, value)
			if got := s.Read(p); got != value {
				t.Errorf("%s was written as %d and is %d", s.Key, value, got)
			}
		}
		s.Write(p, -1000)
		if got := s.Read(p); got != s.Bound(-1000) {
			t.Errorf("%s far below its bounds is %d", s.Key, got)
		}
	}
}

// TestSetting_StandsAsEarlierVersionsWroteIt holds the keys and forms in the
// toolkit's preferences.
func TestSetting_StandsAsEarlierVersionsWroteIt(t *testing.T) {
	p := test.NewTempApp(t).Preferences()
	p.SetString("theme", "dark")
	p.SetBool("reduce motion", true)
	p.SetInt("text size", 130)
	p.SetInt("line length", 2)
	p.SetInt("line spacing", 1)
	p.SetInt("read aloud speed", 150)
	for s, want := range map[*preferences.Setting]int{
		preferences.Theme: 2, preferences.Motion: 1, preferences.TextSize: 130,
		preferences.TextWidth: 2, preferences.LineSpacing: 1, preferences.ReadingSpeed: 150,
	} {
		if got := s.Read(p); got != want {
			t.Errorf("%s is %d, want %d", s.Key, got, want)
		}
	}
	p.SetBool("reduce motion", false)
	if got := preferences.Motion.Read(p); got != int(theme.Moving) {
		t.Errorf("motion that was turned on is %d", got)
	}
	p.SetString("theme", "purple")
	p.SetInt("line length", 17)
	if preferences.Theme.Read(p) != 0 || preferences.TextWidth.Read(p) != 0 {
		t.Error("nonsense isn't as unset")
	}
	if preferences.Theme.Options[2].Label() != words.T("Dark") {
		t.Error("the third theme isn't the dark one")
	}
}
