/* lectern: a reading desk for the terminal. */
#include <locale.h>

#include "lectern/cli/cli.h"

int
main(int argc, char **argv)
{
	/* Characters only: numbers and dates in output stay as they are. */
	setlocale(LC_CTYPE, "");
	return cli_run(argc, argv);
}
