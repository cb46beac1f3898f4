package yamltext_test

import (
	"testing"

	"github.com/goccy/go-yaml"
	"pgregory.net/rapid"

	"stagecraft/content/yamltext"
)

func TestScalar_LeavesPlainWhatMayBe(t *testing.T) {
	for text, want := range map[string]string{
		"Cold calls":   "Cold calls",
		"Yes":          `"Yes"`,
		"a: b":         `"a: b"`,
		"10 rules":     `"10 rules"`,
		"say \"no\"":   `"say \"no\""`,
		"two\nlines":   `"two\nlines"`,
		"# no comment": `"# no comment"`,
		" room":        `" room"`,
		"":             `""`,
	} {
		if got := yamltext.Scalar(text); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}

func TestScalar_IsReadAsTheVeryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ a-zA-Z0-9:#'"{}\[\],&*!|>%@\-~.\n\t]{0,12}`)).Draw(t, "text")
		var got struct{ Title string }
		if err := yaml.Unmarshal([]byte("title: "+yamltext.Scalar(want)+"\n"), &got); err != nil {
			t.Fatalf("%q can't be read: %v", yamltext.Scalar(want), err)
		}
		if got.Title != want {
			t.Fatalf("%q is read as %q", want, got.Title)
		}
	})
}
