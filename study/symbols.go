package study

// symbol stands for a text that many events name, such as the id of a card. The
// zero symbol is that of the empty text.
type symbol int32

// symbols keeps each text once, however many events name it.
type symbols struct {
	texts    []string
	numberOf map[string]symbol
}

func newSymbols() symbols {
	return symbols{texts: []string{""}, numberOf: map[string]symbol{"": 0}}
}

// intern gives the symbol of a text, a new one when it has none.
func (t *symbols) intern(text string) symbol {
	if n, ok := t.numberOf[text]; ok {
		return n
	}
	n := symbol(len(t.texts))
	t.texts = append(t.texts, text)
	t.numberOf[text] = n
	return n
}

func (t *symbols) text(n symbol) string { return t.texts[n] }
