/* What a score, its bounds and its coverage are, worked through on an agency of
 * the report itself. */
#include "publish/report/method.h"

/* The weights of an indicator's rules for one agency. */
struct weights {
	int64_t passed;
	int64_t failed;
	int64_t undecided;
};

static struct weights
weights_of(const struct book *b, const struct book_agency *g,
    const struct plan_indicator *of)
{
	struct weights w = {0};

	for (size_t i = 0; i < of->rule_count; i++) {
		const struct plan_rule *r = &of->rules[i];
		size_t rule = book_rule_number(b, r->id);
		const struct book_verdict *v =
		    rule != STR_NONE ? &g->verdicts[rule] : NULL;

		if (r->standing == STANDING_SHOWN_ONLY)
			continue;
		if (v == NULL || v->is_undecided)
			w.undecided += r->weight;
		else if (v->outcome == OUTCOME_PASSED)
			w.passed += r->weight;
		else if (v->outcome == OUTCOME_FAILED)
			w.failed += r->weight;
	}
	return w;
}

static bool
is_near(double x, double y)
{
	const double least = 1e-9;

	return x - y < least && y - x < least;
}

/* Whether the figure comes out of the weights as it is told here, with some of
 * each in it. */
static bool
is_example(const struct figure *f, const struct weights *w)
{
	double decided = (double)(w->passed + w->failed);
	double all = decided + (double)w->undecided;

	return f->has_score && w->passed > 0 && w->failed > 0 &&
	    w->undecided > 0 &&
	    is_near(f->score, (double)w->passed / decided) &&
	    is_near(f->lower, (double)w->passed / all) &&
	    is_near(f->upper, (double)(w->passed + w->undecided) / all) &&
	    is_near(f->coverage, decided / all);
}

/* How much there is to see in an example: some of each. */
static int64_t
weight_of(const struct weights *w)
{
	int64_t least = w->passed < w->failed ? w->passed : w->failed;

	return least < w->undecided ? least : w->undecided;
}

struct example {
	const struct book_agency *agency; /* NULL: there is none */
	size_t figure;
	struct weights weights;
};

/* The agency whose figure has most of all in it that there is to tell; the
 * first of several. */
static struct example
find_example(const struct book *b)
{
	struct example best = {0};

	for (size_t k = 0; k < b->figure_count; k++) {
		const struct plan_indicator *of = b->names[k].of_indicator;

		if (of == NULL || of->kind != INDICATOR_WEIGHTED)
			continue;
		for (size_t i = 0; i < b->agency_count; i++) {
			const struct book_agency *g = &b->agencies[i];
			struct weights w = weights_of(b, g, of);

			if (weight_of(&w) > weight_of(&best.weights) &&
			    is_example(&g->figures[k], &w))
				best = (struct example){g, k, w};
		}
	}
	return best;
}

static void
put_example(const struct method *m)
{
	static const struct words
	    title = {"Worked through on one agency", "ตัวอย่างจากหน่วยงานหนึ่ง"},
	    who = {"{1} has in the indicator {2}: rules that weigh {3} passed, "
	           "{4} failed, and {5} could not be decided.",
	        "{1} ในตัวชี้วัด {2}: เกณฑ์ที่ผ่านมีน้ำหนักรวม {3} ไม่ผ่าน {4} "
	        "และยังบอกไม่ได้ {5}"},
	    score = {"Score: {1} ÷ ({1} + {2}) = {3}, of what is decided.",
	        "คะแนน: {1} ÷ ({1} + {2}) = {3} คิดจากส่วนที่ตัดสินได้"},
	    lower = {"At least, if nothing that is undecided passes: {1} ÷ ({1} "
	             "+ {2} + {3}) = {4}.",
	        "อย่างน้อย หากส่วนที่ยังบอกไม่ได้ไม่ผ่านเลย: {1} ÷ ({1} + {2} + {3}) = {4}"},
	    upper = {"At most, if all of it passes: ({1} + {3}) ÷ ({1} + {2} + "
	             "{3}) = {4}.",
	        "อย่างมาก หากส่วนที่ยังบอกไม่ได้ผ่านทั้งหมด: ({1} + {3}) ÷ ({1} + {2} + {3}) "
	        "= {4}"},
	    coverage = {"Coverage: ({1} + {2}) ÷ ({1} + {2} + {3}) = {4} is "
	                "decided.",
	        "ความครอบคลุม: ({1} + {2}) ÷ ({1} + {2} + {3}) = {4} คือส่วนที่ตัดสินได้"};
	struct page *p = m->page;
	const struct example of = find_example(m->book);
	const struct book_agency *g = of.agency;
	const struct weights w = of.weights;
	const struct figure *f;
	size_t k = of.figure;
	struct piece pieces[5];

	if (g == NULL)
		return;
	f = &g->figures[k];
	html_put(&p->h, "<h3>");
	html_words(&p->h, title);
	html_put(&p->h, "</h3>\n");
	pieces[0] = piece_link(piece_foreign(book_agency_name(g, p->h.lang)),
	    "agencies/", book_file_name(g->id, &p->scratch), (struct str){0});
	pieces[1] = piece_link(
	    piece_foreign(book_figure_title(&m->book->names[k], p->h.lang)),
	    "indicators/", book_figure_file(&m->book->names[k], &p->scratch),
	    (struct str){0});
	pieces[2] = piece_count(w.passed);
	pieces[3] = piece_count(w.failed);
	pieces[4] = piece_count(w.undecided);
	page_sentence(p, "p", who, pieces, 5);
	html_put(&p->h, "<ul>\n");
	pieces[0] = piece_count(w.passed);
	pieces[1] = piece_count(w.failed);
	pieces[2] = piece_score(f->score);
	page_sentence(p, "li", score, pieces, 3);
	pieces[2] = piece_count(w.undecided);
	pieces[3] = piece_score(f->lower);
	page_sentence(p, "li", lower, pieces, 4);
	pieces[3] = piece_score(f->upper);
	page_sentence(p, "li", upper, pieces, 4);
	pieces[3] = piece_score(f->coverage);
	page_sentence(p, "li", coverage, pieces, 4);
	html_put(&p->h, "</ul>\n");
}

void
method_scores_put(const struct method *m)
{
	static const struct words items[] = {
	    {"A score is the share of the weights of the rules that passed, of "
	     "those that could be decided. It goes from 0 to 100 %.",
	        "คะแนน คือสัดส่วนน้ำหนักของเกณฑ์ที่ผ่าน จากเกณฑ์ที่ตัดสินได้ "
	        "มีค่าตั้งแต่ 0 ถึง 100 %"},
	    {"The bounds beside it say how low and how high it could be, were "
	     "everything known. Two agencies whose bounds overlap cannot be "
	     "ranked for certain.",
	        "ช่วงที่เป็นไปได้ บอกว่าคะแนนจริงอาจต่ำสุดและสูงสุดเท่าใดหากรู้ครบทุกข้อ "
	        "หน่วยงานที่ช่วงคะแนนซ้อนกันจัดอันดับกันอย่างแน่ชัดไม่ได้"},
	    {"The coverage is the part that is decided. Below what the profile "
	     "asks for no score is published: there is a dash with its bounds.",
	        "ความครอบคลุม คือส่วนที่ตัดสินได้ หากต่ำกว่าเกณฑ์ขั้นต่ำจะไม่ให้คะแนน "
	        "แสดงเป็นขีดพร้อมช่วงที่เป็นไปได้"},
	    {"A mean over agencies counts each agency once: the score over "
	     "those that have one, the bounds over all to which something "
	     "applies. So a mean may lie outside of the mean bounds.",
	        "ค่าเฉลี่ยนับทุกหน่วยงานเท่ากัน คะแนนเฉลี่ยคิดจากหน่วยงานที่มีคะแนน "
	        "ส่วนช่วงคิดจากทุกหน่วยงานที่เข้าข่าย คะแนนเฉลี่ยจึงอาจอยู่นอกช่วงเฉลี่ยได้"},
	    {"A pillar is the mean of its indicators by their weights.",
	        "คะแนนของมิติ คือค่าเฉลี่ยของตัวชี้วัดในมิตินั้นตามน้ำหนัก"},
	};

	method_list_put(m, items, sizeof(items) / sizeof(items[0]));
	put_example(m);
}
