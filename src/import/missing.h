/*
 * How the libraries are called that were left out when lectern was built, for
 * sentences about what cannot be read without them.
 */
#ifndef IMPORT_MISSING_H
#define IMPORT_MISSING_H

/* Of those that books and office files need. */
#if defined(HAVE_LIBXML2)
#define MISSING_ZIPPED "libarchive, which opens them"
#elif defined(HAVE_LIBARCHIVE)
#define MISSING_ZIPPED "libxml2, which reads them"
#else
#define MISSING_ZIPPED "libarchive and libxml2, which read them"
#endif

#endif
