/* base/ may take memory. It is never compiled. */
void *
take(void)
{
	free(NULL);
	return malloc(8);
}
