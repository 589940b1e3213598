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

/* Words of the trade, in match form. */
static const char *const trade_words[] = {"สล็อต", "บาคาร่า", "แทงบอล", "เว็บพนัน",
    "คาสิโน", "พนันออนไลน์", "หวยออนไลน์", "เดิมพัน", "slot", "slots", "casino",
    "baccarat", "judi", "togel", "poker", "betting"};

/* Words that only its adverts use. */
static const char *const advert_words[] = {"สล็อตเว็บตรง", "เว็บสล็อต", "สมัครสล็อต",
    "สล็อตออนไลน์", "บาคาร่าออนไลน์", "เว็บตรงไม่ผ่านเอเย่นต์", "เครดิตฟรี", "แตกง่าย",
    "ufabet", "sbobet", "slot gacor", "gacor", "slot online", "slot88",
    "pgslot", "pg slot", "joker123", "slotxo", "maxwin", "rtp live",
    "situs slot", "judi online"};

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

static bool
leads_away(const struct page *p, const struct page_link *l)
{
	return l->kind == LINK_WEB &&
	    !url_is_same_domain(l->url.host, p->url.host);
}

/* Whether an element stands in a link that leads to another domain; *link is
 * its number. */
static bool
is_in_link_away(const struct page *p, uint32_t element, uint32_t *link)
{
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
	    leads_away(p, &p->links[low - 1]);
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
look_for(
    const struct page *p, const char *text, bool is_advert, struct findings *f)
{
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
		if (is_in_link_away(p, run->element, &link))
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
	return word_list_find(match_form_str(&p->arena, p->title), news_words,
	           WORD_COUNT(news_words)) < WORD_COUNT(news_words);
}

/* Whether a run is where adverts stand. */
static bool
is_suspect(const struct page *p, const struct page_run *r)
{
	uint32_t link;

	if ((r->zones & ZONE_TITLE) != 0 ||
	    p->elements[r->element].visibility == VISIBILITY_HIDDEN)
		return true;
	return (r->zones & ZONE_LINKS) != 0 &&
	    is_in_link_away(p, r->element, &link);
}

/* The match forms of the lines that hold a suspect run, so that the many words
 * need not be looked for in all of the page. Lines of the text and of the match
 * text correspond one to one. */
static void
gather(const struct page *p, struct buf *out)
{
	struct str text = p->text, form = p->match_text, line, form_line;
	size_t run = 0, end = 0;

	while (str_split(&text, '\n', &line) &&
	    str_split(&form, '\n', &form_line)) {
		bool is_wanted = false;

		end += line.len + 1;
		for (; run < p->run_count && p->runs[run].text.start < end;
		     run++)
			is_wanted |= is_suspect(p, &p->runs[run]);
		if (!is_wanted)
			continue;
		(void)buf_append_str(out, form_line);
		(void)buf_append_char(out, '\n');
	}
}

static bool
has_any(struct str form)
{
	return word_list_find(form, trade_words, WORD_COUNT(trade_words)) <
	    WORD_COUNT(trade_words) ||
	    word_list_find(form, advert_words, WORD_COUNT(advert_words)) <
	    WORD_COUNT(advert_words);
}

bool
spam_is(struct page_impl *page)
{
	struct page *p = &page->page;
	struct findings f = {0};
	struct buf suspect = {0};
	bool is_clean;

	gather(p, &suspect);
	is_clean = !has_any(buf_str(&suspect));
	buf_release(&suspect);
	if (is_clean)
		return false;
	for (size_t i = 0; i < WORD_COUNT(trade_words); i++)
		look_for(p, trade_words[i], false, &f);
	for (size_t i = 0; i < WORD_COUNT(advert_words); i++)
		look_for(p, advert_words[i], true, &f);
	if (f.hidden_adverts > 0 || f.hidden_words >= SPAM_HIDDEN_MIN ||
	    f.link_count >= SPAM_LINKS_MIN)
		return true;
	return (f.title_adverts > 0 || f.title_words >= SPAM_TITLE_MIN) &&
	    !is_news(p);
}
