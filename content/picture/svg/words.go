package svg

import "strings"

// Words gives the words of a picture in the order in which they are written, apart by
// commas and of at most so many bytes; "" when there are none, or when it can't be read.
func Words(data []byte, most int) string {
	root, _, err := readTree(data)
	if err != nil {
		return ""
	}
	var b strings.Builder
	var visit func(n *node)
	visit = func(n *node) {
		if n.name == "text" {
			said := strings.Join(strings.Fields(words(n)), " ")
			if said == "" || b.Len()+len(said) > most {
				return
			}
			if b.Len() > 0 {
				b.WriteString(", ")
			}
			b.WriteString(said)
			return
		}
		for _, c := range n.children {
			visit(c)
		}
	}
	visit(root)
	return b.String()
}
