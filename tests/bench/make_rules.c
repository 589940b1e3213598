#include "make_rules.h"

enum { WORDS_LEAST = 2, WORDS_MORE = 5, PRESENT_ONE_IN = 12 };

/* Parts of words, of which only a few stand on synthetic pages. */
static const char *const firsts[] = {"ศูนย์", "กอง", "สถาบัน", "ระบบ", "หนังสือ",
    "มาตรการ", "กองทุน", "สหกรณ์", "ภารกิจ", "คำสั่ง", "แถลงการณ์", "วารสาร", "ปฏิทิน",
    "แผนที่", "สถิติ", "ทำเนียบ", "ตารางสอบ", "บทความ", "เครือข่าย", "คลังความรู้",
    "ห้องสมุด", "ผังโครงสร้าง", "อัตรากำลัง", "ข้อบังคับ", "มติ"};

static const char *const seconds[] = {"จัดซื้อ", "ธรรมาภิบาล", "ข่าวสาร", "วิจัย",
    "สวัสดิการ", "พัสดุ", "ยุทธศาสตร์", "ดิจิทัล", "ประชาสัมพันธ์", "ชลประทาน", "ประมง",
    "ปศุสัตว์", "แรงงาน", "ยุติธรรม", "พลังงาน", "วัฒนธรรม", "กีฬา", "ศุลกากร",
    "สรรพากร", "ที่ดิน", "ผังเมือง", "ขนส่ง", "ทางหลวง", "ประกันสังคม", "อาหารและยา",
    "คุ้มครองสิทธิ", "มาตรฐาน", "อุตุนิยม", "สำรวจ", "ทรัพยากร"};

/* Those that do. */
static const char *const present[] = {"ใบอนุญาต", "ค่าธรรมเนียม", "งบประมาณ",
    "คณะกรรมการ", "ขั้นตอน", "ท่องเที่ยว", "ติดต่อเรา", "นิทรรศการ"};

static const char *const names[] = {"slider", "banner", "gallery", "calendar",
    "breadcrumb", "toolbar", "sidebar", "login", "survey", "counter", "ticker",
    "popup", "accordion", "carousel", "newsletter", "weather", "menu", "item"};

static const char *const tags[] = {"div", "section", "nav", "ul", "table",
    "span", "aside", "article", "iframe", "video"};

static const char *const zones[][2] = {
    {"headings", "//*[self::h1 or self::h2 or self::h3 or self::h4]"},
    {"title", "//title"},
    {"nav", "//nav | //*[@role='navigation']"},
    {"footer", "//footer | //*[@role='contentinfo']"},
    {"main", "//main | //*[@role='main']"},
    {"buttons", "//button"},
};

#define PICK(d, list) \
	((list)[dice_below((d), sizeof(list) / sizeof((list)[0]))])

/* One condition as it is made: in our language and as a question. */
struct making {
	struct dice *d;
	struct buf *rule;
	struct buf question;
	bool is_regex;
	struct buf words[WORDS_LEAST + WORDS_MORE];
	size_t word_count;
};

static void
throw_words(struct making *m, size_t count)
{
	m->word_count = count;
	for (size_t i = 0; i < count; i++) {
		struct buf *word = &m->words[i];

		buf_clear(word);
		if (dice_hits(m->d, PRESENT_ONE_IN)) {
			(void)buf_append_cstr(word, PICK(m->d, present));
			continue;
		}
		(void)buf_append_cstr(word, PICK(m->d, firsts));
		(void)buf_append_cstr(word, PICK(m->d, seconds));
		if (dice_hits(m->d, 3))
			(void)buf_append_cstr(word, PICK(m->d, firsts));
	}
}

static void
throw_some_words(struct making *m)
{
	throw_words(m, WORDS_LEAST + dice_below(m->d, WORDS_MORE + 1));
}

/* "[one, two]" */
static void
put_list(struct making *m)
{
	for (size_t i = 0; i < m->word_count; i++)
		buf_printf(m->rule, "%s%.*s", i == 0 ? "[" : ", ",
		    STR_ARG(buf_str(&m->words[i])));
	(void)buf_append_char(m->rule, ']');
}

/* "contains(WHERE, 'one') or contains(WHERE, 'two')" */
static void
ask_for_words(struct making *m, const char *where)
{
	for (size_t i = 0; i < m->word_count; i++)
		buf_printf(&m->question, "%scontains(%s, '%.*s')",
		    i == 0 ? "" : " or ", where,
		    STR_ARG(buf_str(&m->words[i])));
}

static void
make_text(struct making *m)
{
	throw_some_words(m);
	(void)buf_append_cstr(m->rule, "text: { any_of: ");
	put_list(m);
	(void)buf_append_cstr(m->rule, " }");
	m->is_regex = true;
	for (size_t i = 0; i < m->word_count; i++)
		buf_printf(&m->question, "%s%.*s", i == 0 ? "" : "|",
		    STR_ARG(buf_str(&m->words[i])));
}

static void
make_zone(struct making *m)
{
	const char *const *zone = PICK(m->d, zones);

	throw_some_words(m);
	buf_printf(m->rule, "text: { in: %s, any_of: ", zone[0]);
	put_list(m);
	(void)buf_append_cstr(m->rule, " }");
	buf_printf(&m->question, "boolean((%s)[", zone[1]);
	ask_for_words(m, ".");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_link(struct making *m)
{
	throw_some_words(m);
	(void)buf_append_cstr(m->rule, "link: { text: ");
	put_list(m);
	(void)buf_append_cstr(m->rule, " }");
	(void)buf_append_cstr(&m->question, "boolean(//a[@href][");
	ask_for_words(m, ".");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_file_link(struct making *m)
{
	throw_words(m, 2);
	(void)buf_append_cstr(m->rule, "link: { text: ");
	put_list(m);
	(void)buf_append_cstr(m->rule, ", to: { file_type: [pdf, doc] } }");
	(void)buf_append_cstr(&m->question,
	    "boolean(//a[contains(@href, '.pdf') or "
	    "contains(@href, '.doc')][");
	ask_for_words(m, ".");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_target(struct making *m)
{
	unsigned long long number = dice_below(m->d, 400);
	const char *name = PICK(m->d, names);

	if (dice_hits(m->d, 2)) {
		buf_printf(m->rule,
		    "link: { to: { host_in: [%s%llu.example] } }", name,
		    number);
		buf_printf(&m->question,
		    "boolean(//a[contains(@href, '//%s%llu.example')])", name,
		    number);
		return;
	}
	buf_printf(m->rule, "link: { to: { path: { contains: '/%s%llu' } } }",
	    name, number);
	buf_printf(&m->question, "boolean(//a[contains(@href, '/%s%llu')])",
	    name, number);
}

static void
make_selected(struct making *m)
{
	const char *tag = PICK(m->d, tags), *name = PICK(m->d, names);
	unsigned long long number = dice_below(m->d, 40);

	if (dice_hits(m->d, 3)) {
		buf_printf(
		    m->rule, "element: { css: '#%s%llu' }", name, number);
		buf_printf(
		    &m->question, "boolean(//*[@id='%s%llu'])", name, number);
		return;
	}
	buf_printf(
	    m->rule, "element: { css: '%s.%s-%llu a' }", tag, name, number);
	buf_printf(&m->question,
	    "boolean(//%s[contains(concat(' ', normalize-space(@class), ' '), "
	    "' %s-%llu ')]//a)",
	    tag, name, number);
}

static void
make_attribute(struct making *m)
{
	throw_words(m, 1);
	(void)buf_append_cstr(
	    m->rule, "element: { css: img, attr: { alt: { contains: ");
	(void)buf_append_str(m->rule, buf_str(&m->words[0]));
	(void)buf_append_cstr(m->rule, " } } }");
	(void)buf_append_cstr(&m->question, "boolean(//img[");
	ask_for_words(m, "@alt");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_named(struct making *m)
{
	throw_some_words(m);
	(void)buf_append_cstr(
	    m->rule, "element: { css: 'button, input[type=submit]', name: ");
	put_list(m);
	(void)buf_append_cstr(m->rule, " }");
	(void)buf_append_cstr(
	    &m->question, "boolean((//button | //input[@type='submit'])[");
	ask_for_words(m, "concat(., @value)");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_form(struct making *m)
{
	throw_some_words(m);
	(void)buf_append_cstr(
	    m->rule, "form: { method: post, fields: '>= 2', text: ");
	put_list(m);
	(void)buf_append_cstr(m->rule, " }");
	(void)buf_append_cstr(&m->question,
	    "boolean(//form[@method='post'][count(.//input) >= 2][");
	ask_for_words(m, ".");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_meta(struct making *m)
{
	static const char *const metas[] = {"description", "keywords",
	    "generator", "author", "robots", "og:title", "og:description"};
	const char *name = PICK(m->d, metas);

	throw_words(m, 1);
	buf_printf(m->rule, "meta: { '%s': { contains: %.*s } }", name,
	    STR_ARG(buf_str(&m->words[0])));
	buf_printf(&m->question,
	    "boolean(//meta[@name='%s' or @property='%s'][", name, name);
	ask_for_words(m, "@content");
	(void)buf_append_cstr(&m->question, "])");
}

static void
make_viewport(struct making *m)
{
	unsigned long long tenth = 10 + dice_below(m->d, 40);

	buf_printf(m->rule,
	    "viewport: { maximum-scale: { number: ['>= 0', '< %llu.%llu'] } }",
	    tenth / 10, tenth % 10);
	buf_printf(&m->question,
	    "boolean(//meta[@name='viewport'][number(substring-before(concat("
	    "substring-after(@content, 'maximum-scale='), ','), ',')) < "
	    "%llu.%llu])",
	    tenth / 10, tenth % 10);
}

static void
make_regex(struct making *m)
{
	throw_words(m, 1);
	if (dice_hits(m->d, 8))
		(void)buf_append_cstr(&m->question, "[0-9]{4}-[0-9]{3,4}");
	else
		buf_printf(&m->question, "%.*s ?[0-9]{%llu,}",
		    STR_ARG(buf_str(&m->words[0])),
		    (unsigned long long)(1 + dice_below(m->d, 4)));
	m->is_regex = true;
	buf_printf(m->rule, "regex: { pattern: '%.*s' }",
	    STR_ARG(buf_str(&m->question)));
}

static void
make_xpath(struct making *m)
{
	const char *tag = PICK(m->d, tags), *name = PICK(m->d, names);
	unsigned long long number = dice_below(m->d, 40);

	switch (dice_below(m->d, 4)) {
	case 0:
		buf_printf(
		    &m->question, "//meta[@name='%s%llu']", name, number);
		break;
	case 1:
		buf_printf(&m->question,
		    "//%s[contains(@class, '%s-%llu')]//a[@href]", tag, name,
		    number);
		break;
	case 2:
		buf_printf(&m->question,
		    "//%s[@data-%s]/descendant::img[not(@alt)]", tag, name);
		break;
	default:
		throw_words(m, 1);
		buf_printf(&m->question, "//%s[contains(., '%.*s')]", tag,
		    STR_ARG(buf_str(&m->words[0])));
		break;
	}
	buf_printf(m->rule, "xpath: { expr: \"%.*s\" }",
	    STR_ARG(buf_str(&m->question)));
}

/* How many of a hundred conditions are of a shape. */
static const struct {
	unsigned share;
	void (*make)(struct making *m);
} shapes[] = {
    {26, make_text},
    {20, make_zone},
    {14, make_link},
    {4, make_file_link},
    {7, make_target},
    {8, make_selected},
    {2, make_attribute},
    {3, make_named},
    {4, make_form},
    {3, make_meta},
    {1, make_viewport},
    {4, make_regex},
    {4, make_xpath},
};

static void
make_condition(struct making *m, struct arena *a, struct questions *questions)
{
	uint64_t at = dice_below(m->d, 100);
	size_t i = 0;

	buf_clear(&m->question);
	m->is_regex = false;
	while (at >= shapes[i].share)
		at -= shapes[i++].share;
	shapes[i].make(m);
	questions->items = arena_grow(a, questions->items, &questions->capacity,
	    questions->count + 1, sizeof(*questions->items));
	questions->items[questions->count++] =
	    (struct question){m->is_regex, arena_str(a, buf_str(&m->question))};
}

struct str
make_rule_id(struct arena *a, size_t number)
{
	return arena_printf(a, "B%c%c-%02zu", (int)('A' + number / 2600),
	    (int)('A' + number / 100 % 26), number % 100);
}

static const char head[] = "name: made\n"
                           "revision: 1\n"
                           "since: 0.1.0\n"
                           "status: draft\n"
                           "title: { th: มี, en: It is there }\n"
                           "why: { th: เพราะ, en: Because }\n"
                           "fix: { th: เพิ่ม, en: Add it }\n"
                           "indicator: [usability]\n"
                           "severity: minor\n"
                           "scope: page\n"
                           "pages: any\n";

static const char examples[] =
    "tests:\n"
    "  - { name: yes, html: <p>a</p>, expect: passed }\n"
    "  - { name: no, html: <p>b</p>, expect: failed }\n";

void
make_rule(struct buf *out, struct dice *d, size_t number, struct arena *a,
    struct questions *questions)
{
	static const char *const tests[] = {
	    "pass_when", "pass_when", "fail_when"};
	static const char *const operators[] = {"any", "any", "all", "none"};
	struct making m = {.d = d, .rule = out};
	size_t count = 1 + dice_below(d, 3);

	buf_printf(out, "format: rule/1\nid: %.*s\n%s%s:\n  %s:\n",
	    STR_ARG(make_rule_id(a, number)), head, PICK(d, tests),
	    PICK(d, operators));
	for (size_t i = 0; i < count; i++) {
		(void)buf_append_cstr(out, "    - ");
		make_condition(&m, a, questions);
		(void)buf_append_char(out, '\n');
	}
	(void)buf_append_cstr(out, examples);
	buf_release(&m.question);
	for (size_t i = 0; i < sizeof(m.words) / sizeof(m.words[0]); i++)
		buf_release(&m.words[i]);
}
