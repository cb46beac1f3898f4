package main

// flags flags a card, a question and a paragraph, and lists them.
var flags = []stop{
	{name: "card", keys: []string{"ctrl+4", "t", "f", "alt+2", ":Says what it is and not what it is for"}},
	{name: "card-flagged", keys: []string{"Return"}},
	{name: "question", keys: []string{"ctrl+5", "1", "f", "alt+1", ":Two of these are right"}},
	{name: "question-flagged", keys: []string{"Return"}},
	{name: "paragraph", keys: []string{"ctrl+2", "Home", "j", "j", "j", "f", "alt+3", ":A word is missing"}},
	{name: "paragraph-flagged", keys: []string{"Return"}},
	{name: "list", keys: []string{"ctrl+shift+f"}},
	{name: "list-done", keys: []string{"3", "Down", "space"}},
	{name: "jump", keys: []string{"Return"}},
}
