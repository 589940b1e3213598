#include "survey_fate.h"

#include "survey_chance.h"

/* Out of a thousand: an agency that meets another fate a year later. */
enum { OTHER_FATE = 30, YEARLY_GAIN = 20 };

/* Out of a thousand departments, and of a thousand offices. */
static const struct {
	const char *status;
	enum agency_status listed;
	enum reason reason;
	int department;
	int office;
} fates[] = {
    {"reached", AGENCY_ACTIVE, REASON_NONE, 905, 728},
    {"unreachable", AGENCY_ACTIVE, REASON_CONNECT_TIMEOUT, 14, 34},
    {"unreachable", AGENCY_ACTIVE, REASON_NO_SUCH_NAME, 4, 26},
    {"unreachable", AGENCY_ACTIVE, REASON_TLS, 8, 6},
    {"unreachable", AGENCY_ACTIVE, REASON_HTTP_5XX, 8, 12},
    {"unreachable", AGENCY_ACTIVE, REASON_REFUSED, 2, 8},
    {"blocked", AGENCY_ACTIVE, REASON_HTTP_403, 18, 20},
    {"blocked", AGENCY_ACTIVE, REASON_CHALLENGE, 16, 14},
    {"forbidden", AGENCY_ACTIVE, REASON_ROBOTS, 12, 12},
    {"moved", AGENCY_ACTIVE, REASON_REDIRECT_OUT_OF_SCOPE, 3, 8},
    {"no-website", AGENCY_NO_WEBSITE, REASON_NO_SITE, 4, 26},
    {"social-only", AGENCY_SOCIAL_ONLY, REASON_NO_SITE, 0, 48},
    {"unknown", AGENCY_UNKNOWN, REASON_SITE_UNKNOWN, 6, 58},
};

static const struct {
	enum reason reason;
	int permille; /* of sites that were reached */
} limits[] = {
    {REASON_BUDGET, 110},
    {REASON_JS_SHELL, 35},
    {REASON_ROBOTS, 30},
    {REASON_NONE, 1000},
};

static bool
is_department(const struct agency *a)
{
	return str_is(a->level, "department");
}

static void
set_fate(struct survey_fate *f, const struct agency *a, struct dice *d)
{
	int throw = chance_between(d, 0, 999);
	size_t i = 0;

	for (;; i++) {
		int part =
		    is_department(a) ? fates[i].department : fates[i].office;

		if (throw < part)
			break;
		throw -= part;
	}
	f->status = fates[i].status;
	f->listed = fates[i].listed;
	f->reason = fates[i].reason;
}

static enum reason
limit_of(const struct agency *a)
{
	struct dice d = chance_of("limit", a->id, (struct str){0});
	size_t i = 0;

	while (!chance_hits(&d, limits[i].permille))
		i++;
	return limits[i].reason;
}

/* Up to so much more or less for all agencies that share a thing. */
static int
shift(const char *about, struct str thing, int most)
{
	struct dice d = chance_of(about, thing, (struct str){0});

	return chance_between(&d, -most, most);
}

static int
quality_of(const struct agency *a, int round)
{
	int quality = is_department(a) ? 610 : 420;

	quality += shift("ministry", a->ministry_th, 110);
	if (a->province_code.len > 0)
		quality += shift("province", a->province_code, 100);
	if (a->office_code.len > 0)
		quality += shift("office", a->office_code, 60);
	quality += shift("agency", a->id, 150);
	return chance_clamp(quality + round * YEARLY_GAIN, 60, 960);
}

struct survey_fate
survey_fate_of(const struct agency *a, int round)
{
	struct survey_fate f = {.quality = quality_of(a, round)};
	struct dice d = chance_of("fate", a->id, (struct str){0});
	struct dice change = chance_of("other fate", a->id, (struct str){0});

	set_fate(&f, a, &d);
	if (round > 0 && chance_hits(&change, OTHER_FATE))
		set_fate(&f, a, &change);
	if (f.reason == REASON_NONE)
		f.limit = limit_of(a);
	f.is_secure = quality_of(a, 0) > 400;
	return f;
}
