#include "web/host_name.h"

#include <idn2.h>
#include <libpsl.h>

#include "text/utf8.h"

/* A domain name has at most 253 characters (RFC 1035, 2.3.4). */
enum { DOMAIN_MAX_BYTES = 253 };

enum script {
	SCRIPT_LATIN = 1 << 0,
	SCRIPT_THAI = 1 << 1,
	SCRIPT_GREEK = 1 << 2,
	SCRIPT_CYRILLIC = 1 << 3,
	SCRIPT_ARMENIAN = 1 << 4,
	SCRIPT_OTHER = 1 << 5
};

/* The scripts that are taken for one another; by first code point. */
static const struct {
	uint32_t first, last;
	enum script script;
} scripts[] = {
    {'a', 'z', SCRIPT_LATIN},
    {0x00c0, 0x024f, SCRIPT_LATIN},
    {0x0370, 0x03ff, SCRIPT_GREEK},
    {0x0400, 0x052f, SCRIPT_CYRILLIC},
    {0x0530, 0x058f, SCRIPT_ARMENIAN},
    {0x0e00, 0x0e7f, SCRIPT_THAI},
    {0x1e00, 0x1eff, SCRIPT_LATIN},
    {0x1f00, 0x1fff, SCRIPT_GREEK},
};

/* Small letters of other scripts that look like Latin ones (UTS 39,
 * confusables). */
static const char latin_twins[] = "асԁеһіјӏорԛѕԝхуѵьɡοινυραʋո";

static enum script
script_of(uint32_t point)
{
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		if (point >= scripts[i].first && point <= scripts[i].last)
			return scripts[i].script;
	return SCRIPT_OTHER;
}

static bool
is_twin(struct str letter)
{
	return str_find(str_of(latin_twins), letter, 0) != STR_NONE;
}

static bool
is_plain(uint32_t point)
{
	return point == '-' || (point >= '0' && point <= '9');
}

/* Whether a label may be read as another one. */
static bool
is_look_alike(struct str label)
{
	unsigned seen = 0;
	bool is_all_twins = true;

	while (label.len > 0) {
		uint32_t point;
		size_t len = utf8_next(label, &point);

		if (!is_plain(point)) {
			seen |= (unsigned)script_of(point);
			is_all_twins &=
			    point >= 0x80 && is_twin(str_slice(label, 0, len));
		}
		label = str_slice(label, len, label.len);
	}
	if (seen == 0 || seen == (SCRIPT_LATIN | SCRIPT_THAI))
		return false;
	return is_all_twins || (seen & (seen - 1)) != 0;
}

static bool
is_public_suffix(const char *host)
{
	/* "localhost" and other names outside the list are somebody's own. */
	return psl_is_public_suffix2(psl_builtin(), host,
	           PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) == 1;
}

enum host_flaw
host_flaw(struct arena *a, struct str host, struct str *shown)
{
	const char *ascii = arena_cstr(a, host);
	char *found = NULL, *back = NULL;
	struct str rest, label;
	bool is_idn;

	*shown = host;
	if (str_find(host, str_of("xn--"), 0) != STR_NONE) {
		/* What cannot be put back as it was is no name either. */
		is_idn = host.len <= DOMAIN_MAX_BYTES &&
		    idn2_to_unicode_8z8z(ascii, &found, 0) == IDN2_OK &&
		    idn2_to_ascii_8z(found, &back, IDN2_NONTRANSITIONAL) ==
		        IDN2_OK &&
		    str_is(host, back);
		if (is_idn)
			*shown = arena_str(a, str_of(found));
		idn2_free(found);
		idn2_free(back);
		if (!is_idn)
			return HOST_NO_IDN;
	}
	rest = *shown;
	while (str_split(&rest, '.', &label))
		if (is_look_alike(label))
			return HOST_LOOK_ALIKE;
	return is_public_suffix(ascii) ? HOST_PUBLIC_SUFFIX : HOST_FINE;
}
