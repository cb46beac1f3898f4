package text

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestBreakable_LinesMayEndWhereReadersExpectIt(t *testing.T) {
	for text, want := range map[string]string{
		"Overcoming objections": "Overcoming |objections",
		"Pre-approach":          "Pre-|approach",
		"Quote/offer":           "Quote/|offer",
		"A-series":              "A-series",
		"24/7":                  "24/7",
		"a\u00a0b c":            "a\u00a0b |c",
		"见面，了解":                 "见|面，|了|解",
		"（报价）和「合同」。":            "（报|价）|和|「合|同」。",
		"PO是采购订单":               "PO|是|采|购|订|单",
		"お客様のニーズ":               "お|客|様|の|ニー|ズ",
		"고객 만나기":                "고|객 |만|나|기",
		"การขาย":                "กา|ร|ขา|ย",
		"ไปเจอลูกค้า":           "ไป|เจ|อ|ลู|ก|ค้า",
		"ຂາຍ":                   "ຂາ|ຍ",
		"":                      "",
	} {
		if got := strings.Join(Breakable(text), "|"); got != want {
			t.Errorf("%q breaks as %q, want %q", text, got, want)
		}
	}
}

// signs are letters of all kinds of scripts, marks on letters, joiners and wrong bytes.
var signs = rapid.SampledFrom(strings.Split("a b - / 24 é e\u0301 見 面 、 。 「 」 ニ ー ズ ㍿ 고 객 ก า เ จ ้ ຂ ແ ក ្ ខ မ ြ န ် 👩\u200d🚀 🇩🇪 \u200b \u00a0 \u00ad \u05e9 \u0644 \xff \t", " "))

func TestBreakable_LosesNoSignAndSeversNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(signs, 0, 40).Draw(t, "signs"), rapid.SampledFrom([]string{"", "", " "}).Draw(t, "between"))
		parts := Breakable(text)
		if got := strings.Join(parts, ""); got != text {
			t.Fatalf("%q came back as %q", text, got)
		}
		for i, part := range parts {
			if part == "" {
				t.Fatalf("%q has an empty part", text)
			}
			if first := []rune(part)[0]; i > 0 && unicode.Is(unicode.M, first) && !blank(parts[i-1][len(parts[i-1])-1]) && !strings.HasSuffix(parts[i-1], "\u200b") {
				t.Fatalf("a mark is severed from its letter: %q", parts)
			}
		}
		if got := strings.Join(Graphemes(text), ""); got != text {
			t.Fatalf("the signs of %q are %q", text, got)
		}
	})
}

func TestGraphemes_KeepMarksAndJoinedEmojiTogether(t *testing.T) {
	for text, want := range map[string]string{
		"e\u0301a":  "e\u0301|a",
		"👩\u200d🚀!": "👩\u200d🚀|!",
		"🇩🇪🇫🇷":      "🇩🇪|🇫🇷",
		"ก้า":       "ก้|า",
		"a\xffb":    "a|\xff|b",
	} {
		if got := strings.Join(Graphemes(text), "|"); got != want {
			t.Errorf("%q is the signs %q, want %q", text, got, want)
		}
	}
}
