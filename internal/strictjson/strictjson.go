// Package strictjson reads JSON that comes from outside without guessing:
// encoding/json alone replaces invalid text, takes the last of two equal keys,
// and ignores case and unknown keys.
package strictjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearme/story"
)

const maxDepth = 16

// Unmarshal reads one JSON value into v, a pointer. Its errors are
// *story.Problem with the place as Field; codes: bad_utf8 (invalid bytes or a
// lone surrogate), bad_json, unknown_key, duplicate_key, bad_type.
func Unmarshal(data []byte, v any) error {
	if !utf8.Valid(data) || loneSurrogate(data) {
		return &story.Problem{Code: "bad_utf8"}
	}
	if !json.Valid(data) {
		return &story.Problem{Code: "bad_json"}
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := walk(d, reflect.TypeOf(v), "", 0); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return &story.Problem{Code: "bad_json"}
	}
	err := json.Unmarshal(data, v)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong):
		return &story.Problem{Code: "bad_type", Field: wrong.Field}
	case err != nil:
		return &story.Problem{Code: "bad_type"}
	}
	return nil
}

// walk passes over one value, comparing its keys with the Go type's.
func walk(d *json.Decoder, t reflect.Type, at string, depth int) error {
	if depth > maxDepth {
		return &story.Problem{Code: "bad_json", Field: at}
	}
	tok, err := d.Token()
	if err != nil {
		return &story.Problem{Code: "bad_json", Field: at}
	}
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch tok {
	case json.Delim('{'):
		if err := walkObject(d, t, at, depth); err != nil {
			return err
		}
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			if err := walk(d, elem(t, reflect.Slice), at+"["+strconv.Itoa(i)+"]", depth+1); err != nil {
				return err
			}
		}
	default:
		return nil
	}
	_, err = d.Token() // the closing bracket; json.Valid has seen it
	return err
}

func walkObject(d *json.Decoder, t reflect.Type, at string, depth int) error {
	keys := keysOf(t)
	seen := map[string]bool{}
	for d.More() {
		tok, err := d.Token()
		if err != nil {
			return &story.Problem{Code: "bad_json", Field: at}
		}
		key, _ := tok.(string)
		here := join(at, key)
		if seen[key] {
			return &story.Problem{Code: "duplicate_key", Field: here}
		}
		seen[key] = true
		inner := elem(t, reflect.Map)
		if keys != nil {
			var known bool
			if inner, known = keys[key]; !known {
				return &story.Problem{Code: "unknown_key", Field: here}
			}
		}
		if err := walk(d, inner, here, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// keysOf returns the JSON keys of a struct and their types, nil when any key
// may stand there.
func keysOf(t reflect.Type) map[string]reflect.Type {
	if t == nil || t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(unmarshaler) {
		return nil
	}
	keys := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			for k, inner := range keysOf(f.Type) {
				keys[k] = inner
			}
		case f.IsExported() && name != "-" && name != "":
			keys[name] = f.Type
		}
	}
	return keys
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()

func elem(t reflect.Type, k reflect.Kind) reflect.Type {
	if t != nil && t.Kind() == k {
		return t.Elem()
	}
	return nil
}

// join names a place. A key that does not look like one is not repeated: it
// may be what a person said.
func join(at, key string) string {
	if key == "" || len(key) > 40 || strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		key = "?"
	}
	if at == "" {
		return key
	}
	return at + "." + key
}

// loneSurrogate finds half a UTF-16 pair written as an escape, which
// encoding/json would replace.
func loneSurrogate(b []byte) bool {
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' {
			continue
		}
		r, ok := escape(b[i:])
		switch {
		case !ok:
			i++ // another escape: pass over what it escapes
		case r >= 0xDC00 && r <= 0xDFFF:
			return true
		case r >= 0xD800 && r <= 0xDBFF:
			low, ok := escape(b[i+6:])
			if !ok || low < 0xDC00 || low > 0xDFFF {
				return true
			}
			i += 11
		}
	}
	return false
}

func escape(b []byte) (uint64, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	r, err := strconv.ParseUint(string(b[2:6]), 16, 32)
	return r, err == nil
}
