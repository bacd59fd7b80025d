import { setTimeout as sleep } from 'node:timers/promises';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Provider } from './migrations.ts';

type Conflict = 'P2034' | 'P2028' | 'P1008';

/** Tries in all. A transaction that cannot start (P2028) has waited for long already. */
const TRIES: Readonly<Record<Conflict, number>> = { P2034: 8, P2028: 3, P1008: 5 };

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

/** Which of the database's own requests to try again an error is; null when it is none of them. */
export function conflictOf(error: unknown): Conflict | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === 'P2034' || error.code === 'P2028' || error.code === 'P1008' ? error.code : null;
  }
  // A COMMIT's error reaches us as the adapter threw it.
  if (!isDriverAdapterError(error)) return null;
  if (error.cause.kind === 'TransactionWriteConflict') return 'P2034';
  return error.cause.kind === 'SocketTimeout' ? 'P1008' : null;
}

/**
 * Whether a failed transaction surely left nothing behind and may run again.
 * On SQLite P1008 means a busy file, which is definite; on PostgreSQL a lost connection, and whether a COMMIT that was
 * already on its way was done, nobody knows.
 */
export function mayTryAgain(
  error: unknown,
  facts: { readonly provider: Provider; readonly tries: number; readonly committing: boolean },
): boolean {
  const conflict = conflictOf(error);
  if (conflict === null || facts.tries >= TRIES[conflict]) return false;
  return !(conflict === 'P1008' && facts.provider === 'postgresql' && facts.committing);
}

/** Milliseconds before the next try: doubled each time, and random, so that rivals part. @param random in [0, 1) */
export function pauseBefore(tries: number, random: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

/** Runs `attempt` until it succeeds or an error may not be tried again. `attempt` calls `committing` when its work is done. */
export async function withRetries<T>(provider: Provider, attempt: (committing: () => void) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    let committing = false;
    try {
      return await attempt(() => {
        committing = true;
      });
    } catch (error) {
      if (!mayTryAgain(error, { provider, tries, committing })) throw error;
      await sleep(pauseBefore(tries, Math.random()));
    }
  }
}
