/*
 * Languages by their codes, as lang attributes have them: "th", "en-GB",
 * "nod". Only the first part, the language, is looked at; whether script,
 * region and what else follows make sense is not.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/str.h"

/*
 * Whether a tag begins with the code of a language (RFC 5646, 2.2.1, by its
 * registry), in any case. Codes of three letters for what has one of two
 * ("eng"), names ("english") and tags of old registers ("i-lux") are none.
 */
bool language_is_known(struct str tag);

#endif
