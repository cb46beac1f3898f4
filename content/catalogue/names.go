package catalogue

// ownNames are what languages call themselves. The names of package
// golang.org/x/text/language/display would take as much room as all catalogues.
var ownNames = map[string]string{
	"cs": "Čeština", "da": "Dansk", "de": "Deutsch", "en": "English", "es": "Español", "fi": "Suomi",
	"fr": "Français", "hu": "Magyar", "it": "Italiano", "nb": "Norsk bokmål", "nl": "Nederlands",
	"pl": "Polski", "pt": "Português", "pt-BR": "Português (Brasil)", "ro": "Română", "sv": "Svenska",
	"tr": "Türkçe",
}

// NameOf gives what a language calls itself; its tag where that isn't known.
func NameOf(tag string) string {
	if name := ownNames[tag]; name != "" {
		return name
	}
	return tag
}
