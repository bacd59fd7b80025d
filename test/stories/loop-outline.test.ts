import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, putsAway, saves, startStory } from './acts.ts';

/** Aino is an admin and not in #board: she may act on what came from there, and not read it. */
describeEachProvider('an admin who may see no more than the outline of a record', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    await hasLogged(team, 'Grace', 'Acme Oy: we may leave', { in: '#board' });
  });
  afterAll(() => team.end());

  const admin = () => team.slack.person('Aino');
  const readsInForm = async (command: string, fields?: Parameters<typeof saves>[2]) => {
    await admin().types('#general', command);
    await team.slack.settled();
    const form = admin().modal().text;
    if (fields) await saves(team, 'Aino', fields);
    const after = admin().modal().text;
    await putsAway(team, 'Aino');
    return [form, after].join('\n');
  };

  it('is asked who answers it without its customer’s name, and reads none on the receipt', async () => {
    const assigning = await readsInForm('/heard assign 1', { Owner: 'Mikko' });
    expect(assigning).toContain('#1 · Confined');
    expect(assigning).toContain('it is Mikko’s');
    expect(assigning).not.toContain('Acme');
  });

  it('reads none in the other forms, nor in the answer to a verb', async () => {
    for (const verb of ['wait', 'close', 'answered', 'learn']) {
      if (verb === 'learn') await team.db.prisma.conversation.updateMany({ data: { stage: 'answered' } });
      const read = await readsInForm(`/heard ${verb} 1`);
      expect(read, verb).toContain('#1 · Confined');
      expect(read, verb).not.toContain('Acme');
    }
    await team.db.prisma.conversation.updateMany({ data: { stage: 'assigned' } });
    const passed = await asks(team, 'Aino', '#general', '/heard assign 1 @Grace she was there');
    expect(passed.plainText).toContain('#1 · Confined: it is Grace’s and no longer Mikko’s.');
  });

  it('does not come to own it, and so to read it, by answering what nobody owns', async () => {
    await hasLogged(team, 'Grace', 'Brio AB: we may leave too', { in: '#board' });
    await team.slack.person('Aino').types('#general', '/heard answered 2');
    await team.slack.settled();
    expect(team.slack.person('Aino').modal().fields).toEqual({});
    expect(team.slack.person('Aino').modal().text).toContain('You can’t do that with #2: it is not open to you.');
    expect(await team.db.prisma.conversation.findFirst({ where: { number: 2 } })).toMatchObject({ ownerId: null });
  });
});
