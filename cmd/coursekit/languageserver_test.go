//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// languageServerAt names the variable with the program of yaml-language-server, which "make website" sets.
const languageServerAt = "STAGECRAFT_YAML_LANGUAGE_SERVER"

// languageServer is yaml-language-server, as an editor talks to it.
type languageServer struct {
	t       *testing.T
	in      io.Writer
	out     chan message
	asked   int
	open    map[string]int // files by their versions
	waiting []message      // what came while something else was awaited
}

// message is one of JSON-RPC.
type message struct {
	ID     *int            `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

// diagnostic is what is wrong with a file.
type diagnostic struct {
	Message string
	Range   struct{ Start struct{ Line int } }
}

// startLanguageServer starts the server as an editor does that was told nothing.
func startLanguageServer(t *testing.T) *languageServer {
	t.Helper()
	at := os.Getenv(languageServerAt)
	if at == "" {
		t.Skip("is run by make website, which brings yaml-language-server")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, "node", at, "--stdio")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &languageServer{t: t, in: in, out: make(chan message, 100), open: map[string]int{}}
	go s.listen(bufio.NewReader(out))
	t.Cleanup(func() {
		cancel()
		_ = cmd.Wait() // it was killed
	})
	s.request("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": nil,
		"capabilities": map[string]any{"textDocument": map[string]any{"completion": map[string]any{
			"completionItem": map[string]any{"documentationFormat": []string{"plaintext"}},
		}, "hover": map[string]any{"contentFormat": []string{"plaintext"}}}},
	})
	s.send(message{Method: "initialized", Params: json.RawMessage("{}")})
	return s
}

// listen reads what the server says until it ends.
func (s *languageServer) listen(out *bufio.Reader) {
	defer close(s.out)
	for {
		size := 0
		for {
			line, err := out.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				size, _ = strconv.Atoi(n)
			}
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(out, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) == nil {
			s.out <- m
		}
	}
}

func (s *languageServer) send(m message) {
	s.t.Helper()
	body, err := json.Marshal(struct {
		Version string `json:"jsonrpc"`
		message
	}{"2.0", m})
	if err == nil {
		_, err = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// await gives the next message of which something is so, and keeps the others. What the server asks
// meanwhile is answered with nothing, as by an editor without settings.
func (s *languageServer) await(so func(message) bool) message {
	s.t.Helper()
	if i := slices.IndexFunc(s.waiting, so); i >= 0 {
		m := s.waiting[i]
		s.waiting = slices.Delete(s.waiting, i, i+1)
		return m
	}
	limit := time.After(time.Minute)
	for {
		select {
		case m, ok := <-s.out:
			if !ok {
				s.t.Fatal("the server has ended")
			}
			if so(m) {
				return m
			}
			if m.ID != nil && m.Method != "" {
				s.send(message{ID: m.ID, Result: json.RawMessage("null")})
				continue
			}
			s.waiting = append(s.waiting, m)
		case <-limit:
			s.t.Fatal("the server doesn't answer")
		}
	}
}

// request asks for something and gives the answer.
func (s *languageServer) request(method string, params any) json.RawMessage {
	s.t.Helper()
	body, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.asked++
	id := s.asked
	s.send(message{ID: &id, Method: method, Params: body})
	m := s.await(func(m message) bool { return m.Method == "" && m.ID != nil && *m.ID == id })
	if m.Error != nil {
		s.t.Fatalf("%s: %s", method, m.Error)
	}
	return m.Result
}

func uriOf(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }

// diagnose shows the server a file as it is typed, and gives what it finds wrong.
func (s *languageServer) diagnose(path, text string) []diagnostic {
	s.t.Helper()
	uri := uriOf(path)
	method, params := "textDocument/didOpen", map[string]any{}
	if s.open[uri]++; s.open[uri] == 1 {
		params["textDocument"] = map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}
	} else {
		method = "textDocument/didChange"
		params["textDocument"] = map[string]any{"uri": uri, "version": s.open[uri]}
		params["contentChanges"] = []map[string]any{{"text": text}}
	}
	body, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(message{Method: method, Params: body})
	var found struct {
		URI         string
		Diagnostics []diagnostic
	}
	s.await(func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &found) == nil && found.URI == uri
	})
	return found.Diagnostics
}

// complete gives what the server offers at the end of a line, which counts from 0, of what it was shown of a file.
func (s *languageServer) complete(path string, line, column int) map[string]string {
	s.t.Helper()
	var list struct {
		Items []struct {
			Label         string
			Documentation json.RawMessage
		}
	}
	answer := s.request("textDocument/completion", map[string]any{
		"textDocument": map[string]any{"uri": uriOf(path)}, "position": map[string]any{"line": line, "character": column},
	})
	if err := json.Unmarshal(answer, &list); err != nil {
		s.t.Fatalf("%v in %s", err, answer)
	}
	offered := map[string]string{}
	for _, i := range list.Items {
		offered[i.Label] = string(i.Documentation)
	}
	return offered
}

// TestJudged_AnEditorChecksAndCompletesByTheSchemas has the server that editors use judge the files of the course
// that coursekit new makes, of which each names its schema, and of the bundled one.
func TestJudged_AnEditorChecksAndCompletesByTheSchemas(t *testing.T) {
	s := startLanguageServer(t)
	begun := filepath.Join(t.TempDir(), "begun")
	for _, args := range [][]string{{"new", begun}, {"schema", "-o", filepath.Join(begun, "sales", ".schema")}} {
		root := newRoot()
		root.SetOut(io.Discard)
		root.SetArgs(args)
		if err := root.ExecuteContext(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	sales := filepath.Join(begun, "sales")
	if err := os.CopyFS(sales, os.DirFS("../../content/salesprocess")); err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, pattern := range []string{"*.yaml", "processes/*.yaml", "dialogues/*.yaml", "sales/*.yaml", "sales/*/*.yaml"} {
		files, err := filepath.Glob(filepath.Join(begun, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			named := schemaNamed(t, file, text)
			if named == nil {
				continue
			}
			judged++
			if found := s.diagnose(file, string(named)); len(found) > 0 {
				t.Errorf("%s is found wrong: %+v", file, found)
			}
			wrong := append(bytes.Clone(named), "\nno-such-key: 1\n"...)
			if bytes.HasPrefix(bytes.TrimLeft(afterComments(named), "\n"), []byte("- ")) {
				wrong = append(bytes.Clone(named), "\n- no-such-key: 1\n"...)
			}
			if found := s.diagnose(file, string(wrong)); len(found) == 0 || !strings.Contains(fmt.Sprint(found), "no-such-key") {
				t.Errorf("in %s a key that there isn't is answered with %+v", file, found)
			}
		}
	}
	if judged < 16 {
		t.Errorf("only %d files were judged", judged)
	}

	course := filepath.Join(begun, "course.yaml")
	head := "# yaml-language-server: $schema=.schema/course.schema.json\n"
	if found := s.diagnose(course, head+"id: a\ntitle: [A]\nlessons: one\n"); len(found) < 2 {
		t.Errorf("a list for a title and a word for a list are answered with %+v", found)
	}
	s.diagnose(course, head+"id: a\n\n")
	offered := s.complete(course, 2, 0)
	for _, key := range []string{"title", "lessons", "summary", "language"} {
		if documentation, ok := offered[key]; !ok || len(documentation) < 10 {
			t.Errorf("of %s it offers %q", key, documentation)
		}
	}
	if _, ok := offered["id"]; ok {
		t.Error("a key that is there is offered again")
	}
}

// schemaNamed gives a file of a course with its schema named in its first line, or nil for one that has none.
func schemaNamed(t *testing.T, file string, text []byte) []byte {
	t.Helper()
	if bytes.HasPrefix(text, []byte("# yaml-language-server:")) {
		return text
	}
	kind, up := strings.TrimSuffix(filepath.Base(file), ".yaml"), ""
	switch filepath.Base(filepath.Dir(file)) {
	case "processes":
		kind, up = "process", "../"
	case "dialogues":
		kind, up = "dialogue", "../"
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(file), up, ".schema", kind+".schema.json")); err != nil {
		return nil
	}
	return append([]byte("# yaml-language-server: $schema="+up+".schema/"+kind+".schema.json\n"), text...)
}

// afterComments gives a file from its first line that isn't a comment.
func afterComments(text []byte) []byte {
	for bytes.HasPrefix(text, []byte("#")) || bytes.HasPrefix(text, []byte("\n")) {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	return text
}
