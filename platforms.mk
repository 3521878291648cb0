.PHONY: platforms windows android
#: make platforms  checks the builds for Windows and Android (docs/platforms.md)
platforms:
	@scripts/platforms.sh check

#: make windows    out/hearme.exe
windows:
	@scripts/platforms.sh windows

#: make android    out/hearme.apk; needs ANDROID_NDK_HOME
android:
	@scripts/platforms.sh android
