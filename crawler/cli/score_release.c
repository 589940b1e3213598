#include "cli/score_release.h"

#include "score/digest.h"
#include "score/plan.h"

static enum err_code
check(struct store *s, const struct score_release *r, struct err *e)
{
	char sha256[DIGEST_TEXT_BYTES];
	enum err_code rc = score_digest(s, &r->plan, &r->of, sha256, e);

	if (rc == ERR_NONE && !str_is(r->release.figures_sha256, sha256))
		rc = err_set(e, ERR_DB,
		    "the figures of release %.*s are not what was released: "
		    "their digest was %.*s and is %s",
		    STR_ARG(r->release.name),
		    STR_ARG(r->release.figures_sha256), sha256);
	return rc;
}

enum err_code
score_release_open(struct store *s, struct str name, struct arena *a,
    struct score_release *out, struct err *e)
{
	struct score_release r = {0};
	enum err_code rc = store_release_find(s, name, a, &r.release, e);

	if (rc == ERR_NONE)
		rc = plan_read(a, r.release.plan, &r.plan, e);
	if (rc != ERR_NONE)
		return rc;
	r.of = (struct scored_query){
	    r.release.round, r.release.audit, r.release.last_review};
	rc = check(s, &r, e);
	if (rc == ERR_NONE)
		*out = r;
	return rc;
}
