package locale

import "testing"

func TestLanguage_HidesFromTheToolkitWhatIsNone(t *testing.T) {
	for _, c := range []struct {
		environment map[string]string
		want        string // what LANGUAGE has to be; "" where it may stay
	}{
		{map[string]string{"LANG": "C"}, ""},
		{map[string]string{"LC_ALL": "C", "LANG": "nl_BE.UTF-8"}, ""},
		{map[string]string{"LANG": "POSIX", "LANGUAGE": "C.UTF-8"}, ""}, // not asked for then
		{map[string]string{}, ""},
		{map[string]string{"LANG": "C.UTF-8"}, "en"},
		{map[string]string{"LC_ALL": "C.utf8", "LANG": "nl_BE.UTF-8"}, "en"},
		{map[string]string{"LC_MESSAGES": "POSIX.UTF-8"}, "en"},
		{map[string]string{"LANG": "nl_BE.UTF-8"}, ""},
		{map[string]string{"LANG": "de_DE@euro"}, ""},
		{map[string]string{"LANG": "nl_BE.UTF-8", "LANGUAGE": "nl:fr"}, ""},
		{map[string]string{"LANG": "nl_BE.UTF-8", "LANGUAGE": "nl:C:fr_FR"}, "nl:fr_FR"},
		{map[string]string{"LANG": "???"}, "en"},
	} {
		got, changed := language(func(name string) string { return c.environment[name] })
		if !changed {
			got = ""
		}
		if got != c.want {
			t.Errorf("%v: LANGUAGE becomes %q, want %q", c.environment, got, c.want)
		}
	}
}
