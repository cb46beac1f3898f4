package main

// backups backs up, grades a card, looks into the backup, restores it and undoes
// that.
var backups = []stop{
	{name: "settings", keys: []string{"ctrl+comma", "End", "Prior"}},
	{name: "settings-end", keys: []string{"End"}, still: true},
	{name: "empty", keys: []string{"ctrl+k", ":backups", "Return"}},
	{name: "made", keys: []string{"b"}},
	{name: "graded", keys: []string{"ctrl+1", "r", "space", "3", "space", "1"}},
	{name: "list", keys: []string{"ctrl+comma"}},
	{name: "inside", keys: []string{"l"}},
	{name: "restored", keys: []string{"Tab", "Return"}, opens: true},
	{name: "restored-list", keys: []string{"ctrl+k", ":backups", "Return"}, still: true},
	{name: "undone", keys: []string{"ctrl+z"}, opens: true},
}

// learners adds a learner, gives the first a name, switches, and looks at what
// moving the data says.
var learners = []stop{
	{name: "alone", keys: []string{"ctrl+k", ":learners", "Return"}},
	{name: "add", keys: []string{"n", ":Grace"}},
	{name: "two", keys: []string{"Return"}},
	{name: "change", keys: []string{"e", ":Ada"}},
	{name: "named", keys: []string{"Return"}},
	{name: "switched", keys: []string{"2"}, opens: true},
	{name: "move", keys: []string{"ctrl+k", ":move your data", "Return", "Return"}},
}
