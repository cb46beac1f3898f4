package diagram

// Labels gives the words of a diagram, in the order in which they are read: what is found of it.
func Labels(d Diagram) []Line {
	var all []Line
	add := func(labels ...Label) {
		for _, l := range labels {
			all = append(all, l...)
		}
	}
	add(d.Head().Title)
	switch d := d.(type) {
	case *Graph:
		for _, n := range d.Nodes {
			add(n.Label)
			for _, part := range n.Rows {
				add(part...)
			}
		}
		for _, g := range d.Groups {
			add(g.Title)
		}
		for _, e := range d.Edges {
			add(e.Label, e.FromLabel, e.ToLabel)
		}
	case *Sequence:
		for _, p := range d.People {
			add(p.Label)
		}
		for _, s := range d.Steps {
			add(s.Text)
		}
	case *GitGraph:
		for _, b := range d.Branches {
			add(b.Name)
		}
		for _, c := range d.Commits {
			add(c.Label)
			add(c.Tags...)
		}
	case *Pie:
		for _, s := range d.Slices {
			add(s.Label)
		}
	case *Gantt:
		add(d.Sections...)
		for _, t := range d.Tasks {
			add(t.Name)
		}
	case *Mindmap:
		for _, t := range d.Thoughts {
			add(t.Label)
		}
	case *Timeline:
		add(d.Sections...)
		for _, p := range d.Periods {
			add(p.Name)
			add(p.Events...)
		}
	case *Journey:
		add(d.Sections...)
		for _, s := range d.Steps {
			add(s.Name)
		}
	}
	return all
}

// Links gives where the parts of a diagram lead.
func Links(d Diagram) []string {
	var all []string
	add := func(link string) {
		if link != "" {
			all = append(all, link)
		}
	}
	switch d := d.(type) {
	case *Graph:
		for _, n := range d.Nodes {
			add(n.Link)
		}
	case *Sequence:
		for _, p := range d.People {
			add(p.Link)
		}
	case *Gantt:
		for _, t := range d.Tasks {
			add(t.Link)
		}
	}
	return all
}
