DROP TRIGGER ledger_is_in_order;
CREATE TRIGGER ledger_is_in_order BEFORE INSERT ON ledger
WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM ledger)
  OR NEW.recorded_at < (SELECT ifnull(max(recorded_at), '') FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: positions and times only grow'); END;
