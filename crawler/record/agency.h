/*
 * Who is surveyed: an agency as a targets table names it, with the seeds from
 * which its crawl starts.
 */
#ifndef RECORD_AGENCY_H
#define RECORD_AGENCY_H

#include "base/str.h"
#include "record/reason.h"
#include "web/scope.h"

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
	enum scope_kind scope; /* what of its host is the agency's */
};

/* What the table knows of an agency's site before anybody looks. */
enum agency_status {
	AGENCY_ACTIVE, /* it has one, as far as the seeds know */
	AGENCY_NO_WEBSITE, /* it has none */
	AGENCY_SOCIAL_ONLY, /* it has social pages only */
	AGENCY_MERGED, /* it is part of another by now */
	AGENCY_UNKNOWN /* nobody has found out yet */
};
enum { AGENCY_STATUS_COUNT = 5 };

/* "active", "no-website", "social-only", "merged", "unknown" */
const char *agency_status_word(enum agency_status status);

/* The status of a word; false, *out untouched, for any other. */
bool agency_status_of_word(struct str word, enum agency_status *out);

/* Yes, no, or the table does not say. */
enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

/* All texts are borrowed from the arena of the table that was read. */
struct agency {
	struct str id;
	struct str level; /* "department" or "province" */
	struct str name_th;
	struct str name_en;
	struct str *aliases; /* its abbreviations among them */
	size_t alias_count;
	struct str ministry_th;
	struct str province_code;
	struct str office_code;
	struct str parent_id; /* the agency above it; empty: none */
	struct str successor_id; /* of a merged one: what it is part of */
	enum agency_status status;
	enum answer g2c;
	enum answer g2b;
	enum answer g2g;
	struct seed *seeds;
	size_t seed_count;
	bool is_left_out; /* known for its scope; not crawled in this run */
};

/* The address of its first home seed, else of its first seed; empty: none. */
struct str agency_home(const struct agency *a);

/* Whether any seed is crawled. */
bool agency_has_site(const struct agency *a);

/* Why an agency without a site has none: REASON_NO_SITE, REASON_SITE_UNKNOWN
 * or REASON_MERGED. */
enum reason agency_no_site_reason(const struct agency *a);

#endif
