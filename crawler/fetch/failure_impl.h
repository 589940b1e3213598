/*
 * Why a transfer failed: libcurl's codes in the words of the project.
 */
#ifndef FETCH_FAILURE_IMPL_H
#define FETCH_FAILURE_IMPL_H

#include <curl/curl.h>

#include "base/str.h"
#include "record/reason.h"

/*
 * The reason of a result: its code, the system's errno (0: none) and libcurl's
 * own text, where one code stands for several things. REASON_NONE for a
 * success and for a body that ended early, whose bytes count. REASON_ERROR for
 * what only a fault of ours can cause.
 */
enum reason failure_reason(CURLcode code, int os_errno, struct str text);

/* The reason of a look-up that gave no address; code is getaddrinfo's. */
enum reason failure_reason_of_lookup(int code);

#endif
