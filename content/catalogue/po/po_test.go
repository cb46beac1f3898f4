package po

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stagecraft/content/catalogue"
)

func TestFile_ComesBackAsItWasWritten(t *testing.T) {
	texts := catalogue.For(catalogue.Pseudo)
	all := catalogue.Texts{}
	for text, original := range catalogue.English() { // of which some hold quotation marks and backslashes
		if original.Forms == nil {
			all[text] = catalogue.Text{Said: texts.T(text)}
		} else {
			all[text] = original
		}
	}
	file, err := Of("de", all)
	if err != nil {
		t.Fatal(err)
	}
	read, mistakes := Read(file.Write([]string{"about"}, nil))
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	got := read.Texts()
	if diff := cmp.Diff(all, got.Texts, cmpopts.EquateEmpty()); diff != "" || len(got.Mistakes)+len(got.Untranslated)+len(got.Unused) > 0 {
		t.Errorf("%v %v %v\n%s", got.Mistakes, got.Untranslated, got.Unused, diff)
	}
}

func TestPluralOf_CountsAsTheLanguageDoes(t *testing.T) {
	for tag, want := range map[string]string{
		"ja": "[other]", "en": "[one other]", "de": "[one other]", "fr": "[one other]", "nl": "[one other]", "es": "[one other]",
		"cs": "[one few other]", "pl": "[one few many]", "ru": "[one few many]", "ro": "[one few other]", "ar": "[zero one two few many other]",
	} {
		p, err := PluralOf(tag)
		if err != nil {
			t.Errorf("%s: %v", tag, err)
			continue
		}
		if names, err := p.Names(tag); err != nil || fmt.Sprint(names) != want {
			t.Errorf("%s has %v by %s, %v; want %s", tag, names, p, err, want)
		}
	}
	if p, err := PluralOf("cy"); err == nil {
		t.Errorf("Welsh has %s", p)
	}
}

func TestParsePlural_OfAnotherLanguageOrOfNoneSaysSo(t *testing.T) {
	for _, rule := range []string{"", "nplurals=9; plural=n;", "nplurals=2; plural=(n", "nplurals=2; plural=n ? 1;", "nplurals=2; plural=system(n);", "nplurals=2; plural=99999999999999999999;"} {
		if p, err := ParsePlural(rule); err == nil {
			t.Errorf("%q is read as %v", rule, p)
		}
	}
	for rule, tag := range map[string]string{"nplurals=2; plural=n>1;": "de", "nplurals=1; plural=0;": "de", "nplurals=3; plural=n!=1;": "de", "nplurals=1; plural=n%0;": "pl"} {
		p, err := ParsePlural(rule)
		if err != nil {
			t.Fatal(err)
		}
		if names, err := p.Names(tag); err == nil {
			t.Errorf("%s is taken for the rule of %s: %v", rule, tag, names)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("msgid \"\"\nmsgstr \"Language: de\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n")
	f.Add("#, fuzzy\nmsgctxt \"x\"\nmsgid \"a\"\n\"b\"\nmsgstr \"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, mistakes := Read(text)
		if len(mistakes) == 0 {
			file.Texts()
		}
	})
}
