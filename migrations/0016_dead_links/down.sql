DROP TABLE link_reports;
