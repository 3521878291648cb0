#!/bin/sh
# Writes what hb-shape makes of the words with every shipped font.
# Needs hb-shape (Debian: libharfbuzz-bin). Run it in this folder.
set -e
fonts=../../../../../assets/fonts
for font in "$fonts"/*.ttf; do
	name=$(basename "$font" .ttf)
	case $name in
	*Nastaliq*) script=Aran lang=ur ;;
	*Naskh*) script=Arab lang=ar ;;
	*Bengali*) script=Beng lang=bn ;;
	*Devanagari*) script=Deva lang=hi ;;
	*Gujarati*) script=Gujr lang=gu ;;
	*Gurmukhi*) script=Guru lang=pa ;;
	*) script=Latn lang=en ;;
	esac
	hb-shape --no-positions --no-glyph-names --language=$lang "$font" <../words/$script.txt >"$name.txt"
done
