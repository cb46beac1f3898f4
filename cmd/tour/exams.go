package main

// exams begins an exam, answers some of it, hands it in and looks at the answer sheet.
var exams = []stop{
	{name: "choice", keys: []string{"ctrl+5", "x"}},
	{name: "question", keys: []string{"Return"}},
	{name: "question-further", keys: []string{"Return", "Return"}},
	{name: "hand-in", keys: []string{"ctrl+Return"}},
	{name: "sheet", keys: []string{"Return"}},
	{name: "sheet-answers", keys: []string{"End"}},
	{name: "again", keys: []string{"ctrl+k", ":>another exam", "Return"}},
}
