-- Statements that take a document out of a library.

-- name: remove_words
SELECT id, kind, start, end, text FROM block
WHERE document = @1 AND kind <> 'gap' ORDER BY start

-- name: remove_block
DELETE FROM block WHERE document = @1

-- name: remove_note
DELETE FROM note WHERE document = @1

-- name: remove_marker
DELETE FROM marker WHERE document = @1

-- name: remove_appearance
DELETE FROM appearance WHERE document = @1

-- name: remove_spelling
DELETE FROM spelling WHERE document = @1

-- name: remove_mention
DELETE FROM mention WHERE document = @1

-- name: remove_date
DELETE FROM date WHERE document = @1

-- name: remove_work
DELETE FROM work WHERE document = @1

-- name: remove_span
DELETE FROM span WHERE document = @1

-- name: remove_remark
DELETE FROM remark WHERE document = @1

-- name: remove_document
DELETE FROM document WHERE number = @1

-- name: change_stamp
UPDATE document SET file_size = ?2, file_time = ?3, file_change = ?4,
	file_node = ?5
WHERE number = @1

-- name: remove_failures
DELETE FROM failure

-- name: change_reasons
SELECT id, text FROM reason

-- name: reference_clear
DELETE FROM reference

-- name: reference_clear_declared
DELETE FROM reference WHERE kind < 2

-- name: reference_drop
DELETE FROM reference WHERE document = @1 AND start = ?2
	AND to_document = @3 AND to_start = ?4 AND kind = ?5

-- name: reference_score
UPDATE reference SET score = ?6 WHERE document = @1 AND start = ?2
	AND to_document = @3 AND to_start = ?4 AND kind = ?5

-- name: remove_references
DELETE FROM reference WHERE document = @1 OR to_document = @1

-- What is below reads and writes tables of change.sql.

-- name: insert_came
INSERT INTO came (text) VALUES (?1)

-- name: insert_went
INSERT INTO went (text) VALUES (?1)

-- name: words_clear
DELETE FROM changed_word

-- name: words_came
INSERT INTO changed_word (word, more) SELECT term, doc FROM came_word
WHERE length(CAST(term AS BLOB)) BETWEEN 1 AND ?1

-- name: words_went
INSERT INTO changed_word (word, more) SELECT term, -doc FROM went_word
WHERE length(CAST(term AS BLOB)) BETWEEN 1 AND ?1
ON CONFLICT (word) DO UPDATE SET more = more + excluded.more

-- name: words_came_clear
INSERT INTO came (came) VALUES ('delete-all')

-- name: words_went_clear
INSERT INTO went (went) VALUES ('delete-all')

-- name: words_count
INSERT INTO word (word, blocks) SELECT word, more FROM changed_word
WHERE more <> 0
ON CONFLICT (word) DO UPDATE SET blocks = blocks + excluded.blocks

-- name: words_gone
DELETE FROM word WHERE word IN (SELECT word FROM changed_word WHERE more < 0)
	AND blocks < 1

-- name: words_changed
SELECT c.word, coalesce(w.blocks, 0), c.more FROM changed_word AS c
LEFT JOIN word AS w ON w.word = c.word WHERE c.more <> 0

-- name: words
SELECT word, blocks FROM word ORDER BY word

-- name: count_touched
UPDATE document SET entities = (SELECT count(DISTINCT a.entity)
	FROM appearance AS a
	WHERE a.document = document.number AND a.mentions > 0),
orphans = (SELECT count(*) FROM marker AS m
	WHERE m.document = document.number AND m.note IS NULL),
remarks = (SELECT count(*) FROM remark AS r
	WHERE r.document = document.number)
WHERE number IN (SELECT document FROM touched)

-- name: change_entity
DELETE FROM entity WHERE id = ?1

-- name: change_alias
DELETE FROM alias WHERE entity = ?1

-- name: tally
SELECT rows FROM tally WHERE subject = ?1

-- name: tally_set
INSERT OR REPLACE INTO tally (subject, rows) VALUES (?1, ?2)

-- name: change_find_entity
SELECT mentions, documents, why FROM entity WHERE id = ?1

-- name: change_names
SELECT type, entity, name, name FROM appearance WHERE document = @1
UNION ALL
SELECT a.type, a.entity, a.name, s.form FROM spelling AS s
JOIN appearance AS a ON a.document = s.document AND a.number = s.appearance
WHERE s.document = @1
