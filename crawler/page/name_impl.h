/*
 * Accessible names: where they come from, and how the text of a subtree is put
 * together for one (Accessible Name and Description Computation 1.2, 4.3).
 */
#ifndef PAGE_NAME_IMPL_H
#define PAGE_NAME_IMPL_H

#include "page/page.h"
#include "page/tag_impl.h"

enum name_source {
	NAME_NONE,
	NAME_LABEL, /* aria, label, alt, value, text or title */
	NAME_PLACEHOLDER,
	NAME_DEFAULT /* the browser's word for a button without one */
};

/* One name while it is made. */
struct naming {
	const struct page *p;
	struct arena *a;
	uint32_t element; /* whose name it is */
	uint32_t left; /* elements that may still be looked at */
	bool is_seen; /* what a reader sees, though aria-hidden, counts */
	bool is_referred; /* aria-labelledby is not followed again */
};

/* page_name, and what kind of name it is. */
struct str name_find(const struct page *p, uint32_t element, struct arena *a,
    enum name_source *source);

/* page_name for the text of a link: with what a reader sees in it although
 * assistive technology does not. */
struct str name_of_link(
    const struct page *p, uint32_t element, struct arena *a);

/* Text with blanks collapsed, at most LIMIT_NAME_BYTES of it. */
struct str name_collapse(struct arena *a, struct str text);

/* An attribute as a name. */
struct str name_of_attr(struct naming *n, uint32_t element, const char *attr);

/* The first child of an element with a tag, or PAGE_NONE. */
uint32_t name_child(struct naming *n, uint32_t element, enum tag tag);

/* The name from content: the text with what stands for its pictures and
 * fields, without what is hidden in it; with that when all of it is. */
struct str name_of_content(struct naming *n, uint32_t element);

/* The names of the elements that blank-separated ids name. */
struct str name_of_ids(struct naming *n, struct str ids);

#endif
