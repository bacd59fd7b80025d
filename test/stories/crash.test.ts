import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Provider } from '../../src/database.ts';
import { HOLDS, type Hold } from '../support/child/messages.ts';
import { type ChildBot, spawnChild } from '../support/child/start-child.ts';
import { describeEachProvider } from '../support/database.ts';
import {
  environmentFor,
  FIRST_POST,
  meetings,
  openStage,
  postsIn,
  type Stage,
  setUpMeeting,
  toldGrace,
} from '../support/stage.ts';

const THIRTY_SECONDS = 30_000;

const WHERE: Readonly<Record<Hold, string>> = {
  'before-commit': 'before its decision is written',
  'after-commit': 'right after its decision, before anything is claimed',
  'after-claim': 'right after it has claimed the post',
  'before-wire': 'right before the wire',
  'after-wire': 'right after the wire',
  'before-mark': 'before it could mark the post as sent',
};

/** Slack has it already when the process dies here. */
const IS_POSTED: ReadonlySet<Hold> = new Set(['after-wire', 'before-mark']);

/** On PostgreSQL the points at which what the database keeps differs; the others differ only in what Slack keeps. */
const POINTS: Readonly<Record<Provider, readonly Hold[]>> = {
  sqlite: HOLDS,
  postgresql: ['before-commit', 'after-claim', 'after-wire'],
};

describeEachProvider('the process is killed', (provider) => {
  let stage: Stage;
  let child: ChildBot;
  beforeEach(() => {
    child = spawnChild();
  });
  afterEach(() => stage.end());

  /** Grace's meeting is set up, and the process dies at its opener. */
  async function dieAt(hold: Hold): Promise<void> {
    const first = await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:30Z');
    await first.stop();
    await child.start(environmentFor(stage.slack, stage.database.url), stage.clock.now(), hold);
    await stage.clock.advance(THIRTY_SECONDS);
    await child.advanceToHold(THIRTY_SECONDS);
    await child.kill();
  }

  for (const hold of POINTS[provider]) {
    it(`${WHERE[hold]}: after the restart the opener stands in the channel exactly once`, async () => {
      stage = await openStage(provider);
      await dieAt(hold);
      expect(postsIn(stage.slack)).toHaveLength(IS_POSTED.has(hold) ? 1 : 0);

      const { db } = await stage.startBot();
      await stage.until('2026-11-17T07:57:30Z');

      const [post, ...more] = postsIn(stage.slack);
      expect(more).toEqual([]);
      expect(post?.plainText).toContain('Someone rang me on Sunday');
      expect(await meetings(db)).toEqual(['posted', 'planned']);
      expect(await db.prisma.delivery.findMany({ select: { state: true, ts: true } })).toEqual([
        { state: 'sent', ts: post?.ts },
      ]);
      expect(Number(post?.ts) * 1000 - FIRST_POST.getTime()).toBeLessThan(90_000);

      await stage.until('2026-11-17T20:00:00Z');
      expect(postsIn(stage.slack)).toHaveLength(1);
      expect(toldGrace(stage.slack)).toEqual([]);
    });
  }
});
