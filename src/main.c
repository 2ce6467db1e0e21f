/* lectern: a reading desk for the terminal. */
#include "lectern/cli/cli.h"

int
main(int argc, char **argv)
{
	return cli_run(argc, argv);
}
