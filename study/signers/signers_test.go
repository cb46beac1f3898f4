package signers_test

import (
	"errors"
	"fmt"
	"testing"

	"stagecraft/content"
	"stagecraft/content/signing"
	"stagecraft/study/signers"
)

// kept keeps settings in memory and counts what is written.
type kept struct {
	values map[string]string
	writes int
}

func (k *kept) Setting(key string) (string, error) { return k.values[key], nil }

func (k *kept) SetSetting(key, value string) error {
	k.values[key] = value
	k.writes++
	return nil
}

func by(name string, key signing.Key) *content.Signature {
	return &content.Signature{Signer: signing.Signer{Name: name, Key: key}, Valid: true, Digest: "of " + name}
}

func changed(digest string) *content.Signature {
	return &content.Signature{Signer: signing.Signer{Name: "North", Key: "n"}, Digest: digest}
}

// doubt is the kind of doubt about a course; 0 for none.
func doubt(t *testing.T, k *kept, course string, s *content.Signature) signers.Kind {
	t.Helper()
	err := signers.Check(k, course, s)
	var d *signers.Doubt
	switch {
	case errors.As(err, &d):
		if d.Course != course || d.Error() == "" {
			t.Errorf("the doubt is %+v", d)
		}
		return d.Kind
	case err != nil:
		t.Fatal(err)
	}
	return 0
}

func TestCheck_DoubtsWhatComesFromOthersThanBefore(t *testing.T) {
	north, south, plain := by("North", "n"), by("South", "s"), (*content.Signature)(nil)
	type step struct {
		opens *content.Signature
		want  signers.Kind
	}
	for name, steps := range map[string][]step{
		"never signed":         {{plain, 0}, {plain, 0}},
		"signed":               {{north, 0}, {north, 0}},
		"signed later":         {{plain, 0}, {north, 0}, {plain, signers.Unsigned}},
		"another signer":       {{north, 0}, {south, signers.Other}, {south, 0}, {north, 0}, {south, 0}},
		"no longer signed":     {{north, 0}, {plain, signers.Unsigned}, {plain, 0}},
		"signed again":         {{north, 0}, {plain, signers.Unsigned}, {north, 0}, {plain, signers.Unsigned}},
		"another, then none":   {{north, 0}, {south, signers.Other}, {plain, signers.Unsigned}},
		"changed":              {{changed("a"), signers.Changed}, {changed("a"), 0}, {changed("b"), signers.Changed}},
		"changed is no signer": {{changed("a"), signers.Changed}, {plain, 0}, {south, 0}},
		"changed of a known":   {{north, 0}, {changed("a"), signers.Changed}, {north, 0}, {changed("a"), 0}},
		"another name alone":   {{north, 0}, {by("Northwind", "n"), 0}},
	} {
		t.Run(name, func(t *testing.T) {
			k := &kept{values: map[string]string{}}
			for i, s := range steps {
				if got := doubt(t, k, "tea", s.opens); got != s.want {
					t.Errorf("step %d: the doubt is %v, want %v", i, got, s.want)
				}
				if got := doubt(t, k, "coffee", s.opens); s.opens != nil && s.opens.Valid && got != 0 {
					t.Errorf("step %d: of another course there is the doubt %v", i, got)
				}
				if err := signers.Remember(k, "tea", s.opens); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestRemember_WritesWhatIsNewAlone(t *testing.T) {
	k := &kept{values: map[string]string{}}
	for i, c := range []struct {
		opens  *content.Signature
		writes int
	}{{nil, 0}, {by("North", "n"), 1}, {by("North", "n"), 1}, {nil, 2}, {nil, 2}, {changed("a"), 3}, {changed("a"), 3}} {
		if err := signers.Remember(k, "tea", c.opens); err != nil {
			t.Fatal(err)
		}
		if k.writes != c.writes {
			t.Errorf("step %d: written %d times, want %d", i, k.writes, c.writes)
		}
	}
}

func TestRemember_KeepsABoundedNumber(t *testing.T) {
	k := &kept{values: map[string]string{}}
	for i := range 500 {
		for _, s := range []*content.Signature{by("a", signing.Key(fmt.Sprint(i))), changed(fmt.Sprint(i))} {
			if err := signers.Remember(k, "tea", s); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, text := range k.values {
		if len(text) > 2000 {
			t.Errorf("it remembers %d bytes", len(text))
		}
	}
	if doubt(t, k, "tea", by("a", "499")) != 0 || doubt(t, k, "tea", by("a", "1")) != signers.Other {
		t.Error("it doesn't remember the latest")
	}
}

func TestSame_IsTheSameCourseFromTheSameHands(t *testing.T) {
	k := &kept{values: map[string]string{}}
	if err := signers.Remember(k, "tea", by("North", "n")); err != nil {
		t.Fatal(err)
	}
	about := func(s *content.Signature) *signers.Doubt {
		var d *signers.Doubt
		if !errors.As(signers.Check(k, "tea", s), &d) {
			t.Fatalf("there is no doubt about %+v", s)
		}
		return d
	}
	south := about(by("South", "s"))
	later := by("South", "s")
	later.Digest = "of another edition"
	if !south.Same(about(later)) {
		t.Error("another edition of the same signer is another doubt")
	}
	for _, other := range []*signers.Doubt{about(by("East", "e")), about(nil), about(changed("a")), nil} {
		if south.Same(other) {
			t.Errorf("%+v is the same as %+v", south, other)
		}
	}
	if about(changed("a")).Same(about(changed("b"))) {
		t.Error("a file changed in another way is the same doubt")
	}
}
