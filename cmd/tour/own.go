package main

// ownSteps are the steps of the process that the tour makes.
var ownSteps = []string{
	"Listen in", "First call", "Visit", "Sketch", "Quote", "Walk the floor", "Handshake", "Delivery", "Coffee after a month",
}

// ownProcess makes a process from nothing, looks at it and saves it, then makes a copy of one of the
// course's and opens a file that is wrong.
func ownProcess() []stop {
	write := []string{":" + ownSteps[0]}
	for _, name := range ownSteps[1:] {
		write = append(write, "ctrl+Return", ":"+name)
	}
	write = append(write, "ctrl+Up", "ctrl+Down") // which writes down what was typed
	return []stop{
		{name: "make", keys: []string{"ctrl+3", "m", ":How we sell"}},
		{name: "from-nothing", keys: []string{"Tab", "space", "shift+Tab", "Return"}},
		{name: "nine-steps", keys: write},
		{name: "filled-in", keys: []string{
			"Tab", "Tab", "Tab", "Tab", "space", "Tab", ":To hear what came of it", "Tab", ":Bring cake", "Return", ":Ask what is missing",
			"Tab", ":asks for more",
		}},
		{name: "viewer", keys: []string{"Escape", "Escape"}},
		{name: "save", keys: []string{"ctrl+s"}},
		{name: "saved", keys: []string{"Return"}},
		{name: "copy", keys: []string{"1", "ctrl+k", ":five steps", "Return", "m", "Return"}},
	}
}

// wrongFile is what a colleague sends who has never seen such a file.
var wrongFile = map[string]string{"wrong.yaml": `id: How we sell
title: How we sell
steps:
  - name: Listen in
    colour: red
  - id: quote
    nam: Quote
    stage: decided
  - id: quote
    name: Handshake
    lead: boss
`}

// wrongProcess opens that file.
var wrongProcess = []stop{
	{name: "open", keys: []string{"Escape", "Escape", "ctrl+k", ":open a process from", "Return"}},
	{name: "wrong", keys: []string{":wrong.yaml", "Return"}},
}
