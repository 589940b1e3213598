#include "record/agency.h"

static const struct {
	const char *word;
	bool is_crawled;
} roles[SEED_ROLE_COUNT] = {
    [SEED_HOME] = {"home", true},
    [SEED_E_SERVICE] = {"e-service", true},
    [SEED_ENGLISH] = {"english", true},
    [SEED_MOBILE] = {"mobile", true},
    [SEED_APP_ANDROID] = {"app-android", false},
    [SEED_APP_IOS] = {"app-ios", false},
    [SEED_FACEBOOK] = {"facebook", false},
    [SEED_LINE] = {"line", false},
    [SEED_YOUTUBE] = {"youtube", false},
};

const char *
seed_role_word(enum seed_role role)
{
	return roles[role].word;
}

bool
seed_role_of_word(struct str word, enum seed_role *out)
{
	for (int i = 0; i < SEED_ROLE_COUNT; i++)
		if (str_is(word, roles[i].word)) {
			*out = (enum seed_role)i;
			return true;
		}
	return false;
}

bool
seed_role_is_crawled(enum seed_role role)
{
	return roles[role].is_crawled;
}

struct str
agency_home(const struct agency *a)
{
	for (size_t i = 0; i < a->seed_count; i++)
		if (a->seeds[i].role == SEED_HOME)
			return a->seeds[i].url;
	return a->seed_count > 0 ? a->seeds[0].url : (struct str){0};
}

bool
agency_has_site(const struct agency *a)
{
	for (size_t i = 0; i < a->seed_count; i++)
		if (seed_role_is_crawled(a->seeds[i].role))
			return true;
	return false;
}

static const struct {
	const char *word;
	enum reason reason;
} statuses[AGENCY_STATUS_COUNT] = {
    [AGENCY_ACTIVE] = {"active", REASON_NO_SITE},
    [AGENCY_NO_WEBSITE] = {"no-website", REASON_NO_SITE},
    [AGENCY_SOCIAL_ONLY] = {"social-only", REASON_NO_SITE},
    [AGENCY_MERGED] = {"merged", REASON_MERGED},
    [AGENCY_UNKNOWN] = {"unknown", REASON_SITE_UNKNOWN},
};

const char *
agency_status_word(enum agency_status status)
{
	return statuses[status].word;
}

bool
agency_status_of_word(struct str word, enum agency_status *out)
{
	for (int i = 0; i < AGENCY_STATUS_COUNT; i++)
		if (str_is(word, statuses[i].word)) {
			*out = (enum agency_status)i;
			return true;
		}
	return false;
}

enum reason
agency_no_site_reason(const struct agency *a)
{
	return statuses[a->status].reason;
}
