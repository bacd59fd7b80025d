import { systemClock } from '../../src/clock.ts';
import type { Logger } from '../../src/logger.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import { startPage } from '../page/start-page.ts';
import { type DemoCompany, playHistory, startCompany } from './company.ts';
import { nextActAt, travel } from './time-travel.ts';

/** The demo with its page. */
export interface Demo {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the company, lets its history happen, and shows it. @param port 0 takes any free one */
export async function showPage(logger: Logger, port: number): Promise<Demo> {
  const clock = movableClock(systemClock.now(), { running: true });
  const company = await startCompany(clock, logger);
  await playHistory(company.slack, clock.now());
  const page = await startPage({
    slack: company.slack,
    clock,
    port,
    hooks: {
      nextPostAt: () => nextActAt(company.db, clock.now()),
      moveClock: (move) => moveClock(company, clock, move),
    },
  });
  return {
    url: page.url,
    async stop() {
      await page.stop();
      await company.stop();
    },
  };
}

/** A breath after the instant, so that what is due then has happened. */
const BREATH = 1_000;

async function moveClock(company: DemoCompany, clock: MovableClock, move: number | 'now' | 'next-post'): Promise<void> {
  const { slack, db } = company;
  const settled = () => slack.settled();
  const to = (instant: Date) => travel({ db, clock }, instant, settled);
  if (move === 'now') clock.set(systemClock.now());
  else if (move === 'next-post') {
    const next = await nextActAt(db, clock.now());
    if (next) await to(new Date(next.getTime() + BREATH));
  } else if (move < 0) clock.jump(move);
  else await to(new Date(clock.now().getTime() + move));
  await settled();
}
