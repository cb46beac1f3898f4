package markup

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// embedPages gives, for each provider, the address of what has an id there.
var embedPages = map[string]func(id string) string{
	"youtube":      func(id string) string { return "https://www.youtube.com/watch?v=" + url.QueryEscape(id) },
	"vimeo":        func(id string) string { return "https://vimeo.com/" + url.PathEscape(id) },
	"gist":         func(id string) string { return "https://gist.github.com/" + escapePath(id) },
	"slideshare":   func(id string) string { return "https://www.slideshare.net/" + escapePath(id) },
	"speakerdeck":  func(id string) string { return "https://speakerdeck.com/" + escapePath(id) },
	"figma":        func(id string) string { return "https://www.figma.com/file/" + escapePath(id) },
	"hackmd":       func(id string) string { return "https://hackmd.io/" + escapePath(id) },
	"pdf":          func(id string) string { return id },
	embedElsewhere: func(id string) string { return id },
}

// embedElsewhere is the provider of an address that no known provider has.
const embedElsewhere = "web"

func escapePath(id string) string {
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// newEmbed is what provider has under id, which may be a whole address.
func newEmbed(provider, id string) *Embed {
	e := &Embed{Provider: provider, ID: id, Address: id}
	if provider == "youtube" || provider == "vimeo" || !isAddress(id) {
		e.Address = embedPages[provider](videoID(id))
	}
	return e
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// videoID takes the id out of a video's address; anything else it gives back.
func videoID(s string) string {
	if !isAddress(s) {
		return s
	}
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	if v := u.Query().Get("v"); v != "" {
		return v
	}
	if path := strings.Trim(u.Path, "/"); path != "" {
		return path[strings.LastIndexByte(path, '/')+1:]
	}
	return s
}

// embedAt finds the provider for the address of an iframe.
func embedAt(address string) *Embed {
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return &Embed{Provider: embedElsewhere, ID: address, Address: address}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for suffix, provider := range map[string]string{
		"youtube.com": "youtube", "youtube-nocookie.com": "youtube", "youtu.be": "youtube",
		"vimeo.com": "vimeo", "figma.com": "figma", "gist.github.com": "gist",
		"slideshare.net": "slideshare", "speakerdeck.com": "speakerdeck", "hackmd.io": "hackmd",
	} {
		if host != suffix && !strings.HasSuffix(host, "."+suffix) {
			continue
		}
		if provider == "youtube" || provider == "vimeo" {
			return newEmbed(provider, videoID(address))
		}
		return &Embed{Provider: provider, ID: address, Address: address}
	}
	if strings.HasSuffix(strings.ToLower(u.Path), ".pdf") {
		return &Embed{Provider: "pdf", ID: address, Address: address}
	}
	return &Embed{Provider: embedElsewhere, ID: address, Address: address}
}

var (
	embedForm   = regexp.MustCompile(`(?s)^\{%([a-z]+)\s*(.*?)\s*%\}$`)
	spacedEmbed = regexp.MustCompile(`^\{%[ \t]+([a-z]+)[ \t]`)
)

// embeds reads {%provider id %}.
type embeds struct{}

func (embeds) Trigger() []byte { return []byte{'{'} }

func (embeds) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '%' {
		return nil
	}
	if line[2] < 'a' || line[2] > 'z' {
		if m := spacedEmbed.FindSubmatch(line[:min(len(line), 40)]); m != nil && isProvider(string(m[1])) {
			remark(pc, segment.Start, "spaced-embed", "there may be no space before %[1]s; write {%%%[1]s", string(m[1]))
		}
		return nil
	}
	m := embedForm.FindSubmatch(upTo(block, 2, "%}"))
	if m == nil || len(m[2]) == 0 {
		return nil
	}
	if name := string(m[1]); !isProvider(name) {
		remark(pc, segment.Start, "unknown-embed", "nothing from %s can be shown; known are %s", name,
			strings.Join(slices.DeleteFunc(slices.Sorted(maps.Keys(embedPages)), func(s string) bool { return !isProvider(s) }), ", "))
		return nil
	}
	_, after := block.Position()
	id := clean(string(m[2]))
	if address, ok := strings.CutPrefix(id, "<"); ok && strings.HasSuffix(address, ">") { // as a link may be written
		id = strings.TrimSpace(strings.TrimSuffix(address, ">"))
	}
	if id == "" {
		return nil
	}
	embed := newEmbed(string(m[1]), id)
	return &valueNode{value: &embedMark{offset: segment.Start, end: after.Start, embed: embed}}
}

func isProvider(name string) bool { return embedPages[name] != nil && name != embedElsewhere }

// embedMark is where an embed stands in running text.
type embedMark struct {
	offset, end int // of the source; end is 0 when not known
	embed       *Embed
}

func (*embedMark) inline() {}

// asLink is the embed where only running text can stand.
func (e *embedMark) asLink() Inline {
	return Link{Destination: e.embed.Address, Children: []Inline{Text{Value: e.embed.ID}}}
}
