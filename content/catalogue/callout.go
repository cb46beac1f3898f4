package catalogue

// Callout is what a callout without a title of its own is called: its colour alone says
// nothing to who can't see it. It is "" where there is no such kind.
func Callout(words *Words, kind string) string {
	switch kind {
	case "info":
		return words.T("Good to know")
	case "success":
		return words.T("Well done")
	case "warning":
		return words.T("Take care")
	case "danger":
		return words.T("Danger")
	case "note":
		return words.T("Note")
	case "tip":
		return words.T("Tip")
	}
	return ""
}
