#include "page/reference_impl.h"

struct reference {
	const char *name;
	const char *chars;
};

/* Those that stand without a semicolon in real pages. */
static const struct reference old_names[] = {
    {"AMP", "&"},
    {"GT", ">"},
    {"LT", "<"},
    {"QUOT", "\""},
    {"amp", "&"},
    {"bull", "\xe2\x80\xa2"},
    {"cent", "\xc2\xa2"},
    {"copy", "\xc2\xa9"},
    {"deg", "\xc2\xb0"},
    {"divide", "\xc3\xb7"},
    {"frac12", "\xc2\xbd"},
    {"gt", ">"},
    {"laquo", "\xc2\xab"},
    {"lt", "<"},
    {"middot", "\xc2\xb7"},
    {"nbsp", "\xc2\xa0"},
    {"plusmn", "\xc2\xb1"},
    {"pound", "\xc2\xa3"},
    {"quot", "\""},
    {"raquo", "\xc2\xbb"},
    {"reg", "\xc2\xae"},
    {"sect", "\xc2\xa7"},
    {"shy", "\xc2\xad"},
    {"times", "\xc3\x97"},
    {"yen", "\xc2\xa5"},
};

static const struct reference new_names[] = {
    {"AMP", "&"},
    {"COPY", "\xc2\xa9"},
    {"GT", ">"},
    {"LT", "<"},
    {"NewLine", " "},
    {"QUOT", "\""},
    {"REG", "\xc2\xae"},
    {"Tab", " "},
    {"apos", "'"},
    {"ast", "*"},
    {"bsol", "\\"},
    {"check", "\xe2\x9c\x93"},
    {"checkmark", "\xe2\x9c\x93"},
    {"colon", ":"},
    {"comma", ","},
    {"commat", "@"},
    {"cross", "\xe2\x9c\x97"},
    {"dollar", "$"},
    {"equals", "="},
    {"excl", "!"},
    {"female", "\xe2\x99\x80"},
    {"half", "\xc2\xbd"},
    {"horbar", "\xe2\x80\x95"},
    {"hyphen", "\xe2\x80\x90"},
    {"lbrace", "{"},
    {"lbrack", "["},
    {"lcub", "{"},
    {"lowbar", "_"},
    {"lpar", "("},
    {"lsqb", "["},
    {"male", "\xe2\x99\x82"},
    {"nldr", "\xe2\x80\xa5"},
    {"num", "#"},
    {"numsp", "\xe2\x80\x87"},
    {"percnt", "%"},
    {"period", "."},
    {"phone", "\xe2\x98\x8e"},
    {"plus", "+"},
    {"quest", "?"},
    {"rarr", "\xe2\x86\x92"},
    {"rbrace", "}"},
    {"rbrack", "]"},
    {"rcub", "}"},
    {"rightarrow", "\xe2\x86\x92"},
    {"rpar", ")"},
    {"rsqb", "]"},
    {"semi", ";"},
    {"sol", "/"},
    {"star", "\xe2\x98\x86"},
    {"starf", "\xe2\x98\x85"},
    {"verbar", "|"},
    {"vert", "|"},
};

/* U+0080 to U+009F read as windows-1252 (HTML Standard, 13.2.5.80); NULL
 * where that has none. */
static const char *const windows_1252[32] = {"\xe2\x82\xac", NULL,
    "\xe2\x80\x9a", "\xc6\x92", "\xe2\x80\x9e", "\xe2\x80\xa6", "\xe2\x80\xa0",
    "\xe2\x80\xa1", "\xcb\x86", "\xe2\x80\xb0", "\xc5\xa0", "\xe2\x80\xb9",
    "\xc5\x92", NULL, "\xc5\xbd", NULL, NULL, "\xe2\x80\x98", "\xe2\x80\x99",
    "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\xa2", "\xe2\x80\x93",
    "\xe2\x80\x94", "\xcb\x9c", "\xe2\x84\xa2", "\xc5\xa1", "\xe2\x80\xba",
    "\xc5\x93", NULL, "\xc5\xbe", "\xc5\xb8"};

struct str
reference_without_end(struct str text, size_t *used)
{
	struct str best = {0};

	*used = 0;
	for (size_t i = 0; i < sizeof(old_names) / sizeof(old_names[0]); i++) {
		struct str name = str_of(old_names[i].name);

		if (name.len > *used && str_starts(text, name)) {
			*used = name.len;
			best = str_of(old_names[i].chars);
		}
	}
	return best;
}

struct str
reference_of_name(struct str name)
{
	for (size_t i = 0; i < sizeof(new_names) / sizeof(new_names[0]); i++)
		if (str_is(name, new_names[i].name))
			return str_of(new_names[i].chars);
	return (struct str){0};
}

struct str
reference_mend(struct str chars)
{
	unsigned char c;

	if (chars.len != 2 || (unsigned char)chars.ptr[0] != 0xc2)
		return chars;
	c = (unsigned char)chars.ptr[1];
	if (c < 0x80 || c > 0x9f || windows_1252[c - 0x80] == NULL)
		return chars;
	return str_of(windows_1252[c - 0x80]);
}
