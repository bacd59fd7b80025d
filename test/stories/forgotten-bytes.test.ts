import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Team } from '../support/team.ts';
import { hasLogged, presses, putsAway, startStory } from './acts.ts';

const Files = z.tuple([z.object({ file: z.string() })]);

describe('the file of a database that forgot a customer', () => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory('sqlite');
  });
  afterEach(() => team.end());

  it('holds neither their name nor a word they said, also where pages were freed and in the indexes', async () => {
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

  /** All of the file, with what was written to its log brought home. */
  async function bytes(): Promise<string> {
    await team.db.prisma.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
    const [{ file }] = Files.parse(await team.db.prisma.$queryRaw`PRAGMA database_list`);
    return readFileSync(file, 'latin1');
  }
});
