package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/journal"
)

// drilled is the process whose drills the tour visits, and drillKinds are the kinds of question, in
// the order in which it does.
const drilled = "pipeline-seven"

var drillKinds = []drill.Kind{
	drill.Next, drill.Before, drill.Missing, drill.Lead, drill.Done, drill.Scene, drill.Move,
	drill.Match, drill.Part, drill.Order,
}

// drills answers a question of each kind, the first ones by a choice that may be wrong.
var drills = []stop{
	{name: "next"},
	{name: "next-answered", keys: []string{"1", "Return"}},
	{name: "before", keys: []string{"Return"}},
	{name: "missing", keys: []string{"2", "Return", "Return"}},
	{name: "lead", keys: []string{"1", "Return", "Return"}},
	{name: "done-when", keys: []string{"1", "Return", "Return"}},
	{name: "scene", keys: []string{"1", "Return", "Return"}},
	{name: "scene-answered", keys: []string{"1", "Return"}},
	{name: "move", keys: []string{"Return"}},
	{name: "move-answered", keys: []string{"1", "Return"}},
	{name: "match", keys: []string{"Return"}},
	{name: "match-answered", keys: []string{"a", "b", "c", "d", "e", "Return"}},
	{name: "part", keys: []string{"Return"}},
	{name: "order", keys: []string{"Down", "space", "Return", "Return"}},
	{name: "order-answered", keys: []string{"alt+Down", "Return"}},
	{name: "end", keys: []string{"Return"}},
}

// atDrills puts the learner at a round of Practice with one question of each kind.
func atDrills(data string) (err error) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return fmt.Errorf("opening the bundled course: %w", problems)
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	const seed = 7
	first := map[drill.Kind]string{}
	for _, q := range drill.New(course).Process(course.Process(drilled), seed) {
		if first[q.Kind] == "" {
			first[q.Kind] = q.ID
		}
	}
	// As package practice writes down a round.
	round := struct {
		Seed     uint64   `json:"seed"`
		IDs      []string `json:"ids"`
		At       int      `json:"at"`
		Outcomes []byte   `json:"outcomes"`
	}{Seed: seed}
	for _, kind := range drillKinds {
		if first[kind] == "" {
			return fmt.Errorf("no question about %s is of the kind %s", drilled, kind)
		}
		round.IDs = append(round.IDs, first[kind])
	}
	round.Outcomes = make([]byte, len(round.IDs))
	// As package ui writes down where the learner is.
	place, err := json.Marshal(map[string]any{
		"page": "practice",
		"routes": map[string]any{
			"practice": map[string]any{"page": "practice", "id": drill.Prefix + drilled, "state": round},
		},
	})
	if err != nil {
		return err
	}
	kept, err := journal.Open(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	session, err := study.Start(course, kept, study.SystemClock{})
	if err != nil {
		return err
	}
	return session.SaveViewNow(string(place))
}
