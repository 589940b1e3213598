/*
 * Forms: finding their fields, splitting those that wrap a whole page, and
 * telling what each is for.
 */
#ifndef PAGE_FORMS_IMPL_H
#define PAGE_FORMS_IMPL_H

#include "page/page_impl.h"

/* A control and how it was read. */
struct control {
	struct page_field field;
	bool is_labelled; /* by more than a placeholder */
	bool is_filled_in; /* visible, and no button */
	bool is_button; /* that may send the form */
};

/* Reads the control that element i is. */
struct control control_read(struct page_impl *page, uint32_t i);

/*
 * Splits a form that wraps a whole page: part_of receives, for each of count
 * controls, the element of the fieldset or panel it belongs to, or PAGE_NONE
 * for what is left over. Returns false when the form is no such form.
 */
bool form_split(const struct page_impl *page, uint32_t form,
    const struct control *controls, size_t count, uint32_t *part_of);

/* Fills kind and the has_ flags of a form whose fields are known. */
void form_classify(struct page_impl *page, struct page_form *f);

#endif
