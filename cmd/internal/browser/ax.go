package browser

import "encoding/json"

// Node is a thing on a page as a screen reader is told of it.
type Node struct {
	Role, Name string
	Level      int // of a heading
	Depth      int
}

// Tree gives what a screen reader is told of the page, in the order in which it
// reads: what is ignored is left out.
func (b *Browser) Tree() ([]Node, error) {
	type value struct{ Value json.RawMessage }
	var tree struct {
		Nodes []struct {
			NodeID     string
			Ignored    bool
			Role, Name value
			Properties []struct {
				Name  string
				Value value
			}
			ChildIDs []string
		}
	}
	if err := b.Call("Accessibility.getFullAXTree", nil, &tree); err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, n := range tree.Nodes {
		at[n.NodeID] = i
	}
	text := func(v value) string {
		var s string
		if json.Unmarshal(v.Value, &s) != nil {
			return ""
		}
		return s
	}
	var all []Node
	var descend func(i, depth int)
	descend = func(i, depth int) {
		n := tree.Nodes[i]
		if !n.Ignored {
			node := Node{Role: text(n.Role), Name: text(n.Name), Depth: depth}
			for _, p := range n.Properties {
				if p.Name == "level" && json.Unmarshal(p.Value.Value, &node.Level) != nil {
					node.Level = 0
				}
			}
			all = append(all, node)
		}
		for _, child := range n.ChildIDs {
			if j, ok := at[child]; ok {
				descend(j, depth+1)
			}
		}
	}
	if len(tree.Nodes) > 0 {
		descend(0, 0)
	}
	return all, nil
}
