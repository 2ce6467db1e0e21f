/*
 * The command line: arguments in; text, TSV or JSON out.
 */
#ifndef LECTERN_CLI_CLI_H
#define LECTERN_CLI_CLI_H

/* Runs a command of the shell; returns the exit status of the program. */
int cli_run(int argc, char **argv);

#endif
