package markup

import (
	"strings"

	"github.com/goccy/go-yaml/lexer"
	yamltoken "github.com/goccy/go-yaml/token"

	"stagecraft/content/catalogue"
)

// CutAtComments finds the values of YAML text that end before a " #" that their
// author may have meant as text, as in "the buyer's #1 proof": YAML takes it
// and the rest of the line for a comment.
func CutAtComments(source []byte) []Problem { return CutTokens(lexer.Tokenize(string(source))) }

// CutTokens is [CutAtComments] for what was divided into tokens already. A single
// word and a comment after it are taken for just that, unless the comment
// begins like "#1".
func CutTokens(tokens yamltoken.Tokens) []Problem {
	var found []Problem
	for i := 1; i < len(tokens) && len(found) < maxProblems; i++ {
		value, comment := tokens[i-1], tokens[i]
		if comment.Type != yamltoken.CommentType || value.Position == nil || comment.Position == nil || value.Position.Line != comment.Position.Line {
			continue
		}
		switch value.Type {
		case yamltoken.StringType, yamltoken.IntegerType, yamltoken.FloatType:
		default:
			continue
		}
		if comment.Position.Column <= value.Position.Column {
			continue
		}
		text := strings.TrimSpace(comment.Value)
		meant := text == "" || !strings.HasPrefix(comment.Value, " ") || strings.ContainsAny(strings.TrimSpace(value.Value), " \t")
		if !meant || strings.HasPrefix(comment.Value, "#") { // ## is a comment
			continue
		}
		found = append(found, Problem{
			Pos:     Pos{Line: comment.Position.Line, Column: comment.Position.Column},
			Message: catalogue.Say("the text ends here, as YAML takes # after a space for a comment; put the whole text in quotes, or the comment on a line of its own"),
			Rule:    "cut-at-comment",
		})
	}
	return found
}
