-- The plan pages find a plan's few amendments among many entries.
CREATE INDEX ledger_amendments ON ledger (position) WHERE kind = 'amendment';
