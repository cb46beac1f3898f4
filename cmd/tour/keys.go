package main

// keyStops is the sheet of keys, searched, and the page on which they are changed: one
// that another command has, given to this one.
var keyStops = []stop{
	{name: "sheet", keys: []string{"ctrl+2", "question"}},
	{name: "sheet-found", keys: []string{":note"}},
	{name: "sheet-nothing", keys: []string{":zzz"}},
	{name: "all", keys: []string{"Escape", "ctrl+k", ":>change keys", "Return"}},
	{name: "found", keys: []string{"ctrl+f", ":next lesson"}},
	{name: "asked", keys: []string{"Tab", "Tab", "Return"}},
	{name: "fixed", keys: []string{"1"}},
	{name: "taken", keys: []string{"l"}},
	{name: "given", keys: []string{"Tab", "Tab", "Return"}},
	{name: "shown", keys: []string{"Escape", "ctrl+2"}},
}
