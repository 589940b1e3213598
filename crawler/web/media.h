/*
 * What kind of thing a body is: by its declared media type, checked against
 * its first bytes (MIME Sniffing Standard, reduced to what a survey meets).
 */
#ifndef WEB_MEDIA_H
#define WEB_MEDIA_H

#include "base/str.h"

enum media {
	MEDIA_HTML,
	MEDIA_XML,
	MEDIA_TEXT,
	MEDIA_JSON,
	MEDIA_PDF,
	MEDIA_OFFICE, /* doc docx xls xlsx ppt odt and their kin */
	MEDIA_ARCHIVE,
	MEDIA_IMAGE,
	MEDIA_SCRIPT,
	MEDIA_STYLE,
	MEDIA_OTHER
};

/* The kind of a body by content_type (may be empty) and its first bytes; a
 * body declared as text or not at all that begins like HTML is HTML. */
enum media media_of(struct str content_type, struct str body);

/* The kind that a file ending ("pdf") promises; MEDIA_OTHER for an unknown
 * one, MEDIA_HTML for none and for those of page programs (php, aspx). */
enum media media_of_file_type(struct str file_type);

#endif
