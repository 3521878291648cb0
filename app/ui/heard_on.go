//go:build accessibility

package ui

// hears tells whether the program is built for screen readers.
const hears = true
