#include "publish/sheet_key.h"

#include <limits.h>

#include "base/digest.h"

enum { CHECK_LENGTH = 12, PART_COUNT = 9 };

/* The parts of a key's text in their order. */
enum {
	PART_FORMAT,
	PART_ROUND,
	PART_AUDIT,
	PART_RULE,
	PART_OUTCOME,
	PART_LEVEL,
	PART_DRAWN,
	PART_EVIDENCE,
	PART_CHECK
};

static const char format_word[] = "1";
static const char none_word[] = "-";

static void
make_check(
    struct str text, const struct sheet_key *k, char out[DIGEST_TEXT_BYTES])
{
	struct digest *d = digest_new(DIGEST_SHA256);

	digest_add(d, text);
	digest_add(d, str_of("\n"));
	digest_add(d, str_trim(k->agency_ids));
	digest_add(d, str_of("\n"));
	digest_add(d, str_trim(k->evidence_id));
	digest_finish(d, out);
	out[CHECK_LENGTH] = '\0';
}

static struct str
or_none(struct str text)
{
	return text.len > 0 ? text : str_of(none_word);
}

static struct str
unless_none(struct str text)
{
	return str_is(text, none_word) ? (struct str){0} : text;
}

void
sheet_key_append(struct buf *out, const struct sheet_key *k)
{
	struct buf text = {0};
	char check[DIGEST_TEXT_BYTES];

	buf_printf(&text, "%s/%.*s/%.*s/%.*s@%d/%s/", format_word,
	    STR_ARG(k->round), STR_ARG(k->audit), STR_ARG(k->rule_id),
	    k->rule_revision, outcome_word(k->machine_outcome));
	if (k->machine_level < 0)
		(void)buf_append_cstr(&text, none_word);
	else
		buf_printf(&text, "%d", k->machine_level);
	buf_printf(&text, "/%.*s/%.*s",
	    STR_ARG(or_none(str_of(review_drawn_word(k->drawn)))),
	    STR_ARG(or_none(k->evidence_sha256)));
	make_check(buf_str(&text), k, check);
	(void)buf_append_str(out, buf_str(&text));
	buf_printf(out, "/%s", check);
	buf_release(&text);
}

/* "ESV-04@3" */
static bool
read_rule(struct str part, struct sheet_key *out)
{
	size_t at = str_find_char(part, '@', 0);
	int64_t revision;

	if (at == STR_NONE || at == 0 ||
	    !str_to_int64(
	        str_slice(part, at + 1, part.len), 0, INT_MAX, &revision))
		return false;
	out->rule_id = str_slice(part, 0, at);
	out->rule_revision = (int)revision;
	return true;
}

static bool
read_level(struct str part, struct sheet_key *out)
{
	int64_t level = -1;

	if (!str_is(part, none_word) && !str_to_int64(part, 0, INT_MAX, &level))
		return false;
	out->machine_level = (int)level;
	return true;
}

static bool
split_parts(struct str text, struct str parts[PART_COUNT])
{
	size_t count = 0;

	while (count < PART_COUNT && str_split(&text, '/', &parts[count]))
		if (parts[count++].len == 0)
			return false;
	return count == PART_COUNT && text.len == 0;
}

enum sheet_key_state
sheet_key_read(struct str text, struct sheet_key *out)
{
	struct sheet_key k = {
	    .agency_ids = out->agency_ids, .evidence_id = out->evidence_id};
	struct str parts[PART_COUNT] = {{0}};
	char check[DIGEST_TEXT_BYTES];

	text = str_trim(text);
	if (str_find_char(text, '\0', 0) != STR_NONE ||
	    !split_parts(text, parts) ||
	    !str_is(parts[PART_FORMAT], format_word) ||
	    !read_rule(parts[PART_RULE], &k) ||
	    !outcome_of_word(parts[PART_OUTCOME], &k.machine_outcome) ||
	    !read_level(parts[PART_LEVEL], &k) ||
	    !review_drawn_of_word(unless_none(parts[PART_DRAWN]), &k.drawn))
		return SHEET_KEY_NONE;
	k.round = parts[PART_ROUND];
	k.audit = parts[PART_AUDIT];
	k.evidence_sha256 = unless_none(parts[PART_EVIDENCE]);
	*out = k;
	make_check(str_slice(text, 0, text.len - parts[PART_CHECK].len - 1), &k,
	    check);
	return str_is(parts[PART_CHECK], check) ? SHEET_KEY_GOOD
	                                        : SHEET_KEY_EDITED;
}
