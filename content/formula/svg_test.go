package formula

import "testing"

func FuzzReadSVG(f *testing.F) {
	for _, seed := range []string{
		`<svg viewBox="0 -833.9 1008.6 844.9"><defs><path id="a" d="M52 289Q59 331 106 386T222 442H9V3Z"></path></defs><g transform="scale(1,-1)" fill="currentColor"><use href="#a"></use><rect width="529" height="60" x="1056" y="3730.3"></rect></g></svg>`,
		`<svg width="100%"><g transform="scale(0.0181,-0.0181) translate(0, -750)"><svg data-table="true" viewBox="286 -750 1 1000"><g transform="matrix(1 0 0 -1 0 0)"><line x1="0" y1="1" x2="5" y2="6" class="mjx-dashed"></line></g></svg><svg data-labels="true" viewBox="1278 -750 1 1000"><g><text>(1)</text></g></svg></g></svg>`,
		`<svg viewBox="0 0 9 9"><path id="b" d="M0 0L10 0L10 10Z"/><svg x="1" y="2" width="3" height="4" viewBox="0 0 9 9"><use href="#b" transform="scale(7.13,1)"/></svg><polygon points="0,0 1,0 1,1" fill="#f00"/><a href="#x%3Ay"><rect fill="none" width="3" height="4" stroke-width="67"/></a></svg>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := readSVG(text)
		if err != nil {
			return
		}
		if err := d.Check(); err != nil {
			t.Fatalf("it reads what nobody can draw: %v", err)
		}
	})
}
