DROP TABLE consolidations;
DROP TABLE codings;
