-- Normalised text for search. Derived from the record, and not part of it.

-- Normalised text (NFC, lower case, without spaces) of the rows that search reads. Derived, so outside the ledger.
CREATE TABLE search_texts (
  row_table TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (row_table, row_id)
) STRICT, WITHOUT ROWID;
