package content

// readScenes reads scenes.yaml.
func (r *loader) readScenes() {
	for _, n := range r.openList("scenes.yaml") {
		r.readScene(n)
	}
}

func (r *loader) readScene(n *node) {
	f := r.fields("scenes.yaml", n, "a scene")
	if f == nil {
		return
	}
	id := f.required("id", "a short name that never changes")
	s := &Scene{ID: id.string, Text: f.required("text", "what happens, in a sentence or two").string}
	steps := r.oneOrMore(f, "step")
	s.Steps = stringsOf(steps)
	s.NextMove = f.text("next_move").string
	s.Why = f.text("why").string
	f.done()
	if len(steps) == 0 {
		r.report(f.at, Error, "missing-step", "step is missing: the step the scene shows, as process/step")
	}
	r.referTo("step", steps...)
	r.sceneSteps = append(r.sceneSteps, steps)
	if !r.checkID(id, f.kind, "") {
		return
	}
	r.declare("scene", id.string, id.at)
	r.course.Scenes = append(r.course.Scenes, s)
}

// oneOrMore gives the texts of a key that holds one text or a list of them.
func (r *loader) oneOrMore(f *fields, key string) []text {
	e := f.find(key)
	if e == nil {
		return nil
	}
	if e.value.kind == listNode {
		return f.texts(key)
	}
	if t := r.text(f.at.file, e.value, key); t.string != "" {
		return []text{t}
	}
	return nil
}
