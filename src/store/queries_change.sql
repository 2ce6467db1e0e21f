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

-- name: change_words
DELETE FROM word

-- name: change_entity
DELETE FROM entity WHERE id = ?1

-- name: change_alias
DELETE FROM alias WHERE entity = ?1

-- name: change_entities
SELECT id, mentions, documents, why FROM entity ORDER BY id
