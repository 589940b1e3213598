/* The head of `samruat show`: who it is, what a phone saw, and certificates. */
#include "cli/show_impl.h"

static void
put_words(const struct setting *s, struct words text, const struct str *args,
    size_t count)
{
	struct buf line = {0};

	words_append(&line, text, s->inv->lang, args, count);
	newline(s, 2);
	put(s, PAINT_NONE, buf_str(&line));
	buf_release(&line);
}

static void
put_phone(const struct setting *s, const struct show_phone *p)
{
	static const struct words same = {
	    "as a phone: {1} is the same, byte for byte",
	    "แบบโทรศัพท์: {1} เหมือนกันทุกไบต์"};
	static const struct words other = {
	    "as a phone: {1} gave other bytes", "แบบโทรศัพท์: {1} ได้ไบต์ต่างออกไป"};
	static const struct words leads = {
	    "as a phone: {1} leads to {2}", "แบบโทรศัพท์: {1} ส่งต่อไปที่ {2}"};
	static const struct words failed = {
	    "as a phone: {1} was not seen: {2}", "แบบโทรศัพท์: ไม่ได้เห็น {1}: {2}"};
	struct str args[] = {p->url, p->redirect_to};
	struct words text = p->is_same ? same : other;

	if (p->redirect_to.len > 0)
		text = leads;
	if (p->reason != REASON_NONE) {
		text = failed;
		args[1] =
		    str_of(words_in(reason_text(p->reason), s->inv->lang));
	}
	put_words(s, text, args, 2);
}

static void
put_certificate(const struct setting *s, const struct show_certificate *c)
{
	static const struct words fault = {
	    "certificate of {1}: {2}", "ใบรับรองของ {1}: {2}"};
	static const struct words until = {
	    "valid until {1}, for {2}", "ใช้ได้ถึง {1} สำหรับ {2}"};
	enum { NAMES_BYTES = 120 };
	struct str args[] = {c->origin, c->fault};
	struct str more[] = {c->ends_at, str_slice(c->names, 0, NAMES_BYTES)};

	put_words(s, fault, args, 2);
	if (c->ends_at.len > 0)
		put_words(s, until, more, 2);
}

void
show_put_head(const struct setting *s)
{
	const struct show_agency *g = s->agency;

	put(s, PAINT_BOLD,
	    s->inv->lang == LANG_EN && g->name_en.len > 0 ? g->name_en
	                                                  : g->name_th);
	newline(s, 0);
	put(s, PAINT_DIM,
	    arena_printf(s->arena, "%.*s · %.*s · %.*s · %.*s",
	        STR_ARG(g->agency_id), STR_ARG(g->level), STR_ARG(g->status),
	        STR_ARG(g->round)));
	for (size_t i = 0; i < g->phone_count; i++)
		put_phone(s, &g->phones[i]);
	for (size_t i = 0; i < g->certificate_count; i++)
		put_certificate(s, &g->certificates[i]);
	(void)buf_append_char(s->out, '\n');
}
