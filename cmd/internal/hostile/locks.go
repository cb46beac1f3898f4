package hostile

import (
	"fmt"
	"strings"
)

// lockBegin is how a course.lock begins.
const lockBegin = "course.lock 1\ncourse hostile\nversion 1.0.0\n"

// locks are courses with a course.lock from anyone.
func locks() []Input {
	var all []Input
	add := func(name, says, text string) {
		in := course("lock-"+name, map[string]string{"course.lock": text})
		in.Says = says
		all = append(all, in)
	}
	const refused = "course.lock"
	add("empty", refused, "")
	add("no-lock", refused, "hello\n")
	add("newer", refused, "course.lock 99\ncourse hostile\n")
	add("no-course", refused, "course.lock 1\n")
	add("other-course", refused, "course.lock 1\ncourse another\nversion 1\n")
	add("zeros", refused, lockBegin+strings.Repeat("\x00", 1<<20))
	add("no-text", refused, lockBegin+"\xff\xfe\n")
	add("long-line", refused, lockBegin+"id term:a term "+strings.Repeat("a", 4<<20)+"\n")
	add("largest", refused, lockBegin+strings.Repeat("id term:a term x 1 a\n", (8<<20-100)/21))
	add("too-large", refused, lockBegin+strings.Repeat("a", 9<<20))
	add("same-ids", refused, lockBegin+strings.Repeat("id term:a term x 1 a\n", 10_000))
	add("paths", "", lockBegin+"gone term:../../etc/passwd 1 retired x\n")
	add("turned", "", lockBegin+"gone term:a\u202eb 1 retired \u202ex\x1b[2J\n")
	add("numbers", refused, lockBegin+"move a/b a/c 99999999999999999999:-1:0:9\n")
	var ids, blocks, ring strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&ids, "gone term:t%d 1 retired x\n", i)
		fmt.Fprintf(&blocks, "block start b%d Words of a block \\n\n", i)
		fmt.Fprintf(&ring, "gone term:t%d 1 term:t%d x\n", i, (i+1)%60_000)
	}
	add("many-ids", "", lockBegin+ids.String())
	add("many-blocks", "", lockBegin+blocks.String())
	add("ring", "", lockBegin+ring.String())
	return all
}

// links are courses whose links and names mislead.
func links() []Input {
	lesson := func(name, says, text string) Input {
		in := course("links-"+name, map[string]string{"lessons/02-links.md": "---\nid: links\n---\n# Links\n\n" + text + "\n"})
		in.Says = says
		return in
	}
	const only = "a link may lead to the web (https:, http:) and to mail (mailto:)"
	var all []Input
	for _, to := range []string{
		"file:///etc/passwd", "FILE:///C:/Windows/System32/calc.exe", "smb://server/share", "javascript:alert(1)", "vbscript:x", "data:text/html,x",
		"ms-msdt:/id", "search-ms:query=a", "ldap://server", "ssh://server", "ftp://server/a", "tel:+1", "vscode://a", "about:blank", "jar:http://a.b!/",
	} {
		scheme, _, _ := strings.Cut(to, ":")
		all = append(all, lesson(strings.ToLower(scheme)+fmt.Sprint(len(to)), only, "[here](<"+to+">)"))
	}
	return append(all,
		lesson("share", "not lead to a file of another computer", `[here](<\\\\server\\share\\run.exe>)`),
		lesson("password", "no name or password before an @", "[bank](https://bank.example@evil.example/)"),
		lesson("attached", "may not attach files", "[mail](mailto:a@b.example?attach=/etc/passwd)"),
		lesson("other-letters", "", "[https://www.apple.com/](https://www.аррӏе.com/)"),
		lesson("turned", "", "[a](https://example.org/\u202egpj.exe)"),
		lesson("longest", "", "[a](https://example.org/"+strings.Repeat("a", 1<<20)+")"),
		course("names-turned", map[string]string{
			"course.yaml":   "id: hostile\ntitle: \"Ti\u202etle\\u0007\"\nauthors: [\"A\u2066b\"]\nsummary: \"x\\u001b[2J\"\nlicence: \"\\u202e\"\nversion: \"1\\u202e\"\n",
			"roles.yaml":    "- id: a\n  name: \"b\u202ec\"\n",
			"scenes.yaml":   "- id: s\n  text: \"x\\u0000y\u202e\"\n",
			"practice/a.md": "```quiz id=q\nWho\u202e?\n- [x] a\x1b[2J\n- [ ] b\n```\n",
		}),
		course("ids-with-paths", map[string]string{
			"course.yaml":      "id: ../../hostile\ntitle: A\n",
			"terms.yaml":       "- id: a/../b\n  term: a\n  definition: b\n- id: \"c:\\\\d\"\n  term: c\n  definition: d\n- id: \"e\\u202ef\"\n  term: e\n  definition: f\n",
			"processes/a.yaml": "id: \"..\"\ntitle: A\nsteps:\n  - id: \"/\"\n    name: A\n",
		}),
	)
}
