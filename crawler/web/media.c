#include "web/media.h"

/* What a table says of a name or of first bytes. */
struct sign {
	const char *text;
	enum media media;
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct sign types[] = {
    {"application/ecmascript", MEDIA_SCRIPT},
    {"application/gzip", MEDIA_ARCHIVE},
    {"application/javascript", MEDIA_SCRIPT},
    {"application/json", MEDIA_JSON},
    {"application/msword", MEDIA_OFFICE},
    {"application/pdf", MEDIA_PDF},
    {"application/rtf", MEDIA_OFFICE},
    {"application/vnd.rar", MEDIA_ARCHIVE},
    {"application/x-7z-compressed", MEDIA_ARCHIVE},
    {"application/x-bzip2", MEDIA_ARCHIVE},
    {"application/x-gzip", MEDIA_ARCHIVE},
    {"application/x-javascript", MEDIA_SCRIPT},
    {"application/x-pdf", MEDIA_PDF},
    {"application/x-rar", MEDIA_ARCHIVE},
    {"application/x-rar-compressed", MEDIA_ARCHIVE},
    {"application/x-tar", MEDIA_ARCHIVE},
    {"application/x-zip-compressed", MEDIA_ARCHIVE},
    {"application/xhtml+xml", MEDIA_HTML},
    {"application/xml", MEDIA_XML},
    {"application/zip", MEDIA_ARCHIVE},
    {"text/css", MEDIA_STYLE},
    {"text/ecmascript", MEDIA_SCRIPT},
    {"text/html", MEDIA_HTML},
    {"text/javascript", MEDIA_SCRIPT},
    {"text/json", MEDIA_JSON},
    {"text/rtf", MEDIA_OFFICE},
    {"text/xml", MEDIA_XML},
};

/* Whole families; the first that fits counts. */
static const struct sign type_starts[] = {
    {"image/", MEDIA_IMAGE},
    {"application/vnd.ms-", MEDIA_OFFICE},
    {"application/vnd.oasis.opendocument.", MEDIA_OFFICE},
    {"application/vnd.openxmlformats-officedocument.", MEDIA_OFFICE},
    {"text/", MEDIA_TEXT},
};

static const struct sign type_ends[] = {
    {"+json", MEDIA_JSON},
    {"+xml", MEDIA_XML},
};

static const struct sign file_types[] = {
    {"", MEDIA_HTML},
    {"7z", MEDIA_ARCHIVE},
    {"ashx", MEDIA_HTML},
    {"asp", MEDIA_HTML},
    {"aspx", MEDIA_HTML},
    {"atom", MEDIA_XML},
    {"bmp", MEDIA_IMAGE},
    {"cfm", MEDIA_HTML},
    {"cgi", MEDIA_HTML},
    {"css", MEDIA_STYLE},
    {"csv", MEDIA_TEXT},
    {"do", MEDIA_HTML},
    {"doc", MEDIA_OFFICE},
    {"docm", MEDIA_OFFICE},
    {"docx", MEDIA_OFFICE},
    {"dot", MEDIA_OFFICE},
    {"dotx", MEDIA_OFFICE},
    {"geojson", MEDIA_JSON},
    {"gif", MEDIA_IMAGE},
    {"gz", MEDIA_ARCHIVE},
    {"htm", MEDIA_HTML},
    {"html", MEDIA_HTML},
    {"ico", MEDIA_IMAGE},
    {"jfif", MEDIA_IMAGE},
    {"jpeg", MEDIA_IMAGE},
    {"jpg", MEDIA_IMAGE},
    {"js", MEDIA_SCRIPT},
    {"json", MEDIA_JSON},
    {"jsp", MEDIA_HTML},
    {"jspx", MEDIA_HTML},
    {"mjs", MEDIA_SCRIPT},
    {"mvc", MEDIA_HTML},
    {"nsf", MEDIA_HTML},
    {"odp", MEDIA_OFFICE},
    {"ods", MEDIA_OFFICE},
    {"odt", MEDIA_OFFICE},
    {"pdf", MEDIA_PDF},
    {"php", MEDIA_HTML},
    {"php3", MEDIA_HTML},
    {"php5", MEDIA_HTML},
    {"phtml", MEDIA_HTML},
    {"pl", MEDIA_HTML},
    {"png", MEDIA_IMAGE},
    {"pps", MEDIA_OFFICE},
    {"ppsx", MEDIA_OFFICE},
    {"ppt", MEDIA_OFFICE},
    {"pptx", MEDIA_OFFICE},
    {"rar", MEDIA_ARCHIVE},
    {"rss", MEDIA_XML},
    {"rtf", MEDIA_OFFICE},
    {"shtml", MEDIA_HTML},
    {"svg", MEDIA_IMAGE},
    {"tar", MEDIA_ARCHIVE},
    {"tgz", MEDIA_ARCHIVE},
    {"tif", MEDIA_IMAGE},
    {"tiff", MEDIA_IMAGE},
    {"txt", MEDIA_TEXT},
    {"webp", MEDIA_IMAGE},
    {"xhtml", MEDIA_HTML},
    {"xls", MEDIA_OFFICE},
    {"xlsb", MEDIA_OFFICE},
    {"xlsm", MEDIA_OFFICE},
    {"xlsx", MEDIA_OFFICE},
    {"xml", MEDIA_XML},
    {"zip", MEDIA_ARCHIVE},
};

/* First bytes that no text begins with (MIME Sniffing Standard, 6 and 7.1). */
static const struct sign magics[] = {
    {"%PDF-", MEDIA_PDF},
    {"GIF87a", MEDIA_IMAGE},
    {"GIF89a", MEDIA_IMAGE},
    {"\x89PNG\r\n\x1a\n", MEDIA_IMAGE},
    {"\xff\xd8\xff", MEDIA_IMAGE},
    {"PK\x03\x04", MEDIA_ARCHIVE},
    {"Rar!\x1a\x07", MEDIA_ARCHIVE},
    {"7z\xbc\xaf\x27\x1c", MEDIA_ARCHIVE},
    {"\x1f\x8b\x08", MEDIA_ARCHIVE},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MEDIA_OFFICE},
    {"{\\rtf", MEDIA_OFFICE},
};

/* Tags that a page begins with, as the standard lists them, and meta. */
static const char *const html_starts[] = {
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p",
    "<meta",
};

static bool
begins_like_html(struct str body)
{
	if (str_starts(body, str_of("<!--")))
		return true;
	for (size_t i = 0; i < COUNT(html_starts); i++) {
		struct str start = str_of(html_starts[i]);

		if (str_starts_fold(body, start) && body.len > start.len &&
		    (body.ptr[start.len] == '>' ||
		        str_is_space_char(body.ptr[start.len])))
			return true;
	}
	return false;
}

/* What the first bytes say, of bodies declared as nothing or as text;
 * otherwise when they say nothing. */
static enum media
sniff(struct str body, enum media otherwise)
{
	for (size_t i = 0; i < COUNT(magics); i++)
		if (str_starts(body, str_of(magics[i].text)))
			return magics[i].media;
	if (str_starts(body, str_of("\xef\xbb\xbf")))
		body = str_slice(body, 3, body.len);
	body = str_trim(body);
	if (begins_like_html(body))
		return MEDIA_HTML;
	if (str_starts_fold(body, str_of("<?xml")))
		return MEDIA_XML;
	return otherwise;
}

/* Whether the first bytes hold a control character that no text has (MIME
 * Sniffing Standard, binary data byte). */
static bool
is_binary(struct str body)
{
	static const size_t looked_at = 1445;

	for (size_t i = 0; i < body.len && i < looked_at; i++) {
		unsigned char c = (unsigned char)body.ptr[i];

		if (c < 0x20 && !str_is_space_char((char)c) && c != 0x1b)
			return true;
	}
	return false;
}

static enum media
declared(struct str type)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_is_fold(type, types[i].text))
			return types[i].media;
	for (size_t i = 0; i < COUNT(type_starts); i++)
		if (str_starts_fold(type, str_of(type_starts[i].text)))
			return type_starts[i].media;
	for (size_t i = 0; i < COUNT(type_ends); i++)
		if (str_ends_fold(type, str_of(type_ends[i].text)))
			return type_ends[i].media;
	return MEDIA_OTHER;
}

/* A type that says nothing about the body, but that its server knew none. */
static bool
is_unknown(struct str type)
{
	return str_find_char(type, '/', 0) == STR_NONE ||
	    str_is_fold(type, "unknown/unknown") ||
	    str_is_fold(type, "application/unknown") || str_is(type, "*/*");
}

enum media
media_of(struct str content_type, struct str body)
{
	size_t end = 0;
	struct str type;
	enum media media;

	while (end < content_type.len && content_type.ptr[end] != ';' &&
	    content_type.ptr[end] != ',')
		end++;
	type = str_trim(str_slice(content_type, 0, end));
	if (is_unknown(type))
		return sniff(body, is_binary(body) ? MEDIA_OTHER : MEDIA_TEXT);
	media = declared(type);
	if (media == MEDIA_TEXT)
		return sniff(body, media);
	/* Programs that hand out files under the type of their pages, and
	 * files under no type: only bytes that leave no doubt count. */
	if (media == MEDIA_HTML || media == MEDIA_OTHER)
		for (size_t i = 0; i < COUNT(magics); i++)
			if (str_starts(body, str_of(magics[i].text)))
				return magics[i].media;
	return media;
}

enum media
media_of_file_type(struct str file_type)
{
	for (size_t i = 0; i < COUNT(file_types); i++)
		if (str_is_fold(file_type, file_types[i].text))
			return file_types[i].media;
	return MEDIA_OTHER;
}
