-- More kinds of entries: answers to reviews, evidence whose link is dead or mended, correction requests and their
-- outcome, transcriptions that were checked, IRM reports and their comment period.
--
-- SQLite cannot alter a CHECK, and the ledger, to which every table refers, is not to be copied. What changes is the
-- text of the table alone, not a byte of its rows: the way that SQLite's documentation gives for that case
-- (https://sqlite.org/lang_altertable.html#otheralter).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(
  sql,
  '''organisation'', ''redaction''))',
  '''organisation'', ''redaction'', ''answer'', ''evidence'', ''request'', ''outcome'', ''check'', ''irm_report''))'
)
WHERE type = 'table' AND name = 'ledger';
PRAGMA writable_schema = RESET;
