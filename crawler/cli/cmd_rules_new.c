/* samruat rules new: a rule to begin with, which loads and holds as it is. */
#include <stdio.h>

#include "base/file.h"
#include "cli/grid.h"
#include "cli/rules_open.h"

static const struct command_option options[] = {
    {"name", "SLUG",
        {"a short name in Latin letters (default: new-rule)",
            "ชื่อสั้นเป็นอักษรละติน (ค่าเริ่มต้น new-rule)"}},
    {"to", "DIR",
        {"the rule pack (default: rules)", "โฟลเดอร์กฎ (ค่าเริ่มต้น rules)"}},
    {0},
};

/* {1} id, {2} name, {3} indicator. */
static const char skeleton[] =
    "format: rule/1\n"
    "# samruat rules check FILE   samruat rules test FILE\n"
    "# samruat rules try FILE PAGE.html\n"
    "id: {1}\n"
    "name: {2}\n"
    "revision: 1              # เพิ่มเมื่อเงื่อนไขเปลี่ยน | raise it when conditions "
    "change\n"
    "since: 0.1.0\n"
    "status: draft            # draft, stable, frozen, deprecated\n"
    "\n"
    "# เขียนเป็นประโยคที่เป็นจริงเมื่อผ่าน | a sentence that holds when the rule "
    "passes\n"
    "title:\n"
    "  th: เว็บไซต์บอกช่องทางติดต่อ\n"
    "  en: The site tells how to get in touch\n"
    "# ทำไมจึงสำคัญกับประชาชน | why it matters to people\n"
    "why:\n"
    "  th: ประชาชนต้องรู้ว่าจะถามใคร\n"
    "  en: People need to know whom to ask.\n"
    "# หน่วยงานต้องแก้อย่างไร | what the agency should do\n"
    "fix:\n"
    "  th: เพิ่มหน้าติดต่อเรา\n"
    "  en: Add a contact page.\n"
    "\n"
    "indicator: [{3}]\n"
    "severity: minor          # minor, moderate, serious, critical\n"
    "scope: site              # page, site, agency\n"
    "pages: any               # home, any, { class: contact }, { path: '/th/*' "
    "}\n"
    "\n"
    "# เงื่อนไขที่ถือว่าผ่าน | what must hold to pass\n"
    "pass_when:\n"
    "  any:\n"
    "    - label: the words\n"
    "      text: { any_of: [ติดต่อเรา, contact us] }\n"
    "    - label: a phone link\n"
    "      link: { to: { scheme: tel } }\n"
    "\n"
    "# ตัวอย่าง อย่างน้อยหนึ่งผ่านและหนึ่งไม่ผ่าน | examples: one passes and one fails "
    "at least\n"
    "tests:\n"
    "  - name: the words\n"
    "    html: <p>ติดต่อเรา โทร 02</p>\n"
    "    expect: passed\n"
    "    because: [the words]\n"
    "  - name: a phone link\n"
    "    html: <a href=\"tel:021234567\">02 123 4567</a>\n"
    "    expect: passed\n"
    "    because: [a phone link]\n"
    "  # สิ่งที่ดูคล้ายแต่ไม่ใช่ | what looks alike and is not\n"
    "  - name: news is no contact\n"
    "    html: <p>ข่าวประชาสัมพันธ์</p>\n"
    "    expect: failed\n";

static const struct words written_words = {
    "{1} is written; it loads as it is: put your own texts, conditions and "
    "examples in place of its own",
    "สร้าง {1} แล้ว ไฟล์นี้ใช้ได้ทันที ให้เปลี่ยนข้อความ เงื่อนไข "
    "และตัวอย่างเป็นของคุณ"};

static bool
is_slug(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9'))
			return false;
	}
	return name.len > 0 && name.len <= 60;
}

/* An indicator that the pack has, so that the rule loads in it. */
static struct str
indicator_of(const char *folder, struct arena *a)
{
	static const char usual[] = "usability";
	struct diag_list diags = {.arena = a};
	struct rule_set *set = NULL;
	struct str key = str_of(usual);
	size_t count = 0;
	const struct indicator_info *all;

	if (!file_is_folder(folder) ||
	    rule_set_load(folder, &diags, &set, NULL) != ERR_NONE)
		return key;
	all = rule_set_indicators(set, &count);
	for (size_t i = 0; i < count; i++)
		if (str_is(all[i].key, usual))
			count = 0;
	if (count > 0)
		key = arena_str(a, all[0].key);
	rule_set_free(set);
	return key;
}

/* The file of that id in the folder of its group, or NULL. */
static const char *
file_of_id(struct arena *a, const char *folder, struct str id)
{
	struct file_list files = {0};

	if (!file_is_folder(folder) ||
	    file_find(a, folder, ".yaml", &files, NULL) != ERR_NONE)
		return NULL;
	for (size_t i = 0; i < files.count; i++) {
		struct str rest = str_of(files.paths[i]), base = {0};

		while (str_split(&rest, '/', &base))
			continue;
		if (str_starts(base, id))
			return files.paths[i];
	}
	return NULL;
}

static enum err_code
write_rule(const struct invocation *inv, const char *pack, struct str id,
    struct str name, struct err *e)
{
	struct str group = str_slice(id, 0, str_find_char(id, '-', 0));
	const char *folder =
	    file_join(inv->arena, pack, arena_cstr(inv->arena, group));
	const char *path = file_join(inv->arena, folder,
	    arena_printf(
	        inv->arena, "%.*s-%.*s.yaml", STR_ARG(id), STR_ARG(name))
	        .ptr);
	const struct str args[] = {id, name, indicator_of(pack, inv->arena)};
	struct str written = str_of(path);
	struct buf text = {0};
	enum err_code rc;

	words_append(
	    &text, (struct words){skeleton, skeleton}, LANG_EN, args, 3);
	rc = file_make_folder(folder, e);
	if (rc == ERR_NONE)
		rc = file_write(path, buf_str(&text), e);
	if (rc == ERR_NONE)
		print_words(written_words, inv->lang, &written, 1, inv->out);
	buf_release(&text);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	const char *pack = option_get(inv, "to");
	const char *name = option_get(inv, "name");
	struct str id = str_of(inv->operands[0]);
	const char *taken;

	if (pack == NULL)
		pack = "rules";
	if (name == NULL)
		name = "new-rule";
	if (!rule_id_is_good(id))
		return err_set(e, ERR_USAGE,
		    "%s is no id; write one like CXP-30", inv->operands[0]);
	if (!is_slug(str_of(name)))
		return err_set(e, ERR_USAGE,
		    "--name %s: small Latin letters, digits and hyphens only",
		    name);
	taken = file_of_id(inv->arena, pack, id);
	if (taken != NULL)
		return err_set(
		    e, ERR_USAGE, "%s is taken by %s", inv->operands[0], taken);
	return write_rule(inv, pack, id, str_of(name), e);
}

const struct command command_rules_new = {
    .name = "rules new",
    .usage = "ID [--name SLUG] [--to DIR]",
    .summary = {"writes a rule file to begin with", "สร้างไฟล์กฎตั้งต้น"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
