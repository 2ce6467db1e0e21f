-- From version 2 of the notebook to version 3: verdicts.

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
ALTER TABLE change ADD COLUMN verdict INTEGER;
