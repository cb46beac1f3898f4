//go:build linux

package atspi

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/godbus/dbus/v5"
)

// The interfaces that are answered to.
const (
	ifaceAccessible  = "org.a11y.atspi.Accessible"
	ifaceApplication = "org.a11y.atspi.Application"
	ifaceComponent   = "org.a11y.atspi.Component"
	ifaceAction      = "org.a11y.atspi.Action"
	ifaceText        = "org.a11y.atspi.Text"
	ifaceCache       = "org.a11y.atspi.Cache"
	ifaceProperties  = "org.freedesktop.DBus.Properties"
	ifaceIntrospect  = "org.freedesktop.DBus.Introspectable"
)

// The paths of objects.
const (
	pathBase  = "/org/a11y/atspi/accessible/"
	pathRoot  = dbus.ObjectPath(pathBase + "root")
	pathNull  = dbus.ObjectPath("/org/a11y/atspi/null")
	pathCache = dbus.ObjectPath("/org/a11y/atspi/cache")
)

func pathOf(id int) dbus.ObjectPath {
	switch {
	case id < 0:
		return pathNull
	case id == application:
		return pathRoot
	}
	return dbus.ObjectPath(pathBase + strconv.Itoa(id))
}

// LookupObject finds what is asked on the bus.
func (b *bridge) LookupObject(path dbus.ObjectPath) (dbus.ServerObject, bool) {
	t := b.tree.Load()
	if t == nil {
		return nil, false
	}
	if path == pathCache {
		return object{cacheAnswers(b, t)}, true
	}
	id := application
	if path != pathRoot {
		n, err := strconv.Atoi(strings.TrimPrefix(string(path), pathBase))
		if err != nil || n <= 0 {
			return nil, false
		}
		id = n
	}
	i := t.items[id]
	if i == nil {
		return nil, false
	}
	return object{answers(b, t, i)}, true
}

// object is what answers at a path: by interface and method.
type object struct {
	methods map[string]map[string]method
}

// LookupInterface is dbus's.
func (o object) LookupInterface(name string) (dbus.Interface, bool) {
	m, ok := o.methods[name]
	return methods(m), ok
}

type methods map[string]method

// LookupMethod is dbus's.
func (m methods) LookupMethod(name string) (dbus.Method, bool) {
	found, ok := m[name]
	return found, ok
}

// method is one that can be called, with values of the types of its arguments.
type method struct {
	takes []any
	do    func(args []any) ([]any, error)
}

// Call is dbus's, which gives pointers to the arguments.
func (m method) Call(args ...any) (out []any, err error) {
	// Whatever is asked, it ends no app. Nobody else would take up what goes wrong here.
	defer func() {
		if broken := recover(); broken != nil {
			out, err = nil, dbus.MakeFailedError(fmt.Errorf("can't be answered: %v", broken))
		}
	}()
	for at, a := range args {
		args[at] = reflect.Indirect(reflect.ValueOf(a)).Interface()
	}
	out, err = m.do(args)
	if err != nil {
		return nil, dbus.MakeFailedError(err)
	}
	return out, nil
}

// NumArguments is dbus's.
func (m method) NumArguments() int { return len(m.takes) }

// NumReturns is dbus's, which doesn't ask.
func (m method) NumReturns() int { return 0 }

// ArgumentValue is dbus's.
func (m method) ArgumentValue(at int) any { return m.takes[at] }

// ReturnValue is dbus's, which doesn't ask.
func (m method) ReturnValue(int) any { return nil }

// gives is a method without arguments.
func gives(values ...any) method {
	return method{do: func([]any) ([]any, error) { return values, nil }}
}

// takes is a method with arguments.
func takes(kinds []any, do func(args []any) ([]any, error)) method { return method{kinds, do} }

var errNone = errors.New("there is none such")

// answers are those of one item.
func answers(b *bridge, t *tree, i *item) map[string]map[string]method {
	all := map[string]map[string]method{
		ifaceAccessible: b.accessibleAnswers(t, i),
		ifaceProperties: propertyAnswers(b.properties(i)),
		ifaceIntrospect: {"Introspect": gives(introspection(i))},
	}
	if i.id == application {
		all[ifaceApplication] = map[string]method{"GetLocale": takes([]any{uint32(0)}, func([]any) ([]any, error) { return []any{"C"}, nil })}
		return all
	}
	all[ifaceComponent] = b.componentAnswers(t, i)
	if len(i.actions) > 0 {
		all[ifaceAction] = b.actionAnswers(i)
	}
	if i.hasText() {
		all[ifaceText] = textAnswers(i)
	}
	return all
}

func introspection(i *item) string {
	var b strings.Builder
	b.WriteString("<node>")
	for _, name := range append(i.interfaces(), ifaceProperties) {
		fmt.Fprintf(&b, `<interface name="%s"/>`, name)
	}
	return b.String() + "</node>"
}

func (b *bridge) accessibleAnswers(t *tree, i *item) map[string]method {
	children := make([]ref, 0, len(i.children))
	for _, c := range i.children {
		children = append(children, b.ref(c))
	}
	return map[string]method{
		"GetChildAtIndex": takes([]any{int32(0)}, func(args []any) ([]any, error) {
			if at := int(args[0].(int32)); at >= 0 && at < len(children) {
				return []any{children[at]}, nil
			}
			return []any{b.ref(-1)}, nil
		}),
		"GetChildren":          gives(children),
		"GetIndexInParent":     gives(int32(i.index)),
		"GetRelationSet":       gives([]relation{}),
		"GetRole":              gives(i.role),
		"GetRoleName":          gives(i.roleName),
		"GetLocalizedRoleName": gives(i.roleName),
		"GetState":             gives(i.stateWords()),
		"GetAttributes":        gives(i.attributes()),
		"GetApplication":       gives(b.ref(application)),
		"GetInterfaces":        gives(i.interfaces()),
	}
}

type relation struct {
	Kind uint32
	To   []ref
}

// properties are an item's, by interface.
func (b *bridge) properties(i *item) map[string]map[string]dbus.Variant {
	parent := b.ref(i.parent)
	if i.id == application {
		parent = b.desktop()
	}
	v := dbus.MakeVariant
	all := map[string]map[string]dbus.Variant{ifaceAccessible: {
		"Name": v(i.name), "Description": v(i.description), "Parent": v(parent), "ChildCount": v(int32(len(i.children))),
		"Locale": v("C"), "AccessibleId": v(""), "HelpText": v(""),
	}}
	if i.id == application {
		all[ifaceApplication] = map[string]dbus.Variant{
			"ToolkitName": v("Fyne"), "Version": v("2"), "ToolkitVersion": v("2"), "AtspiVersion": v("2.1"), "InterfaceVersion": v(uint32(1)), "Id": v(b.number.Load()),
		}
	}
	if len(i.actions) > 0 {
		all[ifaceAction] = map[string]dbus.Variant{"NActions": v(int32(len(i.actions)))}
	}
	if i.hasText() {
		n := int32(len([]rune(i.text)))
		all[ifaceText] = map[string]dbus.Variant{"CharacterCount": v(n), "CaretOffset": v(n)}
	}
	return all
}

func propertyAnswers(all map[string]map[string]dbus.Variant) map[string]method {
	return map[string]method{
		"Get": takes([]any{"", ""}, func(args []any) ([]any, error) {
			value, ok := all[args[0].(string)][args[1].(string)]
			if !ok {
				return nil, errNone
			}
			return []any{value}, nil
		}),
		"GetAll": takes([]any{""}, func(args []any) ([]any, error) {
			some := all[args[0].(string)]
			if some == nil {
				some = map[string]dbus.Variant{}
			}
			return []any{some}, nil
		}),
		// The registry gives the application its number, which is of no use here.
		"Set": takes([]any{"", "", dbus.Variant{}}, func([]any) ([]any, error) { return nil, nil }),
	}
}

func (b *bridge) componentAnswers(t *tree, i *item) map[string]method {
	x, y, w, h := i.bounds[0], i.bounds[1], i.bounds[2], i.bounds[3]
	within := func(i *item, x, y int32) bool {
		return x >= i.bounds[0] && y >= i.bounds[1] && x < i.bounds[0]+i.bounds[2] && y < i.bounds[1]+i.bounds[3]
	}
	point := []any{int32(0), int32(0), uint32(0)}
	return map[string]method{
		"Contains": takes(point, func(args []any) ([]any, error) { return []any{within(i, args[0].(int32), args[1].(int32))}, nil }),
		"GetAccessibleAtPoint": takes(point, func(args []any) ([]any, error) {
			at, px, py := i, args[0].(int32), args[1].(int32)
			for found := true; found; {
				found = false
				for _, c := range slices.Backward(at.children) {
					if child := t.items[c]; within(child, px, py) {
						at, found = child, true
						break
					}
				}
			}
			return []any{b.ref(at.id)}, nil
		}),
		"GetExtents": takes([]any{uint32(0)}, func([]any) ([]any, error) {
			return []any{struct{ X, Y, W, H int32 }{x, y, w, h}}, nil
		}),
		"GetPosition":  takes([]any{uint32(0)}, func([]any) ([]any, error) { return []any{x, y}, nil }),
		"GetSize":      gives(w, h),
		"GetLayer":     gives(uint32(3)), // that of widgets
		"GetMDIZOrder": gives(int16(-1)),
		"GetAlpha":     gives(1.0),
		"GrabFocus":    {do: func([]any) ([]any, error) { return []any{b.grab(i.id)}, nil }},
	}
}

func (b *bridge) actionAnswers(i *item) map[string]method {
	type action struct{ Name, Description, Key string }
	one := func(value string) method {
		return takes([]any{int32(0)}, func(args []any) ([]any, error) {
			if args[0].(int32) != 0 {
				return nil, errNone
			}
			return []any{value}, nil
		})
	}
	return map[string]method{
		"GetName": one("press"), "GetLocalizedName": one("press"), "GetDescription": one(""), "GetKeyBinding": one(i.key),
		"GetActions": gives([]action{{"press", "", i.key}}),
		"DoAction": takes([]any{int32(0)}, func(args []any) ([]any, error) {
			return []any{args[0].(int32) == 0 && b.press(i.id)}, nil
		}),
	}
}

// cacheEntry is an item as the cache of whoever asks keeps it.
type cacheEntry struct {
	Object, Application, Parent ref
	Index, Children             int32
	Interfaces                  []string
	Name                        string
	Role                        uint32
	Description                 string
	States                      []uint32
}

func (b *bridge) entry(i *item) cacheEntry {
	parent := b.ref(i.parent)
	if i.id == application {
		parent = b.desktop()
	}
	return cacheEntry{
		b.ref(i.id), b.ref(application), parent, int32(i.index), int32(len(i.children)),
		i.interfaces(), i.name, i.role, i.description, i.stateWords(),
	}
}

func cacheAnswers(b *bridge, t *tree) map[string]map[string]method {
	all := make([]cacheEntry, 0, len(t.order))
	for _, id := range t.order {
		all = append(all, b.entry(t.items[id]))
	}
	return map[string]map[string]method{ifaceCache: {"GetItems": gives(all)}}
}
