package format

import (
	"encoding/json"
	"fmt"
)

// draft is the version of JSON Schema that editors of YAML know best.
const draft = "http://json-schema.org/draft-07/schema#"

// idPattern is what an id matches: lowercase letters, digits and hyphens, at most
// 64 of them.
const idPattern = `^[a-z0-9-]{1,64}$`

// object is a JSON object; its keys are written in the order of their letters.
type object map[string]any

// Schema gives the JSON Schema of a file, of draft 7, as indented JSON that ends
// with a line end. The same file gives the same bytes.
func (f *File) Schema() ([]byte, error) {
	s := f.Mapping.schema()
	if f.List {
		s = object{"type": []string{"array", "null"}, "items": s}
	}
	s["$schema"] = draft
	s["title"] = f.Pattern
	s["description"] = f.Doc
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the schema of %s: %w", f.Pattern, err)
	}
	return append(b, '\n'), nil
}

func (m *Mapping) schema() object {
	properties, required := object{}, []string{}
	for i := range m.Keys {
		k := &m.Keys[i]
		properties[k.Name] = k.schema()
		if k.Required {
			required = append(required, k.Name)
		}
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// schema is that of a key's value. One that needn't be there may be left empty.
func (k *Key) schema() object {
	var s object
	switch k.Type {
	case Text, Reference:
		s = k.orNone(scalar())
	case ID:
		s = object{"type": []string{"string", "integer"}, "pattern": idPattern}
	case Number:
		s = k.orNone(object{"type": "integer", "minimum": 0, "maximum": k.Most})
	case Texts, IDs:
		s = k.orNone(object{"type": "array", "items": scalar()})
	case OneText:
		s = object{"anyOf": []object{scalar(), {"type": "array", "items": scalar()}}}
	case List:
		s = k.orNone(object{"type": "array", "items": k.entry()})
	case One:
		s = k.orNone(k.Of.schema())
	case Map:
		s = k.orNone(object{"type": "object", "additionalProperties": k.entry()})
	}
	s["description"] = k.Doc
	if k.Example != "" {
		s["examples"] = []string{k.Example}
	}
	return s
}

// orNone lets a value be left empty where the key isn't required.
func (k *Key) orNone(s object) object {
	if k.Required {
		return s
	}
	switch t := s["type"].(type) {
	case string:
		s["type"] = []string{t, "null"}
	case []string:
		s["type"] = append(t, "null")
	}
	return s
}

// entry is the schema of what each entry of a list or a map holds.
func (k *Key) entry() object {
	switch {
	case k.Of == nil:
		s := scalar()
		s["description"] = k.Short
		return s
	case k.Short == "":
		return k.Of.schema()
	}
	text := scalar()
	text["description"] = k.Short
	return object{"anyOf": []object{text, k.Of.schema()}}
}

// scalar is a text, as YAML may take it for something else.
func scalar() object { return object{"type": []string{"string", "number", "boolean"}} }
