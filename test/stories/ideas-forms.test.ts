import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Choice } from '../../sandbox/driver/person.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory, submitsAgain } from './acts.ts';

const WORDS = '#1 Maarit, Acme Oy: nobody ever thanked me';
const OTHER_WORDS = '#2 Leena, Acme Oy: a call made my day';
const LINKED = 'Conversations it answers';

interface Form {
  /** The button on Mikko's receipt, or on the idea's page. */
  readonly button: string;
  readonly isOnReceipt: boolean;
  readonly fields: Readonly<Record<string, Choice>>;
}

const EDITS: readonly Form[] = [
  { button: 'Add the questions', isOnReceipt: true, fields: { 'Why will it delight them?': 'They are rung.' } },
  { button: 'Edit', isOnReceipt: false, fields: { 'The idea, in one line': 'ring them' } },
];
const LINKING: Form = { button: 'Link a customer’s words', isOnReceipt: true, fields: { [LINKED]: [WORDS] } };
const FORMS = [...EDITS, LINKING];

describeEachProvider('a form on an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    await hasLogged(team, 'Priya', 'Leena, Acme Oy: a call made my day', DEALT_WITH);
  });
  afterEach(() => team.end());

  const read = (who: string) => team.slack.person(who).modal().text;
  /** Mikko sends an idea and has the form open on it. Gives its number. */
  const opens = async ({ button, isOnReceipt }: Form): Promise<number> => {
    const receipt = await asks(team, 'Mikko', '#general', '/idea say thanks by phone');
    const { number } = await team.db.prisma.idea.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const page = isOnReceipt ? receipt : await asks(team, 'Mikko', '#general', `/idea ${number}`);
    await presses(team, 'Mikko', button, page);
    return number;
  };
  const decides = async (number: number, label: string, fields: Form['fields']) => {
    await presses(team, 'Aino', label, await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
  };
  /** All that such a form could change. */
  const stands = async () => {
    const { prisma } = team.db;
    const inOrder = { orderBy: { id: 'asc' } } as const;
    return JSON.stringify([
      ...[await prisma.idea.findMany(inOrder), await prisma.ideaEvent.findMany(inOrder)],
      await prisma.ideaLink.findMany({ orderBy: [{ ideaId: 'asc' }, { conversationId: 'asc' }] }),
    ]);
  };

  it('is saved once, also when it arrives twice', async () => {
    for (const form of FORMS) {
      await opens(form);
      const before = await stands();
      await saves(team, 'Mikko', form.fields);
      const saved = await stands();
      expect(saved).not.toBe(before);
      await submitsAgain(team);
      expect(await stands()).toBe(saved);
      await putsAway(team, 'Mikko');
    }
  });

  it('changes no words once it is decided, and says what can be done', async () => {
    for (const form of EDITS) {
      const number = await opens(form);
      await decides(number, 'Decide…', { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
      const before = await stands();
      await saves(team, 'Mikko', form.fields);
      expect(read('Mikko')).toContain('it is decided by now. Answer the reviewers instead, or send another.');
      expect(await stands()).toBe(before);
      await putsAway(team, 'Mikko');
    }
  });

  it('changes no words that somebody else has changed since it opened', async () => {
    for (const form of EDITS) {
      await opens(form);
      const idea = await team.db.prisma.idea.findFirstOrThrow({ orderBy: { number: 'desc' } });
      const updatedAt = new Date(idea.updatedAt.getTime() + 1);
      await team.db.prisma.idea.update({ where: { id: idea.id }, data: { text: 'By Grace.', updatedAt } });
      const before = await stands();
      await saves(team, 'Mikko', form.fields);
      expect(read('Mikko')).toContain('was changed meanwhile. Open it again.');
      expect(await stands()).toBe(before);
      await putsAway(team, 'Mikko');
    }
  });

  it('changes nothing of what was merged or taken back meanwhile', async () => {
    await asks(team, 'Grace', '#general', '/idea ring whoever gave');
    const merged = await opens(LINKING);
    await decides(merged, 'Merge into…', { 'Which idea is it part of?': '#1 ring whoever gave', 'Why?': 'The same.' });
    const before = await stands();
    await saves(team, 'Mikko', { [LINKED]: [WORDS] });
    expect(read('Mikko')).toContain('is part of another idea now. Link it there.');
    expect(await stands()).toBe(before);
    await putsAway(team, 'Mikko');
    for (const form of FORMS) {
      await opens(form);
      const { id } = await team.db.prisma.idea.findFirstOrThrow({ orderBy: { number: 'desc' } });
      await team.db.prisma.idea.delete({ where: { id } });
      await saves(team, 'Mikko', form.fields);
      expect(read('Mikko')).toContain('This idea is gone');
      await putsAway(team, 'Mikko');
    }
  });

  it('saves nothing for whom it is no more to read', async () => {
    await asks(team, 'Mikko', '#general', '/idea say thanks by phone');
    await presses(team, 'Arjun', 'Link a customer’s words', await asks(team, 'Arjun', '#general', '/idea 1'));
    await team.db.prisma.idea.updateMany({ data: { audience: 'confined', placeId: 'C0ELSEWHERE' } });
    const before = await stands();
    await saves(team, 'Arjun', { [LINKED]: [WORDS] });
    expect(read('Arjun')).toContain('There is no idea #1 that you may read.');
    expect(await stands()).toBe(before);
  });

  it('keeps what a colleague linked while it was open, and takes away what was taken out of it', async () => {
    await opens(LINKING);
    await saves(team, 'Mikko', { [LINKED]: [WORDS] });
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#general', '/idea 1'));
    await presses(team, 'Arjun', 'Link a customer’s words', await asks(team, 'Arjun', '#general', '/idea 1'));
    await saves(team, 'Arjun', { [LINKED]: [OTHER_WORDS] });
    await putsAway(team, 'Arjun');
    await saves(team, 'Mikko', { [LINKED]: [], 'The figure it should move': 'Donors who give again' });
    await putsAway(team, 'Mikko');
    const links = await team.db.prisma.ideaLink.findMany({ include: { conversation: true } });
    expect(links.map(({ conversation }) => conversation.number)).toEqual([2]);
  });
});
