import { z } from 'zod';
import { type AuditLine, readAudit } from '../database/audit.ts';
import { readPostgresql } from '../database/open-postgresql.ts';
import { readSqlite } from '../database/open-sqlite.ts';
import { providerOf, type Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';

export interface AuditOptions {
  /** YYYY-MM-DD: from the start of that day in UTC. */
  readonly since?: string;
  readonly json?: boolean;
}

/** What admins did by the right of their role, as text to print; also while the bot runs. @throws OperatorError */
export async function auditLog(options: AuditOptions, databaseUrl: string): Promise<string> {
  const since = options.since === undefined ? null : startOf(options.since);
  const read = (tx: Tx) => readAudit(tx, since);
  const lines = await (providerOf(databaseUrl) === 'sqlite'
    ? readSqlite(databaseUrl, read)
    : readPostgresql(databaseUrl, 'audit', read));
  if (options.json === true) return JSON.stringify(lines, null, 2);
  if (lines.length > 0) return inWords(lines);
  return `No admin has changed what others made${since === null ? '' : ` since ${options.since}`}: the audit log is empty.`;
}

function startOf(day: string): Date {
  if (!z.iso.date().safeParse(day).success) {
    throw new OperatorError(`--since must be a date such as 2026-11-23, not "${day}".`);
  }
  return new Date(`${day}T00:00:00Z`);
}

function inWords(lines: readonly AuditLine[]): string {
  const areSeveral = new Set(lines.map(({ workspace }) => workspace)).size > 1;
  return lines
    .map(({ at, who, act, detail, workspace }) => {
      const words = [who?.name ?? 'whoever runs the bot', act, detail, ...(areSeveral ? [`(${workspace})`] : [])];
      return [at.toISOString(), ...words.map(onOneLine)].join('  ');
    })
    .join('\n');
}

/** Names are people's own words: none may break a line or speak to the terminal. */
function onOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
