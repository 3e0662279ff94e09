DROP INDEX ledger_amendments;
