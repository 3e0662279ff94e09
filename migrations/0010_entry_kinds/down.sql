-- Entries of these kinds stay as they are; the check is asked of new ones only.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(
  sql,
  '''organisation'', ''redaction'', ''answer'', ''evidence'', ''request'', ''outcome'', ''check'', ''irm_report''))',
  '''organisation'', ''redaction''))'
)
WHERE type = 'table' AND name = 'ledger';
PRAGMA writable_schema = RESET;
