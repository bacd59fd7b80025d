import { it } from 'vitest';
import { spawnChild } from '../support/child/start-child.ts';
import { environmentFor, openStage, postsIn, setUpMeeting } from '../support/stage.ts';

it('probe', async () => {
  let t = performance.now();
  const lap = (n: string) => {
    const x = performance.now();
    process.stderr.write(`${n} ${Math.round(x - t)}\n`);
    t = x;
  };
  const child = spawnChild();
  const stage = await openStage('postgresql');
  lap('open');
  const bot = await stage.startBot();
  lap('bot');
  await setUpMeeting(stage.slack);
  lap('set up');
  await stage.until('2026-11-17T07:54:50Z');
  lap('until');
  await bot.stop();
  lap('stop');
  await child.start(environmentFor(stage.slack, stage.database.url), stage.clock.now(), 'after-claim');
  lap('child start');
  await stage.clock.advance(10000);
  await child.advanceToHold(10000);
  lap('held');
  await child.kill();
  lap('kill');
  await stage.startBot();
  lap('bot again');
  await stage.until('2026-11-17T07:57:50Z');
  lap('until2');
  process.stderr.write(String(postsIn(stage.slack).length));
  await stage.end();
  lap('end');
}, 60000);
