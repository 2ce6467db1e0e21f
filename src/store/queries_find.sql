-- Statements that find things: entities, references, dates, search.

-- name: find_block
SELECT document, kind, start, end, text, level FROM block WHERE id = ?1;

-- name: find_block_place
SELECT document, start, end FROM block WHERE id = ?1;

-- What is damaged in a block, and what it was.
-- name: find_damage
SELECT start, end, value FROM span
WHERE document = @1 AND start >= ?2 AND start < ?3
	AND kind = 'damage' AND value IS NOT NULL ORDER BY start;

-- The block that holds an offset.
-- name: find_block_at
SELECT id, kind, start, end, text FROM block
WHERE document = @1 AND start <= ?2 ORDER BY start DESC LIMIT 1;

-- The same without the text.
-- name: find_block_range
SELECT id, start, end FROM block
WHERE document = @1 AND start <= ?2 ORDER BY start DESC LIMIT 1;

-- name: find_document
SELECT coalesce(opening, title, file), bytes FROM document WHERE number = @1;

-- name: find_counts
SELECT (SELECT max(id) FROM block), (SELECT max(id) FROM entity);

-- name: find_reason
SELECT text FROM reason WHERE id = ?1;

-- name: entity_by_count
SELECT id, type, name, mentions, documents, document, start, end, folded
FROM entity ORDER BY mentions DESC, folded;

-- name: entity_by_name
SELECT id, type, name, mentions, documents, document, start, end, folded
FROM entity ORDER BY folded;

-- name: entity_by_spread
SELECT id, type, name, mentions, documents, document, start, end, folded
FROM entity ORDER BY documents DESC, mentions DESC, folded;

-- name: entity_by_place
SELECT id, type, name, mentions, documents, document, start, end, folded
FROM entity ORDER BY document, start;

-- name: entity_by_id
SELECT id, type, name, mentions, documents, document, start, end, folded
FROM entity WHERE id = ?1;

-- name: entity_why
SELECT r.text FROM entity e JOIN reason r ON r.id = e.why WHERE e.id = ?1;

-- Those of one document, with their counts there.
-- name: entity_in_document
SELECT e.id, e.type, e.name, sum(a.mentions), e.documents, a.document,
	min(a.start), a.end, e.folded
FROM appearance a CROSS JOIN entity e ON e.id = a.entity
WHERE a.document = @1 GROUP BY e.id;

-- name: entity_by_alias
SELECT DISTINCT e.id, e.mentions, e.folded = ?1, e.type, e.name
FROM alias a CROSS JOIN entity e ON e.id = a.entity
WHERE a.folded = ?1 ORDER BY e.mentions DESC;

-- name: alias_like
SELECT 1 FROM alias WHERE entity = ?1 AND instr(folded, ?2) > 0 LIMIT 1;

-- name: alias_of
SELECT form, count, scan, r.text
FROM alias a LEFT JOIN reason r ON r.id = a.why
WHERE entity = ?1 ORDER BY count DESC, form;

-- How often each document writes it how.  What its spellings leave over of an
-- appearance is written like its name.
-- name: forms_of
SELECT form, document, sum(count) FROM (
	SELECT a.name AS form, a.document, a.mentions - coalesce((
		SELECT sum(s.count) FROM spelling AS s
		WHERE s.document = a.document AND s.appearance = a.number
	), 0) AS count
	FROM appearance AS a WHERE a.entity = ?1
	UNION ALL
	SELECT s.form, s.document, s.count FROM appearance AS a
	CROSS JOIN spelling AS s
		ON s.document = a.document AND s.appearance = a.number
	WHERE a.entity = ?1)
WHERE count > 0 GROUP BY form, document;

-- All mentions, in the order of documents and text.
-- name: appearance_of
SELECT a.document, a.mentions, a.start, a.end, coalesce(a.last, a.start),
	coalesce(a.last_end, a.end), a.sure, a.strip,
	coalesce(d.opening, d.title, d.file), a.number, d.bytes
FROM appearance AS a INDEXED BY appearance_entity
CROSS JOIN document AS d ON d.number = a.document
WHERE a.entity = ?1 ORDER BY a.document;

-- name: mention_of
SELECT start, end, why FROM mention INDEXED BY mention_appearance
WHERE document = @1 AND appearance = ?2 ORDER BY start LIMIT ?3;

-- name: mention_sum
SELECT start, end, confidence FROM mention INDEXED BY mention_appearance
WHERE document = @1 AND appearance = ?2 ORDER BY start;

-- name: mention_all
SELECT m.document, m.start, m.end, m.confidence, m.why
FROM appearance a CROSS JOIN mention m INDEXED BY mention_appearance
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1 ORDER BY a.document, m.start;

-- name: mention_in_document
SELECT m.document, m.start, m.end, m.confidence, m.why
FROM appearance a CROSS JOIN mention m INDEXED BY mention_appearance
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1 AND a.document = @2 ORDER BY m.start;

-- name: mention_after
SELECT m.start, m.end FROM appearance a CROSS JOIN mention m
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1 AND a.document = @2 AND m.start > ?3
ORDER BY m.start LIMIT 1;

-- name: mention_before
SELECT m.start, m.end FROM appearance a CROSS JOIN mention m
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1 AND a.document = @2 AND m.start < ?3
ORDER BY m.start DESC LIMIT 1;

-- name: appearance_document_after
SELECT document FROM appearance
WHERE entity = ?1 AND document > @2 AND mentions > 0
ORDER BY document LIMIT 1;

-- name: appearance_document_before
SELECT document FROM appearance
WHERE entity = ?1 AND document < @2 AND mentions > 0
ORDER BY document DESC LIMIT 1;

-- name: appearance_counts
SELECT document, sum(mentions) FROM appearance
WHERE entity = ?1 GROUP BY document;

-- How many of its mentions in a document stand before or at an offset.
-- name: mention_count_to
SELECT count(*) FROM appearance a CROSS JOIN mention m
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1 AND a.document = @2 AND m.start <= ?3;

-- name: entities_in_range
SELECT a.entity, m.start FROM mention m CROSS JOIN appearance a
	ON a.document = m.document AND a.number = m.appearance
WHERE m.document = @1 AND m.start >= ?2 AND m.start < ?3
	AND a.entity IS NOT NULL;

-- name: dates_in_range
SELECT start, end, edtf, low, high, flags FROM date
WHERE document = @1 AND start >= ?2 AND start < ?3 AND low IS NOT NULL;

-- name: date_range
SELECT document, start, end, edtf, low, high, flags, why FROM date
WHERE document = @1 AND start >= ?2 AND start < ?3 AND low IS NOT NULL;

-- Those that mean the same as the one at a place.
-- name: date_same
SELECT o.document, o.start, o.end, o.edtf, o.low, o.high, o.flags, o.why
FROM date d CROSS JOIN date o INDEXED BY date_day
	ON o.low = d.low AND o.high = d.high
WHERE d.document = @1 AND d.start = ?2 AND d.low IS NOT NULL
	AND o.low IS NOT NULL AND (o.document <> @1 OR o.start <> ?2)
ORDER BY o.document, o.start LIMIT ?3;

-- name: date_all
SELECT document, start, end, edtf, low, high, flags, why FROM date
WHERE low IS NOT NULL ORDER BY low, high DESC, document, start;

-- name: reference_from
SELECT document, start, end, to_document, to_start, to_end, kind, score, r.text
FROM reference AS f JOIN reason AS r ON r.id = f.why
WHERE document = @1 AND start >= ?2 AND start < ?3;

-- name: reference_to
SELECT document, start, end, to_document, to_start, to_end, kind, score, r.text
FROM reference AS f JOIN reason AS r ON r.id = f.why
WHERE to_document = @1 AND to_start >= ?2 AND to_start < ?3;

-- As the two before: a note is referred to where it is called.
-- name: reference_calls
SELECT document, marker, marker_end, document, start, end, 0, 90,
	'declared: note ' || label || ' is called here'
FROM note
WHERE document = @1 AND end > ?2 AND start < ?3 AND marker IS NOT NULL;

-- name: resolve_appearances
SELECT document, number, type, name, mentions, start, end, why, entity
FROM appearance ORDER BY document, number;

-- name: resolve_spellings
SELECT document, appearance, form, count, scan FROM spelling
ORDER BY document, appearance, form;

-- name: resolve_set
UPDATE appearance SET entity = ?3 WHERE document = @1 AND number = ?2;

-- name: resolve_entity_add
INSERT INTO entity (id, type, name, folded, mentions, documents, document,
	start, end, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, @7, ?8, ?9, ?10);

-- name: resolve_alias_add
INSERT INTO alias (entity, form, folded, count, scan, why)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: spoilt_mentions
SELECT start, end FROM mention WHERE document = @1 AND appearance = ?2;

-- name: damage_block
SELECT b.id, b.kind, b.start, b.end, b.text FROM document AS d
JOIN block AS b ON b.id BETWEEN d.first_block AND d.first_block + d.blocks
WHERE d.number = @1 AND b.start <= ?2 ORDER BY b.id DESC LIMIT 1;

-- The first blocks that hold what is asked for.
-- name: find_search
SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid LIMIT ?2;

-- name: damage_text
SELECT b.document, b.kind, b.start, b.end, b.text, d.language
FROM block AS b JOIN document AS d ON d.number = b.document WHERE b.id = ?1;

-- name: damage_count
UPDATE document SET remarks = remarks + ?2 WHERE number = @1;

-- name: passage_blocks
SELECT b.id, b.document, b.kind, b.start, b.end, b.text FROM document d
CROSS JOIN block b ON b.id BETWEEN d.first_block AND d.first_block + d.blocks
WHERE +b.document = d.number ORDER BY d.number, b.id;

-- name: passage_blocks_of
SELECT b.id, b.document, b.kind, b.start, b.end, b.text FROM document d
CROSS JOIN block b ON b.id BETWEEN d.first_block AND d.first_block + d.blocks
WHERE d.number = @1 ORDER BY b.id;

-- name: passage_entities
SELECT id, type, name FROM entity ORDER BY id;

-- name: passage_mentions
SELECT m.document, m.start, a.entity, m.end FROM mention m CROSS JOIN appearance a
	ON a.document = m.document AND a.number = m.appearance
WHERE a.entity IS NOT NULL ORDER BY m.document, m.start;

-- name: passage_mentions_of
SELECT m.document, m.start, a.entity, m.end FROM mention m CROSS JOIN appearance a
	ON a.document = m.document AND a.number = m.appearance
WHERE m.document = @1 AND a.entity IS NOT NULL ORDER BY m.start;

-- name: passage_dates
SELECT document, start, low, high, flags FROM date
WHERE low IS NOT NULL ORDER BY document, start;

-- name: passage_dates_of
SELECT document, start, low, high, flags FROM date
WHERE document = @1 AND low IS NOT NULL ORDER BY start;

-- name: word_blocks
SELECT blocks FROM word WHERE word = ?1;

-- name: candidates_name
SELECT document FROM appearance WHERE entity = ?1;

-- name: candidates_date
SELECT document FROM date WHERE low BETWEEN ?1 AND ?2 LIMIT 200;

-- name: candidates_called
SELECT file, coalesce(title, '') FROM document WHERE number = @1;

-- Those with a name next to a document which have a date in a year.
-- name: candidates_before
SELECT a.document FROM (SELECT document FROM appearance
	WHERE entity = ?2 AND document < @1 ORDER BY document DESC LIMIT 200) AS a
WHERE EXISTS (SELECT 1 FROM date AS d
	WHERE d.document = a.document AND d.low BETWEEN ?3 AND ?4);

-- name: candidates_behind
SELECT a.document FROM (SELECT document FROM appearance
	WHERE entity = ?2 AND document > @1 ORDER BY document LIMIT 200) AS a
WHERE EXISTS (SELECT 1 FROM date AS d
	WHERE d.document = a.document AND d.low BETWEEN ?3 AND ?4);

-- Those of a document, at either end, that are no declared ones.
-- name: reference_kept_from
SELECT f.document, f.start, f.end, f.to_document, f.to_start, f.to_end, f.kind,
	f.score, r.text
FROM reference f CROSS JOIN reason r ON r.id = f.why
WHERE f.document = @1 AND f.kind >= 2;

-- name: reference_kept_to
SELECT f.document, f.start, f.end, f.to_document, f.to_start, f.to_end, f.kind,
	f.score, r.text
FROM reference f CROSS JOIN reason r ON r.id = f.why
WHERE f.to_document = @1 AND f.kind >= 2;

-- Those of one passage.
-- name: reference_rivals_from
SELECT f.to_document, f.to_start, f.score, r.text
FROM reference f CROSS JOIN reason r ON r.id = f.why
WHERE f.document = @1 AND f.start = ?2 AND f.kind >= 2;

-- name: reference_rivals_to
SELECT f.document, f.start, f.score, r.text
FROM reference f CROSS JOIN reason r ON r.id = f.why
WHERE f.to_document = @1 AND f.to_start = ?2 AND f.kind >= 2;

-- name: reference_spans
SELECT s.document, s.start, s.end, n.start, n.end, n.label
FROM span s CROSS JOIN note n ON n.document = s.document AND n.number = s.target
WHERE s.kind = 'reference' AND s.target IS NOT NULL
ORDER BY s.document, s.start;

-- name: reference_spans_of
SELECT s.document, s.start, s.end, n.start, n.end, n.label
FROM span s CROSS JOIN note n ON n.document = s.document AND n.number = s.target
WHERE s.document = @1 AND s.kind = 'reference' AND s.target IS NOT NULL
ORDER BY s.start;

-- name: reference_files
SELECT number AS document, file FROM document;

-- name: reference_anchors
SELECT document, start, value FROM span
WHERE kind = 'anchor' AND value IS NOT NULL;

-- name: reference_pages
SELECT document, start, value FROM span
WHERE kind = 'page' AND value IS NOT NULL;

-- name: reference_pages_of
SELECT document, start, value FROM span
WHERE document = @1 AND kind = 'page' AND value IS NOT NULL;

-- name: reference_links
SELECT s.document, s.start, s.end, s.target, coalesce(s.value, ''), d.file
FROM span s CROSS JOIN document d ON d.number = s.document
WHERE s.kind = 'link';

-- name: reference_titles
SELECT number AS document, title FROM document WHERE title IS NOT NULL;

-- name: reference_works
SELECT document, form, start, end, title, coalesce(author, ''),
	year FROM work
WHERE title IS NOT NULL AND short_of IS NULL ORDER BY document, start;

-- name: reference_add
INSERT OR IGNORE INTO reference (document, start, end, to_document, to_start,
	to_end, kind, score, why) VALUES (@1, ?2, ?3, @4, ?5, ?6, ?7, ?8, ?9);

-- Works, titles and notes are looked up again, which is quickly done.
-- name: reference_kept
SELECT f.document, f.start, f.end, f.to_document, f.to_start, f.to_end, f.kind,
	f.score, r.text
FROM reference f CROSS JOIN reason r ON r.id = f.why
WHERE f.kind >= 2 ORDER BY f.document, f.start;

-- name: reference_bytes
SELECT number AS document, bytes FROM document;

-- name: language_none
SELECT 1 FROM document WHERE language IS NULL LIMIT 1;

-- name: language_after
SELECT language FROM document WHERE language > ?1 ORDER BY language LIMIT 1;

-- name: word_there
SELECT 1 FROM word WHERE word = ?1;

-- name: words_between
SELECT word FROM word WHERE word >= ?1 AND word < ?2;

-- Spellings with scanning errors of those who are called so.
-- name: alias_scans
SELECT DISTINCT s.folded FROM alias a CROSS JOIN alias s ON s.entity = a.entity
WHERE a.folded = ?1 AND s.scan <> 0 AND s.folded <> ?1;

-- Fields of a query: the blocks that they mean.
-- name: field_entity
SELECT (SELECT b.id FROM block b
	WHERE b.document = m.document AND b.start <= m.start
	ORDER BY b.start DESC LIMIT 1)
FROM appearance a CROSS JOIN mention m INDEXED BY mention_appearance
	ON m.document = a.document AND m.appearance = a.number
WHERE a.entity = ?1;

-- name: field_entity_place
SELECT m.start, m.end FROM mention m CROSS JOIN appearance a
	ON a.document = m.document AND a.number = m.appearance
WHERE m.document = @1 AND m.start >= ?2 AND m.start < ?3 AND a.entity = ?4
ORDER BY m.start LIMIT 1;

-- name: field_type
SELECT (SELECT b.id FROM block b
	WHERE b.document = m.document AND b.start <= m.start
	ORDER BY b.start DESC LIMIT 1)
FROM mention m WHERE m.type = ?1;

-- name: field_type_in
SELECT 1 FROM block b CROSS JOIN mention m ON m.document = b.document
	AND m.start >= b.start AND m.start < b.end
WHERE b.id = ?1 AND m.type = ?2 LIMIT 1;

-- name: field_type_place
SELECT start, end FROM mention
WHERE document = @1 AND start >= ?2 AND start < ?3 AND type = ?4
ORDER BY start LIMIT 1;

-- name: field_date
SELECT (SELECT b.id FROM block b
	WHERE b.document = d.document AND b.start <= d.start
	ORDER BY b.start DESC LIMIT 1)
FROM date d INDEXED BY date_day
WHERE d.low IS NOT NULL AND d.low <= ?2 AND d.high >= ?1;

-- name: field_date_place
SELECT start, end FROM date
WHERE document = @1 AND start >= ?2 AND start < ?3
	AND low <= ?5 AND high >= ?4 ORDER BY start LIMIT 1;

-- The first block of a document, and how many; what is before it is no text.
-- name: field_document
SELECT first_block + 1, blocks FROM document WHERE number = @1;

-- name: field_documents
SELECT first_block + 1, blocks, author, format, file FROM document;

-- name: field_language
SELECT first_block + 1, blocks FROM document WHERE language = ?1;

-- name: field_notes
SELECT b.id FROM note n CROSS JOIN block b
	ON b.document = n.document AND b.start >= n.start AND b.start < n.end;

-- name: field_headings
SELECT id FROM block INDEXED BY block_heading
WHERE kind IN ('heading', 'question');

-- The blocks that its index of words has, without reading a block.
-- name: field_boilerplate
SELECT id FROM search_boilerplate_docsize;

-- name: block_homes
SELECT first_block, blocks, number AS document FROM document
ORDER BY first_block;
