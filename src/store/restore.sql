-- Puts back what corrections have changed, and forgets it.

DELETE FROM appearance WHERE (document, number) IN (SELECT document, number
	FROM kept_appearance);
INSERT INTO appearance (document, number, entity, type, name, mentions, start,
	end, last, last_end, sure, strip, why)
SELECT document, number, entity, type, name, mentions, start, end, last,
	last_end, sure, strip, why
FROM kept_appearance WHERE type IS NOT NULL;
DELETE FROM kept_appearance;

DELETE FROM spelling WHERE (document, appearance, form) IN (SELECT document, appearance, form
	FROM kept_spelling);
INSERT INTO spelling (document, appearance, form, count, scan)
SELECT document, appearance, form, count, scan
FROM kept_spelling WHERE count IS NOT NULL;
DELETE FROM kept_spelling;

DELETE FROM mention WHERE (document, start, end) IN (SELECT document, start, end
	FROM kept_mention);
INSERT INTO mention (document, start, end, type, appearance, name, flags, confidence, why)
SELECT document, start, end, type, appearance, name, flags, confidence, why
FROM kept_mention WHERE type IS NOT NULL;
DELETE FROM kept_mention;

DELETE FROM entity WHERE id IN (SELECT id
	FROM kept_entity);
INSERT INTO entity (id, type, name, folded, mentions, documents, document, start, end, why)
SELECT id, type, name, folded, mentions, documents, document, start, end, why
FROM kept_entity WHERE type IS NOT NULL;
DELETE FROM kept_entity;

DELETE FROM alias WHERE (entity, form) IN (SELECT entity, form
	FROM kept_alias);
INSERT INTO alias (entity, form, folded, count, scan, why)
SELECT entity, form, folded, count, scan, why
FROM kept_alias WHERE folded IS NOT NULL;
DELETE FROM kept_alias;

DELETE FROM marker WHERE (document, start, end) IN (SELECT document, start, end
	FROM kept_marker);
INSERT INTO marker (document, start, end, label, note, flags, confidence, why)
SELECT document, start, end, label, note, flags, confidence, why
FROM kept_marker WHERE label IS NOT NULL;
DELETE FROM kept_marker;

DELETE FROM note WHERE (document, number) IN (SELECT document, number
	FROM kept_note);
INSERT INTO note (document, number, label, start, end, body, calls, marker,
	marker_end)
SELECT document, number, label, start, end, body, calls, marker, marker_end
FROM kept_note WHERE label IS NOT NULL;
DELETE FROM kept_note;

INSERT OR IGNORE INTO remark (document, number, kind, start, end, text)
SELECT document, number, kind, start, end, text
FROM kept_remark WHERE kind IS NOT NULL;
DELETE FROM kept_remark;
