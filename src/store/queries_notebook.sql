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

-- name: correction_step
SELECT coalesce(max(id), 0) + 1 FROM correction;

-- name: correction_add
INSERT INTO correction (library, step, text, made)
VALUES (?1, ?2, ?3, coalesce(?4, strftime('%Y-%m-%d', 'now')));

-- name: correction_all
SELECT text, made FROM correction WHERE library = ?1 ORDER BY id;

-- name: correction_remove
DELETE FROM correction WHERE step = ?1;

-- name: change_keep
INSERT INTO change (annotation, library, file, start, end, words, text, colour,
	made)
SELECT id, library, file, start, end, words, text, colour, made
FROM annotation WHERE id = ?1;

-- name: change_keep_none
INSERT INTO change (annotation) VALUES (?1);

-- name: change_keep_correction
INSERT INTO change (annotation, library, correction) VALUES (0, ?1, ?2);

-- name: change_keep_verdict
INSERT INTO change (annotation, library, verdict) VALUES (0, ?1, ?2);

-- name: verdict_add
INSERT INTO verdict (library, file, start, end, words, to_file, to_start,
	to_end, to_words, kind, why, confirmed, made)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
	strftime('%Y-%m-%d %H:%M', 'now'));

-- name: verdict_remove
DELETE FROM verdict WHERE id = ?1;

-- The last word on a reference comes first.
-- name: verdict_of_file
SELECT library, file, start, end, words, library, to_file, to_start, to_end,
	to_words, kind, why, confirmed
FROM verdict WHERE id IN (
	SELECT id FROM verdict WHERE library = ?1 AND file = ?2
	UNION SELECT id FROM verdict WHERE library = ?1 AND to_file = ?2)
ORDER BY id DESC;

-- What was made anew has no row of its own but in the annotations.
-- name: change_last
SELECT c.id, c.annotation, c.library IS NULL, c.correction, c.verdict
FROM change AS c LEFT JOIN annotation AS a ON a.id = c.annotation
WHERE coalesce(c.library, a.library, ?1) = ?1 ORDER BY c.id DESC LIMIT 1;

-- name: change_restore
INSERT OR REPLACE INTO annotation
SELECT annotation, library, file, start, end, words, text, colour, made
FROM change WHERE id = ?1;

-- name: change_remove
DELETE FROM change WHERE id = ?1;
