-- Statements on the notebook.

-- name: visit_add
INSERT INTO visit (path, visit)
VALUES (?1, (SELECT coalesce(max(visit), 0) + 1 FROM visit))
ON CONFLICT (path) DO UPDATE SET visit = excluded.visit;

-- name: visit_last
SELECT path FROM visit ORDER BY visit DESC LIMIT 1;

-- name: position_save
INSERT INTO position (library, file, start, end, words, visit)
VALUES (?1, ?2, ?3, ?4, ?5,
	(SELECT coalesce(max(visit), 0) + 1 FROM position WHERE library = ?1))
ON CONFLICT (library, file) DO UPDATE SET start = excluded.start,
	end = excluded.end, words = excluded.words, visit = excluded.visit;

-- name: position_of
SELECT library, file, start, end, words FROM position
WHERE library = ?1 AND file = ?2;

-- name: position_last
SELECT library, file, start, end, words FROM position
WHERE library = ?1 ORDER BY visit DESC LIMIT 1;

-- name: mark_set
INSERT OR REPLACE INTO mark (library, letter, file, start, end, words)
VALUES (?1, ?6, ?2, ?3, ?4, ?5);

-- name: mark_of
SELECT library, file, start, end, words FROM mark
WHERE library = ?1 AND letter = ?2;

-- name: annotation_add
INSERT INTO annotation (library, file, start, end, words, text, colour, made)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%d %H:%M', 'now'));

-- name: annotation_change
UPDATE annotation SET library = ?1, file = ?2, start = ?3, end = ?4,
	words = ?5, text = ?6, colour = ?7,
	made = strftime('%Y-%m-%d %H:%M', 'now')
WHERE id = ?8;

-- name: annotation_remove
DELETE FROM annotation WHERE id = ?1;

-- name: annotation_all
SELECT id, library, file, start, end, words, text, colour, made
FROM annotation WHERE library = ?1 ORDER BY file, start, end;

-- name: annotation_of_file
SELECT id, library, file, start, end, words, text, colour, made
FROM annotation WHERE library = ?1 AND file = ?2 ORDER BY start, end;

-- name: annotation_exists
SELECT 1 FROM annotation WHERE id = ?1;

-- name: change_keep
INSERT INTO change
SELECT NULL, id, library, file, start, end, words, text, colour, made
FROM annotation WHERE id = ?1;

-- name: change_keep_none
INSERT INTO change (annotation) VALUES (?1);

-- name: change_last
SELECT id, annotation, library IS NULL FROM change ORDER BY id DESC LIMIT 1;

-- name: change_restore
INSERT OR REPLACE INTO annotation
SELECT annotation, library, file, start, end, words, text, colour, made
FROM change WHERE id = ?1;

-- name: change_remove
DELETE FROM change WHERE id = ?1;
