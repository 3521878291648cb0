package flow

import (
	"errors"

	"hearme/story"
)

// problemKey returns the catalogue key that says an error to a person, empty
// for nil.
func problemKey(err error) string {
	if err == nil {
		return ""
	}
	if p, ok := errors.AsType[*story.Problem](err); ok {
		return "problem." + p.Code
	}
	return "problem.unknown"
}

// code is the stable code of an error, "unknown" for one without.
func code(err error) string {
	if p, ok := errors.AsType[*story.Problem](err); ok {
		return p.Code
	}
	return "unknown"
}
