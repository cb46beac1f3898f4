package main

import (
	"encoding/json"
	"testing"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/journal"
)

func TestDrills_TheTourBeginsAtAQuestionOfEachKind(t *testing.T) {
	data := t.TempDir()
	if err := atDrills(data); err != nil {
		t.Fatal(err)
	}
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	kept, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	session, err := study.Start(course, kept, study.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	place, err := session.SavedView()
	if err != nil {
		t.Fatal(err)
	}
	var at struct {
		Routes map[string]struct{ State struct{ IDs []string } }
	}
	if err := json.Unmarshal([]byte(place), &at); err != nil {
		t.Fatal(err)
	}
	round := at.Routes["practice"].State
	maker := drill.New(course)
	for i, kind := range drillKinds {
		if q, ok := maker.Find(round.IDs[i], 7); !ok || q.Kind != kind {
			t.Errorf("question %d, %s, is of kind %q, want %q", i+1, round.IDs[i], q.Kind, kind)
		}
	}
}

func TestWalks_HaveNamesOfTheirOwn(t *testing.T) {
	walked := map[string]bool{}
	for _, w := range append(walks, inLanguages()...) {
		if walked[w.name] {
			t.Errorf("two walks are named %s: the pictures of one overwrite those of the other", w.name)
		}
		walked[w.name] = true
		stops := map[string]bool{}
		for _, s := range w.stops {
			if stops[s.name] {
				t.Errorf("%s stops at %s twice", w.name, s.name)
			}
			stops[s.name] = true
		}
	}
}
