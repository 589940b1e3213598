#include "base/limits.h"
#include "page_case.h"

#define SITE "https://www.example.go.th"
#define HTML "text/html; charset=utf-8"

enum { PARTS_MAX = 4 };

/* What was given for an address of the page. */
struct given {
	const char *path; /* behind SITE */
	const char *type;
	const char *body;
	const char *url; /* where it came from; NULL: where it was asked */
};

static struct page *
open_with(
    const char *html, const struct given *given, size_t max, enum part_kind k)
{
	struct page_part parts[PARTS_MAX] = {0};
	struct page_input input = {.url = str_of(PAGE_CASE_URL),
	    .content_type = str_of(HTML),
	    .payload = str_of(html),
	    .parts = parts};
	struct arena a = {0};
	struct page *p;

	for (size_t i = 0; i < max && given[i].path != NULL; i++) {
		struct page_part *part = &parts[input.part_count++];

		part->kind = k;
		part->asked = arena_printf(&a, SITE "%s", given[i].path);
		part->url =
		    given[i].url == NULL ? part->asked : str_of(given[i].url);
		part->content_type = str_of(given[i].type);
		part->payload = str_of(given[i].body);
	}
	p = page_open(&input);
	/* Addresses of wants are the page's own. */
	arena_release(&a);
	return p;
}

/* The text of a page, newlines as bars. */
static void
check_text(const struct page *p, const char *want, const char *what)
{
	struct buf got = {0};

	for (size_t i = 0; i < p->text.len; i++)
		(void)buf_append_char(
		    &got, p->text.ptr[i] == '\n' ? '|' : p->text.ptr[i]);
	check_str(buf_str(&got), want, what);
	buf_release(&got);
}

/* The wants as "frame /a sheet /b". */
static void
check_wants(const struct page *p, const char *want, const char *what)
{
	struct buf got = {0};

	for (size_t i = 0; i < p->want_count; i++) {
		struct str url = p->wants[i].url;

		if (str_starts(url, str_of(SITE)))
			url = str_slice(url, str_of(SITE).len, url.len);
		buf_printf(&got, "%s%s %.*s", i > 0 ? " " : "",
		    part_kind_word(p->wants[i].kind), STR_ARG(url));
	}
	check_str(buf_str(&got), want, what);
	buf_release(&got);
}

#define ENOUGH \
	"<p>กรมของเราให้บริการประชาชนทุกวันทำการ ตั้งแต่เวลาแปดนาฬิกาถึงสิบหกนาฬิกา " \
	"โปรดเตรียมบัตรประจำตัวประชาชนและสำเนาทะเบียนบ้านมาด้วยทุกครั้ง ท่านสามารถ" \
	"สอบถามรายละเอียดเพิ่มเติมได้ที่เคาน์เตอร์ประชาสัมพันธ์ชั้นหนึ่ง และที่สำนักงาน" \
	"ทุกสาขาทั่วประเทศ</p>"

static const struct {
	const char *name, *html;
	struct given frames[PARTS_MAX];
	const char *text, *wants, *flags;
} frames[] = {
    {"a frameset is its frames",
        "<frameset><frame src=/a><frame src='/b#x'></frameset>",
        {{"/a", HTML, "<p>one", NULL}, {"/b", HTML, "<p>two", NULL}},
        "one|two|", "", ""},
    {"a frame is read where it stands", "<p>x<iframe src=/a>no</iframe>y<p>z",
        {{"/a", HTML, "a<b>b</b>", NULL}}, "x|ab|y|z|", "", ""},
    {"one that was not given is wanted",
        "<frameset><frame src=/a><frame src=b></frameset>",
        {{"/a", HTML, "<p>one", NULL}}, "one|", "frame /a/b", "frames-unread"},
    {"beside enough to read it may be missing", ENOUGH "<iframe src=/a>", {{0}},
        NULL, "frame /a", ""},
    {"frames in frames", "<iframe src=/a></iframe>4",
        {{"/a", HTML, "1<iframe src=b></iframe>3", NULL},
            {"/b", HTML, "2", NULL}},
        "1|2|3|4|", "", ""},
    {"not deeper than three", "<iframe src=/1></iframe>",
        {{"/1", HTML, "1<iframe src=2>", NULL},
            {"/2", HTML, "2<iframe src=3>", NULL},
            {"/3", HTML, "3<iframe src=4>", NULL}, {"/4", HTML, "4", NULL}},
        "1|2|3|", "", "frames-unread"},
    {"a circle ends", "<iframe src=/a></iframe>",
        {{"/a", HTML, "1<iframe src=/a></iframe><iframe src='/a/b.html'>",
            NULL}},
        "1|", "", ""},
    {"the page itself is no frame of it", "x<iframe src=b.html>", {{0}}, "x|",
        "", ""},
    {"one that leads back to the page", "x<iframe src=/a>",
        {{"/a", HTML, "y", PAGE_CASE_URL}}, "x|", "", ""},
    {"the second of an address is not read again",
        "<iframe src=/a></iframe><iframe src=/a></iframe>",
        {{"/a", HTML, "y", NULL}}, "y|", "", ""},
    {"hidden ones are passed over",
        "<iframe src=/a width=0></iframe><iframe src=/b "
        "style='display:none'></iframe><div hidden><iframe src=/c></iframe>"
        "</div><noscript><iframe src=/d></iframe></noscript>x<iframe src=/a "
        "height=1px></iframe>",
        {{"/a", HTML, "no", NULL}, {"/c", HTML, "no", NULL},
            {"/d", HTML, "no", NULL}},
        "x|", "", ""},
    {"the shown one of two is read",
        "<iframe src=/a hidden></iframe>x<iframe src=/a></iframe>",
        {{"/a", HTML, "y", NULL}}, "x|y|", "", ""},
    {"what shows no page is not wanted",
        "<iframe src='about:blank'></iframe><iframe></iframe>"
        "<iframe src=''></iframe><iframe src='data:text/html,x'></iframe>",
        {{0}}, "", "", "frames-unread"},
    {"a document in an attribute is not read",
        "<iframe src=/a srcdoc='<p>x'></iframe>", {{"/a", HTML, "no", NULL}},
        "", "", "frames-unread"},
    {"what is no page counts as given", "<iframe src=/a></iframe>",
        {{"/a", "application/pdf", "%PDF-1.4", NULL}}, "", "", "frames-unread"},
    {"nor is nothing one", "<frameset><frame src=/a></frameset>",
        {{"/a", HTML, " ", NULL}}, "", "", "frames-unread"},
    {"each has its own encoding", "ก<iframe src=/a></iframe>ข",
        {{"/a", "text/html; charset=tis-620", "\xa4", NULL}}, "ก|ค|ข|", "", ""},
    {"a guess in one is a guess", "<iframe src=/a></iframe>",
        {{"/a", "text/html", "<p>\xa4\xa4", NULL}}, "คค|", "", "charset-guess"},
    {"bad text in one is bad text", "<iframe src=/a></iframe>",
        {{"/a", HTML, ENOUGH "\xff", NULL}}, NULL, "", "bad-text"},
    {"its title is none of the page's",
        "<iframe src=/a></iframe><title>t</title>",
        {{"/a", HTML, "<title>no</title>x", NULL}}, "x|t|", "", ""},
    {"its base is its own", "<iframe src=/a></iframe><iframe src=c></iframe>",
        {{"/a", HTML, "<base href=/x/><iframe src=b></iframe>1", NULL},
            {"/x/b", HTML, "2", NULL}, {"/a/c", HTML, "3", NULL}},
        "2|1|3|", "", ""},
    {"wants stand in the order of the page",
        "<link rel=stylesheet href=/s><iframe src=/a></iframe><link "
        "rel=stylesheet href=/s><iframe src=/a></iframe><link "
        "rel=stylesheet href='/t#x'>",
        {{0}}, "", "sheet /s frame /a sheet /t", "frames-unread css-unknown"},
};

static void
test_frames_are_read_in_their_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		struct page *p = open_with(
		    frames[i].html, frames[i].frames, PARTS_MAX, PART_FRAME);

		if (frames[i].text != NULL)
			check_text(p, frames[i].text, frames[i].name);
		check_wants(p, frames[i].wants, frames[i].name);
		page_case_check_flags(p, frames[i].flags, frames[i].name);
		page_close(p);
	}
}

/* A page of two documents, told apart. */
static const char outer[] =
    "<html lang=th><title>outer</title><base href='/o/'>\n"
    "<meta http-equiv=refresh content='900;url=/late'>\n"
    "<p id=x>outer x</p><label for=f>outer label</label><a href=l>ol</a>"
    "<form action=go>\n<input id=f><iframe src=/in></iframe></form>\n"
    "<p id=y>behind";
static const struct given inner = {"/in", "text/html; charset=windows-874",
    "<html lang=en><title>inner</title><meta http-equiv=refresh "
    "content='0;url=/x'><meta name=description content=d>"
    "<script>location='/y'</script>\n<script type='application/ld+json'>{}"
    "</script>\n<p id=x>\xa1\xa2 inner</p><input id=f aria-labelledby=y>"
    "<label for=f>inner label</label><a href=l>il</a><form action=''>"
    "<input name=q></form>",
    SITE "/in/"};

static struct str
link_of(const struct page *p, const char *text)
{
	for (size_t i = 0; i < p->link_count; i++)
		if (str_is(p->links[i].text, text))
			return p->links[i].url.href;
	fail_msg("no link %s", text);
	return (struct str){0};
}

static void
test_what_is_the_pages_and_what_its_frames(void **state)
{
	struct page *p = open_with(outer, &inner, 1, PART_FRAME);
	uint32_t html, field;

	(void)state;
	check_int((int64_t)p->document_count, 2, "documents");
	check_str(p->title, "outer", "title");
	check_str(p->lang, "th", "lang");
	check_str(p->redirect_to, "", "redirect");
	assert_true(str_find(p->text, str_of("|d|"), 0) == STR_NONE);
	check_int((int64_t)p->json_ld.block_count, 1, "json_ld");
	check_str(link_of(p, "ol"), SITE "/o/l", "outer link");
	check_str(link_of(p, "il"), SITE "/in/l", "inner link");
	check_int((int64_t)p->form_count, 2, "forms");
	check_int((int64_t)p->forms[0].field_count, 1, "fields of the outer");
	check_str(p->forms[0].action.href, SITE "/o/go", "outer action");
	check_str(p->forms[1].action.href, SITE "/in/", "inner action");
	check_str(p->documents[1].base.href, SITE "/in/", "inner base");
	check_str(p->documents[0].base.href, SITE "/o/", "outer base");
	html = p->documents[1].frame + 1;
	check_str(p->elements[html].name, "html", "child of the frame");
	check_int(p->elements[html].parent, p->documents[1].frame, "parent");
	check_int(p->elements[html].document, 1, "document");
	/* The body of the frame ends before the page's. */
	check_int((p->elements[page_case_find(p, "#y")].zones & ZONE_MAIN) != 0,
	    1, "main");
	/* The first field is the page's, the second the frame's. */
	field = page_case_find(p, "input");
	check_str(p->forms[0].fields[0].label, "outer label", "outer label");
	for (field++; !str_is(p->elements[field].name, "input");)
		field++;
	check_str(page_name(p, field, &p->arena), "inner label", "inner label");
	check_str(page_node_path(p, field, &p->arena),
	    "html/body/form/iframe/html/body/input", "path");
	page_close(p);
}

/* Where pieces of the page above stand. */
static const struct {
	const char *piece, *want;
	size_t part;
	int64_t line;
} places[] = {
    {"outer x", "outer x", 0, 3},
    {"ol", "ol", 0, 3},
    {"กข", "\xa1\xa2", 1, 3},
    {"inner label", "inner label", 1, 3},
    {"behind", "behind", 0, 5},
};

static void
test_places_lie_in_the_bytes_of_their_part(void **state)
{
	struct page *p = open_with(outer, &inner, 1, PART_FRAME);
	struct str bodies[] = {str_of(outer), str_of(inner.body)};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		size_t at = str_find(p->text, str_of(places[i].piece), 0);
		size_t end = at + str_of(places[i].piece).len;
		struct page_place got;

		assert_true(at != STR_NONE);
		got = page_place_of_text(
		    p, (struct span){(uint32_t)at, (uint32_t)end});
		check_int((int64_t)got.part, (int64_t)places[i].part,
		    places[i].piece);
		check_int(got.line, places[i].line, places[i].piece);
		check_str(str_slice(bodies[got.part], (size_t)got.byte_start,
		              (size_t)got.byte_end),
		    places[i].want, places[i].piece);
		got = page_place_of_element(
		    p, page_run_at(p, (uint32_t)at)->element);
		check_int((int64_t)got.part, (int64_t)places[i].part,
		    places[i].piece);
		assert_int_equal(
		    bodies[got.part].ptr[(size_t)got.byte_start], '<');
	}
	/* All of it stands where it begins. */
	check_int((int64_t)page_place_of_text(
	              p, (struct span){0, (uint32_t)p->text.len})
	              .part,
	    0, "all");
	page_close(p);
}

/* What came of a frame, and no more of it. */
static void
test_a_frame_cut_short_is_truncated(void **state)
{
	struct page_part part = {.kind = PART_FRAME,
	    .asked = str_of(SITE "/in"),
	    .url = str_of(SITE "/in"),
	    .content_type = str_of(HTML),
	    .payload = str_of("<p>one<p ti"),
	    .is_cut = true};
	struct page_input input = {.url = str_of(PAGE_CASE_URL),
	    .content_type = str_of(HTML),
	    .payload = str_of("<iframe src=/in></iframe><p>two"),
	    .parts = &part,
	    .part_count = 1};
	struct page *p = page_open(&input);

	(void)state;
	check_text(p, "one|two|", "text");
	page_case_check_flags(p, "truncated", "flags");
	page_close(p);
}

/* More frames than are read. */
static void
test_frames_have_a_bound(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	for (int i = 0; i < LIMIT_FRAMES + 2; i++)
		buf_printf(&html,
		    "<iframe src=/f%d></iframe><link rel=stylesheet "
		    "href=/s%d>",
		    i, i);
	p = page_case_open(buf_cstr(&html));
	check_int((int64_t)p->want_count, LIMIT_FRAMES + LIMIT_SHEETS, "wants");
	page_case_check_flags(p, "frames-unread css-unknown", "flags");
	page_close(p);
	buf_release(&html);
}

#define CSS "text/css"
#define LINK "<link rel=stylesheet href=/s>"
#define T "<p id=t class=a>x"

static const struct {
	const char *name, *html;
	struct given sheets[PARTS_MAX];
	enum visibility want;
	const char *wants, *flags;
} sheets[] = {
    {"a sheet hides", LINK T, {{"/s", CSS, ".a{display:none}", NULL}},
        VISIBILITY_HIDDEN, "", ""},
    {"a later one shows",
        LINK "<link rel='Stylesheet x' href=/t media='only screen'>" T,
        {{"/s", CSS, ".a{display:none}", NULL},
            {"/t", CSS, ".a{display:block}", NULL}},
        VISIBILITY_SHOWN, "", ""},
    {"the order is that of the page", "<style>.a{display:block}</style>" LINK T,
        {{"/s", CSS, ".a{display:none}", NULL}}, VISIBILITY_HIDDEN, "", ""},
    {"a stronger selector wins", LINK T,
        {{"/s", CSS, "p.a{display:none}.a{display:block}p{display:inline}",
            NULL}},
        VISIBILITY_HIDDEN, "", ""},
    {"so does what is important", LINK T,
        {{"/s", CSS, ".a{display:none!important}#t{display:block}", NULL}},
        VISIBILITY_HIDDEN, "", ""},
    {"one that was not given is wanted", LINK T, {{0}}, VISIBILITY_SHOWN,
        "sheet /s", "css-unknown"},
    {"not for paper",
        "<link rel=stylesheet media=print href=/s><style media=print>.a"
        "{display:none}</style>" T,
        {{0}}, VISIBILITY_SHOWN, "", ""},
    {"nor an alternate, a disabled or a foreign one",
        "<link rel='alternate stylesheet' href=/s><link rel=stylesheet "
        "disabled href=/s><link rel=stylesheet type=text/less href=/s><link "
        "rel=preload href=/s><noscript>" LINK "</noscript>" T,
        {{0}}, VISIBILITY_SHOWN, "", ""},
    {"one that a script switches on",
        "<link rel=stylesheet media=print onload=\"this.media='all'\" "
        "href=/s>" T,
        {{"/s", CSS, ".a{display:none}", NULL}}, VISIBILITY_HIDDEN, "", ""},
    {"one for some screens may hide",
        "<link rel=stylesheet media='(max-width:9px)' href=/s>" T,
        {{"/s", CSS, ".a{display:none}", NULL}}, VISIBILITY_UNKNOWN, "", ""},
    {"imports are not followed", LINK T,
        {{"/s", CSS, "/* x */@charset 'utf-8';@import url(x;y);.b{c:d}", NULL}},
        VISIBILITY_SHOWN, "", "css-unknown"},
    {"but where they count", LINK T,
        {{"/s", CSS, "@import 'x' print;.b{c:d}@import 'y';", NULL}},
        VISIBILITY_SHOWN, "", ""},
    {"a page is no sheet", LINK T,
        {{"/s", "text/html", "<p>.a{display:none}", NULL}}, VISIBILITY_SHOWN,
        "", "css-unknown"},
    {"an empty one is one", LINK T, {{"/s", CSS, "", NULL}}, VISIBILITY_SHOWN,
        "", ""},
    {"strings hide braces", LINK T,
        {{"/s", CSS, ".b{content:'}'}.c{d:\"{;\"}.a{display:none}", NULL}},
        VISIBILITY_HIDDEN, "", ""},
    {"the sheet's own encoding", LINK "<p id=t class=ก>x",
        {{"/s", CSS, "@charset \"tis-620\";.\xa1{display:none}", NULL}},
        VISIBILITY_HIDDEN, "", ""},
    {"letters of no size may be others' frame", LINK T,
        {{"/s", CSS, ".a{font-size:0}", NULL}}, VISIBILITY_UNKNOWN, "", ""},
    {"a picture stands for the text", LINK T,
        {{"/s", CSS, ".a{text-indent:-999em;background:url(a.png)}", NULL}},
        VISIBILITY_UNKNOWN, "", ""},
};

static void
test_sheets_hide_and_show(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		struct page *p = open_with(
		    sheets[i].html, sheets[i].sheets, PARTS_MAX, PART_SHEET);

		check_int(p->elements[page_case_find(p, "#t")].visibility,
		    sheets[i].want, sheets[i].name);
		check_wants(p, sheets[i].wants, sheets[i].name);
		page_case_check_flags(p, sheets[i].flags, sheets[i].name);
		page_close(p);
	}
}

/* What a rule hides and a person opens; the element with id t. */
static const struct {
	const char *css, *html;
	enum visibility want;
} opened[] = {
    /* nothing opens it */
    {".a{display:none}", T, VISIBILITY_HIDDEN},
    {".a{display:none}.a:hover::after,.b .a::before{display:block}", T,
        VISIBILITY_HIDDEN},
    {".a{display:none}.b{display:block}", T, VISIBILITY_HIDDEN},
    {".a{position:absolute;left:-9999px}li:hover ul{left:0}", T,
        VISIBILITY_HIDDEN},
    {"#s ul{display:none}", "<div id=s><ul id=t><li>x</ul></div>",
        VISIBILITY_HIDDEN},
    {".a{display:none}", "<ul><li><p id=t class=a>x", VISIBILITY_HIDDEN},
    /* another rule opens it */
    {".a{display:none}.a.show{display:block}", T, VISIBILITY_UNKNOWN},
    {".a{display:none}.open>.a{display:block}", T, VISIBILITY_UNKNOWN},
    {"p.a{visibility:hidden}li:hover > .a{visibility:visible}", T,
        VISIBILITY_UNKNOWN},
    {".b .a{display:none}input:checked ~ .a{display:block}", "<div class=b>" T,
        VISIBILITY_UNKNOWN},
    {"#s ul{display:none}#s li:hover ul{display:block}",
        "<div id=s><ul id=t><li>x</ul></div>", VISIBILITY_UNKNOWN},
    {".a{position:absolute;left:-9999px}.sfHover .a{left:0}", T,
        VISIBILITY_UNKNOWN},
    {".a{max-height:0;overflow:hidden}.x.active .a{max-height:9em}", T,
        VISIBILITY_UNKNOWN},
    {".a{display:none}@media(min-width:9px){div.a{display:block}}", T,
        VISIBILITY_UNKNOWN},
    {".a{display:none}.b[open] .a{display:block}", T, VISIBILITY_UNKNOWN},
    {".a{display:none}:not(.b):hover .a{display:block}", T, VISIBILITY_UNKNOWN},
    /* it is of a kind that is opened */
    {".a{display:none}", "<nav><div><p id=t class=a>x</nav>",
        VISIBILITY_UNKNOWN},
    {".a{display:none}", "<ul><li><a href=x>y</a><ul id=t class=a><li>x",
        VISIBILITY_UNKNOWN},
    {".modal{display:none}", "<div id=t class='modal fade'>x",
        VISIBILITY_UNKNOWN},
    {".tab-content>.tab-pane{display:none}",
        "<div class=tab-content><div id=t class=tab-pane>x",
        VISIBILITY_UNKNOWN},
    {".a{display:none}", "<div class=accordion-item><p id=t class=a>x",
        VISIBILITY_UNKNOWN},
    /* something on the page opens it */
    {".a{display:none}", "<button>b</button><p id=t class=a>x",
        VISIBILITY_UNKNOWN},
    {".a{display:none}", "<h3><a aria-expanded=false>q</a></h3>" T,
        VISIBILITY_UNKNOWN},
    {".a{display:none}", "<a href='#t'>q</a><h3>h</h3>" T, VISIBILITY_UNKNOWN},
    {".a{display:none}", "<b data-bs-target='#t'>q</b><h3>h</h3>" T,
        VISIBILITY_UNKNOWN},
    {".a{display:none}", "<dl><dt>q<dd id=t class=a>x", VISIBILITY_UNKNOWN},
    /* its own attribute is sure */
    {".a{display:block}", "<nav><p id=t class=a style='display:none'>x",
        VISIBILITY_HIDDEN},
};

static void
test_what_is_opened_is_not_surely_hidden(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		struct given sheet = {"/s", CSS, opened[i].css, NULL};
		struct buf html = {0};
		struct page *p;

		buf_printf(&html, LINK "<body>%s", opened[i].html);
		p = open_with(buf_cstr(&html), &sheet, 1, PART_SHEET);
		check_int(p->elements[page_case_find(p, "#t")].visibility,
		    opened[i].want, opened[i].html);
		page_close(p);
		buf_clear(&html);
		buf_printf(&html, "<style>%s</style><body>%s", opened[i].css,
		    opened[i].html);
		p = page_case_open(buf_cstr(&html));
		check_int(p->elements[page_case_find(p, "#t")].visibility,
		    opened[i].want, opened[i].css);
		page_close(p);
		buf_release(&html);
	}
}

/* Style is each document's own. */
static void
test_style_does_not_cross_frames(void **state)
{
	static const struct given frame = {"/f", HTML,
	    "<style>.b,div .c{display:none}</style><i class=a>1</i><i "
	    "class=b>2</i><i class=c>3</i>",
	    NULL};
	struct page *p =
	    open_with("<style>.a{display:none}</style><div><i "
	              "class=b>4</i><iframe src=/f></iframe></div>",
	        &frame, 1, PART_FRAME);
	struct buf shown = {0};

	(void)state;
	for (size_t i = 0; i < p->run_count; i++)
		if ((p->runs[i].zones & ZONE_VISIBLE) != 0)
			(void)buf_append_str(&shown,
			    str_slice(p->text, p->runs[i].text.start,
			        p->runs[i].text.end));
	check_str(buf_str(&shown), "413", "shown");
	buf_release(&shown);
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_frames_are_read_in_their_places),
	    cmocka_unit_test(test_what_is_the_pages_and_what_its_frames),
	    cmocka_unit_test(test_places_lie_in_the_bytes_of_their_part),
	    cmocka_unit_test(test_a_frame_cut_short_is_truncated),
	    cmocka_unit_test(test_frames_have_a_bound),
	    cmocka_unit_test(test_sheets_hide_and_show),
	    cmocka_unit_test(test_what_is_opened_is_not_surely_hidden),
	    cmocka_unit_test(test_style_does_not_cross_frames),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
