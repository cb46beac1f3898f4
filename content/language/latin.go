package language

import (
	"strings"
	"unicode"
)

// The least that a guess by words rests on.
const (
	fewestWords = 12  // of the text
	fewestKnown = 4   // of them that the language is known by
	leastShare  = 0.1 // of its words
	ahead       = 1.4 // times what the next language has
)

// commonest is the commonest words of languages, those left out that several
// of them share.
var commonest = map[string]map[string]bool{
	"en": words("the of and to is that it for was with as be on this are by from at have not you they or an which we can your will if what when how their has more"),
	"de": words("der die und das den von zu mit ist des nicht ein eine auf für dem sich im auch als werden wird oder bei sie wir sind einer einem zur zum wie nur noch nach kann aus über ich"),
	"fr": words("le les et des du une est que pour dans qui sur par pas au avec ce sont plus vous nous cette ou aux être leur ses il elle mais comme fait votre très"),
	"es": words("el los y del las por una con para que es lo como más pero sus al le ya este sí porque esta entre cuando muy sin sobre también hay desde está usted son"),
	"pt": words("o os e do da em um uma para com não que por mais as dos como mas foi ao das à seu sua ou ser quando muito há nos já está também só pelo pela são você"),
	"it": words("il di e che la è per un in non sono una del con si della da le gli dei nel alla come più anche al ma ha questo delle se lo ci sono nella cui degli essere"),
	"nl": words("de het een van en is dat op te voor niet met zijn aan er om ook als bij maar of dan uit nog naar wordt wij je deze worden heeft kan door jouw"),
	"sv": words("och att det är som en på för av med den till inte har ett om du kan jag så men vi från eller när ska blir också vad hur detta dessa"),
	"da": words("og at det er som en på for af med den til ikke har et om du kan jeg så men vi fra eller når skal bliver også hvad hvordan dette disse"),
	"nb": words("og å det er som en på for av med den til ikke har et om du kan jeg så men vi fra eller når skal blir også hva hvordan dette disse"),
	"pl": words("i w na nie się z do to że jest o jak za po ale od który dla są przez może ich być tak tylko lub oraz przy jego także już"),
	"cs": words("a se v na je že to s z do o jako i pro jsou ale by jeho podle být tak nebo která které který při po také jen může už"),
	"tr": words("ve bir bu için ile da de çok daha olarak olan ne gibi kadar en ya değil sonra her ama veya ise olduğu var göre"),
	"vi": words("và của là có không được cho các một những trong với để khi người này đã như từ cũng đến bạn về sẽ"),
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// guessLatin tells a language by how many of the words are its commonest.
func guessLatin(text string) string {
	known := map[string]int{}
	all, letters := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if letters += len(word); letters > most {
			break
		}
		all++
		word = strings.ToLower(word)
		for tag, set := range commonest {
			if set[word] {
				known[tag]++
			}
		}
	}
	best, next := "", 0
	for tag, n := range known {
		switch {
		case n > known[best] || n == known[best] && tag < best:
			best = tag
		}
	}
	for tag, n := range known {
		if tag != best {
			next = max(next, n)
		}
	}
	n := known[best]
	if all < fewestWords || n < fewestKnown || float64(n) < leastShare*float64(all) || float64(n) < ahead*float64(next) {
		return ""
	}
	return best
}
