package seal

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// exports finds the compiled form of this package and of all it imports.
func exports(t *testing.T) importer.Lookup {
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		at[path] = file
	}
	return func(path string) (io.ReadCloser, error) { return os.Open(at[path]) }
}

// Each file in testdata/skip leaves out a stage on the way to a sealed story.
// Its first line says what the compiler answers; "ok" is the control that
// takes every stage and must compile.
func TestSkippingAStageDoesNotCompile(t *testing.T) {
	files, err := filepath.Glob("testdata/skip/*.go.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d examples found: %v", len(files), err)
	}
	fset := token.NewFileSet()
	imp := importer.ForCompiler(fset, "gc", exports(t))
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(src), "\n")
			want := strings.TrimPrefix(first, "// want: ")
			f, err := parser.ParseFile(fset, name, src, 0)
			if err != nil {
				t.Fatal(err)
			}
			conf := types.Config{Importer: imp}
			_, err = conf.Check("example", fset, []*ast.File{f}, nil)
			switch {
			case want == "ok" && err != nil:
				t.Errorf("the whole way does not compile: %v", err)
			case want != "ok" && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("got %v, want %q", err, want)
			}
		})
	}
}
