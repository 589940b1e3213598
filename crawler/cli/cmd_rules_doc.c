/* samruat rules doc: the catalogue of a pack as static pages. */
#include "base/file.h"
#include "cli/grid.h"
#include "cli/rules_doc.h"
#include "cli/rules_open.h"

extern const unsigned char rules_doc_css[];
extern const size_t rules_doc_css_bytes;

static const struct command_option options[] = {
    {"to", "DIR",
        {"the folder to write to; it is made when it is missing",
            "โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี"}},
    {0},
};

/* The folder being written. */
struct doc_folder {
	const char *path;
	const struct rule_set *set;
	struct arena *arena;
};

static enum err_code
write_page(const struct doc_folder *f, const char *folder, const char *name,
    struct html *h, struct err *e)
{
	const char *path =
	    file_join(f->arena, file_join(f->arena, f->path, folder), name);
	enum err_code rc = file_write(path, buf_str(&h->out), e);

	buf_release(&h->out);
	return rc;
}

static enum err_code
write_lang(const struct doc_folder *f, enum lang lang, struct err *e)
{
	const char *name = lang == LANG_TH ? "th" : "en";
	struct html h = {.lang = lang};
	enum err_code rc =
	    file_make_folder(file_join(f->arena, f->path, name), e);

	if (rc != ERR_NONE)
		return rc;
	doc_append_index(&h, f->set, f->arena);
	rc = write_page(f, name, "index.html", &h, e);
	for (size_t i = 0; rc == ERR_NONE && i < rule_set_count(f->set); i++) {
		const struct rule_info *info = rule_set_info(f->set, i);

		h = (struct html){.lang = lang};
		doc_append_rule(&h, f->set, i, f->arena);
		rc = write_page(f, name,
		    arena_printf(f->arena, "%.*s.html", STR_ARG(info->id)).ptr,
		    &h, e);
	}
	return rc;
}

/* The way in: one link for each language. */
static enum err_code
write_entrance(const struct doc_folder *f, struct err *e)
{
	struct html h = {.lang = LANG_TH};

	html_begin(&h, str_of("รายการกฎ"), "");
	html_body(&h);
	html_put(&h,
	    "<main>\n<h1>รายการกฎ</h1>\n<ul>\n"
	    "<li><a href=\"th/index.html\">ภาษาไทย</a></li>\n"
	    "<li><a href=\"en/index.html\" lang=\"en\" hreflang=\"en\">"
	    "English</a></li>\n</ul>\n</main>\n");
	doc_append_footer(&h, f->set);
	html_end(&h);
	return write_page(f, "", "index.html", &h, e);
}

static enum err_code
write_style(const struct doc_folder *f, struct err *e)
{
	const struct str css = {
	    (const char *)rules_doc_css, rules_doc_css_bytes};

	return file_write(file_join(f->arena, f->path, "style.css"), css, e);
}

static enum err_code
write_all(const struct doc_folder *f, struct err *e)
{
	enum err_code rc = write_lang(f, LANG_TH, e);

	if (rc == ERR_NONE)
		rc = write_lang(f, LANG_EN, e);
	if (rc == ERR_NONE)
		rc = write_style(f, e);
	if (rc == ERR_NONE)
		rc = write_entrance(f, e);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	static const struct words written = {
	    "{1}/index.html: {2} rules", "{1}/index.html: กฎ {2} ข้อ"};
	struct doc_folder f = {
	    .path = option_get(inv, "to"), .arena = inv->arena};
	struct rule_set *set = NULL;
	enum err_code rc;

	if (f.path == NULL)
		return err_set(e, ERR_USAGE, "rules doc needs --to DIR");
	rc = rules_open(
	    inv, inv->operand_count > 0 ? inv->operands[0] : "rules", &set, e);
	if (rc != ERR_NONE)
		return rc;
	f.set = set;
	rc = write_all(&f, e);
	if (rc == ERR_NONE) {
		const struct str args[] = {str_of(f.path),
		    arena_printf(inv->arena, "%zu", rule_set_count(set))};

		print_words(written, inv->lang, args, 2, inv->out);
	}
	rule_set_free(set);
	return rc;
}

const struct command command_rules_doc = {
    .name = "rules doc",
    .usage = "[DIR] --to DIR",
    .summary = {"writes the catalogue of a pack as web pages, in Thai and "
                "English",
        "สร้างรายการกฎเป็นหน้าเว็บภาษาไทยและอังกฤษ"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
