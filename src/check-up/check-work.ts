import type { Tx } from '../database.ts';
import type { Finding } from './finding.ts';
import { vitals } from './vitals.ts';

const LATE_MS = 5 * 60 * 1000;
const IN_THE_LOG = 'Whoever runs me finds why in my log, at WARN and ERROR.';

/** When the bot last looked through its schedule and last sent something, and what of either is late. */
export async function checkWork(tx: Tx, workspaceId: string, now: Date): Promise<Finding[]> {
  const store = vitals(tx, workspaceId);
  const late = new Date(now.getTime() - LATE_MS);
  return [
    tickFinding(await store.lastTickAt(), now),
    waitingFinding('Schedule', await store.overdue(late), ''),
    waitingFinding('Messages', await store.unsent(late), lastSent(await store.lastSentAt())),
  ];
}

function tickFinding(last: Date | null, now: Date): Finding {
  if (last === null) {
    return { state: 'note', text: 'Last tick: none yet.', advice: 'Start the bot: npm start. It looks once a minute.' };
  }
  if (now.getTime() - last.getTime() <= LATE_MS) return { state: 'fine', text: `Last tick: ${inUtc(last)}.` };
  return {
    state: 'wrong',
    text: `Last tick: ${inUtc(last)}, and one is due every minute.`,
    advice: 'The bot is stopped, or its database is busy: start it, or look into its log.',
  };
}

/** @param last what is known of the last one, behind a semicolon; "" for nothing */
function waitingFinding(subject: string, waiting: number, last: string): Finding {
  if (waiting === 0) return { state: 'fine', text: `${subject}: nothing is late${last}.` };
  return {
    state: 'wrong',
    text: `${subject}: ${waiting} should have come more than five minutes ago${last}.`,
    advice: IN_THE_LOG,
  };
}

function lastSent(at: Date | null): string {
  return at === null ? '; nothing was sent yet' : `; the last one was sent at ${inUtc(at)}`;
}

/** "2026-11-17 07:00 UTC" */
function inUtc(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
