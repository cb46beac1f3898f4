package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
)

// nodes are the nodes of a list, each made when it is written: a note has some
// hundred thousand at most, and together they would fill the memory.
type nodes struct {
	count int
	at    func(int) node
}

var nodesType = reflect.TypeFor[nodes]()

func nodesOf[E any](list []E, of func(E) node) nodes {
	return nodes{len(list), func(i int) node { return of(list[i]) }}
}

// writeIndented writes what [json.Encoder] does with an indent of two spaces
// and without escaping HTML, but never holds the whole of it. It knows structs
// with tags, slices, [nodes], and what encoding/json makes of the rest.
func writeIndented(w io.Writer, value any) error {
	s := &indented{out: bufio.NewWriter(w)}
	s.encoder = json.NewEncoder(&s.scalar)
	s.encoder.SetEscapeHTML(false)
	if err := s.write(reflect.ValueOf(value), "\n"); err != nil {
		return err
	}
	if err := s.out.WriteByte('\n'); err != nil {
		return err
	}
	return s.out.Flush()
}

// indented writes values; what goes wrong with out it keeps, until it is flushed.
type indented struct {
	out     *bufio.Writer
	scalar  bytes.Buffer
	encoder *json.Encoder
}

// write writes a value whose lines begin with line, which is the end of the one
// before and the indent.
func (s *indented) write(v reflect.Value, line string) error {
	if v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if !v.IsNil() {
			return s.write(v.Elem(), line)
		}
	}
	if v.Type() == nodesType {
		list := v.Interface().(nodes)
		return s.list(list.count, line, func(i int) reflect.Value { return reflect.ValueOf(list.at(i)) })
	}
	switch {
	case v.Kind() == reflect.Slice && !v.IsNil():
		return s.list(v.Len(), line, v.Index)
	case v.Kind() == reflect.Struct:
		return s.object(v, line)
	}
	s.scalar.Reset()
	if err := s.encoder.Encode(v.Interface()); err != nil {
		return fmt.Errorf("encode %s: %w", v.Type(), err)
	}
	_, err := s.out.Write(bytes.TrimSuffix(s.scalar.Bytes(), []byte("\n")))
	return err
}

func (s *indented) list(n int, line string, at func(int) reflect.Value) error {
	s.out.WriteByte('[')
	for i := range n {
		if i > 0 {
			s.out.WriteByte(',')
		}
		s.out.WriteString(line + "  ")
		if err := s.write(at(i), line+"  "); err != nil {
			return err
		}
	}
	if n > 0 {
		s.out.WriteString(line)
	}
	return s.out.WriteByte(']')
}

func (s *indented) object(v reflect.Value, line string) error {
	s.out.WriteByte('{')
	first, tags := true, tagsOf(v.Type())
	for i := range v.NumField() {
		field := v.Field(i)
		tag := tags[i]
		if tag.optional && empty(field) {
			continue
		}
		if !first {
			s.out.WriteByte(',')
		}
		first = false
		s.out.WriteString(line + `  "` + tag.name + `": `)
		if err := s.write(field, line+"  "); err != nil {
			return err
		}
	}
	if !first {
		s.out.WriteString(line)
	}
	return s.out.WriteByte('}')
}

type tag struct {
	name     string
	optional bool // is left out when it is empty
}

// tags are those of the types met so far.
var tags sync.Map

func tagsOf(of reflect.Type) []tag {
	if known, ok := tags.Load(of); ok {
		return known.([]tag)
	}
	var all []tag
	for i := range of.NumField() {
		name, options, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		all = append(all, tag{name, options == "omitempty"})
	}
	tags.Store(of, all)
	return all
}

// empty is whether a field with omitempty is left out.
func empty(v reflect.Value) bool {
	switch {
	case v.Type() == nodesType:
		return v.Field(0).Int() == 0
	case v.Kind() == reflect.Slice, v.Kind() == reflect.String:
		return v.Len() == 0
	}
	return v.Kind() != reflect.Struct && v.IsZero()
}
