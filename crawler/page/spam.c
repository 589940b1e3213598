#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/*
 * Gambling adverts that strangers put on an office's pages. They stand where
 * visitors do not look (hidden text, the title) or link away in numbers; a
 * news item on a police raid uses the same words in plain sight.
 */
enum {
	SPAM_LINKS_MIN = 3,
	SPAM_TITLE_MIN = 2,
	SPAM_HIDDEN_MIN = 3,
	HITS_MAX = 200 /* of one word */
};

/* Words that only its adverts use, then words of the trade, in match form. */
static const char *const words[] = {"สล็อตเว็บตรง", "เว็บสล็อต", "สมัครสล็อต",
    "สล็อตออนไลน์", "บาคาร่าออนไลน์", "เว็บตรงไม่ผ่านเอเย่นต์", "เครดิตฟรี", "แตกง่าย",
    "ufabet", "sbobet", "slot gacor", "gacor", "slot online", "slot88",
    "pgslot", "pg slot", "joker123", "slotxo", "maxwin", "rtp live",
    "situs slot", "judi online", "สล็อต", "บาคาร่า", "แทงบอล", "เว็บพนัน", "คาสิโน",
    "พนันออนไลน์", "หวยออนไลน์", "เดิมพัน", "slot", "slots", "casino", "baccarat",
    "judi", "togel", "poker", "betting"};
enum { ADVERT_COUNT = 22 };

/* With one of these a title speaks against it. */
static const char *const news_words[] = {"จับกุม", "บุกจับ", "ตำรวจ", "ปราบปราม",
    "ป้องกัน", "เตือน", "ปิดกั้น", "คดี", "กวาดล้าง", "ผิดกฎหมาย", "โทษ", "ภัย", "ต่อต้าน",
    "ห้าม"};

/* What was found, and where: distinct words, and links to other domains. */
struct findings {
	size_t hidden_words;
	size_t title_words;
	size_t hidden_adverts;
	size_t title_adverts;
	uint32_t links[SPAM_LINKS_MIN];
	size_t link_count;
};

/* A page, and where its links lead as far as that was asked. */
struct looker {
	const struct page *page;
	struct str domain; /* its own */
	struct str host; /* the last that was found away */
	enum away { AWAY_UNKNOWN, AWAY_NO, AWAY_YES } * links;
};

static bool
leads_away(struct looker *k, size_t link)
{
	const struct page_link *l = &k->page->links[link];

	if (k->links[link] != AWAY_UNKNOWN)
		return k->links[link] == AWAY_YES;
	k->links[link] = AWAY_NO;
	if (l->kind != LINK_WEB || str_equal(l->url.host, k->page->url.host))
		return false;
	if (k->domain.len == 0)
		k->domain = url_registrable(k->page->url.host);
	if (!str_equal(l->url.host, k->host) &&
	    str_equal(url_registrable(l->url.host), k->domain))
		return false;
	k->host = l->url.host;
	k->links[link] = AWAY_YES;
	return true;
}

/* Whether an element stands in a link that leads to another domain; *link is
 * its number. */
static bool
is_in_link_away(struct looker *k, uint32_t element, uint32_t *link)
{
	const struct page *p = k->page;
	size_t low = 0, high = p->link_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->links[middle].element <= element)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	*link = (uint32_t)low - 1;
	return page_is_inside(p, element, p->links[low - 1].element) &&
	    leads_away(k, low - 1);
}

static void
add_link(struct findings *f, uint32_t link)
{
	for (size_t i = 0; i < f->link_count; i++)
		if (f->links[i] == link)
			return;
	if (f->link_count < SPAM_LINKS_MIN)
		f->links[f->link_count++] = link;
}

/* Counts the places of one word. */
static void
look_for(struct looker *k, const char *text, bool is_advert, struct findings *f)
{
	const struct page *p = k->page;
	struct match_word word = {.form = str_of(text)};
	struct span hit = {0};
	bool is_hidden = false, is_title = false;

	for (size_t hits = 0;
	     hits < HITS_MAX && match_find(p->match_text, &word, hit.end, &hit);
	     hits++) {
		struct span at = offmap_back(&p->match_map, hit);
		const struct page_run *run = page_run_at(p, at.start);
		uint32_t link;

		if (run == NULL)
			continue;
		is_title |= (run->zones & ZONE_TITLE) != 0;
		is_hidden |= (run->zones & (ZONE_TITLE | ZONE_META)) == 0 &&
		    p->elements[run->element].visibility == VISIBILITY_HIDDEN;
		if (is_in_link_away(k, run->element, &link))
			add_link(f, link);
	}
	f->hidden_words += is_hidden;
	f->title_words += is_title;
	f->hidden_adverts += is_hidden && is_advert;
	f->title_adverts += is_title && is_advert;
}

static bool
is_news(struct page *p)
{
	return WORD_LIST_HAS(match_form_str(&p->arena, p->title), news_words);
}

/* Whether a run is where adverts stand. */
static bool
is_suspect(struct looker *k, const struct page_run *r)
{
	const struct page *p = k->page;
	uint32_t link;

	if ((r->zones & ZONE_TITLE) != 0 ||
	    p->elements[r->element].visibility == VISIBILITY_HIDDEN)
		return true;
	return (r->zones & ZONE_LINKS) != 0 &&
	    is_in_link_away(k, r->element, &link);
}

/* The match forms of the lines that hold a suspect run, so that the many words
 * need not be looked for in all of the page. Lines of the text and of the match
 * text correspond one to one. */
static void
gather(struct looker *k, struct buf *out)
{
	const struct page *p = k->page;
	struct str text = p->text, form = p->match_text, line, form_line;
	size_t run = 0, end = 0;

	while (str_split(&text, '\n', &line) &&
	    str_split(&form, '\n', &form_line)) {
		bool is_wanted = false;

		end += line.len + 1;
		for (; run < p->run_count && p->runs[run].text.start < end;
		     run++)
			is_wanted = is_wanted || is_suspect(k, &p->runs[run]);
		if (!is_wanted)
			continue;
		(void)buf_append_str(out, form_line);
		(void)buf_append_char(out, '\n');
	}
}

bool
spam_is(struct page_impl *page)
{
	struct page *p = &page->page;
	struct looker k = {.page = p,
	    .links = arena_array(&p->arena, p->link_count, sizeof(*k.links))};
	struct findings f = {0};
	struct buf suspect = {0};
	bool is_clean;

	gather(&k, &suspect);
	is_clean = word_list_find(buf_str(&suspect), words,
	               WORD_COUNT(words)) == WORD_COUNT(words);
	buf_release(&suspect);
	if (is_clean)
		return false;
	for (size_t i = 0; i < WORD_COUNT(words); i++)
		look_for(&k, words[i], i < ADVERT_COUNT, &f);
	if (f.hidden_adverts > 0 || f.hidden_words >= SPAM_HIDDEN_MIN ||
	    f.link_count >= SPAM_LINKS_MIN)
		return true;
	return (f.title_adverts > 0 || f.title_words >= SPAM_TITLE_MIN) &&
	    !is_news(p);
}
