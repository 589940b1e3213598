/* Each of these includes breaks the direction; the lint must name them all. */
#include "page/page.h"

#include <sqlite3.h>

#include "record/limits_impl.h"
#include "store/store.h"
#include "text/utf8.h"
