-- Reports that were taken back are few; totals leave them out, and find them here.
CREATE INDEX report_revisions_taken_back ON report_revisions (report_id) WHERE is_retracted = 1;
