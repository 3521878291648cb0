// What miniaudio calls of bionic's header of this name, for the check that
// compiles and does not link.
#pragma once
#define PROP_VALUE_MAX 92
int __system_property_get(const char *name, char *value);
