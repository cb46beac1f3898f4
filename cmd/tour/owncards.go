package main

// ownCards writes a card of one's own from nothing and one of a paragraph, and looks at
// them.
var ownCards = []stop{
	{name: "new", keys: []string{"ctrl+n", ":Who issues a **purchase order**?", "Tab", ":The *buyer*, once terms are agreed"}},
	{name: "kept", keys: []string{"ctrl+Return"}},
	{name: "paragraph", keys: []string{"ctrl+2", "Home", "j", "j", "c"}},
	{name: "decks", keys: []string{"Escape", "ctrl+4"}},
	{name: "front", keys: []string{"t", "End"}},
	{name: "back", keys: []string{"space"}},
	{name: "change", keys: []string{"ctrl+e"}},
	{name: "removed", keys: []string{"Escape", "ctrl+Delete"}},
}
