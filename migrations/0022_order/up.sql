-- As each entry is no earlier than the one before it, none is earlier than the last. Asking for the latest time of all
-- read the whole ledger for every entry, which took longer with each.
DROP TRIGGER ledger_is_in_order;
CREATE TRIGGER ledger_is_in_order BEFORE INSERT ON ledger
WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM ledger)
  OR NEW.recorded_at < (SELECT recorded_at FROM ledger ORDER BY position DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'ledger: positions and times only grow'); END;
