package main

// doing plays a conversation from its lesson, writes a text and judges it, and works on a
// board of deals.
var doing = []stop{
	{name: "conversation-panel", keys: []string{"ctrl+k", ":phone of a group of vets", "Return"}},
	{name: "conversation", keys: []string{"ctrl+k", ":thirty seconds with fernhill", "Return"}},
	{name: "conversation-begun", keys: []string{"Return", "1"}},
	{name: "writing", keys: []string{"ctrl+k", ":opened its eleventh shop", "Return"}},
	{name: "writing-written", keys: []string{":Ingrid, it is Sam from Tidebook. You opened in Malmo last month. May I say why I call?"}},
	{name: "writing-compared", keys: []string{"ctrl+Return"}},
	{name: "writing-judged", keys: []string{"1", "2", "3", "Return"}},
	{name: "board-in-lesson", keys: []string{"ctrl+k", ":nobody has tidied", "Return"}},
	{name: "board-moves", keys: []string{"ctrl+k", ":stand one step too far on", "Return"}},
	{name: "board-moved", keys: []string{"Down", "Left"}},
	{name: "board-checked", keys: []string{"Return"}},
	{name: "board-sum", keys: []string{"ctrl+k", ":weighted pipeline Sam", "Return"}},
}
