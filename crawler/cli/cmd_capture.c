/* samruat capture: the stored bytes of one exchange, to open a proof. */
#include <unistd.h>

#include "cli/command.h"
#include "cli/grid.h"
#include "page/body.h"
#include "store/store.h"
#include "text/cells.h"
#include "web/header.h"
#include "web/url.h"

static const struct command_option options[] = {
    {"headers", NULL, {"the head of the answer alone", "เฉพาะส่วนหัวของคำตอบ"}},
    {"body", NULL,
        {"the body with its transfer coding undone",
            "เฉพาะเนื้อหา หลังคลายการแบ่งส่วน"}},
    {"decoded", NULL,
        {"the body with content codings undone, too; the byte places of "
         "evidence count in it",
            "เนื้อหาหลังคลายการบีบอัด ตำแหน่งไบต์ของหลักฐานนับจากส่วนนี้"}},
    {"request", NULL, {"the request as it was sent", "คำขอตามที่ส่งไป"}},
    {0},
};

/* Appends one view of a capture. */
struct part {
	const char *option; /* NULL: when no option is set */
	void (*append)(
	    struct buf *out, const struct stored_capture *c, struct arena *a);
};

/* As one server sent them in one exchange: of a revisit, that which it
 * repeats. */
static void
append_whole(struct buf *out, const struct stored_capture *c, struct arena *a)
{
	(void)a;
	(void)buf_append_str(out, c->body_head);
	(void)buf_append_str(out, c->body);
}

static void
append_head(struct buf *out, const struct stored_capture *c, struct arena *a)
{
	(void)a;
	(void)buf_append_str(out, c->head);
}

static void
append_request(struct buf *out, const struct stored_capture *c, struct arena *a)
{
	(void)a;
	(void)buf_append_str(out, c->request);
}

static void
append_payload(struct buf *out, const struct stored_capture *c, struct arena *a)
{
	struct header h = header_parse(a, c->body_head);
	bool is_complete = false;

	(void)buf_append_str(out, header_payload(a, &h, c->body, &is_complete));
}

static void
append_decoded(struct buf *out, const struct stored_capture *c, struct arena *a)
{
	struct header h = header_parse(a, c->body_head);
	bool is_complete = false;
	struct str payload = header_payload(a, &h, c->body, &is_complete);

	/* What could be undone is shown; why the rest could not stands in the
	 * ledger. */
	(void)body_decode(payload, header_get(&h, "Content-Encoding"), out);
}

static const struct part all = {NULL, append_whole};

static const struct part parts[] = {
    {"headers", append_head},
    {"body", append_payload},
    {"decoded", append_decoded},
    {"request", append_request},
};

static enum err_code
choose_part(
    const struct invocation *inv, const struct part **out, struct err *e)
{
	const struct part *chosen = &all;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!option_is_set(inv, parts[i].option))
			continue;
		if (chosen != &all)
			return err_set(e, ERR_USAGE,
			    "--%s and --%s do not go together", chosen->option,
			    parts[i].option);
		chosen = &parts[i];
	}
	*out = chosen;
	return ERR_NONE;
}

/* Line by line, so that a terminal shows them as lines and nothing in them
 * steers it. */
static void
print_for_eyes(struct str text, FILE *out)
{
	struct buf safe = {0};
	struct str line;

	while (str_split(&text, '\n', &line)) {
		cells_append_safe(&safe, line);
		(void)buf_append_char(&safe, '\n');
	}
	print_bytes(buf_str(&safe), out);
	buf_release(&safe);
}

static void
print_part(const struct invocation *inv, const struct part *part,
    const struct stored_capture *c)
{
	struct buf bytes = {0};

	part->append(&bytes, c, inv->arena);
	if (isatty(fileno(inv->out)) == 1)
		print_for_eyes(buf_str(&bytes), inv->out);
	else
		print_bytes(buf_str(&bytes), inv->out);
	buf_release(&bytes);
}

/* As it was given; and when that finds nothing, in normal form. */
static enum err_code
find(const struct invocation *inv, struct store *s, struct stored_capture *out,
    struct err *e)
{
	struct str given = str_of(inv->operands[0]);
	enum err_code rc = store_capture_read(s, given, inv->arena, out, e);
	struct url url;

	if (rc != ERR_USAGE)
		return rc;
	url = url_parse(inv->arena, given, NULL, NULL);
	if (url.kind != URL_WEB || str_equal(url_key(&url), given))
		return rc;
	return store_capture_read(s, url_key(&url), inv->arena, out, e);
}

/* Says of a revisit whose bytes follow. */
static void
tell_revisit(const struct invocation *inv, const struct stored_capture *c)
{
	static const struct words texts[] = {
	    [REVISIT_NOT_MODIFIED] = {"the server said that capture {1} still "
	                              "holds; the body is that one's",
	        "เซิร์ฟเวอร์แจ้งว่าข้อมูลครั้งที่ {1} ยังใช้ได้ เนื้อหาจึงเป็นของครั้งนั้น"},
	    [REVISIT_SAME_PAYLOAD] = {"the body is the same as that of capture "
	                              "{1}, which is shown",
	        "เนื้อหาเหมือนกับครั้งที่ {1} จึงแสดงของครั้งนั้น"},
	    [REVISIT_REUSED] = {"capture {1} was young enough to serve again; "
	                        "nothing was asked",
	        "ข้อมูลครั้งที่ {1} ยังใหม่พอ จึงใช้ซ้ำโดยไม่ได้ขอใหม่"},
	};
	struct str number =
	    arena_printf(inv->arena, "%lld", (long long)c->revisit_of);
	struct buf text = {0};

	if (c->revisit == REVISIT_NOT)
		return;
	words_append(&text, texts[c->revisit], inv->lang, &number, 1);
	(void)fprintf(
	    stderr, "samruat: %.*s: %s\n", STR_ARG(c->url), buf_cstr(&text));
	buf_release(&text);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	static const struct words nothing = {
	    "nothing was received; samruat requests says why",
	    "ไม่ได้รับข้อมูลใด ๆ ดูสาเหตุด้วย samruat requests"};
	struct stored_capture c = {0};
	const struct part *part = &all;
	struct store *s = NULL;
	enum err_code rc = choose_part(inv, &part, e);

	if (rc == ERR_NONE)
		rc = store_open(inv->store, STORE_READ, inv->clock, &s, e);
	if (rc == ERR_NONE)
		rc = find(inv, s, &c, e);
	if (rc == ERR_NONE && c.head.len == 0) {
		(void)fprintf(stderr, "samruat: %.*s: %s\n", STR_ARG(c.url),
		    words_in(nothing, inv->lang));
		inv->exit_code = 1;
	} else if (rc == ERR_NONE) {
		tell_revisit(inv, &c);
		print_part(inv, part, &c);
	}
	store_close(s);
	return rc;
}

const struct command command_capture = {
    .name = "capture",
    .usage = "URL|NUMBER|EVIDENCE-ID [--headers|--body|--decoded|--request]",
    .summary = {"writes the stored bytes of one answer",
        "แสดงไบต์ที่เก็บไว้ของคำตอบหนึ่ง ๆ"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
