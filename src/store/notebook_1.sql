-- From version 1 of the notebook to version 2: corrections.  What is made here
-- is what notebook.sql makes; a test compares them.

CREATE TABLE correction (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	library TEXT NOT NULL,
	step INTEGER NOT NULL,
	text TEXT NOT NULL,
	made TEXT
);
CREATE INDEX correction_library ON correction (library, id);
CREATE INDEX correction_step ON correction (step);
ALTER TABLE change ADD COLUMN correction INTEGER;
