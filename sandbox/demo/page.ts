import { systemClock } from '../../src/clock.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import type { ClockMove } from '../page/protocol.ts';
import { type Page, startPage } from '../page/start-page.ts';
import { type DemoCompany, playHistory, startCompany } from './company.ts';
import { newsSince, saidSoFar } from './news.ts';
import { nextPostAt, travel } from './time-travel.ts';

/** The demo with its page. */
export interface Demo {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the company, lets its history happen, and shows it.
 * @param port 0 takes any free one
 * @throws OperatorError when the port is taken
 */
export async function showPage(logger: Logger, port: number): Promise<Demo> {
  const clock = movableClock(systemClock.now(), { running: true });
  const company = await startCompany(clock, logger);
  await playHistory(company.slack, clock.now());
  const page = await openPage(company, clock, port).catch(async (error: unknown) => {
    await company.stop();
    throw inWords(error, port);
  });
  return {
    url: page.url,
    async stop() {
      await page.stop();
      await company.stop();
    },
  };
}

function openPage(company: DemoCompany, clock: MovableClock, port: number): Promise<Page> {
  return startPage({
    slack: company.slack,
    clock,
    port,
    hooks: {
      nextPostAt: () => nextPostAt(company.db, clock.now()),
      moveClock: (move) => moveClock(company, clock, move),
      isAhead: () => isAhead(clock),
    },
  });
}

function inWords(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const another = port < 65_535 ? port + 1 : 0;
    return new OperatorError(`Port ${port} is taken; try npm run demo -- --port ${another}.`, { cause: error });
  }
  if (code === 'EACCES') {
    return new OperatorError(`Port ${port} may not be used by this user; try npm run demo -- --port 4321.`, {
      cause: error,
    });
  }
  return error;
}

/** Two readings of a running clock are this far apart at most. */
const SAME_MS = 1_000;

function isAhead(clock: MovableClock): boolean {
  return clock.now().getTime() > systemClock.now().getTime() + SAME_MS;
}

/** A breath after the instant, so that what is due then has happened. */
const BREATH = 1_000;

/** Gives a sentence on what the bot said meanwhile. */
async function moveClock(company: DemoCompany, clock: MovableClock, move: ClockMove): Promise<string | null> {
  const before = saidSoFar(company.slack);
  await moveTo(company, clock, move);
  const news = newsSince(before, company.slack);
  return news ?? (move === 'next-post' ? SILENT : null);
}

const SILENT = 'Silent: nothing new to post. The host is told in a DM.';

async function moveTo({ slack, db }: DemoCompany, clock: MovableClock, move: ClockMove): Promise<void> {
  const settled = () => slack.settled();
  const to = (instant: Date) => travel({ db, clock }, instant, settled);
  if (move === 'now') {
    if (isAhead(clock)) throw new OperatorError('The demo’s clock cannot go back: start the demo anew for that.');
    clock.set(systemClock.now());
  } else if (move === 'next-post') {
    const next = await nextPostAt(db, clock.now());
    if (next) await to(new Date(next.getTime() + BREATH));
  } else if (move < 0) clock.jump(move);
  else await to(new Date(clock.now().getTime() + move));
  await settled();
}
