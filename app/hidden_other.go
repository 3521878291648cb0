//go:build !android

package app

// hideScreen is Android's only: desktops have no such switch that Fyne reaches.
func hideScreen() error { return nil }
