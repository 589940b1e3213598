#include "site_file.h"

#include "base/file.h"
#include "escape.h"

enum { FILE_BYTES_MAX = 64 << 20, TYPE_BYTES_MAX = 1000 };

struct ending_type {
	const char *ending;
	const char *type;
};

static const struct ending_type ending_types[] = {
    {".html", "text/html"},
    {".htm", "text/html"},
    {".aspx", "text/html"},
    {".php", "text/html"},
    {".css", "text/css"},
    {".js", "text/javascript"},
    {".json", "application/json"},
    {".xml", "application/xml"},
    {".txt", "text/plain"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".gif", "image/gif"},
    {".svg", "image/svg+xml"},
    {".ico", "image/x-icon"},
    {".pdf", "application/pdf"},
    {".doc", "application/msword"},
    {".docx",
        "application/vnd.openxmlformats-officedocument"
        ".wordprocessingml.document"},
    {".xls", "application/vnd.ms-excel"},
    {".zip", "application/zip"},
    {"", "application/octet-stream"},
};

static bool
is_safe(struct str path)
{
	struct str rest = path, segment;

	if (path.len == 0 || path.ptr[0] != '/' ||
	    str_find_char(path, '\0', 0) != STR_NONE)
		return false;
	while (str_split(&rest, '/', &segment))
		if (segment.len > 0 && segment.ptr[0] == '.')
			return false;
	return true;
}

static void
append_type(const struct host *h, const char *path, struct buf *type)
{
	const struct ending_type *usual = ending_types;
	struct buf beside = {0};

	buf_printf(&beside, "%s.type", path);
	if (file_read(buf_cstr(&beside), TYPE_BYTES_MAX, type, NULL) ==
	    ERR_NONE)
		type->len = str_trim(buf_str(type)).len;
	buf_release(&beside);
	for (struct type_of *t = h->types; type->len == 0 && t != NULL;
	     t = t->next)
		if (str_ends_fold(str_of(path), t->ending))
			(void)buf_append_str(type, t->type);
	while (!str_ends_fold(str_of(path), str_of(usual->ending)))
		usual++;
	if (type->len == 0)
		(void)buf_append_cstr(type, usual->type);
}

/* Reads the packed form of a file, if the host has one and it may be sent. */
static bool
read_packed(const struct host *h, const char *path, bool takes_gzip,
    struct site_file *out)
{
	struct buf name = {0};

	if (h->root_coding.len == 0 || !takes_gzip)
		return false;
	buf_printf(&name, "%s.gz", path);
	out->is_packed = file_read(buf_cstr(&name), FILE_BYTES_MAX, &out->body,
	                     NULL) == ERR_NONE;
	buf_release(&name);
	return out->is_packed;
}

bool
site_file_read(const struct host *h, struct str target, bool takes_gzip,
    struct site_file *out)
{
	struct str path = str_slice(target, 0, str_find_char(target, '?', 0));
	struct buf decoded = {0}, name = {0};
	bool is_found = false;

	percent_append(&decoded, path);
	if (h->root.len > 0 && is_safe(buf_str(&decoded))) {
		buf_printf(&name, "%s", h->root.ptr);
		(void)buf_append_str(&name, buf_str(&decoded));
		if (file_is_folder(buf_cstr(&name)))
			(void)buf_append_cstr(&name, "/index.html");
		is_found = read_packed(h, buf_cstr(&name), takes_gzip, out) ||
		    file_read(buf_cstr(&name), FILE_BYTES_MAX, &out->body,
		        NULL) == ERR_NONE;
	}
	if (is_found)
		append_type(h, buf_cstr(&name), &out->type);
	buf_release(&name);
	buf_release(&decoded);
	return is_found;
}
