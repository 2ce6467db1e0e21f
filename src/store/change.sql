-- What is noted while a library is changed, and never in one.

-- Documents whose rows of these tables came, changed or went: they are counted
-- anew.
CREATE TEMP TABLE touched (document INTEGER PRIMARY KEY);

CREATE TEMP TRIGGER touch_document AFTER INSERT ON main.document BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.number);
END;
CREATE TEMP TRIGGER touch_appearance_new AFTER INSERT ON main.appearance BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.document);
END;
CREATE TEMP TRIGGER touch_appearance_changed
AFTER UPDATE OF entity, mentions ON main.appearance BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.document);
END;
CREATE TEMP TRIGGER touch_appearance_gone
AFTER DELETE ON main.appearance BEGIN
	INSERT OR IGNORE INTO touched VALUES (OLD.document);
END;
CREATE TEMP TRIGGER touch_marker_new AFTER INSERT ON main.marker BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.document);
END;
CREATE TEMP TRIGGER touch_marker_changed
AFTER UPDATE OF note ON main.marker BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.document);
END;
CREATE TEMP TRIGGER touch_marker_gone AFTER DELETE ON main.marker BEGIN
	INSERT OR IGNORE INTO touched VALUES (OLD.document);
END;
CREATE TEMP TRIGGER touch_remark_new AFTER INSERT ON main.remark BEGIN
	INSERT OR IGNORE INTO touched VALUES (NEW.document);
END;
CREATE TEMP TRIGGER touch_remark_gone AFTER DELETE ON main.remark BEGIN
	INSERT OR IGNORE INTO touched VALUES (OLD.document);
END;

-- The texts that `search' was told to take in and to forget, for the sake of
-- their words; and by how much the count of each word in `word' changes.
CREATE VIRTUAL TABLE temp.came USING fts5 (
	text,
	content = '',
	detail = none,
	tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE temp.went USING fts5 (
	text,
	content = '',
	detail = none,
	tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE temp.came_word USING fts5vocab (temp, came, row);
CREATE VIRTUAL TABLE temp.went_word USING fts5vocab (temp, went, row);
CREATE TEMP TABLE changed_word (
	word TEXT PRIMARY KEY,
	more INTEGER NOT NULL
) WITHOUT ROWID;
