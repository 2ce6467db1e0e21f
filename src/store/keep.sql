-- From here on what changes is kept, as it was: of each row its first state.
-- The triggers belong to one connection and are never in a library.

CREATE TEMP TRIGGER keep_appearance_new AFTER INSERT ON main.appearance BEGIN
	INSERT OR IGNORE INTO kept_appearance (document, number)
	VALUES (NEW.document, NEW.number);
END;
CREATE TEMP TRIGGER keep_appearance_changed BEFORE UPDATE
ON main.appearance BEGIN
	INSERT OR IGNORE INTO kept_appearance (
		document, number, entity, type, name, mentions, start, end,
		last, last_end, sure, strip, why)
	VALUES (OLD.document, OLD.number, OLD.entity, OLD.type, OLD.name,
		OLD.mentions, OLD.start, OLD.end, OLD.last, OLD.last_end,
		OLD.sure, OLD.strip, OLD.why);
END;
CREATE TEMP TRIGGER keep_appearance_gone BEFORE DELETE ON main.appearance BEGIN
	INSERT OR IGNORE INTO kept_appearance (
		document, number, entity, type, name, mentions, start, end,
		last, last_end, sure, strip, why)
	VALUES (OLD.document, OLD.number, OLD.entity, OLD.type, OLD.name,
		OLD.mentions, OLD.start, OLD.end, OLD.last, OLD.last_end,
		OLD.sure, OLD.strip, OLD.why);
END;

CREATE TEMP TRIGGER keep_spelling_new AFTER INSERT ON main.spelling BEGIN
	INSERT OR IGNORE INTO kept_spelling (document, appearance, form)
	VALUES (NEW.document, NEW.appearance, NEW.form);
END;
CREATE TEMP TRIGGER keep_spelling_changed BEFORE UPDATE ON main.spelling BEGIN
	INSERT OR IGNORE INTO kept_spelling (
		document, appearance, form, count, scan)
	VALUES (OLD.document, OLD.appearance, OLD.form, OLD.count, OLD.scan);
END;
CREATE TEMP TRIGGER keep_spelling_gone BEFORE DELETE ON main.spelling BEGIN
	INSERT OR IGNORE INTO kept_spelling (
		document, appearance, form, count, scan)
	VALUES (OLD.document, OLD.appearance, OLD.form, OLD.count, OLD.scan);
END;

CREATE TEMP TRIGGER keep_mention_new AFTER INSERT ON main.mention BEGIN
	INSERT OR IGNORE INTO kept_mention (document, start, end)
	VALUES (NEW.document, NEW.start, NEW.end);
END;
CREATE TEMP TRIGGER keep_mention_changed BEFORE UPDATE ON main.mention BEGIN
	INSERT OR IGNORE INTO kept_mention (
		document, start, end, type, appearance, name, flags,
		confidence, why)
	VALUES (OLD.document, OLD.start, OLD.end, OLD.type, OLD.appearance, OLD.name,
		OLD.flags, OLD.confidence, OLD.why);
END;
CREATE TEMP TRIGGER keep_mention_gone BEFORE DELETE ON main.mention BEGIN
	INSERT OR IGNORE INTO kept_mention (
		document, start, end, type, appearance, name, flags,
		confidence, why)
	VALUES (OLD.document, OLD.start, OLD.end, OLD.type, OLD.appearance, OLD.name,
		OLD.flags, OLD.confidence, OLD.why);
END;

CREATE TEMP TRIGGER keep_entity_new AFTER INSERT ON main.entity BEGIN
	INSERT OR IGNORE INTO kept_entity (id)
	VALUES (NEW.id);
END;
CREATE TEMP TRIGGER keep_entity_changed BEFORE UPDATE ON main.entity BEGIN
	INSERT OR IGNORE INTO kept_entity (
		id, type, name, folded, mentions, documents, document, start,
		end, why)
	VALUES (OLD.id, OLD.type, OLD.name, OLD.folded, OLD.mentions, OLD.documents,
		OLD.document, OLD.start, OLD.end, OLD.why);
END;
CREATE TEMP TRIGGER keep_entity_gone BEFORE DELETE ON main.entity BEGIN
	INSERT OR IGNORE INTO kept_entity (
		id, type, name, folded, mentions, documents, document, start,
		end, why)
	VALUES (OLD.id, OLD.type, OLD.name, OLD.folded, OLD.mentions, OLD.documents,
		OLD.document, OLD.start, OLD.end, OLD.why);
END;

CREATE TEMP TRIGGER keep_alias_new AFTER INSERT ON main.alias BEGIN
	INSERT OR IGNORE INTO kept_alias (entity, form)
	VALUES (NEW.entity, NEW.form);
END;
CREATE TEMP TRIGGER keep_alias_changed BEFORE UPDATE ON main.alias BEGIN
	INSERT OR IGNORE INTO kept_alias (
		entity, form, folded, count, scan, why)
	VALUES (OLD.entity, OLD.form, OLD.folded, OLD.count, OLD.scan, OLD.why);
END;
CREATE TEMP TRIGGER keep_alias_gone BEFORE DELETE ON main.alias BEGIN
	INSERT OR IGNORE INTO kept_alias (
		entity, form, folded, count, scan, why)
	VALUES (OLD.entity, OLD.form, OLD.folded, OLD.count, OLD.scan, OLD.why);
END;

-- Markers and notes only change, remarks only go.

CREATE TEMP TRIGGER keep_marker_changed BEFORE UPDATE ON main.marker BEGIN
	INSERT OR IGNORE INTO kept_marker (
		document, start, end, label, note, flags, confidence, why)
	VALUES (OLD.document, OLD.start, OLD.end, OLD.label, OLD.note,
		OLD.flags, OLD.confidence, OLD.why);
END;
CREATE TEMP TRIGGER keep_note_changed BEFORE UPDATE ON main.note BEGIN
	INSERT OR IGNORE INTO kept_note (
		document, number, label, start, end, body, calls, marker,
		marker_end)
	VALUES (OLD.document, OLD.number, OLD.label, OLD.start, OLD.end,
		OLD.body, OLD.calls, OLD.marker, OLD.marker_end);
END;
CREATE TEMP TRIGGER keep_remark_gone BEFORE DELETE ON main.remark BEGIN
	INSERT OR IGNORE INTO kept_remark (
		document, number, kind, start, end, text)
	VALUES (OLD.document, OLD.number, OLD.kind, OLD.start, OLD.end,
		OLD.text);
END;
