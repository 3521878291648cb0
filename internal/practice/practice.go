// Package practice holds invented stories for practising: in the tablet's
// practice mode, and in the practice project that `make run` sets up. Nobody
// in them exists; telephone numbers are from Ofcom's ranges for drama.
package practice

import _ "embed"

// Stories is JSON Lines, in the form that `hearme-field add` reads.
//
//go:embed stories.jsonl
var Stories []byte
