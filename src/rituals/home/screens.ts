import type { HomeView } from '@slack/types';
import { LRUCache } from 'lru-cache';
import type { Timer } from '../../clock.ts';
import type { RitualDeps } from '../deps.ts';

/** So many people's screens are kept true; whoever opened theirs before them sees it anew when they open it again. */
const MOST_SCREENS = 200;
/** What a person does writes several things; one new screen shows them all. */
const GATHERED_FOR_MS = 3_000;

/** The App Homes that stand open somewhere. */
export interface Screens {
  /** Somebody comes to their Home. @param visit the same when Slack tells of it again */
  open(userId: string, visit: string): Promise<void>;
  /** Turns to another page of what waits for them, from 0. */
  turn(userId: string, page: number): Promise<void>;
  /** Something changed: soon all open Homes are looked at, and those that say something else by then are shown anew. */
  touched(): void;
  /** Resolves when none is being written. */
  idle(): Promise<void>;
  stop(): void;
}

/** What somebody looks at: which page of what waits for them, and whether they were never here before. */
export interface Looking {
  readonly page: number;
  readonly isFirstVisit: boolean;
}

interface Screen extends Looking {
  readonly visit: string;
  /** What stands there, as it was sent. */
  readonly text: string;
}

/**
 * @param build somebody's Home as it is now; null for whoever gets none
 * @param publish sends it to Slack
 * @param visits whether somebody was never here before, and that they have been
 */
export function createScreens(options: {
  readonly build: (userId: string, looking: Looking) => Promise<HomeView | null>;
  readonly publish: (userId: string, view: HomeView) => Promise<void>;
  readonly visits: {
    readonly isFirst: (userId: string) => Promise<boolean>;
    readonly keep: (userId: string) => Promise<void>;
  };
  readonly deps: Pick<RitualDeps, 'clock' | 'logger'>;
}): Screens {
  const { build, publish, visits } = options;
  const { clock, logger } = options.deps;
  const screens = new LRUCache<string, Screen>({ max: MOST_SCREENS });
  let timer: Timer | null = null;
  let running: Promise<void> | null = null;

  async function write(userId: string, screen: Omit<Screen, 'text'>, known: Screen | null): Promise<void> {
    const { page, isFirstVisit, visit } = screen;
    const view = await build(userId, { page, isFirstVisit });
    if (view === null) return;
    const text = JSON.stringify(view);
    if (text === known?.text) return;
    await publish(userId, view);
    screens.set(userId, { page, isFirstVisit, visit, text });
  }

  async function open(userId: string, visit: string): Promise<void> {
    const known = screens.get(userId);
    const isFirstVisit = known?.visit === visit ? known.isFirstVisit : await visits.isFirst(userId);
    await write(userId, { page: 0, isFirstVisit, visit }, null);
    if (isFirstVisit) await visits.keep(userId);
  }

  async function lookAtAll(): Promise<void> {
    for (const [userId, screen] of [...screens.entries()]) {
      try {
        await write(userId, screen, screen);
      } catch (err) {
        logger.warn({ err }, 'an App Home could not be shown anew; it is when it is opened again');
      }
    }
  }

  return {
    open,
    async turn(userId, page) {
      const { isFirstVisit = false, visit = '' } = screens.get(userId) ?? {};
      await write(userId, { page, isFirstVisit, visit }, null);
    },
    touched() {
      if (timer !== null || screens.size === 0) return;
      timer = clock.after(GATHERED_FOR_MS, () => {
        timer = null;
        running = (running ?? Promise.resolve()).then(lookAtAll);
      });
    },
    async idle() {
      await running;
    },
    stop() {
      timer?.cancel();
      screens.clear();
    },
  };
}
