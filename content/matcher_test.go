package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// sales are terms that get in each other's way.
var sales = &Course{Terms: []*Term{
	{ID: "po", Term: "Purchase order", Abbreviation: "PO"},
	{ID: "poc", Term: "Proof of concept", Abbreviation: "POC"},
	{ID: "buyer", Term: "Buyer"},
	{ID: "journey", Term: "buyer's journey"},
	{ID: "follow-up", Term: "Follow-up"},
	{ID: "opportunity", Term: "Opportunity"},
	{ID: "pitch", Term: "pitch"},
	{ID: "bant", Term: "BANT"},
	{ID: "closing", Term: "Closing"},
	{ID: "demo", Term: "demo"},
	{ID: "demos", Term: "demos"},
	{ID: "win-loss", Term: "win/loss review"},
	{ID: "cafe", Term: "Café"},
	{ID: "none", Term: ""},
}}

func TestTermMatcher_FindsWholeTermsAndTheLongest(t *testing.T) {
	cases := []finding{
		{"", ""},
		{"Nothing here.", ""},
		{"A purchase order (PO) came.", "po=purchase order po=PO"},
		{"PURCHASE ORDER", "po=PURCHASE ORDER"},
		{"Po the panda, not POs? Yes POs.", "po=POs po=POs"},
		{"POC is not PO C", "poc=POC po=PO"},
		{"purchase\n orders and purchase, order", "po=purchase\n orders"},
		{"two buyers, the buyer's budget, buyers’ budgets", "buyer=buyers buyer=buyer buyer=buyers"},
		{"The buyer's journey and the Buyer’s  Journey", "journey=buyer's journey journey=Buyer’s  Journey"},
		{"every buyer’s journeys", "journey=buyer’s journeys"},
		{"rebuyer buyerless buyer_id", ""},
		{"buyer-led", "buyer=buyer"},
		{"follow-up, follow‑up, follow up, follow-ups", "follow-up=follow-up follow-up=follow‑up follow-up=follow up follow-up=follow-ups"},
		{"followup, Follow–Up", "follow-up=followup follow-up=Follow–Up"},
		{"a purchase-order process", "po=purchase-order"},
		{"a pur\u00ADchase\u00A0order, ＰＯ", "po=pur\u00ADchase\u00A0order po=ＰＯ"},
		{"POS terminals, POES", ""},
		{"opportunities; pitches", "opportunity=opportunities pitch=pitches"},
		{"bant BANT", "bant=BANT"},
		{"closings close", "closing=closings"},
		{"a demo, the demos", "demo=demo demos=demos"},
		{"a win/loss review, a win loss review", "win-loss=win/loss review"},
		{"Cafés CAFÉ cafe cafe\u0301", "cafe=Cafés cafe=CAFÉ cafe=cafe\u0301"},
		{"'buyer' ’buyer’ \xff\xfebuyer\xff", "buyer=buyer buyer=buyer buyer=buyer"},
	}
	findsTerms(t, sales, cases)
}

// named is a course whose terms are called as given and have that as their id.
func named(names ...string) *Course {
	c := &Course{}
	for _, name := range names {
		c.Terms = append(c.Terms, &Term{ID: name, Term: name})
	}
	return c
}

func TestTermMatcher_FindsNamesWithSignsWholeAndNeverTheirLetter(t *testing.T) {
	findsTerms(t, named("C++", "C#", ".NET", "R&D", "C", "D", "R", "Net", "F#", "Q&A", "24/7", "win-back", "A", "@mention"), []finding{
		{"We write C++ and C#, not C.", "C++=C++ C#=C# C=C"},
		{"C++, C++; (C++) C++'s C++", "C++=C++ C++=C++ C++=C++ C++=C++ C++=C++"},
		{"C++++ C+++ C+ C## xC++ C++x C#x", ""},
		{".NET and the .NET's, .NET. Then ASP.NET", ".NET=.NET .NET=.NET .NET=.NET Net=NET"},
		{"the net, a Net… .net", "Net=net Net=Net"},
		{"R&D, an R&D team, R&Ds", "R&D=R&D R&D=R&D R&D=R&Ds"},
		{"R & D; P&D and R&B", "R=R D=D"},
		{"＃ Ｃ＃ R＆D", "C#=Ｃ＃ R&D=R＆D"},
		{"Q&A 24/7 F#", "Q&A=Q&A 24/7=24/7 F#=F#"},
		{"win back, winback, win-backs", "win-back=win back win-back=winback win-back=win-backs"},
		{"Plan A+ and A-", "A=A"},
		{"ask @mention now, me@mention", "@mention=@mention"},
	})
	findsTerms(t, named("C++", "C#", ".NET", "R&D"), []finding{
		{"C c R D r&d NET net # ++ & C ++", ""},
		{"Vitamin C, plan D, c++ and r&d", ""},
	})
}

func TestTermMatcher_FindsTermsWithinSentencesOfScriptsWithoutSpaces(t *testing.T) {
	findsTerms(t, named("报价单", "合同", "見積書", "リード", "กระบวนการขาย", "กา", "CRM", "報價", "ຂາຍ", "Заказ на покупку", "طلب شراء"), []finding{
		{"客户收到了报价单以后才会签合同。", "报价单=报价单 合同=合同"},
		{"見積書を送ります。御見積書", "見積書=見積書 見積書=見積書"},
		{"新しいリードを探す、リードタイム、ﾘｰﾄﾞ", "リード=リード リード=ﾘｰﾄﾞ"},
		{"เราเรียนกระบวนการขายวันนี้", "กระบวนการขาย=กระบวนการขาย"},
		{"กา กานี้ กาำ กาะ เกา", "กา=กา กา=กา"},
		{"使用CRM系统，XCRM", "CRM=CRM"},
		{"ການຂາຍດີ", "ຂາຍ=ຂາຍ"},
		{"Купить заказ на покупку.", "Заказ на покупку=заказ на покупку"},
		{"طلب شراء هنا", "طلب شراء=طلب شراء"},
	})
}

func TestTermMatcher_HyphensOfTheTextOrTheTermMayBeLeftOut(t *testing.T) {
	findsTerms(t, named("email", "e-commerce", "re-sign", "resign", "up", "A-B test"), []finding{
		{"an e-mail, E\u2010mails, email", "email=e-mail email=E\u2010mails email=email"},
		{"ecommerce and e commerce", "e-commerce=ecommerce e-commerce=e commerce"},
		{"resign, re-sign, re sign", "resign=resign re-sign=re-sign re-sign=re sign"},
		{"follow-up", "up=up"},
	})
}

// TestTermMatcher_SpansAreWholeCharactersInOrder holds for any text and terms.
func TestTermMatcher_SpansAreWholeCharactersInOrder(t *testing.T) {
	signs := rapid.SampledFrom([]rune("aAbcé\u0301 -'’.&+#sySS\u00AD\u200B报价กาß報ﬃ1_\u00A0"))
	written := rapid.Map(rapid.SliceOfN(signs, 0, 30), func(all []rune) string { return string(all) })
	rapid.Check(t, func(t *rapid.T) {
		c := named(rapid.SliceOfN(rapid.Map(rapid.SliceOfN(signs, 1, 4), func(all []rune) string { return string(all) }), 0, 6).Draw(t, "terms")...)
		text := written.Draw(t, "text")
		end := 0
		for _, s := range c.TermMatcher().Find(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%+q: a span from %d to %d after one to %d", text, s.Start, s.End, end)
			}
			end = s.End
		}
	})
}

type finding struct{ text, want string }

func findsTerms(t *testing.T, course *Course, cases []finding) {
	t.Helper()
	m := course.TermMatcher()
	for _, c := range cases {
		var got []string
		end := 0
		for _, s := range m.Find(c.text) {
			if s.Start < end || s.End <= s.Start {
				t.Errorf("%q: a span from %d to %d after one to %d", c.text, s.Start, s.End, end)
			}
			end = s.End
			got = append(got, s.Term.ID+"="+c.text[s.Start:s.End])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestParseRef_RoundTrips(t *testing.T) {
	cases := []struct {
		text string
		want Ref
		ok   bool
	}{
		{"term:po", Ref{Kind: "term", ID: "po"}, true},
		{"step:pipeline-seven/demo", Ref{Kind: "step", ID: "pipeline-seven/demo"}, true},
		{"process:classic-seven", Ref{Kind: "process", ID: "classic-seven"}, true},
		{"lesson:sales-process", Ref{Kind: "lesson", ID: "sales-process"}, true},
		{"lesson:sales-process#Über-uns", Ref{Kind: "lesson", ID: "sales-process", Fragment: "Über-uns"}, true},
		{"https://example.org", Ref{}, false},
		{"mailto:a@example.org", Ref{}, false},
		{"#heading", Ref{}, false},
		{"po", Ref{}, false},
		{"", Ref{}, false},
	}
	for _, c := range cases {
		got, ok := ParseRef(c.text)
		if got != c.want || ok != c.ok {
			t.Errorf("%q: got %+v, %v", c.text, got, ok)
		}
		if ok && got.String() != c.text {
			t.Errorf("%q is written %q", c.text, got)
		}
	}
	if got, _ := ParseRef("lesson:a#%C3%9Cber"); got.Fragment != "Über" {
		t.Errorf("an escaped anchor reads %q", got.Fragment)
	}
}

func BenchmarkTermMatcher_Find(b *testing.B) {
	text := strings.Repeat("The buyer’s journey ends with a purchase order, and the seller waits for it. ", 500)
	m := sales.TermMatcher()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		m.Find(text)
	}
}
