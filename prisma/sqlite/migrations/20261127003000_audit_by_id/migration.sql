-- The audit log keeps people by id. Names that were written down before can outlive their owners: they go.
UPDATE "AuditEntry" SET "detail" = '' WHERE "act" IN ('customer.merged', 'customer.split');
UPDATE "AuditEntry" SET "detail" = substr("detail", 1, instr("detail", ', hosted by ') - 1) WHERE instr("detail", ', hosted by ') > 0;
