package content

// WriteTerm writes a term as an entry of terms.yaml, which reads the same one again,
// as long as its texts are as a file can hold them, with no space around them. What
// is empty is left out. Each line begins with indent.
func WriteTerm(t *Term, indent string) []byte {
	var w yamlWriter
	in := indent + "  "
	w.text(indent+"- ", "id", t.ID)
	w.text(in, "term", t.WithFormulas())
	w.text(in, "abbreviation", t.Abbreviation)
	w.text(in, "definition", t.Definition)
	w.text(in, "not", t.Not)
	w.text(in, "example", t.Example)
	w.text(in, "group", t.Group)
	w.list(in, "tags", t.Tags)
	w.text(in, "lesson", t.Lesson)
	w.text(in, "source", t.Source)
	return []byte(w.String())
}

// WriteKey writes a key of a file of a course with its text, as [WriteTerm] does one of a
// term; "" where that is empty. Before stands before it on its line.
func WriteKey(before, key, text string) string {
	var w yamlWriter
	w.text(before, key, text)
	return w.String()
}
