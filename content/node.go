package content

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// node is a value of a YAML file with its place. It is what a course needs of
// the parser's tree, which takes ten times the memory.
type node struct {
	kind         nodeKind
	line, column int32
	text         string // of what is neither list nor mapping; as written, but for quotes
	values       []*node
	pairs        []pair
}

// pair is a key of a mapping and its value.
type pair struct{ key, value *node }

type nodeKind uint8

const (
	otherNode nodeKind = iota // what a course has no use for
	textNode
	wholeNode    // a whole number
	fractionNode // another number
	infiniteNode // .inf or .nan
	truthNode    // true or false
	nullNode
	listNode
	mappingNode
)

// place is where n stands in a file.
func (n *node) place(file string) filePosition {
	return filePosition{file: file, line: int(n.line), column: int(n.column)}
}

// nodeOf takes what a course needs from the parser's tree.
func nodeOf(tree ast.Node) *node {
	at := placeOf("", startOf(tree))
	n := &node{line: int32(at.line), column: int32(at.column)}
	switch tree := tree.(type) {
	case nil:
		n.kind = nullNode
	case *ast.NullNode:
		n.kind, n.text = nullNode, tree.GetToken().Value
	case *ast.StringNode:
		n.kind, n.text = textNode, tree.Value
	case *ast.LiteralNode:
		n.kind, n.text = textNode, tree.Value.Value
	case *ast.IntegerNode:
		n.kind, n.text = wholeNode, tree.GetToken().Value
	case *ast.FloatNode:
		n.kind, n.text = fractionNode, tree.GetToken().Value
	case *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = infiniteNode, tree.GetToken().Value
	case *ast.BoolNode:
		n.kind, n.text = truthNode, tree.GetToken().Value
	case *ast.SequenceNode:
		n.kind = listNode
		n.values = make([]*node, len(tree.Values))
		for i, v := range tree.Values {
			n.values[i] = nodeOf(v)
			if i < len(tree.Entries) {
				n.values[i].putAfter(v, tree.Entries[i].Start)
			}
		}
	case *ast.MappingNode:
		n.kind = mappingNode
		n.pairs = make([]pair, len(tree.Values))
		for i, v := range tree.Values {
			n.pairs[i] = pairOf(v)
		}
	case *ast.MappingValueNode:
		n.kind = mappingNode
		n.pairs = []pair{pairOf(tree)}
	}
	return n
}

func pairOf(tree *ast.MappingValueNode) pair {
	p := pair{nodeOf(tree.Key), nodeOf(tree.Value)}
	p.value.putAfter(tree.Value, tree.Start)
	return p
}

// putAfter puts a value that isn't written after the sign it would follow. At
// the end of what it parses, the parser puts it elsewhere.
func (n *node) putAfter(value ast.Node, sign *token.Token) {
	if value == nil || value.GetToken().Type != token.ImplicitNullType || sign == nil {
		return
	}
	n.line, n.column = int32(sign.Position.Line), int32(sign.Position.Column+1)
}

// startOf is the token with the first character of a value.
func startOf(n ast.Node) *token.Token {
	switch n := n.(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		if len(n.Values) > 0 && n.Start != nil && n.Start.Type != token.MappingStartType {
			return startOf(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return startOf(n.Key)
	case *ast.LiteralNode:
		return n.Start
	}
	return n.GetToken()
}
