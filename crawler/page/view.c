#include "page/page_impl.h"

/* How much visible text, in characters, a page around frames has at most. */
enum { FRAME_CHARACTERS = 200 };

/* One replaced or garbled character in so many makes a text bad. */
enum { BAD_TEXT_PART = 1000 };

/* Whether content stands in frames that were not read: of a frameset, or an
 * inner one beside which there is little to read. */
static bool
has_frames(const struct page_impl *page)
{
	return page->has_unread_frame ||
	    (page->has_unread_iframe &&
	        page->shown_characters < FRAME_CHARACTERS);
}

static void
count_broken(struct page *p)
{
	struct str replacement = str_of("\xef\xbf\xbd");
	size_t bad = garbled_characters(p->text), all = 0;

	for (size_t at = str_find(p->text, replacement, 0); at != STR_NONE;
	     at = str_find(p->text, replacement, at + 3))
		bad++;
	for (size_t i = 0; i < p->text.len; i++)
		all += ((unsigned char)p->text.ptr[i] & 0xc0) != 0x80;
	p->character_count = all;
	p->broken_count = bad;
}

void
view_judge(struct page_impl *page)
{
	struct page *p = &page->page;

	if (has_frames(page))
		p->view_flags |= VIEW_FRAMES;
	count_broken(p);
	if (p->broken_count * BAD_TEXT_PART > p->character_count)
		p->view_flags |= VIEW_BAD_TEXT;
	if (shell_is(page))
		p->view_flags |= VIEW_JS_SHELL;
	if (challenge_shows(page))
		p->view_flags |= VIEW_CHALLENGE;
	/* Its way home is no way in. */
	if (soft_404_is(page))
		p->view_flags |= VIEW_SOFT_404;
	else if (splash_is(page))
		p->view_flags |= VIEW_SPLASH;
	if (login_wall_is(page))
		p->view_flags |= VIEW_LOGIN_WALL;
}
