// The NDK's android/rect.h in its shape, for the compile check.
#pragma once
#include <stdint.h>

typedef struct ARect {
	int32_t left;
	int32_t top;
	int32_t right;
	int32_t bottom;
} ARect;
