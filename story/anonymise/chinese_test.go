package anonymise

import (
	"strings"
	"testing"
)

// Chinese names in the spellings of several tongues and countries, in capitals
// and in small letters.
func TestChineseNamesAreFound(t *testing.T) {
	for _, c := range []struct{ text, names string }{
		{"Auntie Fung brought soup and Kit Ying drove. My sister Wai Yee came too.", "Auntie Fung|Kit Ying|Wai Yee"},
		{"Lei made congee. Boon and Swee carried me. Dr Khoo laughed.", "Lei|Boon|Swee|Dr Khoo"},
		{"I am Yee Man Cheung. Miss Hui knows, Mr Quah did the operation.", "Yee Man Cheung|Miss Hui|Mr Quah"},
		{"Then Seow Hui moved in. Tan Ah Kow was our neighbour, Sister Yeoh too.", "Seow Hui|Tan Ah Kow|Sister Yeoh"},
		{"From Hong-Wei Deng and Mei Deng, with thanks to Dr Xu.", "Hong-Wei Deng|Mei Deng|Dr Xu"},
		{"Xiaoling rang, then Zhang Wei, then Old Tsang.", "Xiaoling|Zhang Wei|Old Tsang"},
		{"Teresa Siu-Ling Kwok does the books, Mrs Szeto cooked, Mr Ng is our landlord.", "Teresa Siu-Ling Kwok|Mrs Szeto|Mr Ng"},
		{"Chow Yiu Kwong is on his card, in the ward they wrote Kwong Chow.", "Chow Yiu Kwong|Kwong Chow"},
		{"my husband kam never go doctor, mrs leung next door tell me, dr teoh very kind", "kam|mrs leung|dr teoh"},
		{"my wife suk yin do the front, ah keung do the wok, nurse mui too", "suk yin|ah keung|nurse mui"},
	} {
		found := New().Propose(c.text, "en")
		for _, name := range strings.Split(c.names, "|") {
			at := strings.Index(c.text, name)
			if !covered(found, at, at+len(name)) {
				t.Errorf("%q is missed in %q: %v", name, c.text, found)
			}
		}
	}
}
