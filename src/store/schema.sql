-- The library: one file, plain SQLite, readable with the sqlite3 shell.
--
-- Every `start' and `end' is an offset in bytes in the text of a document.
-- Words for kinds and types are those of doc.h.  `confidence' and `score' are
-- in percent.  `why' is a row of reason.  Things without an id of their own
-- are numbered within their document, in the order of the text, from 0 (blocks
-- from 1), and live in the order in which they are read: that is why most
-- tables are WITHOUT ROWID and need no second index.

-- `document', and `number' in the table document, are keys: in the order of the
-- files, with room between them, so that one can come between two others.  How
-- many documents have a key up to some document's is the number that people
-- see; numbering says so in runs.

-- What holds for the whole library.  Counts are kept here, never counted.
CREATE TABLE meta (
	key TEXT PRIMARY KEY,
	value
) WITHOUT ROWID;

-- `file' is the path below `root' (meta); `folded' is file, title and author
-- as a searcher types them.  digest, file_* say whether a file has changed.
-- `opening' is how a text without a title begins, to call it by.
CREATE TABLE document (
	number INTEGER PRIMARY KEY,
	file TEXT NOT NULL UNIQUE,
	format TEXT NOT NULL,
	title TEXT,
	author TEXT,
	date TEXT,
	source TEXT,
	language TEXT,
	folded TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	words INTEGER NOT NULL,
	first_block INTEGER NOT NULL,
	blocks INTEGER NOT NULL,
	notes INTEGER NOT NULL,
	markers INTEGER NOT NULL,
	orphans INTEGER NOT NULL,
	entities INTEGER NOT NULL,
	remarks INTEGER NOT NULL,
	digest TEXT NOT NULL,
	file_size INTEGER NOT NULL,
	file_time INTEGER NOT NULL,
	file_change INTEGER NOT NULL,
	file_node INTEGER NOT NULL,
	opening TEXT
);

-- `count' documents, the first of which has this number and this key; the key
-- of each is 64 more than that of the one before.
CREATE TABLE numbering (
	number INTEGER PRIMARY KEY,
	key INTEGER NOT NULL,
	count INTEGER NOT NULL
);

-- The text, once.  A row's text runs from `start' to the start of the next
-- row, the blanks between blocks included, so that the rows of a document
-- joined are its text.  What stands before the first block is a row of kind
-- `gap' with number 0.  id = document.first_block + number.
CREATE TABLE block (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	level INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	text TEXT NOT NULL
);

-- Words by block.  What is put in is the folded text, with words broken at
-- line ends made whole; boilerplate is left out.  Behind the text stand the
-- words around what scanning damaged, as they were probably printed.
CREATE VIRTUAL TABLE search USING fts5 (
	text,
	content = 'block',
	content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- The same of boilerplate, which is searched only when it is asked for.
CREATE VIRTUAL TABLE search_boilerplate USING fts5 (
	text,
	content = 'block',
	content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- Every word of `search', and in how many blocks it stands.
CREATE TABLE word (
	word TEXT PRIMARY KEY,
	blocks INTEGER NOT NULL
) WITHOUT ROWID;

-- Sentences that say how something was found, each once.
CREATE TABLE reason (
	id INTEGER PRIMARY KEY,
	text TEXT NOT NULL
);

-- `label' is what the note's label means; `marker' its first marker.
CREATE TABLE note (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	label TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	body INTEGER NOT NULL,
	calls INTEGER NOT NULL,
	marker INTEGER,
	marker_end INTEGER,
	PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- `note' is a number in note, or null: an orphan.
CREATE TABLE marker (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	label TEXT NOT NULL,
	note INTEGER,
	flags INTEGER NOT NULL,
	confidence INTEGER NOT NULL,
	why INTEGER,
	PRIMARY KEY (document, start, end)
) WITHOUT ROWID;

-- Somebody or something in one document: what its mentions point to.
-- `entity' is who that is in the library; null until resolved.  `start' is the
-- first mention, `last' the last one, `sure' the sum of their confidence.
-- `strip' says where they are: a letter for each 32nd part of the document, by
-- how many are in it: . none, 1 to 9, a to z for ten to thirty-five and more.
-- `last' and `strip' are null where there is but one mention, and with `sure'
-- where a correction has moved some.
CREATE TABLE appearance (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	entity INTEGER,
	type TEXT NOT NULL,
	name TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	last INTEGER,
	last_end INTEGER,
	sure INTEGER,
	strip TEXT,
	why INTEGER,
	PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- How an appearance is written, as printed but with single blanks, where that
-- is not its name: what these leave over of its mentions is written like that.
CREATE TABLE spelling (
	document INTEGER NOT NULL,
	appearance INTEGER NOT NULL,
	form TEXT NOT NULL,
	count INTEGER NOT NULL,
	scan INTEGER NOT NULL,
	PRIMARY KEY (document, appearance, form)
) WITHOUT ROWID;

-- `name' is null when it is the name of the appearance.
CREATE TABLE mention (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	type TEXT NOT NULL,
	appearance INTEGER,
	name TEXT,
	flags INTEGER NOT NULL,
	confidence INTEGER NOT NULL,
	why INTEGER,
	PRIMARY KEY (document, start, end)
) WITHOUT ROWID;

-- `low' and `high' are the first and last day meant, as year * 10000 + month *
-- 100 + day; null if the value has no year.
CREATE TABLE date (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	edtf TEXT NOT NULL,
	low INTEGER,
	high INTEGER,
	flags INTEGER NOT NULL,
	confidence INTEGER NOT NULL,
	why INTEGER,
	PRIMARY KEY (document, start, end)
) WITHOUT ROWID;

-- Citations.  `short_of' is a number in work, `note' one in note.
CREATE TABLE work (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	form TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	short_of INTEGER,
	note INTEGER,
	title TEXT,
	author TEXT,
	container TEXT,
	year TEXT,
	pages TEXT,
	PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- Everything else that is marked in a text: kind is work (target: a number in
-- work), reference (target: in note), link, damage, emphasis, strong,
-- superscript, subscript.
CREATE TABLE span (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	kind TEXT NOT NULL,
	target INTEGER,
	value TEXT,
	flags INTEGER NOT NULL,
	confidence INTEGER NOT NULL,
	why INTEGER,
	PRIMARY KEY (document, start, end, kind)
) WITHOUT ROWID;

CREATE TABLE remark (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (document, start, number)
) WITHOUT ROWID;

-- Files that could not be read, and why; `file_*' as in document.
CREATE TABLE failure (
	file TEXT PRIMARY KEY,
	text TEXT NOT NULL,
	file_size INTEGER NOT NULL,
	file_time INTEGER NOT NULL,
	file_change INTEGER NOT NULL,
	file_node INTEGER NOT NULL
) WITHOUT ROWID;

-- From here on: what is known of the library as a whole, made anew at each
-- build from what stands above.

-- Everyone and everything; `start' and `end' are its first mention.
CREATE TABLE entity (
	id INTEGER PRIMARY KEY,
	type TEXT NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	documents INTEGER NOT NULL,
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	why INTEGER
);

CREATE TABLE alias (
	entity INTEGER NOT NULL,
	form TEXT NOT NULL,
	folded TEXT NOT NULL,
	count INTEGER NOT NULL,
	scan INTEGER NOT NULL,
	why INTEGER,
	PRIMARY KEY (entity, form)
) WITHOUT ROWID;

-- Links between passages, each once.  `kind': 0 declared, 1 same work, 2 same
-- event, 3 same names, 4 same words.
CREATE TABLE reference (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	to_document INTEGER NOT NULL,
	to_start INTEGER NOT NULL,
	to_end INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	score INTEGER NOT NULL,
	why INTEGER NOT NULL,
	PRIMARY KEY (document, start, to_document, to_start, kind)
) WITHOUT ROWID;

-- How many passages hold a word, a name, a day: what is rare, for references,
-- so that a document can be added without counting all others again.  `rows'
-- are numbers as src/index/tally.h writes them.
CREATE TABLE tally (
	subject TEXT PRIMARY KEY,
	rows BLOB NOT NULL
) WITHOUT ROWID;

-- What corrections of the reader's have changed since, as it was: restoring is
-- putting these rows back.  A row that holds nothing but its key was not there.

CREATE TABLE kept_appearance (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	entity INTEGER,
	type TEXT,
	name TEXT,
	mentions INTEGER,
	start INTEGER,
	end INTEGER,
	last INTEGER,
	last_end INTEGER,
	sure INTEGER,
	strip TEXT,
	why INTEGER,
	PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE kept_spelling (
	document INTEGER NOT NULL,
	appearance INTEGER NOT NULL,
	form TEXT NOT NULL,
	count INTEGER,
	scan INTEGER,
	PRIMARY KEY (document, appearance, form)
) WITHOUT ROWID;

CREATE TABLE kept_mention (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	type TEXT,
	appearance INTEGER,
	name TEXT,
	flags INTEGER,
	confidence INTEGER,
	why INTEGER,
	PRIMARY KEY (document, start, end)
) WITHOUT ROWID;

CREATE TABLE kept_entity (
	id INTEGER PRIMARY KEY,
	type TEXT,
	name TEXT,
	folded TEXT,
	mentions INTEGER,
	documents INTEGER,
	document INTEGER,
	start INTEGER,
	end INTEGER,
	why INTEGER
);

CREATE TABLE kept_alias (
	entity INTEGER NOT NULL,
	form TEXT NOT NULL,
	folded TEXT,
	count INTEGER,
	scan INTEGER,
	why INTEGER,
	PRIMARY KEY (entity, form)
) WITHOUT ROWID;

CREATE TABLE kept_marker (
	document INTEGER NOT NULL,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	label TEXT,
	note INTEGER,
	flags INTEGER,
	confidence INTEGER,
	why INTEGER,
	PRIMARY KEY (document, start, end)
) WITHOUT ROWID;

CREATE TABLE kept_note (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	label TEXT,
	start INTEGER,
	end INTEGER,
	body INTEGER,
	calls INTEGER,
	marker INTEGER,
	marker_end INTEGER,
	PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE kept_remark (
	document INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT,
	start INTEGER NOT NULL,
	end INTEGER,
	text TEXT,
	PRIMARY KEY (document, start, number)
) WITHOUT ROWID;

-- Indexes come last and are made when all rows are there: sorting once is
-- cheaper than keeping order, and the pages are full.

CREATE INDEX document_language ON document (language, first_block, blocks);
CREATE INDEX document_block ON document (first_block, blocks);
CREATE INDEX block_place ON block (document, start);
CREATE INDEX block_heading ON block (document, start)
	WHERE kind IN ('heading', 'question');
CREATE INDEX note_place ON note (document, start);
CREATE INDEX appearance_entity ON appearance (entity, document);
CREATE INDEX mention_appearance ON mention (document, appearance, start);
CREATE INDEX date_day ON date (low, high DESC, document, start)
	WHERE low IS NOT NULL;
CREATE INDEX entity_count ON entity (mentions DESC, folded);
CREATE INDEX entity_spread ON entity (documents DESC, mentions DESC, folded);
CREATE INDEX entity_place ON entity (document, start);
CREATE INDEX entity_name ON entity (folded);
CREATE INDEX alias_folded ON alias (folded, entity);
CREATE INDEX reference_target ON reference (to_document, to_start);
