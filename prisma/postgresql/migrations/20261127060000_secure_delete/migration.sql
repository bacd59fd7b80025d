-- Only SQLite's full-text index keeps deleted words; on PostgreSQL they go with the row, which vacuuming removes.
SELECT 1;
