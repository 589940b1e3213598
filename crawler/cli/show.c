/* One agency on a terminal: rules by indicator, each with its outcome and the
 * sentence it rests on. Nothing of a page steers the terminal. */
#include "cli/show.h"

#include "cli/look.h"
#include "cli/show_impl.h"
#include "publish/proof_words.h"
#include "text/cells.h"

void
put_colored(const struct setting *s, const char *code, struct str text)
{
	if (s->inv->has_color)
		buf_printf(s->out, "\033[%sm", code);
	cells_append_safe(s->out, text);
	if (s->inv->has_color)
		(void)buf_append_cstr(s->out, "\033[0m");
}

void
put(const struct setting *s, enum paint paint, struct str text)
{
	static const char *const codes[] = {
	    [PAINT_NONE] = "0",
	    [PAINT_BOLD] = "1",
	    [PAINT_DIM] = "2",
	    [PAINT_MARK] = "1;7",
	    [PAINT_LINK] = "4",
	};

	if (paint == PAINT_NONE)
		cells_append_safe(s->out, text);
	else
		put_colored(s, codes[paint], text);
}

static void
put_cstr(const struct setting *s, enum paint paint, const char *text)
{
	put(s, paint, str_of(text));
}

void
newline(const struct setting *s, size_t indent)
{
	(void)buf_append_char(s->out, '\n');
	while (indent-- > 0)
		(void)buf_append_char(s->out, ' ');
}

/* The end of a text that takes at most width cells, whole characters. */
static struct str
last_cells(struct str text, size_t width)
{
	while (text.len > 0 && cells_width(text) > width) {
		size_t n = 1;

		while (
		    n < text.len && ((unsigned char)text.ptr[n] & 0xc0) == 0x80)
			n++;
		text = str_slice(text, n, text.len);
	}
	return text;
}

/* A quote with what stands around it, cut to one line. */
static void
put_quote(const struct setting *s, const struct evidence *v)
{
	size_t width = (size_t)s->inv->columns - INDENT - 4;
	struct str quote = cells_cut(
	    v->quote, width > QUOTE_CELLS_MIN ? width : QUOTE_CELLS_MIN);
	size_t used = cells_width(quote);
	size_t side = used < width ? (width - used) / 2 : 0;
	struct str before = last_cells(v->context_before, side);
	struct str after = cells_cut(v->context_after, side);
	bool is_found =
	    v->match_kind != MATCH_ABSENCE && v->match_kind != MATCH_NEAR_MISS;

	newline(s, INDENT);
	if (is_found && before.len < v->context_before.len)
		put_cstr(s, PAINT_DIM, "…");
	put(s, PAINT_DIM, before);
	if (is_found && !s->inv->has_color)
		put_cstr(s, PAINT_NONE, "[");
	put(s, is_found ? PAINT_MARK : PAINT_NONE, quote);
	if (quote.len < v->quote.len)
		put_cstr(s, PAINT_DIM, "…");
	if (is_found && !s->inv->has_color)
		put_cstr(s, PAINT_NONE, "]");
	put(s, PAINT_DIM, after);
	if (is_found && after.len < v->context_after.len)
		put_cstr(s, PAINT_DIM, "…");
}

/* Where the bytes of a page stand that came again, or not at all. */
static void
put_age(const struct setting *s, const struct show_proof *p)
{
	struct str args[] = {p->bytes_at, p->bytes_round};
	struct buf line = {0};

	if (p->revisit == REVISIT_NOT)
		return;
	words_append(&line, proof_age_text(p->revisit), s->inv->lang, args, 2);
	newline(s, INDENT);
	put(s, PAINT_DIM, buf_str(&line));
	buf_release(&line);
}

static void
put_bytes(const struct setting *s, const struct evidence *v)
{
	enum lang lang = s->inv->lang;

	if (v->byte_start < 0)
		return;
	put(s, PAINT_DIM,
	    arena_printf(s->arena, " · %s %lld · %s %lld-%lld",
	        words_in(proof_phrase_text(PROOF_LINE), lang),
	        (long long)v->line,
	        words_in(proof_phrase_text(PROOF_BYTES), lang),
	        (long long)v->byte_start, (long long)v->byte_end));
}

/* A part of a page, and text of a template, are not the page's own. */
static void
put_owner(const struct setting *s, const struct show_proof *p)
{
	struct words owner = proof_owner_text(p->evidence.ownership);
	struct buf line = {0};

	if (!str_equal(p->page_url, p->url)) {
		words_append(&line, proof_phrase_text(PROOF_PART_OF),
		    s->inv->lang, &p->page_url, 1);
		newline(s, INDENT);
		put(s, PAINT_DIM, buf_str(&line));
	}
	if (p->shared_with > 0) {
		struct str count =
		    arena_printf(s->arena, "%lld", (long long)p->shared_with);

		buf_clear(&line);
		words_append(&line, proof_phrase_text(PROOF_SHARED_WITH),
		    s->inv->lang, &count, 1);
		newline(s, INDENT);
		put(s, PAINT_DIM, buf_str(&line));
	}
	if (owner.en != NULL) {
		newline(s, INDENT);
		put_cstr(s, PAINT_DIM, words_in(owner, s->inv->lang));
	}
	buf_release(&line);
}

static void
put_place(const struct setting *s, const struct show_proof *p)
{
	enum lang lang = s->inv->lang;

	if (p->url.len == 0)
		return;
	newline(s, INDENT);
	put_cstr(
	    s, PAINT_DIM, words_in(proof_phrase_text(PROOF_CLICK_PATH), lang));
	put_cstr(s, PAINT_DIM, ": ");
	put_cstr(s, PAINT_NONE,
	    words_in(proof_phrase_text(
	                 p->is_unlinked ? PROOF_NO_LINK : PROOF_START_PAGE),
	        lang));
	if (p->click_path.len > 0) {
		put_cstr(s, PAINT_DIM, " › ");
		put(s, PAINT_NONE, p->click_path);
	}
	newline(s, INDENT);
	put(s, PAINT_LINK, p->url);
	put_owner(s, p);
	newline(s, INDENT);
	put(s, PAINT_DIM, p->captured_at);
	put_bytes(s, &p->evidence);
	put_age(s, p);
	newline(s, INDENT);
	put(s, PAINT_DIM,
	    arena_printf(s->arena, "samruat capture %.*s · sha256 %.*s…",
	        STR_ARG(p->evidence_id),
	        STR_ARG(str_slice(p->payload_sha256, 0, 12))));
}

static void
put_proof(const struct setting *s, const struct show_proof *p)
{
	if (show_put_absence(s, &p->evidence))
		return;
	newline(s, INDENT - 2);
	put_cstr(s, PAINT_DIM,
	    words_in(proof_found_text(p->evidence.match_kind), s->inv->lang));
	if (p->evidence.label.len > 0) {
		put_cstr(s, PAINT_DIM, ": ");
		put(s, PAINT_NONE, p->evidence.label);
	}
	put_quote(s, &p->evidence);
	put_place(s, p);
}

struct str
show_title_of(const struct setting *s, struct str rule_id)
{
	size_t i =
	    s->rules == NULL ? STR_NONE : rule_set_find(s->rules, rule_id);
	const struct rule_info *info;

	if (i == STR_NONE)
		return (struct str){0};
	info = rule_set_info(s->rules, i);
	return s->inv->lang == LANG_TH ? info->title.th : info->title.en;
}

static void
put_outcome(const struct setting *s, const struct show_verdict *v)
{
	static const struct words level_words = {"level", "ระดับ"};
	static const struct words listed_words = {
	    "{1} of {2} listed", "{1} จาก {2} รายการ"};
	const char *code = look_of_outcome(v->outcome);

	put_colored(
	    s, code, str_of(words_in(outcome_text(v->outcome), s->inv->lang)));
	if (v->level >= 0)
		put(s, PAINT_NONE,
		    arena_printf(s->arena, " · %s %lld",
		        words_in(level_words, s->inv->lang),
		        (long long)v->level));
	if (v->listed >= 0) {
		struct str args[] = {
		    arena_printf(s->arena, "%lld", (long long)v->listed_passed),
		    arena_printf(s->arena, "%lld", (long long)v->listed)};

		put_cstr(s, PAINT_NONE, " · ");
		words_append(s->out, listed_words, s->inv->lang, args, 2);
	}
	if (v->reason != REASON_NONE) {
		put_cstr(s, PAINT_NONE, " · ");
		put_cstr(s, PAINT_NONE,
		    words_in(reason_text(v->reason), s->inv->lang));
	}
}

static void
put_proofs(const struct setting *s, const struct show_verdict *v)
{
	static const struct words more_words = {
	    "and {1} more: samruat show {2} --rule {3}",
	    "และอีก {1} หลักฐาน: samruat show {2} --rule {3}"};
	size_t count = 0;

	for (size_t i = 0; i < s->agency->proof_count; i++) {
		const struct show_proof *p = &s->agency->proofs[i];

		if (str_equal(p->rule_id, v->rule_id) && count++ < s->most)
			put_proof(s, p);
	}
	if (count > s->most) {
		struct str args[] = {
		    arena_printf(s->arena, "%zu", count - s->most),
		    s->agency->agency_id, v->rule_id};
		struct buf line = {0};

		newline(s, INDENT - 2);
		words_append(&line, more_words, s->inv->lang, args, 3);
		put(s, PAINT_NONE, buf_str(&line));
		buf_release(&line);
	}
}

static void
put_verdict(const struct setting *s, const struct show_verdict *v)
{
	newline(s, 2);
	put_colored(
	    s, look_of_outcome(v->outcome), str_of(outcome_sign(v->outcome)));
	put_cstr(s, PAINT_NONE, " ");
	put(s, PAINT_BOLD, v->rule_id);
	put_cstr(s, PAINT_NONE, "  ");
	put(s, PAINT_NONE, show_title_of(s, v->rule_id));
	newline(s, INDENT - 2);
	put_outcome(s, v);
	show_put_reviews(s, v);
	put_proofs(s, v);
	(void)buf_append_char(s->out, '\n');
}

bool
show_is_under(const struct setting *s, struct str rule_id, struct str indicator)
{
	size_t i =
	    s->rules == NULL ? STR_NONE : rule_set_find(s->rules, rule_id);
	const struct rule_info *info;

	if (i == STR_NONE)
		return indicator.len == 0;
	info = rule_set_info(s->rules, i);
	/* A rule of several indicators stands under its first. */
	return info->indicator_count > 0 &&
	    str_equal(info->indicators[0], indicator);
}

static void
put_group(const struct setting *s, struct str key, struct str title)
{
	bool is_first = true;

	for (size_t i = 0; i < s->agency->verdict_count; i++) {
		const struct show_verdict *v = &s->agency->verdicts[i];

		if (!show_is_under(s, v->rule_id, key))
			continue;
		if (is_first) {
			newline(s, 0);
			put(s, PAINT_BOLD, title);
			is_first = false;
		}
		put_verdict(s, v);
	}
}

void
show_put_counts(const struct setting *s)
{
	int counts[OUTCOME_COUNT] = {0};

	for (size_t i = 0; i < s->agency->verdict_count; i++)
		counts[s->agency->verdicts[i].outcome]++;
	newline(s, 0);
	for (int o = 0; o < OUTCOME_COUNT; o++) {
		if (o > 0)
			put_cstr(s, PAINT_DIM, " · ");
		put_colored(s, look_of_outcome((enum outcome)o),
		    arena_printf(s->arena, "%s %d",
		        words_in(outcome_text((enum outcome)o), s->inv->lang),
		        counts[o]));
	}
	(void)buf_append_char(s->out, '\n');
}

void
show_append(struct buf *out, const struct invocation *inv,
    const struct show_agency *agency, const struct rule_set *rules, size_t most)
{
	struct setting s = {out, inv, agency, rules, inv->arena, most};
	size_t count = 0;
	const struct indicator_info *indicators =
	    rules == NULL ? NULL : rule_set_indicators(rules, &count);

	show_put_head(&s);
	for (size_t i = 0; i < count; i++)
		put_group(&s, indicators[i].key,
		    inv->lang == LANG_TH ? indicators[i].title.th
		                         : indicators[i].title.en);
	put_group(&s, (struct str){0}, str_of("—"));
	show_put_counts(&s);
}
