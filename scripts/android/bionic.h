// What Android's C library gives every file and glibc does not: read before
// each file of the compile check in scripts/platforms.sh.
#pragma once
#ifndef __ASSEMBLER__
#define _GNU_SOURCE 1
#include <stdint.h>
#include <sys/types.h>

#define __INTRODUCED_IN(level)
#define __DEPRECATED_IN(level)
#define __REMOVED_IN(level)
#define __RENAME_IF_FILE_OFFSET64(name)
#endif
