package fold_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"stagecraft/content/fold"
)

func TestKey_IsOneForWhatIsTheSame(t *testing.T) {
	for _, c := range []struct {
		kind string
		same []string
	}{
		{"case", []string{"purchase order", "Purchase Order", "PURCHASE ORDER"}},
		{"full case", []string{"straße", "STRASSE", "Straẞe"}},
		{"final sigma", []string{"σοφός", "ΣΟΦΌΣ", "σοφόσ"}},
		{"composed and decomposed", []string{"Caf\u00E9", "cafe\u0301", "CAFE\u0301"}},
		{"two marks in either order", []string{"a\u0323\u0302", "a\u0302\u0323", "\u1EAD"}},
		{"Hangul", []string{"\uD55C\uAE00", "\u1112\u1161\u11AB\u1100\u1173\u11AF"}},
		{"kana of half width", []string{"ガイド", "ｶﾞｲﾄﾞ", "カ\u3099イト\u3099"}},
		{"full width", []string{"po 12", "ＰＯ　１２"}},
		{"ligature", []string{"office", "oﬃce"}},
		{"soft hyphen", []string{"purchase", "pur\u00ADchase"}},
		{"no width", []string{"free trial", "free\u200B trial", "\uFEFFfree trial\u2060", "free\u200E trial", "free tri\u200Dal"}},
		{"mark behind what is not seen", []string{"caf\u00E9", "cafe\u00AD\u0301", "cafe\u034F\u0301"}},
		{"chosen look", []string{"\u2764", "\u2764\uFE0F"}},
		{"apostrophe", []string{"buyer's", "buyer\u2019s", "buyer\u2018s", "buyer\u00B4s", "buyer`s", "buyer\u02BCs", "buyer\u2032s", "buyer\uFF07s"}},
		{"quotation mark", []string{`"yes"`, "\u201Cyes\u201D", "\u201Eyes\u201C", "«yes»", "\u2033yes\u2033", "「yes」", "\uFF02yes\uFF02"}},
		{"dash", []string{"10-30", "10\u201030", "10\u201130", "10\u201230", "10\u201330", "10\u201430", "10\u221230", "10\uFF0D30"}},
		{"minus", []string{"-5 %", "\u22125 %", "\u20135 %"}},
		{"space", []string{"Net 30", "Net\u00A030", "Net\u202F30", "Net\t30", "Net  30", " Net\n30 ", "Net\u300030"}},
		{"hyphen between words", []string{"follow-up", "follow up", "follow\u2011up", "Follow-Up"}},
		{"hyphen before a number", []string{"net-30 terms", "net 30 terms"}},
		{"fraction", []string{"1 1/2", "1\u00BD", "1 \u00BD"}},
		{"power", []string{"10^2", "10²"}},
		{"ellipsis", []string{"and so on...", "and so on…"}},
	} {
		for _, s := range c.same[1:] {
			if !fold.Same(s, c.same[0]) {
				t.Errorf("%s: %+q is %q, %+q is %q", c.kind, c.same[0], fold.Key(c.same[0]), s, fold.Key(s))
			}
		}
	}
}

func TestKey_TellsApartWhatDiffers(t *testing.T) {
	for _, c := range []struct{ kind, a, b string }{
		{"accent", "resume", "résumé"},
		{"accent of capitals", "ETE", "ÉTÉ"},
		{"vowel sign", "\u0915\u093F", "\u0915"},
		{"vowel of Arabic", "كَتَبَ", "كتب"},
		{"Thai vowel", "กา", "ก"},
		{"stroke", "łódź", "lodz"},
		{"digit", "Net 30", "Net 60"},
		{"underscore", "__init__", "init"},
		{"underscore for a space", "a_b", "a b"},
		{"hyphen between numbers", "10-30", "1030"},
		{"hyphen between numbers as a space", "10-30", "10 30"},
		{"minus before a number", "-5", "5"},
		{"minus between letters", "x-y", "x y"},
		{"hyphen left out", "re-sign", "resign"},
		{"power", "10²", "102"},
		{"index", "10₂", "102"},
		{"fraction after a number", "1½", "11/2"},
		{"apostrophe and quotation mark", "it's", `it"s`},
		{"apostrophe left out", "it's", "its"},
		{"dot", ".NET", "NET"},
		{"sharp", "C#", "C"},
		{"plus", "C++", "C"},
		{"times", "3×", "3x"},
		{"digits of another script", "٣", "3"},
		{"letters of another script", "о", "o"},
		{"wave", "~", "-"},
	} {
		if fold.Same(c.a, c.b) {
			t.Errorf("%s: %+q and %+q are both %q", c.kind, c.a, c.b, fold.Key(c.a))
		}
	}
}

func TestText_HyphensMayBeLeftOutBetweenWordsAlone(t *testing.T) {
	for _, c := range []struct{ text, joined, spaced string }{
		{"E-mail", "email", "e mail"},
		{"follow-up", "followup", "follow up"},
		{"state-of-the-art", "stateoftheart", "state of the art"},
		{"win–loss", "winloss", "win loss"},
		{"COVID-19, 30-day", "covid19, 30day", "covid 19, 30 day"},
		{"10-30", "10-30", "10-30"},
		{"x-y", "x-y", "x-y"},
		{"x-1", "x-1", "x-1"},
		{"-v --force a- -", "-v --force a- -", "-v --force a- -"},
		{"yes – no", "yes - no", "yes - no"},
		{"Über-App", "überapp", "über app"},
		{"", "", ""},
	} {
		folded := fold.Of(c.text)
		if got := folded.Joined().String(); got != c.joined {
			t.Errorf("%q is joined as %q, want %q", c.text, got, c.joined)
		}
		if got := folded.Spaced().String(); got != c.spaced {
			t.Errorf("%q is spaced as %q, want %q", c.text, got, c.spaced)
		}
	}
}

func TestText_KnowsWhereItsPartsStand(t *testing.T) {
	for _, c := range []struct{ text, part, want string }{
		{"a purchase order", "order", "order"},
		{"a Purchase  Order", "order", "Order"},
		{"the Cafe\u0301 is", "café", "Cafe\u0301"},
		{"pur\u00ADchase\u00AD order", "purchase", "pur\u00ADchase"},
		{"an oﬃce", "f", "ﬃ"},
		{"die Straße", "strasse", "Straße"},
		{"die Straße", "s", "S"},
		{"e\u0331-mail", "e", "e\u0331"},
		{"报价单 ok", "ok", "ok"},
		{"\xff\xffé ok", "é", "é"},
		{"ｶﾞｲﾄﾞ", "ガ", "ｶﾞ"},
	} {
		folded := fold.Of(c.text)
		at := strings.Index(folded.String(), c.part)
		if at < 0 {
			t.Errorf("%q has no %q", folded, c.part)
			continue
		}
		if from, to := folded.Source(at, at+len(c.part)); c.text[from:to] != c.want {
			t.Errorf("%q of %+q stands at %+q, want %+q", c.part, c.text, c.text[from:to], c.want)
		}
	}
	joined := fold.Of("an E-Mail came").Joined()
	at := strings.Index(joined.String(), "email")
	if from, to := joined.Source(at, at+5); from != 3 || to != 9 {
		t.Errorf("the joined word stands from %d to %d", from, to)
	}
}

// written draws texts of the signs that folding has to do with, and others.
func written() *rapid.Generator[string] {
	signs := []rune("aAeEiIsSßſẞσςΣµμKÅåéÉıİ\u0301\u0300\u0308\u0323\u0345\u0342\u0307\u3099\u309A\u0338ᾳᾴᾼΐΰŉǰﬀﬃǅ" +
		"\u00AD\u200B\u200C\u200D\u2060\uFEFF\u034F\u180E\uFE0F\u200F'’´`\u1FFD\u1FEFʼ\"“»«-‐‑–—−  \u00A0\u3000\t\n" +
		"0123²₂½⅔ⅻ①٣．／⁄¨¯¸\u0384\u0385\uFFA0\u1100\u1161\u11A8가각ｶﾞパ報价กำाि\u0915\u093C_+#&.~…\u2026ﷺ℀㌀\U0001F600\U000E0041")
	return rapid.OneOf(
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom(signs), 0, 12), func(all []rune) string { return string(all) }),
		rapid.StringN(0, 12, -1),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 12), func(b []byte) string { return string(b) }),
	)
}

func TestKey_OfAKeyIsTheKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := written().Draw(t, "text")
		once := fold.Of(s).String()
		if again := fold.Of(once).String(); again != once {
			t.Fatalf("%+q is %+q, which is %+q", s, once, again)
		}
		key := fold.Key(s)
		if again := fold.Key(key); again != key {
			t.Fatalf("%+q has the key %+q, which has %+q", s, key, again)
		}
	})
}

// TestKey_IsOneForAllNormalForms holds that no form of Unicode makes another
// text of one.
func TestKey_IsOneForAllNormalForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(written().Draw(t, "text"), "")
		for name, form := range map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD} {
			if a, b := fold.Key(s), fold.Key(form.String(s)); a != b {
				t.Fatalf("%+q has the key %+q, and in %s %+q", s, a, name, b)
			}
		}
	})
}

// TestKey_KeepsLettersMarksAndDigits holds what isn't ignored against plain
// NFKC and case folding.
func TestKey_KeepsLettersMarksAndDigits(t *testing.T) {
	counted := func(s string) string {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Cf, r):
				return -1
			case strings.ContainsRune("\u00B4\u1FFD\u0374\u02B9\u02BA\u02BB\u02BC\u02BD\u02C8\u02EE\uA78B\uA78C", r): // kinds of apostrophe that are letters or come apart into marks
				return '\''
			}
			return r
		}, strings.ToValidUTF8(s, "\uFFFD"))
		for range 3 {
			s = norm.NFKC.String(cases.Fold().String(norm.NFKD.String(s)))
		}
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	signs := rapid.OneOf(rapid.StringN(0, 8, -1), rapid.StringOfN(rapid.SampledFrom([]rune("aAáà\u0301\u0323sSß0123²½-'’ \u00A0\u00ADกาคि報가ｶﾞ")), 0, 8, -1))
	rapid.Check(t, func(t *rapid.T) {
		a, b := signs.Draw(t, "a"), signs.Draw(t, "b")
		if fold.Same(a, b) && counted(a) != counted(b) {
			t.Fatalf("%+q and %+q are the same, though their signs are %+q and %+q", a, b, counted(a), counted(b))
		}
		key := fold.Key(a)
		if counted(key) != counted(a) {
			t.Fatalf("%+q has the key %+q, with the signs %+q and not %+q", a, key, counted(key), counted(a))
		}
	})
}

// TestText_PlacesAreInOrderAndOfWholeCharacters holds for each byte of a text
// and of its two other forms.
func TestText_PlacesAreInOrderAndOfWholeCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := written().Draw(t, "text")
		for _, folded := range []fold.Text{fold.Of(s), fold.Of(s).Joined(), fold.Of(s).Spaced()} {
			end := 0
			for i := range len(folded.String()) {
				from, to := folded.Source(i, i+1)
				if from < 0 || to > len(s) || from >= to || to < end {
					t.Fatalf("%+q: byte %d of %+q stands from %d to %d, after %d", s, i, folded, from, to, end)
				}
				end = to
				if utf8.ValidString(s) && !utf8.ValidString(s[from:to]) {
					t.Fatalf("%+q: byte %d of %+q stands within a character", s, i, folded)
				}
			}
		}
	})
}

// TestText_PartsFoldAsTheyStand holds that a character's source folds to it,
// so that what is found there is what was looked for.
func TestText_PartsFoldAsTheyStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(written().Draw(t, "text"), "")
		folded := fold.Of(s)
		for i, r := range folded.String() {
			from, to := folded.Source(i, i+utf8.RuneLen(r))
			if alone := fold.Of(s[from:to]).String(); !strings.ContainsRune(alone+"^_ ", r) {
				t.Fatalf("%+q: %q stands at %+q, which is %+q", s, r, s[from:to], alone)
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	for name, sentence := range map[string]string{
		"ascii":    "The buyer signs the purchase order, and the seller waits for it. ",
		"curly":    "The buyer’s champion signs the purchase order – and the seller waits. ",
		"cyrillic": "Покупатель подписывает заказ на покупку, а продавец его ждёт. ",
		"chinese":  "客户收到了报价单以后才会签合同。",
	} {
		text := strings.Repeat(sentence, (1<<20)/len(sentence))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				fold.Of(text)
			}
		})
	}
}

func TestBare(t *testing.T) {
	for text, want := range map[string]string{
		"Café": "cafe", "Cafe\u0301": "cafe", "ŒUVRE": "oeuvre", "smørrebrød": "smorrebrod", "Łódź": "lodz", "ǖ": "u", "ǿ": "o",
		"Straße": "strasse", "й": "и", "ά": "α", "한국어": "한국어", "がぎ": "がぎ", "कि": "कि", "L’Été": "l'ete", "x\u0301y": "xy", "plain": "plain",
	} {
		bare := fold.Bare(text)
		if bare.String() != want || fold.BareString(text) != want {
			t.Errorf("%q is %q, want %q", text, bare.String(), want)
		}
		if n := len(bare.String()); n > 0 {
			if from, to := bare.Source(0, n); from != 0 || to != len(text) {
				t.Errorf("%q stands from %d to %d of %d", text, from, to, len(text))
			}
		}
	}
}
