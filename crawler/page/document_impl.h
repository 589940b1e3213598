/*
 * The documents of a page: their bodies decoded, and one source made of all of
 * them. What is done with the content of one is elsewhere.
 */
#ifndef PAGE_DOCUMENT_IMPL_H
#define PAGE_DOCUMENT_IMPL_H

#include "page/page_impl.h"

/* Decodes the page's own body and, unless page.reason says why not, makes
 * document 0 of it. */
void document_open_own(struct page_impl *page);

/*
 * Makes a document of a part, number from 1 of the input's parts, that the
 * frame element shows. Returns its number; PAGE_NONE when there is no room for
 * it or nothing in it that could be read.
 */
uint32_t document_open_part(
    struct page_impl *page, size_t part, uint32_t frame);

/* Sets the base of an element's document by a base element, the first that has
 * an address (HTML Standard, 4.2.3). */
void document_note_base(struct page_impl *page, uint32_t element);

/* Sets page.source and the clean one, of all documents. */
void document_join(struct page_impl *page);

/* Frees the bodies. */
void document_release_all(struct page_impl *page);

#endif
