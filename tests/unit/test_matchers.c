#include "match_case.h"

#include <string.h>

#include "audit/match/matcher_impl.h"

static void
elements_are_chosen_by_what_they_are(void **state)
{
	static const struct row rows[] = {
	    {"element: { css: 'input[type=search]' }", "<input type=search>",
	        't'},
	    {"element: { css: 'input[type=search]' }",
	        "<input type=search style='display:none'><p>x", 'f'},
	    {"element: { css: 'input[type=search]', visible: any }",
	        "<input type=search style='display:none'><p>x", 't'},
	    {"element: { css: 'p', count: '>= 2' }", "<p>a", 'f'},
	    {"element: { css: 'p', count: '>= 2' }", "<p>a<p>b", 't'},
	    {"element: { css: 'p', count: 0 }", "<h1>a</h1>", 't'},
	    {"element: { css: 'a', inside: 'nav' }", "<a href=x>y</a>", 'f'},
	    {"element: { css: 'a', inside: 'nav' }",
	        "<nav><p><a href=x>y</a></nav>", 't'},
	    {"element: { css: 'input', name: [ค้นหา] }",
	        "<input placeholder=ค้นหา>", 't'},
	    {"element: { css: 'input', name: [ค้นหา] }", "<input>", 'f'},
	    {"element: { css: 'p', text: [word1] }", "<p>a word1", 't'},
	    {"element: { css: 'a', attr: { href: { starts_with: tel } } }",
	        "<a href='tel:1111'>x</a>", 't'},
	    {"element: { css: 'img', attr: { alt: { present: no } } }",
	        "<img src=a alt=''>", 'f'},
	    {"element: { css: 'img', attr: { alt: { present: no } } }",
	        "<img src=a>", 't'},
	    {"element: { xpath: '//p[2]' }", "<p>a<p>b", 't'},
	    {"element: { xpath: '//p[3]' }", "<p>a<p>b", 'f'},
	    {"xpath: { expr: 'count(//p) = 2' }", "<p>a<p>b", 't'},
	    {"xpath: { expr: //p, count: '>= 3' }", "<p>a<p>b", 'f'},
	    {"xpath: { expr: string(//title), value: Home }",
	        "<title>HOME</title><p>x", 't'},
	    {"xpath: { expr: string(//title), value: { is_not: home } }",
	        "<title>HOME</title><p>x", 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
links_are_chosen_by_where_they_lead(void **state)
{
	static const struct row rows[] = {
	    {"link: { text: [apply1] }", "<a href=/x>apply1 now</a>", 't'},
	    {"link: { text: [apply1] }", "<p>apply1", 'f'},
	    {"link: { text: [apply1] }",
	        "<div style='display:none'><a href=/x>apply1</a></div>", 'f'},
	    {"link: { text: [apply1] }",
	        "<a href=/x><img src=a.png alt=apply1></a>", 't'},
	    {"link: { to: { file_type: [pdf, doc] } }", "<a href=a.PDF>x</a>",
	        't'},
	    {"link: { to: { file_type: [pdf, doc] } }", "<a href=a.htm>x</a>",
	        'f'},
	    {"link: { to: { host_in: [www.facebook.com] } }",
	        "<a href='https://www.facebook.com/a'>x</a>", 't'},
	    {"link: { to: { host_in: ['eservice.*'] } }",
	        "<a href='https://eservice.x.go.th/'>x</a>", 't'},
	    {"link: { to: { host_in: ['eservice.*'] } }",
	        "<a href='https://x.go.th/eservice.x'>x</a>", 'f'},
	    {"link: { to: { scheme: mailto, host_ends_with: [.go.th] } }",
	        "<a href='mailto:a@dep.go.th?subject=x.com'>x</a>", 't'},
	    {"link: { to: { scheme: mailto, host_ends_with: [.go.th] } }",
	        "<a href='mailto:a@mail.example'>x</a>", 'f'},
	    {"link: { to: { scheme: tel } }", "<a href='tel:1111'>x</a>", 't'},
	    {"link: { to: { script_only: yes } }",
	        "<a href='javascript:go()'>x</a>", 't'},
	    {"link: { to: { script_only: yes } }", "<a href='/go'>x</a>", 'f'},
	    {"link: { to: { path: { starts_with: /บริการ } } }",
	        "<a href='/บริการ/1'>x</a>", 't'},
	    {"link: { to: { query: { contains: id= } } }",
	        "<a href='/a?id=5'>x</a>", 't'},
	    {"link: { to: { same_site: no } }", "<a href='/a'>x</a>", 'f'},
	    {"link: { to: { same_site: no } }",
	        "<a href='https://b.example/'>x</a>", 't'},
	    {"link: { owner: own }", "<a href='//agency.example/x'>x</a>", 't'},
	    {"link: { owner: own }", "<a href='//e.agency.example/'>x</a>",
	        'f'},
	    {"link: { owner: own-or-parent-named }",
	        "<a href='//e.agency.example/'>x</a>", 't'},
	    {"link: { owner: own-domain }",
	        "<a href='//e.agency.example/'>x</a>", 't'},
	    {"link: { owner: own-domain }", "<a href='//b.example/'>x</a>",
	        'f'},
	    {"link: { owner: foreign }", "<a href='//e.agency.example/'>x</a>",
	        'f'},
	    {"link: { owner: foreign }", "<a href='//b.example/'>x</a>", 't'},
	    {"link: { rel: nofollow }", "<a href=/x rel='x NOFOLLOW'>x</a>",
	        't'},
	    {"link: { count: '>= 2' }", "<a href=/x>x</a>", 'f'},
	    {"link: { in: footer }", "<a href=/x>x</a>", 'f'},
	    {"link: { in: footer }", "<footer><a href=/x>x</a></footer>", 't'},
	    {"link: { text: { any_of: [ยื่นคำขอ], not_near: [ณ สำนักงาน] } }",
	        "<p><a href=/x>ยื่นคำขอ</a> ณ สำนักงาน", 'f'},
	    {"link: { text: { any_of: [ยื่นคำขอ], not_near: [ณ สำนักงาน] } }",
	        "<li><a href=/x>ยื่นคำขอ</a><li>ณ สำนักงาน", 't'},
	    {"link: { text: { any_of: [ยื่นคำขอ], near: [ออนไลน์] } }",
	        "<p>ออนไลน์: <a href=/x>ยื่นคำขอ</a>", 't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
ownership_follows_the_scope(void **state)
{
	static const struct row row = {
	    "link: { owner: own }", "<a href='/phrae/x'>x</a>", 'f'};
	static const struct row inside = {
	    "link: { owner: own }", "<a href='/nan/x'>x</a>", 't'};
	struct arena a = {0};
	struct scope scope = {0};
	struct url nan =
	    url_parse(&a, str_of("https://p.example/nan/"), NULL, NULL);
	struct url phrae =
	    url_parse(&a, str_of("https://p.example/phrae/"), NULL, NULL);
	struct audit_context context = {.scope = &scope, .owner = 7};

	(void)state;
	scope_add(&scope, &a, &nan, SCOPE_PREFIX, 7, 1);
	scope_add(&scope, &a, &phrae, SCOPE_PREFIX, 8, 2);
	scope_seal(&scope);
	check_int(try_at(&row, "https://p.example/nan/", 0, &context), 'f',
	    "the neighbour's folder");
	check_int(try_at(&inside, "https://p.example/nan/", 0, &context), 't',
	    "the own folder");
	arena_release(&a);
}

#define FIELDS_3 "<input name=a><input name=b><input name=c>"

static void
forms_are_chosen_by_their_fields(void **state)
{
	static const struct row rows[] = {
	    {"form: { method: post, fields: '>= 3' }",
	        "<form method=post action=/s>" FIELDS_3 "</form>", 't'},
	    {"form: { method: post, fields: '>= 3' }",
	        "<form action=/s>" FIELDS_3 "</form>", 'f'},
	    {"form: { fields: '>= 3' }",
	        "<form><input name=a><input type=hidden name=b>"
	        "<input type=submit></form>",
	        'f'},
	    {"form: { labelled: '>= 1' }", "<form>" FIELDS_3 "</form>", 'f'},
	    {"form: { labelled: '>= 1' }",
	        "<form><label>ชื่อ <input name=a></label></form>", 't'},
	    {"form: { has: password }",
	        "<form><input type=password name=p></form>", 't'},
	    {"form: { has: [password, file] }",
	        "<form><input type=password name=p></form>", 'f'},
	    {"form: { kind_not: login }",
	        "<form method=post><input name=user>"
	        "<input type=password name=p></form>",
	        'f'},
	    {"form: { kind: board }",
	        "<form method=post action=/webboard/new>" FIELDS_3 "</form>",
	        't'},
	    {"form: { kind: complaint }",
	        "<form method=post><h2>แจ้งเรื่องร้องเรียน</h2>" FIELDS_3 "</form>",
	        't'},
	    {"form: { text: [ยื่นคำขอ] }",
	        "<form><h2>ยื่นคำขอ</h2>" FIELDS_3 "</form>", 't'},
	    {"form: { text: [ยื่นคำขอ] }",
	        "<h2>ยื่นคำขอ</h2><form>" FIELDS_3 "</form>", 't'},
	    {"form: { text: [ยื่นคำขอ] }",
	        "<h2>ยื่นคำขอ</h2><form><h3>ข่าว</h3>" FIELDS_3 "</form>", 'f'},
	    {"form: { text: [เลขที่] }",
	        "<form><input name=a aria-label=เลขที่คำขอ></form>", 't'},
	    {"form: { action: { path: { contains: track } } }",
	        "<form action=/track.php><input name=a></form>", 't'},
	    {"form: { fields: '>= 3' }",
	        "<div style='display:none'><form>" FIELDS_3 "</form></div>",
	        'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
values_of_the_head_are_tested(void **state)
{
	static const struct row rows[] = {
	    {"meta: { description: { present: yes } }",
	        "<META NAME=Description content=x>", 't'},
	    {"meta: { description: { present: yes } }", "<p>x", 'f'},
	    {"meta: { description: { present: no } }", "<p>x", 't'},
	    {"meta: { 'og:title': { length: '>= 3' } }",
	        "<meta property=og:title content=กรม>", 't'},
	    {"meta: { robots: { contains: noindex } }",
	        "<meta name=robots content='NOINDEX, follow'>", 't'},
	    {"meta: { robots: { is_not: noindex } }", "<p>x", 't'},
	    {"meta: { author: { valid: email } }",
	        "<meta name=author content='a@b.go.th'>", 't'},
	    {"meta: { author: { valid: email } }",
	        "<meta name=author content='a b@x.y'>", 'f'},
	    {"meta: { x: { valid: url } }",
	        "<meta name=x content='https://a.b/'>", 't'},
	    {"meta: { x: { valid: url } }", "<meta name=x content='a.b'>", 'f'},
	    {"meta: { x: { valid: lang-tag } }", "<meta name=x content=th-TH>",
	        't'},
	    {"meta: { x: { valid: lang-tag } }", "<meta name=x content=thai>",
	        'f'},
	    {"meta: { x: { valid: thai-phone } }",
	        "<meta name=x content='๐๒-๑๒๓-๔๕๖๗'>", 't'},
	    {"meta: { x: { valid: thai-phone } }",
	        "<meta name=x content='12-123-4567'>", 'f'},
	    {"meta: { x: { valid: date } }", "<meta name=x content=31/7/2561>",
	        't'},
	    {"meta: { x: { valid: date } }", "<meta name=x content=31/7>", 'f'},
	    {"meta: { x: { number: ['> 1', '<= 2'] } }",
	        "<meta name=x content='2.0'>", 't'},
	    {"meta: { x: { number: '> 2' } }", "<meta name=x content=2>", 'f'},
	    {"meta: { x: { in: [a, b] } }", "<meta name=x content=' B '>", 't'},
	    {"meta: { x: { not_in: [a, b] } }", "<meta name=x content=b>", 'f'},
	    {"meta: { x: { empty: yes } }", "<meta name=x content=''>", 't'},
	    {"meta: { x: { ends_with: z } }", "<meta name=x content=xyz>", 't'},
	    {"meta: { x: { matches: '^a+$' } }", "<meta name=x content=AA>",
	        'f'},
	    {"viewport: { width: device-width }",
	        "<meta name=Viewport content='WIDTH = Device-Width;x=1'>", 't'},
	    {"viewport: { width: device-width }",
	        "<meta name=viewport content='width=980'>", 'f'},
	    {"viewport: { maximum-scale: { number: '< 2' } }",
	        "<meta name=viewport content='maximum-scale=1.5,a'>", 't'},
	    {"viewport: { maximum-scale: { number: '< 2' } }",
	        "<meta name=viewport content='maximum-scale=yes'>", 't'},
	    {"viewport: { user-scalable: { number: '< 1' } }",
	        "<meta name=viewport content='user-scalable=huh'>", 't'},
	    {"viewport: { user-scalable: { number: '< 1' } }",
	        "<meta name=viewport content='user-scalable=no'>", 'f'},
	    {"viewport: { has_any: [zoom, user-scalable] }",
	        "<meta name=viewport content='user-scalable'>", 't'},
	    {"viewport: { has_any: [zoom] }",
	        "<meta name=viewport content='width=1'>", 'f'},
	    {"viewport: { zoom: 2 }",
	        "<meta name=viewport content='zoom=1,zoom=2'>", 't'},
	    {"viewport: { maximum-scale: { number: 10 } }",
	        "<meta name=viewport content='maximum-scale=99'>", 't'},
	    {"viewport: { maximum-scale: { number: '>= 0' } }",
	        "<meta name=viewport content='maximum-scale=-1'>", 'f'},
	    {"viewport: { has_any: [user-scalable] }",
	        "<meta name=viewport content='user-scalable=no'>"
	        "<meta name=viewport content='width=device-width'>",
	        'f'},
	    {"viewport: { user-scalable: { present: no } }", "<p>x", 't'},
	    {"meta: { x: { is: b } }", "<meta name=X property=x content=b>",
	        't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define LD(json) "<script type='application/ld+json'>" json "</script><p>x"

static void
structured_data_is_unfolded(void **state)
{
	static const struct row rows[] = {
	    {"json_ld: { type: WebSite }", LD("{\"@type\":\"WebSite\"}"), 't'},
	    {"json_ld: { type: WebSite }",
	        LD("{\"@graph\":[{\"@type\":[\"X\",\"schema:WebSite\"]}]}"),
	        't'},
	    {"json_ld: { type: WebSite }", LD("[{\"@type\":\"WebSite\"}]"),
	        't'},
	    {"json_ld: { type: WebSite }", LD("{\"@type\":\"Person\"}"), 'f'},
	    {"json_ld: { type: WebSite }", LD("{\"@type\":"), 'u'},
	    {"json_ld: { type: [Org, WebSite], has: [name] }",
	        LD("{\"@type\":\"Org\",\"name\":\"\"}"), 'f'},
	    {"json_ld: { type: Org, has: [name] }",
	        LD("{\"@type\":\"Org\",\"name\":\"n\"}"), 't'},
	    {"json_ld: { path: a.@type, is: Do }",
	        LD("{\"a\":[{\"@type\":\"No\"},"
	           "{\"@type\":\"http://schema.org/Do\"}]}"),
	        't'},
	    {"json_ld: { path: a.n, number: '>= 3' }", LD("{\"a\":{\"n\":3}}"),
	        't'},
	    {"json_ld: { path: a.n }", LD("{\"a\":{}}"), 'f'},
	    {"json_ld: { path: a.n }", LD("{\"a\":{\"n\":null}}"), 'f'},
	    {"json_ld: { path: a.n, is: 'true' }",
	        LD("{\"a\":[[{\"n\":[false,true]}]]}"), 't'},
	    {"json_ld: { type: Org }", LD("{\"a\":{\"@type\":\"Org\"}}"), 'f'},
	    {"json_ld: { type: Org }", LD("[{\"@graph\":{\"@type\":\"Org\"}}]"),
	        't'},
	    {"json_ld: { type: Org, has: [name] }",
	        LD("{\"@type\":\"Org\",\"name\":[null]}"), 'f'},
	    {"json_ld: { type: Org }",
	        LD("{\"@type\":\"Org\"}</script>"
	           "<script type='application/ld+json'>{"),
	        't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
facts_of_the_page_are_numbers(void **state)
{
	static const struct row rows[] = {
	    {"url: { path: / }", "<p>x", 't'},
	    {"url: { host: { ends_with: .example }, scheme: https }", "<p>x",
	        't'},
	    {"url: { query: { present: yes } }", "<p>x", 'f'},
	    {"fact: { name: links, number: '>= 2' }",
	        "<a href=/a>a</a><a href=/b>b</a>", 't'},
	    {"fact: { name: links, number: '>= 3' }", "<a href=/a>a</a>", 'f'},
	    {"fact: { name: images, number: 1 }", "<img src=a>", 't'},
	    {"fact: { name: depth, number: '< 1' }", "<p>x", 't'},
	    {"fact: { name: is_home, number: 1 }", "<p>x", 't'},
	    {"fact: { name: is_home, number: 0 }", "<p>x", 'f'},
	    {"fact: { name: thai_share, number: 50 }", "<p>abc ขคก", 't'},
	    {"fact: { name: thai_share, number: '<= 40' }", "<p>ประชาชนไทย",
	        'f'},
	    {"fact: { name: thai_share, number: 0 }", "<p>1", 't'},
	    {"fact: { name: media_queries, number: 2 }",
	        "<style>p{top:0}@media (max-width:9px){p{top:0}}"
	        "@media only screen and (min-width:9px){}</style><p>x",
	        't'},
	    {"fact: { name: media_queries, number: 0 }",
	        "<style>@media print and (min-width:9px){}"
	        "@media (orientation:portrait){}/*@media (width:1px){}*/"
	        "@font-face{src:url(x)}</style><p>x",
	        't'},
	    {"fact: { name: media_queries, number: '>= 1' }",
	        "<link rel=stylesheet href=/s.css><p>x", 'u'},
	    {"fact: { name: media_queries, number: '>= 1' }",
	        "<link rel=stylesheet href=/s.css><style>"
	        "@media (max-width:9px){p{top:0}}</style><p>x",
	        't'},
	    {"fact: { name: media_queries, number: 1 }",
	        "<link rel=stylesheet media='(max-width:9px)' href=/s.css><p>x",
	        'u'},
	    {"fact: { name: media_queries, number: '>= 1' }",
	        "<link rel=stylesheet media='(max-width:9px)' href=/s.css><p>x",
	        't'},
	    {"fact: { name: media_queries, number: '>= 1' }",
	        "<style>@import 'x.css';</style><p>x", 'u'},
	    {"fact: { name: broken_characters, number: 0 }", "<p>ข้อความ", 't'},
	    {"fact: { name: broken_characters, number: '>= 50000' }",
	        "<p>\xef\xbf\xbd\xef\xbf\xbd", 't'},
	    {"fact: { name: title_same_as_home, is: yes }",
	        "<title>a</title><p>x", 'u'},
	    {"lang: { of: page, is: th }", "<html lang=th-TH><p>x", 't'},
	    {"lang: { of: page, is: th }", "<html lang=en><p>x", 'f'},
	    {"lang: { of: page, is: th }", "<p>x", 'f'},
	    {"lang: { matches_text: yes }", "<html lang=th><p>x", 'u'},
	    {"lang: { matches_text: yes }",
	        "<html lang=en><p>ข้อความภาษาไทยที่ยาวพอจะนับได้ว่าเป็นภาษาไทย"
	        "อย่างแน่นอนที่สุดและไม่ต้องสงสัยอะไรอีกต่อไปแล้วในเรื่องนี้",
	        'f'},
	    {"seed: { role: facebook }", "<p>x", 't'},
	    {"seed: { role: youtube }", "<p>x", 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define THREE "<a href=/1>จองคิว</a><a href=/2>ขออนุญาต</a><a href=/3>จดแจ้ง</a>"

static void
blocks_and_pairs_are_counted(void **state)
{
	static const struct row rows[] = {
	    {"block: { links: '>= 3' }", "<div>" THREE "</div>", 't'},
	    {"block: { links: '>= 4' }", "<div>" THREE "</div>", 'f'},
	    {"block: { links: '>= 3', text: [จองคิว, ขออนุญาต] }",
	        "<div>" THREE "</div>", 'f'},
	    {"block: { links: '>= 3' }",
	        "<div style='display:none'>" THREE "</div><p>x", 'f'},
	    {"block: { links: '>= 3', heading: [บริการแนะนำ] }",
	        "<div><h2>บริการแนะนำ</h2>" THREE "</div>", 't'},
	    {"block: { links: '>= 3', heading: [บริการแนะนำ] }",
	        "<div><div><h2>บริการแนะนำ</h2></div><ul><li>" THREE
	        "</ul></div>",
	        't'},
	    {"block: { links: '>= 3', heading: [บริการแนะนำ] }",
	        "<div><h2>บริการแนะนำ</h2><p>x<h2>ข่าว</h2>" THREE "</div>", 'f'},
	    {"block: { links: '>= 3', heading: [บริการแนะนำ] }",
	        "<div>" THREE "<h2>บริการแนะนำ</h2></div>", 'f'},
	    {"pairs: { count: '>= 2', kind: question }",
	        "<dl><dt>ใคร?<dd>a<dt>กี่วัน?<dd>b</dl>", 't'},
	    {"pairs: { count: '>= 2', kind: question }",
	        "<dl><dt>ร่ม<dd>a<dt>ว่าว<dd>b</dl>", 'f'},
	    {"pairs: { count: '>= 2', kind: any }",
	        "<dl><dt>ร่ม<dd>a<dt>ว่าว<dd>b</dl>", 't'},
	    {"pairs: { count: '>= 2', kind: question }",
	        "<p>ถาม: ใคร</p><p>ตอบ: เขา</p><p>ถาม: กี่วัน</p><p>ตอบ: สอง</p>",
	        't'},
	    {"pairs: { count: '>= 1', kind: question }",
	        "<p><b>ใครต้องขอ?</b></p><p>ทุกคน</p>", 't'},
	    {"pairs: { count: '>= 1', kind: question }",
	        "<p>ใครต้องขอ?</p><p>ทุกคน</p>", 't'},
	    {"pairs: { count: '>= 1', kind: question }",
	        "<p><a href=x>ใครต้องขอ?</a></p><p>โดย ก</p>", 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
what_was_not_seen_is_unknown(void **state)
{
	static const struct {
		struct row row; /* want: on a page half seen */
		char whole;
	} rows[] = {
	    {{"text: word1", "<p>x", 'u'}, 'f'},
	    {{"text: word1", "<p>word1", 't'}, 't'},
	    {{"not: { text: word1 }", "<p>x", 'u'}, 't'},
	    {{"regex: { pattern: abc }", "<p>x", 'u'}, 'f'},
	    {{"element: { css: a }", "<p>x", 'u'}, 'f'},
	    {{"element: { css: p, count: '<= 1' }", "<p>x", 'u'}, 't'},
	    {{"element: { css: p, count: '<= 1' }", "<p>x<p>y", 'f'}, 'f'},
	    {{"xpath: { expr: //a }", "<p>x", 'u'}, 'f'},
	    {{"link: { owner: own }", "<p>x", 'u'}, 'f'},
	    {{"form: { fields: '>= 1' }", "<p>x", 'u'}, 'f'},
	    {{"block: { links: '>= 1' }", "<p>x", 'u'}, 'f'},
	    {{"pairs: { kind: any }", "<p>x", 'u'}, 'f'},
	    {{"json_ld: { type: X }", "<p>x", 'u'}, 'f'},
	    {{"fact: { name: links, number: '>= 1' }", "<p>x", 'u'}, 'f'},
	    {{"fact: { name: links, number: '< 1' }", "<a href=/a>x</a>", 'f'},
	        'f'},
	    {{"url: { path: /x }", "<p>x", 'f'}, 'f'},
	    {{"lang: { is: th }", "<html lang=en><p>x", 'f'}, 'f'},
	    /* A script that draws the page leaves its head alone. */
	    {{"viewport: { width: device-width }", "<p>x", 'f'}, 'f'},
	    {{"meta: { a: { present: yes } }", "<p>x", 'f'}, 'f'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i].row;

		check_int(try_at(row, NULL, VIEW_JS_SHELL, &at_home), row->want,
		    row->condition);
		check_int(try_at(row, NULL, 0, &at_home), rows[i].whole,
		    row->condition);
	}
	check_int(try_at(&rows[17].row, NULL, VIEW_TRUNCATED, &at_home), 'u',
	    "a viewport behind the cut");
}

static void
only_the_home_page_has_a_home_title(void **state)
{
	static const struct row rows[] = {
	    {"home_title: { in: [home, หน้าแรก] }",
	        "<title> หน้าแรก </title><p>x", 't'},
	    {"home_title: home", "<title>กรม</title><p>x", 'f'},
	    {"home_title: { present: no }", "<p>x", 't'},
	};
	static const struct audit_context inside = {.agency = &agency};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&rows[0], NULL, 0, &inside), 'u', "an inner page");
}

static void
all_names_have_their_matcher(void **state)
{
	const char *names[40];
	size_t count = matcher_names(names, COUNT(names));

	(void)state;
	assert_in_range(count, 17, 39);
	for (size_t i = 0; i < count; i++) {
		const struct matcher *m = matcher_named(str_of(names[i]));

		assert_non_null(m);
		assert_string_equal(m->name, names[i]);
	}
	assert_null(matcher_named(str_of("unheard-of")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(elements_are_chosen_by_what_they_are),
	    cmocka_unit_test(links_are_chosen_by_where_they_lead),
	    cmocka_unit_test(ownership_follows_the_scope),
	    cmocka_unit_test(forms_are_chosen_by_their_fields),
	    cmocka_unit_test(values_of_the_head_are_tested),
	    cmocka_unit_test(structured_data_is_unfolded),
	    cmocka_unit_test(facts_of_the_page_are_numbers),
	    cmocka_unit_test(blocks_and_pairs_are_counted),
	    cmocka_unit_test(what_was_not_seen_is_unknown),
	    cmocka_unit_test(only_the_home_page_has_a_home_title),
	    cmocka_unit_test(all_names_have_their_matcher),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
