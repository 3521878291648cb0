#!/bin/sh
# Makes assets/fonts from Debian's fonts-noto-core and fonts-noto-extra. Every
# font goes through FONT_COVERAGE, which rewrites coverage tables as glyph
# lists: go-text 0.3 loses ranges of the other form (its issue 278), and
# Nastaliq comes out wrong. Usage: assets/fonts.sh  (or: make fonts)
set -eu
cd "$(dirname "$0")/.."
coverage=${FONT_COVERAGE:-../shared/tools/font-coverage.py}
[ -f "$coverage" ] || { echo "The rewriting script is not at $coverage: set FONT_COVERAGE to it." >&2; exit 1; }
noto=/usr/share/fonts/truetype/noto
scripts/deps.sh fonts
for f in NotoSans-Regular NotoSans-SemiBold NotoSerif-Regular NotoSerif-SemiBold \
	NotoSansBengali-Regular NotoSansBengali-SemiBold NotoSerifBengali-Regular \
	NotoSansGurmukhi-Regular NotoSansGurmukhi-SemiBold NotoSerifGurmukhi-Regular \
	NotoSansGujarati-Regular NotoSansGujarati-SemiBold NotoSerifGujarati-Regular \
	NotoSansDevanagari-Regular NotoSansDevanagari-SemiBold NotoSerifDevanagari-Regular \
	NotoNaskhArabic-Regular NotoNaskhArabic-SemiBold NotoNastaliqUrdu-Regular NotoNastaliqUrdu-Bold; do
	/usr/bin/python3 "$coverage" $noto/$f.ttf assets/fonts/$f.ttf
	echo "$f"
done
