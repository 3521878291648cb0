package app

/*
#include <jni.h>
#include <stdint.h>

enum { FLAG_SECURE = 0x2000 }; // android.view.WindowManager.LayoutParams

// hide sets FLAG_SECURE. A Java exception is left for the caller.
static void hide(uintptr_t e, uintptr_t a) {
	JNIEnv *env = (JNIEnv *)e;
	jobject activity = (jobject)a;
	jmethodID getWindow = (*env)->GetMethodID(env, (*env)->GetObjectClass(env, activity), "getWindow", "()Landroid/view/Window;");
	if (getWindow == NULL) return;
	jobject window = (*env)->CallObjectMethod(env, activity, getWindow);
	if (window == NULL) return;
	jmethodID addFlags = (*env)->GetMethodID(env, (*env)->GetObjectClass(env, window), "addFlags", "(I)V");
	if (addFlags == NULL) return;
	(*env)->CallVoidMethod(env, window, addFlags, FLAG_SECURE);
}
*/
import "C"

import "fyne.io/fyne/v2/driver"

// hideScreen keeps the window out of the task switcher's pictures, screenshots
// and screen recordings. It has to come before the window runs: Android's own
// thread waits for that inside onCreate, so that the window is not yet on the
// screen and another thread may set its flags.
func hideScreen() error {
	return driver.RunNative(func(c any) error {
		if a, ok := c.(*driver.AndroidContext); ok {
			C.hide(C.uintptr_t(a.Env), C.uintptr_t(a.Ctx))
		}
		return nil
	})
}
