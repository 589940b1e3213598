/* What lint/banned has to find, and below it what it has to let be. It is never
 * compiled; its lines are told in tests/lint/CMakeLists.txt. */
/* clang-format off */
void
banned(char *p)
{
	strcpy(p, "a;b[0]");
	char q[2] = {0}; (void)sprintf(q, "%d", 1);
	time = *gmtime
	    (&now);
	if (x)free(p);
	p = malloc (8);
}

void
allowed(char *p)
{
	my_strcpy(p);
	gmtime_r(&now, &t);
	snprintf(p, 1, "x");
	page_free(p);
	signal = 1;
	strtok_r(p, " ", &rest);
}
