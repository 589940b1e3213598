#include "survey_proof.h"

#include "record/absence.h"
#include "survey_chance.h"

enum {
	PROOFS_MAX = 12,
	PAGES_PROVEN = 3, /* of a rule that looks at each page ... */
	PROVEN_THERE = 2, /* ... and pieces on one of them */
	URLS_SHOWN = 5,
	SHARED = 60 /* permille of what stands on an office's page */
};

/* What examples call the agency and its host. */
static const struct {
	const char *word;
	bool is_host;
} stand_ins[] = {
    {"กรมตัวอย่าง", false},
    {"www.agency.example", true},
    {"www.example.go.th", true},
};

static struct str
in_words_of(const struct survey_site *site, struct str text, struct arena *a)
{
	for (size_t i = 0; i < sizeof(stand_ins) / sizeof(stand_ins[0]); i++) {
		struct str word = str_of(stand_ins[i].word);
		struct str own =
		    stand_ins[i].is_host ? site->host : site->agency->name_th;
		size_t at = str_find(text, word, 0);

		if (at != STR_NONE)
			text = arena_printf(a, "%.*s%.*s%.*s",
			    STR_ARG(str_slice(text, 0, at)), STR_ARG(own),
			    STR_ARG(str_slice(text, at + word.len, text.len)));
	}
	return text;
}

static bool
is_of_text(const struct evidence *e)
{
	return e->match_kind == MATCH_EXACT || e->match_kind == MATCH_FOLDED ||
	    e->match_kind == MATCH_LOOSE;
}

/* An absence that tells what was looked at is made anew. */
static bool
is_count_of_pages(const struct evidence *e)
{
	struct absence told;

	return e->match_kind == MATCH_ABSENCE &&
	    (absence_read(e->quote, &told) ||
	        absence_read(e->context_after, &told));
}

static struct evidence
evidence_at(const struct survey_site *site, const struct survey_page *p,
    const struct evidence *from, struct arena *a)
{
	struct evidence e = *from;
	struct dice d = chance_of("place", site->agency->id, e.quote);

	e.quote = in_words_of(site, e.quote, a);
	e.context_before = in_words_of(site, e.context_before, a);
	e.context_after = in_words_of(site, e.context_after, a);
	if (is_of_text(&e) && e.context_before.len == 0)
		e.context_before = str_of(p->kind->before);
	if (is_of_text(&e) && e.context_after.len == 0)
		e.context_after = str_of(p->kind->after);
	if (e.byte_start >= 0) {
		int64_t shift = chance_between(&d, 900, 40000);

		e.line = chance_between(&d, 12, 700);
		e.byte_start += shift;
		e.byte_end += shift;
	}
	e.part = 0;
	e.block = 0;
	e.ownership = OWNERSHIP_OWN;
	if (site->agency->office_code.len > 0 && chance_hits(&d, SHARED))
		e.ownership = OWNERSHIP_SHARED;
	return e;
}

static void
add(struct verdict *v, struct evidence e, const struct survey_page *p)
{
	if (v->proof_count < PROOFS_MAX)
		v->proofs[v->proof_count++] =
		    (struct proof){e, p == NULL ? NULL : &p->page};
}

/* What the case found, on a page each; of rules about every page on more. */
static void
add_found(const struct survey_site *site, const struct survey_rule *rule,
    const struct audit_trial *found, struct arena *a, struct verdict *v)
{
	bool is_of_pages = str_is(rule->info->scope, "page");
	size_t pages = is_of_pages ? PAGES_PROVEN : 1;
	size_t most = is_of_pages ? PROVEN_THERE : PROOFS_MAX;

	for (size_t n = 0; n < pages && n < site->page_count; n++) {
		const struct survey_page *p = is_of_pages
		    ? &site->pages[n]
		    : survey_page_at(site, rule->path);

		for (size_t i = 0; i < found->evidence_count && i < most; i++)
			if (!is_count_of_pages(&found->evidence[i]))
				add(v,
				    evidence_at(
				        site, p, &found->evidence[i], a),
				    p);
	}
}

static bool
is_whole(const struct survey_site *site, const struct verdict *v)
{
	return v->is_complete && v->pages_examined <= (int64_t)site->page_count;
}

/* The figures of the pages that were looked at. */
static struct str
absence_of(
    const struct survey_site *site, const struct verdict *v, struct arena *a)
{
	size_t count = (size_t)v->pages_examined;
	struct absence all = {.pages = v->pages_examined,
	    .counted = v->pages_examined,
	    .is_complete = is_whole(site, v),
	    .unread = site->unread_count};
	struct str *urls = arena_array(a, count, sizeof(*urls));
	struct str *texts = arena_array(a, count, sizeof(*texts));
	struct buf text = {0};
	struct str kept;

	if (all.unread > 0)
		all.unread_reason = site->fate->limit;
	if (v->reason == REASON_JS_SHELL)
		all.views[1] = v->pages_examined;
	for (size_t i = 0; i < count; i++) {
		struct dice d = chance_of(
		    "counts", site->pages[i].page.url, (struct str){0});

		urls[i] = site->pages[i].page.url;
		texts[i] = site->pages[i].page.text_sha256;
		all.counts[SEEN_ELEMENTS] += chance_between(&d, 80, 900);
		all.counts[SEEN_LINKS] += chance_between(&d, 12, 140);
		all.counts[SEEN_FORMS] += chance_between(&d, 0, 2);
		all.counts[SEEN_FIELDS] += chance_between(&d, 0, 6);
		all.counts[SEEN_IMAGES] += chance_between(&d, 2, 60);
		all.counts[SEEN_WORDS_TH] += chance_between(&d, 60, 1800);
		all.counts[SEEN_WORDS_EN] += chance_between(&d, 0, 90);
		all.counts[SEEN_CHARACTERS] += chance_between(&d, 600, 9000);
	}
	absence_list(&all, urls, count);
	absence_text(&all, texts, count);
	absence_append(&text, &all);
	kept = arena_str(a, buf_str(&text));
	buf_release(&text);
	return kept;
}

/* As the roll-up of a real site puts it. */
static void
add_absence(const struct survey_site *site, struct arena *a, struct verdict *v)
{
	struct evidence e = {.label = str_of("pages examined"),
	    .match_kind = MATCH_ABSENCE,
	    .byte_start = -1,
	    .byte_end = -1};
	struct buf text = {0};

	buf_printf(&text, "%lld %s examined", (long long)v->pages_examined,
	    v->pages_examined == 1 ? "page" : "pages");
	for (int64_t i = 0; i < v->pages_examined && i < URLS_SHOWN; i++)
		buf_printf(&text, "%s%.*s", i == 0 ? ": " : ", ",
		    STR_ARG(site->pages[i].page.url));
	if (v->pages_examined > URLS_SHOWN)
		(void)buf_append_cstr(&text, ", ...");
	if (site->unread_count > 0)
		buf_printf(
		    &text, "; %lld not read", (long long)site->unread_count);
	e.quote = arena_str(a, buf_str(&text));
	e.context_after = absence_of(site, v, a);
	buf_release(&text);
	add(v, e, NULL);
}

/* What a rule says of a site that did not come: where that was. */
static void
prove_unseen(const struct survey_site *site, struct arena *a, struct verdict *v)
{
	struct evidence e = {.label = str_of("the home page"),
	    .match_kind = MATCH_STRUCTURE,
	    .byte_start = -1,
	    .byte_end = -1};

	if (v->outcome == OUTCOME_UNTESTED)
		return;
	e.quote = arena_printf(a, "%.*s: %s", STR_ARG(site->home),
	    reason_word(site->fate->reason));
	add(v, e, NULL);
}

void
survey_prove(const struct survey_site *site, const struct survey_rule *rule,
    const struct audit_trial *found, struct arena *a, struct verdict *v)
{
	v->proofs = arena_array(a, PROOFS_MAX + 1, sizeof(*v->proofs));
	if (site->page_count == 0) {
		prove_unseen(site, a, v);
		return;
	}
	if (v->outcome == OUTCOME_INAPPLICABLE)
		return;
	if (found != NULL)
		add_found(site, rule, found, a, v);
	if (v->outcome == OUTCOME_PASSED && v->proof_count > 0)
		v->url = v->proofs[0].page->url;
	else
		add_absence(site, a, v);
}
