#: make fonts      rewrites assets/fonts from Debian's Noto packages
.PHONY: fonts
fonts:
	@assets/fonts.sh
