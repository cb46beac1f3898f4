package content

import (
	"stagecraft/content/board"
	"stagecraft/content/catalogue"
)

// ForecastWord says what a deal is counted as, in the words of a language; "" for
// nothing.
func ForecastWord(words *catalogue.Words, f board.Forecast) string {
	switch f {
	case board.Commit:
		return words.T("commit")
	case board.BestCase:
		return words.T("best case")
	case board.Pipeline:
		return words.T("pipeline")
	}
	return ""
}
