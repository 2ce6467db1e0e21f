-- The notebook: what the reader adds.  Never rebuilt; a library is named by
-- its key, a document by its file, and every place keeps the words that stand
-- there.  `start' and `end' are bytes in the document's text.

-- Libraries that were opened; the highest `visit' is the last.
CREATE TABLE visit (
	path TEXT PRIMARY KEY,
	visit INTEGER NOT NULL
) WITHOUT ROWID;

-- Where reading stopped; the highest `visit' is the document read last.
CREATE TABLE position (
	library TEXT NOT NULL,
	file TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	words TEXT NOT NULL,
	visit INTEGER NOT NULL,
	PRIMARY KEY (library, file)
) WITHOUT ROWID;
CREATE INDEX position_visit ON position (library, visit);

CREATE TABLE mark (
	library TEXT NOT NULL,
	letter TEXT NOT NULL,
	file TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (library, letter)
) WITHOUT ROWID;

CREATE TABLE annotation (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	library TEXT NOT NULL,
	file TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	words TEXT NOT NULL,
	text TEXT NOT NULL,
	colour INTEGER NOT NULL,
	made TEXT NOT NULL
);
CREATE INDEX annotation_place ON annotation (library, file, start, end);

-- What the reader says of names, a line each as correction.h has them; those
-- made together have one `step'.  They hold in the order of their ids.
CREATE TABLE correction (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	library TEXT NOT NULL,
	step INTEGER NOT NULL,
	text TEXT NOT NULL,
	made TEXT
);
CREATE INDEX correction_library ON correction (library, id);
CREATE INDEX correction_step ON correction (step);

-- What the reader says of references: the two ends and, so that one that is
-- confirmed can be shown though it is not found any more, what it was.
CREATE TABLE verdict (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	library TEXT NOT NULL,
	file TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	words TEXT NOT NULL,
	to_file TEXT NOT NULL,
	to_start INTEGER NOT NULL,
	to_end INTEGER NOT NULL,
	to_words TEXT NOT NULL,
	kind INTEGER NOT NULL,
	why TEXT NOT NULL,
	confirmed INTEGER NOT NULL,
	made TEXT NOT NULL
);
CREATE INDEX verdict_file ON verdict (library, file);
CREATE INDEX verdict_to_file ON verdict (library, to_file);

-- What an annotation was before it was changed, so that it can be again.  The
-- columns behind `annotation' are null if there was none.  A step of
-- corrections has a row, too, with its number in `correction' and else only
-- the library; so has a verdict.
CREATE TABLE change (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	annotation INTEGER NOT NULL,
	library TEXT,
	file TEXT,
	start INTEGER,
	end INTEGER,
	words TEXT,
	text TEXT,
	colour INTEGER,
	made TEXT,
	correction INTEGER,
	verdict INTEGER
);
