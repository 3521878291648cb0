package ui

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// What runs beside the window belongs to the one runner: a screen that starts
// something of its own would let an older answer win.
func TestNoScreenStartsAGoroutine(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		set := gotoken.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			switch i.Path.Value {
			case `"os"`, `"net/http"`, `"database/sql"`, `"hearme/app/vault"`, `"hearme/app/tablet"`:
				t.Errorf("%s: a screen reads and writes nothing: %s", set.Position(i.Pos()), i.Path.Value)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s: a go statement", set.Position(g.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Fatalf("looked at %d files only", files)
	}
}
