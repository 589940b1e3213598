/* A sitemap keeps to its bounds; each of its URLs is one of the web and stands
 * there once. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "base/map.h"
#include "page/sitemap.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_input input = {.url = str_of("https://a.example/map.xml"),
	    .payload = {(const char *)data, size}};
	struct arena a = {0};
	struct map keys = {0};
	struct sitemap m;

	page_global_init();
	m = sitemap_read(&a, &input);
	assert(m.url_count <= LIMIT_SITEMAP_URLS);
	assert(m.reason == REASON_NONE || m.url_count == 0);
	for (size_t i = 0; i < m.url_count; i++) {
		assert(m.urls[i].kind == URL_WEB);
		assert(map_get(&keys, url_key(&m.urls[i])) == NULL);
		map_put(&keys, url_key(&m.urls[i]), &m);
	}
	map_release(&keys);
	arena_release(&a);
	return 0;
}
