package content

// readTerms reads terms.yaml.
func (r *loader) readTerms() {
	for _, n := range r.openList("terms.yaml") {
		r.readTerm(n)
	}
}

func (r *loader) readTerm(n *node) {
	f := r.fields("terms.yaml", n, "a term")
	if f == nil {
		return
	}
	id := f.required("id", "a short name that never changes, such as po")
	name := f.required("term", "the term as it is written in a sentence")
	abbreviation := f.text("abbreviation")
	definition := f.required("definition", "what the term means, in 25 words or fewer")
	t := &Term{
		ID: id.string, Term: name.string, Abbreviation: abbreviation.string,
		Definition: definition.string,
		Not:        f.text("not").string,
		Example:    f.text("example").string,
		Group:      f.text("group").string,
		Tags:       stringsOf(f.texts("tags")),
		File:       id.at.file, Pos: id.at.pos(),
	}
	lesson := f.text("lesson")
	t.Lesson = lesson.string
	t.Source = f.text("source").string
	f.done()
	if !r.checkID(id, f.kind, "") {
		return
	}
	r.declare("term", id.string, id.at)
	r.referToLesson(lesson)
	r.lintDefinition(definition)
	r.lintNames(name, abbreviation)
	r.course.Terms = append(r.course.Terms, t)
}
