import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pino } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import { channels } from '../slack/channels.ts';
import { createClients } from '../slack/clients.ts';
import {
  CONVERSATIONS,
  type ExportReport,
  type Eyes,
  exportRecords,
  type Format,
} from '../transfer/export-conversations.ts';
import { IDEAS } from '../transfer/export-ideas.ts';
import type { What } from './import.ts';
import { openExisting } from './open-existing.ts';

export interface ExportOptions {
  readonly format?: Format;
  readonly since?: string;
  readonly for?: string;
  readonly all?: boolean;
  readonly force?: boolean;
  readonly workspace?: string;
  /** Conversations when it is not said. */
  readonly what?: What;
}

/** What an export needs besides its options. */
export interface ExportSurroundings {
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** To look up who is in a channel; null where there is no token. */
  readonly slack: { readonly botToken: string; readonly apiUrl: string | undefined } | null;
  readonly stdout: Writable;
}

/** Writes conversations or ideas into a file (0600), or to standard output for "-". @throws OperatorError */
export async function exportTo(
  target: string,
  options: ExportOptions,
  { databaseUrl, clock, slack, stdout }: ExportSurroundings,
): Promise<ExportReport> {
  const job = {
    format: options.format ?? (target.toLowerCase().endsWith('.json') ? 'json' : 'csv'),
    since: dayOf(options.since),
    eyes: eyesOf(options),
    workspace: options.workspace,
    now: clock.now(),
    peopleOf: slack === null ? async () => new Set<string>() : lookUpWith(slack, clock),
    target: target === '-' ? 'standard output' : path.resolve(target),
  } as const;
  const file = target === '-' ? null : newFile(target, options.force === true);
  const db = await openExisting(databaseUrl, clock);
  try {
    const write = (text: AsyncIterable<string>) =>
      pipeline(Readable.from(text), file?.stream() ?? stdout, { end: file !== null });
    const whole = { ...job, write };
    const report =
      options.what === 'ideas'
        ? await exportRecords(db.prisma, IDEAS, whole)
        : await exportRecords(db.prisma, CONVERSATIONS, whole);
    file?.keep();
    return report;
  } catch (error) {
    throw wentAway(error)
      ? new OperatorError('Whoever read the export went away before its end.', { cause: error })
      : error;
  } finally {
    file?.clear();
    await db.close();
  }
}

function dayOf(since: string | undefined): string {
  if (since === undefined || z.iso.date().safeParse(since).success) return since ?? '';
  throw new OperatorError(`--since must be a date such as 2026-11-23, not "${since}".`);
}

function eyesOf(options: ExportOptions): Eyes {
  if (options.all === true && options.for !== undefined) throw new OperatorError('Choose one of --all and --for.');
  if (options.all === true) return { kind: 'all' };
  return options.for === undefined ? { kind: 'everyone' } : { kind: 'one', slackUserId: options.for };
}

function lookUpWith({ botToken, apiUrl }: { botToken: string; apiUrl: string | undefined }, clock: Clock) {
  const logger = pino({ level: 'silent' });
  const { interactive: client } = createClients({ botToken, apiUrl, logger });
  return channels({ client, clock, logger, identity: { botName: '' } }).memberIds;
}

/** A file that has its name only once it is whole. */
function newFile(target: string, mayReplace: boolean) {
  const folder = path.dirname(path.resolve(target));
  const draft = `${path.resolve(target)}.part`;
  if (!existsSync(folder)) throw new OperatorError(`There is no folder ${folder}.`);
  if (existsSync(target) && statSync(target).isDirectory())
    throw new OperatorError(`${target} is a folder. Name a file in it.`);
  if (existsSync(target) && !mayReplace)
    throw new OperatorError(`${target} exists already. Name another file, or add --force.`);
  return {
    stream(): Writable {
      rmSync(draft, { force: true });
      return createWriteStream(draft, { flags: 'wx', mode: 0o600 });
    },
    keep: () => renameSync(draft, target),
    clear: () => rmSync(draft, { force: true }),
  };
}

function wentAway(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}
