-- Statements by name.  A parameter is ?1, ?2, ... ; but @1, @2, ... is the
-- number of a document, and a column called document or to_document gives one:
-- both are translated, for the tables have keys.  Where a statement reads a
-- range of a document, @1 is the document, ?2 the start and ?3 the end.

-- name: insert_document
INSERT INTO document (number, file, format, title, author, date, source,
	language, folded, bytes, words, first_block, blocks, notes, markers,
	orphans, entities, remarks, digest, file_size, file_time, file_change,
	file_node, opening)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
	?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)

-- name: insert_block
INSERT INTO block (id, document, number, kind, level, start, end, text)
VALUES (?1, @2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: insert_search
INSERT INTO search (rowid, text) VALUES (?1, ?2)

-- name: delete_search
INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, ?2)

-- name: delete_search_boilerplate
INSERT INTO search_boilerplate (search_boilerplate, rowid, text)
VALUES ('delete', ?1, ?2)

-- name: insert_search_boilerplate
INSERT INTO search_boilerplate (rowid, text) VALUES (?1, ?2)

-- name: insert_word
INSERT INTO word (word, blocks) VALUES (?1, ?2)

-- name: insert_reason
INSERT INTO reason (text) VALUES (?1)

-- name: insert_note
INSERT INTO note (document, number, label, start, end, body, calls, marker,
	marker_end)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- name: insert_marker
INSERT OR IGNORE INTO marker (document, start, end, label, note, flags,
	confidence, why)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: insert_appearance
INSERT INTO appearance (document, number, entity, type, name, mentions, start,
	end, last, last_end, sure, strip, why)
VALUES (@1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)

-- name: insert_spelling
INSERT INTO spelling (document, appearance, form, count, scan)
VALUES (@1, ?2, ?3, ?4, ?5)

-- name: insert_mention
INSERT OR IGNORE INTO mention (document, start, end, type, appearance, name,
	flags, confidence, why)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- name: insert_date
INSERT OR IGNORE INTO date (document, start, end, edtf, low, high, flags,
	confidence, why)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- name: insert_work
INSERT INTO work (document, number, form, start, end, short_of, note, title,
	author, container, year, pages)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)

-- name: insert_span
INSERT OR IGNORE INTO span (document, start, end, kind, target, value, flags,
	confidence, why)
VALUES (@1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- name: insert_remark
INSERT INTO remark (document, number, kind, start, end, text)
VALUES (@1, ?2, ?3, ?4, ?5, ?6)

-- name: insert_failure
INSERT INTO failure (file, text, file_size, file_time, file_change, file_node)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)

-- name: insert_meta
INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)

-- name: insert_counts
INSERT OR REPLACE INTO meta (key, value)
SELECT 'documents', count(*) FROM document
UNION ALL SELECT 'bytes', coalesce(sum(bytes), 0) FROM document
UNION ALL SELECT 'words', coalesce(sum(words), 0) FROM document
UNION ALL SELECT 'notes', coalesce(sum(notes), 0) FROM document
UNION ALL SELECT 'orphans', coalesce(sum(orphans), 0) FROM document
UNION ALL SELECT 'remarks', coalesce(sum(remarks), 0) FROM document
UNION ALL SELECT 'entities', count(*) FROM entity

-- What corrections may have changed.  Appearances that are one in the library,
-- or that were taken away, are not counted.
-- name: count_documents
UPDATE document SET entities = (SELECT count(DISTINCT a.entity)
	FROM appearance AS a
	WHERE a.document = document.number AND a.mentions > 0),
orphans = (SELECT count(*) FROM marker AS m
	WHERE m.document = document.number AND m.note IS NULL),
remarks = (SELECT count(*) FROM remark AS r
	WHERE r.document = document.number)

-- name: numbering
SELECT number, key, count FROM numbering ORDER BY number

-- name: numbering_clear
DELETE FROM numbering

-- name: numbering_add
INSERT INTO numbering (number, key, count) VALUES (?1, ?2, ?3)

-- name: last_block
SELECT coalesce(max(id), 0) FROM block

-- name: meta
SELECT value FROM meta WHERE key = ?1

-- name: document
SELECT number AS document, file, format, title, author, date, source, language,
	bytes, blocks, words, notes, markers, orphans, entities, remarks, opening
FROM document WHERE number = @1

-- name: documents
SELECT number AS document, file, format, title, author, date, source, language,
	bytes, blocks, words, notes, markers, orphans, entities, remarks, opening
FROM document WHERE number >= @1 ORDER BY number LIMIT ?2

-- name: documents_filtered
SELECT number AS document, file, format, title, author, date, source, language,
	bytes, blocks, words, notes, markers, orphans, entities, remarks, opening
FROM document WHERE number >= @1 AND instr(folded, ?3)
ORDER BY number LIMIT ?2

-- name: document_by_file
SELECT number AS document FROM document WHERE file = ?1

-- name: document_names
SELECT number AS document, file, title FROM document ORDER BY number

-- name: document_stamps
SELECT number AS document, file, digest, file_size, file_time, file_change,
	file_node
FROM document ORDER BY file

-- name: failure_stamps
SELECT file, text, file_size, file_time, file_change, file_node
FROM failure ORDER BY file

-- name: blocks
SELECT number, kind, level, start, end, text FROM block
WHERE document = @1 AND start < ?3 AND start >= coalesce((
	SELECT max(start) FROM block WHERE document = @1 AND start <= ?2), 0)
ORDER BY start

-- name: blocks_before
SELECT number, kind, level, start, end, text FROM block
WHERE document = @1 AND start < ?2 ORDER BY start DESC

-- name: block_by_number
SELECT b.start, b.end FROM document AS d
JOIN block AS b ON b.id = d.first_block + min(max(?2, 1), d.blocks)
WHERE d.number = @1

-- name: headings
SELECT level, start, end, text FROM block
WHERE document = @1 AND kind IN ('heading', 'question') ORDER BY start

-- name: markers
SELECT m.start, m.end, m.label, m.note, m.flags, m.confidence, r.text
FROM marker AS m LEFT JOIN reason AS r ON r.id = m.why
WHERE m.document = @1 AND m.start >= ?2 AND m.start < ?3 ORDER BY m.start

-- name: mentions
SELECT m.start, m.end, m.type, m.appearance, m.name, m.flags, m.confidence,
	r.text
FROM mention AS m LEFT JOIN reason AS r ON r.id = m.why
WHERE m.document = @1 AND m.start >= ?2 AND m.start < ?3 ORDER BY m.start

-- name: dates
SELECT d.start, d.end, d.edtf, d.flags, d.confidence, r.text
FROM date AS d LEFT JOIN reason AS r ON r.id = d.why
WHERE d.document = @1 AND d.start >= ?2 AND d.start < ?3 ORDER BY d.start

-- name: spans
SELECT s.start, s.end, s.kind, s.target, s.value, s.flags, s.confidence, r.text
FROM span AS s LEFT JOIN reason AS r ON r.id = s.why
WHERE s.document = @1 AND s.start >= ?2 AND s.start < ?3 ORDER BY s.start

-- name: notes
SELECT number, label, start, end, body, calls FROM note
WHERE document = @1 ORDER BY number

-- name: notes_window
SELECT number, label, start, end, body, calls FROM note
WHERE document = @1 AND start >= ?2 AND start < ?3
UNION
SELECT number, label, start, end, body, calls FROM note
WHERE document = @1 AND number IN (SELECT note FROM marker
	WHERE document = @1 AND start >= ?2 AND start < ?3)
UNION
SELECT number, label, start, end, body, calls FROM note
WHERE document = @1 AND number IN (SELECT target FROM span
	WHERE document = @1 AND start >= ?2 AND start < ?3
	AND kind = 'reference')
ORDER BY 1

-- name: appearances
SELECT a.number, a.type, a.name, a.mentions, a.entity, r.text
FROM appearance AS a LEFT JOIN reason AS r ON r.id = a.why
WHERE a.document = @1 ORDER BY a.number

-- name: appearances_window
SELECT a.number, a.type, a.name, a.mentions, a.entity, r.text
FROM appearance AS a LEFT JOIN reason AS r ON r.id = a.why
WHERE a.document = @1 AND a.number IN (SELECT appearance FROM mention
	WHERE document = @1 AND start >= ?2 AND start < ?3)
ORDER BY a.number

-- name: works
SELECT number, form, start, end, short_of, note, title, author, container,
	year, pages
FROM work WHERE document = @1 ORDER BY number

-- name: works_window
WITH cited (number) AS MATERIALIZED (
	SELECT target FROM span WHERE document = @1 AND start >= ?2
	AND start < ?3 AND kind = 'work')
SELECT number, form, start, end, short_of, note, title, author, container,
	year, pages
FROM work WHERE document = @1 AND number IN (
	SELECT number FROM cited
	UNION
	SELECT short_of FROM work WHERE document = @1
	AND number IN (SELECT number FROM cited))
ORDER BY number

-- name: remarks_window
SELECT document, kind, start, end, text FROM remark
WHERE document = @1 AND start >= ?2 AND start < ?3 ORDER BY start, number

-- What a remark is about is told with it if it is a word or two.
-- name: remarks_of
SELECT r.document, r.kind, r.start, r.end, r.text,
	CASE WHEN r.end - r.start <= 40 THEN (
		SELECT CAST(substr(CAST(b.text AS BLOB),
			r.start - b.start + 1, r.end - r.start) AS TEXT)
		FROM block AS b
		WHERE b.document = r.document AND b.start <= r.start
		ORDER BY b.start DESC LIMIT 1) END
FROM remark AS r
WHERE r.document BETWEEN @1 AND @2
ORDER BY r.document, r.start, r.number

-- name: orphan_markers
SELECT m.start, m.end, m.label, (SELECT k.text FROM remark AS k
	WHERE k.document = @1 AND k.start = m.start
	AND k.kind = 'orphan-marker')
FROM marker AS m
WHERE m.document = @1 AND m.note IS NULL ORDER BY m.start

-- name: note_rows
SELECT label, start, end, body, calls, marker, marker_end FROM note
WHERE document = @1 ORDER BY number

-- name: next_marker
SELECT start, end FROM marker WHERE document = @1 AND start > ?2
ORDER BY start LIMIT 1

-- name: previous_marker
SELECT start, end FROM marker WHERE document = @1 AND start < ?2
ORDER BY start DESC LIMIT 1

-- name: next_mention
SELECT start, end FROM mention WHERE document = @1 AND start > ?2
AND (?3 = '' OR instr(?3, ' ' || type || ' ')) ORDER BY start LIMIT 1

-- name: previous_mention
SELECT start, end FROM mention WHERE document = @1 AND start < ?2
AND (?3 = '' OR instr(?3, ' ' || type || ' ')) ORDER BY start DESC LIMIT 1

-- name: next_date
SELECT start, end FROM date WHERE document = @1 AND start > ?2
ORDER BY start LIMIT 1

-- name: previous_date
SELECT start, end FROM date WHERE document = @1 AND start < ?2
ORDER BY start DESC LIMIT 1

-- name: next_span
SELECT start, end FROM span WHERE document = @1 AND start > ?2
AND instr(?3, ' ' || kind || ' ') ORDER BY start LIMIT 1

-- name: previous_span
SELECT start, end FROM span WHERE document = @1 AND start < ?2
AND instr(?3, ' ' || kind || ' ') ORDER BY start DESC LIMIT 1
