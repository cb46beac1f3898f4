package main

// allCards lists every card, finds some, and puts two of them aside.
var allCards = []stop{
	{name: "list", keys: []string{"ctrl+4", "a"}},
	{name: "card", keys: []string{"Down", "Down"}},
	{name: "sort", keys: []string{"s"}},
	{name: "found", keys: []string{"Escape", "slash", ":is:due or lapses>0", "Return"}},
	{name: "aside", keys: []string{"space", "Down", "space", "x"}},
	{name: "fault", keys: []string{"ctrl+z", "slash", ":is:deu"}},
}
