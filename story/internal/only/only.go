// Package only lends story/seal the right to build an envelope. Packages
// outside story cannot import it, so no other way leads to a sealed story.
package only

// Seal is asked for by envelope.Pack. Its hidden field keeps a bare
// struct{}{} from standing in for it.
type Seal struct{ _ bool }
