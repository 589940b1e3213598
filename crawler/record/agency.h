/*
 * Who is surveyed: an agency as a targets table names it, with the seeds from
 * which its crawl starts.
 */
#ifndef RECORD_AGENCY_H
#define RECORD_AGENCY_H

#include "base/str.h"

enum seed_role {
	SEED_HOME, /* crawled, as the next three */
	SEED_E_SERVICE,
	SEED_ENGLISH,
	SEED_MOBILE,
	SEED_APP_ANDROID, /* recorded only, as the rest */
	SEED_APP_IOS,
	SEED_FACEBOOK,
	SEED_LINE,
	SEED_YOUTUBE
};
enum { SEED_ROLE_COUNT = 9 };

/* "home", "e-service", "app-android", ... */
const char *seed_role_word(enum seed_role role);

/* The role of a word; false, *out untouched, for any other. */
bool seed_role_of_word(struct str word, enum seed_role *out);

bool seed_role_is_crawled(enum seed_role role);

struct seed {
	struct str url; /* normal form */
	enum seed_role role;
};

/* Yes, no, or the table does not say. */
enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

/* All texts are borrowed from the arena of the table that was read. */
struct agency {
	struct str id;
	struct str level; /* "department" or "province" */
	struct str name_th;
	struct str name_en;
	struct str *aliases;
	size_t alias_count;
	struct str ministry_th;
	struct str province_code;
	struct str office_code;
	enum answer g2c;
	enum answer g2b;
	enum answer g2g;
	struct seed *seeds;
	size_t seed_count;
	bool is_left_out; /* known for its scope; not crawled in this run */
};

/* Whether any seed is crawled. */
bool agency_has_site(const struct agency *a);

#endif
