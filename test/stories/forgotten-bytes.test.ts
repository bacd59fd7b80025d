import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, startStory } from './acts.ts';

const Files = z.tuple([z.object({ file: z.string() })]);

describe('the file of a database that forgot a customer', () => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory('sqlite');
  });
  afterEach(() => team.end());

  it('holds neither their name nor a word they said, also where pages were freed, in the indexes and in its log', async () => {
    await hasLogged(team, 'Mikko', 'Zyxmaarit, Qwopacme Oy: vexportation times out');
    await hasLogged(team, 'Mikko', 'Pekka, Beta Oy: it works');
    expect(await bytes()).toMatch(/zyxmaarit/iu);
    await team.slack.person('Aino').types('#general', '/heard forget Zyxmaarit, Qwopacme Oy');
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await putsAway(team, 'Aino');
    expect(await bytes()).toMatch(/pekka/iu);
    expect(await bytes()).not.toMatch(/zyxma|maarit|qwopa|vexporta|portation/iu);
  });

  it('holds nothing of a record that was deleted, once undo has run out', async () => {
    await hasLogged(team, 'Mikko', 'Zyxmaarit, Qwopacme Oy: vexportation times out');
    await asks(team, 'Mikko', '#general', '/heard delete 1');
    expect(await bytes()).toMatch(/vexportation/iu);
    await team.until(new Date(team.clock.now().getTime() + 20 * 60_000));
    expect(await bytes()).not.toMatch(/zyxma|maarit|qwopa|vexporta|portation/iu);
  });

  it('holds no name of a colleague who left and was forgotten', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: the export times out');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await team.slack.person('Aino').types('#general', '/heard forget @mikko');
    await team.slack.settled();
    expect(await bytes()).toMatch(/mikko/iu);
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await putsAway(team, 'Aino');
    expect(await bytes()).not.toMatch(/mikko/iu);
  });

  /** All of the file and of the log beside it. */
  async function bytes(): Promise<string> {
    const [{ file }] = Files.parse(await team.db.prisma.$queryRaw`PRAGMA database_list`);
    return [file, `${file}-wal`].map((one) => readFileSync(one, 'latin1')).join('\n');
  }
});
