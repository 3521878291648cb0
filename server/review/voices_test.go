package review

import (
	"archive/zip"
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"hearme/internal/voicefolder"
	"hearme/internal/voicefolder/voicetest"
	"hearme/sync/wire"
)

// upload sends the form as a browser does: fields, and files in no order.
func (w *world) upload(fields map[string]string, files voicefolder.Files, headers ...string) answer {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for k, v := range fields {
		check(w.t, form.WriteField(k, v))
	}
	for name, data := range files {
		part, err := form.CreateFormFile("files", name)
		check(w.t, err)
		_, err = part.Write(data)
		check(w.t, err)
	}
	check(w.t, form.Close())
	return w.send(&b, form.FormDataContentType(), headers...)
}

func (w *world) send(body io.Reader, kind string, headers ...string) answer {
	w.t.Helper()
	req, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, w.server.URL+voicesPath, body)
	check(w.t, err)
	req.Header.Set("Content-Type", kind)
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := w.client.Do(req)
	check(w.t, err)
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	check(w.t, err)
	return answer{resp.StatusCode, resp.Header, string(page)}
}

func TestALeadAddsAndRemovesAVoice(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	before := w.told()
	files := voicetest.Folder("variety", `"syl"`, "lang", `"bn"`)
	if a := w.upload(nil, files); a.status != http.StatusSeeOther {
		t.Fatalf("adding: %d %s", a.status, a.body)
	}
	c := w.told()
	if len(c.Voices) != 1 || c.Voices[0].Variety != "syl" || c.Serial <= before.Serial {
		t.Fatalf("%+v", c.Voices)
	}
	clip := c.Voices[0].Clips[0]
	if b, err := w.project.Store().Recording(t.Context(), clip.SHA256); err != nil || !bytes.Equal(b, files["info_1.wav"]) {
		t.Errorf("the server keeps %d bytes, %v", len(b), err)
	}
	page := w.get("/project")
	page.has(t, "A woman’s voice", "Sylheti, reads the Bengali pages", "Ama Mensah, checked by J. Osei, 22 November 2026",
		`src="`+wire.VoicePath+clip.SHA256+`"`, "Listen to its 8 pages", "light up")
	page.lacks(t, "record again")
	if csp := page.header.Get("Content-Security-Policy"); !strings.Contains(csp, "media-src 'self'") {
		t.Errorf("the browser may not play: %q", csp)
	}
	id := c.Voices[0].ID()
	w.get(voicesPath+"/"+id+"/remove").has(t, "Remove A woman’s voice?", "8 recordings")
	if got := w.told().Voices; len(got) != 1 {
		t.Fatal("asking removed it")
	}
	if a := w.post(voicesPath+"/"+id+"/remove", nil); a.status != http.StatusSeeOther || len(w.told().Voices) != 0 {
		t.Errorf("removing: %d, %+v", a.status, w.told().Voices)
	}
	for _, a := range []answer{w.post(voicesPath+"/"+id+"/remove", nil), w.get(voicesPath + "/" + id + "/remove")} {
		if a.status != http.StatusNotFound {
			t.Errorf("it is gone, and the answer is %d", a.status)
		}
	}
}

// A lead without a voice.toml fills in the form, and may send a zip.
func TestAVoiceFromAZipAndTheForm(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	var z bytes.Buffer
	out := zip.NewWriter(&z)
	for name, b := range voicetest.Folder() {
		if name == "voice.toml" || name == "info_1.vtt" {
			continue
		}
		e, err := out.Create("my voice/" + name)
		check(t, err)
		_, err = e.Write(b)
		check(t, err)
	}
	check(t, out.Close())
	a := w.upload(map[string]string{"reads": "pl pl", "voice": " A  man ", "by": "Jan"}, voicefolder.Files{"voice.zip": z.Bytes()})
	got := w.told().Voices
	if a.status != http.StatusSeeOther || len(got) != 1 || got[0].Lang != "pl" || got[0].Name != "A man" || got[0].Day != "2026-11-22" {
		t.Fatalf("%d, %+v", a.status, got)
	}
}

// What is wrong is said file by file; nothing of it is kept.
func TestAVoiceThatIsNotTaken(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	serial := w.told().Serial
	missing := voicetest.Folder()
	delete(missing, "quote.wav")
	missing["<b>.wav"] = []byte("x")
	large := voicetest.Folder()
	for _, p := range wire.VoicePages() {
		large[p+".wav"] = make([]byte, maxUpload/8+1)
	}
	for name, c := range map[string]struct {
		a    answer
		want []string
	}{
		"pages":      {w.upload(nil, missing), []string{"Not kept", `<b dir="auto">quote.opus</b> is missing`, `<b dir="auto">&lt;b&gt;.wav</b> belongs to no page`}},
		"nothing":    {w.upload(nil, nil), []string{"name: how a connector knows"}},
		"not a zip":  {w.upload(nil, voicefolder.Files{"voice.zip": []byte("PK")}), []string{"not a zip"}},
		"a machine":  {w.upload(nil, voicetest.Folder("machine", "true")), []string{"for practice projects only"}},
		"large":      {w.upload(nil, large), []string{"too large"}},
		"no machine": {w.upload(map[string]string{"machine": "1", "by": "Kept-In-The-Form"}, voicefolder.Files{"x.wav": nil}), []string{"Kept-In-The-Form", "x.wav"}},
	} {
		t.Run(name, func(t *testing.T) {
			if c.a.status != http.StatusUnprocessableEntity {
				t.Errorf("answered %d", c.a.status)
			}
			c.a.has(t, c.want...)
		})
	}
	for name, a := range map[string]answer{
		"no form":     w.send(strings.NewReader("x"), "text/plain"),
		"a cut form":  w.send(strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.wav\"\r\n\r\nhalf"), "multipart/form-data; boundary=x"),
		"other sites": w.upload(nil, voicetest.Folder(), "Sec-Fetch-Site", "cross-site"),
	} {
		if a.status != http.StatusForbidden {
			t.Errorf("%s answered %d", name, a.status)
		}
	}
	w.client = w.visitor()
	if a := w.upload(nil, voicetest.Folder()); a.status != http.StatusSeeOther || !strings.HasPrefix(a.header.Get("Location"), "/sign-in") {
		t.Errorf("a stranger: %d", a.status)
	}
	if c := w.told(); c.Serial != serial || len(c.Voices) != 0 {
		t.Errorf("something was kept: %+v", c.Voices)
	}
}

// When the catalogue's words have changed since, the page asks for a new
// recording.
func TestAVoiceThatReadsOlderWords(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	f, err := voicefolder.Read(voicetest.Folder(), voicefolder.About{}, catalogues(t))
	check(t, err)
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	f.Voice.Wording = "other"
	check(t, w.project.AddVoice(t.Context(), l, f.Voice, f.Clips))
	w.get("/project").has(t, "The words have changed since: record again", "Tablets do not play it any more.")
}
