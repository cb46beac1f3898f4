package content

// readRoles reads roles.yaml.
func (r *loader) readRoles() {
	for _, n := range r.openList("roles.yaml") {
		r.readRole(n)
	}
}

func (r *loader) readRole(n *node) {
	f := r.fields("roles.yaml", n, "a role")
	if f == nil {
		return
	}
	id := f.required("id", "a short name that never changes, such as ae")
	role := &Role{
		ID: id.string, Name: f.required("name", "what the learner sees").string,
		Abbreviation: f.text("abbreviation").string,
		Owns:         f.text("owns").string,
		Receives:     f.text("receives").string,
		HandsOver:    f.text("hands_over").string,
		MeasuredBy:   f.text("measured_by").string,
	}
	f.done()
	if !r.checkID(id, f.kind, "") {
		return
	}
	r.declare("role", id.string, id.at)
	r.course.Roles = append(r.course.Roles, role)
}
