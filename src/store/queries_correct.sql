-- Statements that correct what a library found.

-- name: correct_has_document
SELECT 1 FROM appearance WHERE entity = ?1 AND document = @2 LIMIT 1

-- name: correct_entity_at
SELECT a.entity FROM mention m CROSS JOIN appearance a
	ON a.document = m.document AND a.number = m.appearance
WHERE m.document = @1 AND m.start = ?2 AND a.entity IS NOT NULL

-- name: correct_appearances
SELECT document, number, type, name, mentions FROM appearance
WHERE entity = ?1 AND mentions > 0 ORDER BY document, number

-- name: correct_appearances_in
SELECT document, number, type, name, mentions FROM appearance
WHERE entity = ?1 AND document = @2 AND mentions > 0 ORDER BY number

-- name: correct_mentions
SELECT start, end, flags FROM mention
WHERE document = @1 AND appearance = ?2 ORDER BY start

-- name: correct_overlaps
SELECT start, end, appearance FROM mention
WHERE document = @1 AND start >= ?2 AND start < ?3 ORDER BY start

-- name: correct_move
UPDATE appearance SET entity = ?3 WHERE document = @1 AND number = ?2

-- name: correct_move_all
UPDATE appearance SET entity = ?2 WHERE entity = ?1

-- name: correct_appearance_number
SELECT coalesce(max(number) + 1, 0) FROM appearance WHERE document = @1

-- name: correct_appearance_of
SELECT number FROM appearance WHERE entity = ?1 AND document = @2
ORDER BY number LIMIT 1

-- name: correct_appearance_add
INSERT INTO appearance (document, number, entity, type, name, mentions, start,
	end, why) VALUES (@1, ?2, ?3, ?4, ?5, 0, 0, 0, ?6)

-- name: correct_appearance_count
UPDATE appearance SET mentions = ?3, start = ?4, end = ?5,
	last = NULL, last_end = NULL, sure = NULL, strip = NULL,
	entity = CASE WHEN ?3 > 0 THEN entity END
WHERE document = @1 AND number = ?2

-- name: correct_appearance_type
UPDATE appearance SET type = ?3 WHERE document = @1 AND number = ?2

-- name: correct_appearance_name
SELECT name, type, entity FROM appearance WHERE document = @1 AND number = ?2

-- name: correct_mention_add
INSERT INTO mention (document, start, end, type, appearance, name, flags,
	confidence, why) VALUES (@1, ?2, ?3, ?4, ?5, NULL, 0, 100, ?6)

-- name: correct_mention_move
UPDATE mention SET appearance = ?4, name = NULL
WHERE document = @1 AND start = ?2 AND end = ?3

-- name: correct_mention_remove
DELETE FROM mention WHERE document = @1 AND start = ?2 AND end = ?3

-- name: correct_mentions_type
UPDATE mention SET type = ?3 WHERE document = @1 AND appearance = ?2

-- name: correct_spelling_remove
DELETE FROM spelling WHERE document = @1 AND appearance = ?2

-- name: correct_entity_new
SELECT coalesce(max(id), 0) + 1 FROM entity

-- name: correct_entity_count
UPDATE entity SET
	mentions = (SELECT sum(mentions) FROM appearance WHERE entity = ?1),
	documents = (SELECT count(DISTINCT document) FROM appearance
		WHERE entity = ?1),
	(document, start, end) = (SELECT document, start, end FROM appearance
		WHERE entity = ?1 AND mentions > 0
		ORDER BY document, start LIMIT 1)
WHERE id = ?1

-- name: correct_entity_name
UPDATE entity SET name = ?2, folded = ?3 WHERE id = ?1

-- name: correct_entity_type
UPDATE entity SET type = ?2 WHERE id = ?1

-- name: correct_entity_why
UPDATE entity SET why = ?2 WHERE id = ?1

-- name: correct_entity_mentions
SELECT coalesce(sum(mentions), 0) FROM appearance WHERE entity = ?1

-- name: correct_entity_remove
DELETE FROM entity WHERE id = ?1

-- name: correct_aliases_remove
DELETE FROM alias WHERE entity = ?1

-- What its appearances leave over is written like their names.
-- name: correct_forms
SELECT form, sum(count), min(scan) FROM (
	SELECT a.name AS form, a.mentions - coalesce((
		SELECT sum(s.count) FROM spelling AS s
		WHERE s.document = a.document AND s.appearance = a.number
	), 0) AS count, 0 AS scan
	FROM appearance AS a WHERE a.entity = ?1
	UNION ALL
	SELECT s.form, s.count, s.scan FROM appearance AS a
	CROSS JOIN spelling AS s
		ON s.document = a.document AND s.appearance = a.number
	WHERE a.entity = ?1)
WHERE count > 0 GROUP BY form

-- name: correct_alias
SELECT count FROM alias WHERE entity = ?1 AND form = ?2

-- name: correct_alias_count
UPDATE alias SET count = ?3 WHERE entity = ?1 AND form = ?2

-- name: correct_aliases_reset
UPDATE alias SET count = 0 WHERE entity = ?1 AND count > 0

-- name: correct_aliases_gone
DELETE FROM alias WHERE entity = ?1 AND count = 0

-- name: correct_alias_called
SELECT 1 FROM alias WHERE folded = ?2 AND entity = ?1

-- name: correct_search
SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid

-- name: correct_meta_remove
DELETE FROM meta WHERE key = ?1

-- name: link_marker
SELECT end, note, flags FROM marker WHERE document = @1 AND start = ?2
ORDER BY end LIMIT 1

-- name: link_note
SELECT number FROM note WHERE document = @1 AND start = ?2
ORDER BY number LIMIT 1

-- name: link_set
UPDATE marker SET note = ?4, flags = ?5, confidence = 100, why = ?6
WHERE document = @1 AND start = ?2 AND end = ?3

-- name: link_recount
UPDATE note SET calls = (SELECT count(*) FROM marker AS m
	WHERE m.document = note.document AND m.note = note.number),
marker = (SELECT m.start FROM marker AS m
	WHERE m.document = note.document AND m.note = note.number
	ORDER BY m.start LIMIT 1),
marker_end = (SELECT m.end FROM marker AS m
	WHERE m.document = note.document AND m.note = note.number
	ORDER BY m.start LIMIT 1)
WHERE document = @1 AND number = ?2

-- name: link_remarks
DELETE FROM remark WHERE document = @1 AND start = ?2 AND kind = ?3
