-- A collection in the form of Anki from 2.1.50 on, by hand: note types and decks have tables,
-- in which what more there is to say is a protocol buffer.
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL, collapsed boolean NOT NULL, config blob NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
INSERT INTO col VALUES (1, 1700000000, 1700000000000, 1700000000000, 18, 0, 0, 0, '', '', '', '', '');
INSERT INTO notetypes VALUES (101, 'Basic', 0, 0, X''), (102, 'Basic (and reversed card)', 0, 0, X'0800'), (103, 'Cloze', 0, 0, X'08011002');
INSERT INTO fields VALUES (101, 0, 'Front', X''), (101, 1, 'Back', X''), (102, 1, 'Back', X''), (102, 0, 'Front', X''), (103, 0, 'Text', X''), (103, 1, 'Back Extra', X'');
INSERT INTO templates VALUES
 (101, 0, 'Card 1', 0, 0, CAST(X'0A09' || '{{Front}}' || X'1223' || '{{FrontSide}}<hr id=answer>{{Back}}' AS BLOB)),
 (102, 1, 'Card 2', 0, 0, CAST(X'0A08' || '{{Back}}' || X'1224' || '{{FrontSide}}<hr id=answer>{{Front}}' AS BLOB)),
 (102, 0, 'Card 1', 0, 0, CAST(X'0A09' || '{{Front}}' || X'1223' || '{{FrontSide}}<hr id=answer>{{Back}}' AS BLOB)),
 (103, 0, 'Cloze', 0, 0, CAST(X'0A0E' || '{{cloze:Text}}' || X'1220' || '{{cloze:Text}}<br>{{Back Extra}}' AS BLOB));
INSERT INTO decks VALUES (1, 'Default', 0, 0, X'', X'0A00'), (201, 'Sales', 0, 0, X'', X'0A00'), (202, 'Sales' || X'1F' || 'Orders', 0, 0, X'', X'0A00');
