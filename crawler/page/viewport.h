/*
 * The settings of <meta name=viewport>: how wide a phone lays a page out, and
 * how far it may be zoomed. Read as CSS Viewport Module Level 1, 3 and the
 * CSS Device Adaptation Module Level 1, 10 say; what a phone makes of them all
 * together depends on the phone and is not worked out here.
 *
 * The rule to remember: `text` is what the author wrote, `number` is what a
 * browser takes it for.
 */
#ifndef PAGE_VIEWPORT_H
#define PAGE_VIEWPORT_H

#include "base/str.h"

enum viewport_key {
	VIEWPORT_WIDTH,
	VIEWPORT_HEIGHT,
	VIEWPORT_INITIAL_SCALE,
	VIEWPORT_MINIMUM_SCALE,
	VIEWPORT_MAXIMUM_SCALE,
	VIEWPORT_USER_SCALABLE
};
enum { VIEWPORT_KEY_COUNT = 6 };

/* What a value was read as. */
enum viewport_value {
	VIEWPORT_ABSENT, /* the key is not there */
	VIEWPORT_EMPTY, /* the key without a value: browsers pass over it */
	VIEWPORT_NUMBER,
	VIEWPORT_DROPPED, /* a number below 0: as if it were not there */
	VIEWPORT_YES,
	VIEWPORT_NO,
	VIEWPORT_DEVICE_WIDTH,
	VIEWPORT_DEVICE_HEIGHT,
	VIEWPORT_UNKNOWN /* a word that means nothing */
};

struct viewport_setting {
	enum viewport_value value;
	struct str text; /* as it stands; of VIEWPORT_EMPTY empty */
	bool has_number; /* not of a side that is the device's */
	/* Of a side CSS pixels, 1 to 10000; of a scale a factor, 0.1 to 10; of
	 * user-scalable between -1 and 1, both excluded, when zooming is
	 * forbidden. */
	double number;
};

struct viewport {
	struct str content;
	struct viewport_setting settings[VIEWPORT_KEY_COUNT];
};

/* Reads the content of such an element; all texts are borrowed from it. Of a
 * key that stands twice the last value counts. */
struct viewport viewport_read(struct str content);

/* The setting of any key, without regard to case; one that is not in enum
 * viewport_key is VIEWPORT_EMPTY or VIEWPORT_UNKNOWN when it is there. */
struct viewport_setting viewport_get(const struct viewport *v, struct str key);

#endif
