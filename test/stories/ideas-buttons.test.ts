import type { Button } from '@slack/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Choice } from '../../sandbox/driver/person.ts';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import * as buttons from '../../src/rituals/ideas/actions.ts';
import { ALL_IDEAS } from '../../src/rituals/ideas/browsing.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';
import { postsOldScreen } from './old-screen.ts';

/** Of the idea that Mikko has sent for this row. #1 is Grace's, and Aino reviews. */
interface Ids {
  readonly id: string;
  /** What was done with it last. */
  readonly eventId: string;
  readonly other: string;
  readonly conversationId: string;
}

type State = 'sent' | 'hidden' | 'confined' | 'voted' | 'linked' | 'doing' | 'declined' | 'done' | 'told';

interface Row {
  readonly from: State;
  readonly shows: (ids: Ids) => Button;
  /** Who may press it, and who may not. */
  readonly who: string;
  readonly not: string;
  /** What is filled into the form that it opens. */
  readonly fields?: Readonly<Record<string, Choice>>;
  /** What is read by whoever may not, and by whoever has pressed it before. */
  readonly wrong: string;
  readonly again: string;
}

/** What only shows something, or opens a form, and changes nothing by itself. */
interface Look {
  readonly from: State;
  readonly shows: (ids: Ids) => Button;
  readonly who: string;
  readonly reads: string;
}

const WORDS = { 'Conversations it answers': ['#1 Maarit, Acme Oy: nobody ever thanked me'] };
const ANSWERED = { 'Why will it delight them?': 'They are rung.' };
const BETTER = { 'The idea, in one line': 'a better thought' };
const DECLINED = { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' };
const FINISHED = { 'What changed, and why?': 'We ring them.', 'What does it do for the customer?': 'They know.' };
const MERGED = { 'Which idea is it part of?': '#1 ring whoever gave', 'Why?': 'The same wish.' };

const reviewers = { who: 'Aino', not: 'Arjun', wrong: 'You can’t decide on #' } as const;
const authors = { who: 'Mikko', not: 'Arjun', wrong: 'Only whoever sent this idea can do that.' } as const;
const tellers = { who: 'Priya', not: 'Arjun', wrong: 'Only the colleague who answers them, or an admin' } as const;
const voters = { who: 'Arjun', not: 'Mikko' } as const;
const turn = { asked: { kind: 'list', filters: ALL_IDEAS }, page: 0 } as const;

const ROWS: Readonly<Record<string, Row>> = {
  'ideas.add_questions': {
    // Whoever may not change it reads it.
    ...{ from: 'sent', who: 'Mikko', not: 'Arjun', fields: ANSWERED, wrong: 'a thought of mine', again: 'Saved. #' },
    shows: ({ id }) => buttons.addQuestions.element('it', { id, key: '' }),
  },
  'ideas.edit': {
    ...{ from: 'sent', who: 'Mikko', not: 'Arjun', fields: BETTER, wrong: 'a thought of mine', again: 'Saved. #' },
    shows: ({ id }) => buttons.editIdea.element('it', { id }),
  },
  'ideas.link_words': {
    ...{
      from: 'hidden',
      who: 'Mikko',
      not: 'Arjun',
      fields: WORDS,
      wrong: 'There is no idea #',
      again: 'Linked: Maarit',
    },
    shows: ({ id }) => buttons.linkWords.element('it', { id, key: '' }),
  },
  'ideas.undo': {
    ...{
      from: 'sent',
      who: 'Mikko',
      not: 'Arjun',
      shows: ({ id }) => buttons.undoSending.element('it', { id, key: '' }),
    },
    ...{ wrong: 'Only the colleague who sent #', again: 'This idea is gone' },
  },
  'ideas.widen': {
    ...{ from: 'confined', who: 'Mikko', not: 'Arjun', wrong: 'Only whoever sent it may open it', again: 'is in.' },
    shows: ({ id }) => buttons.widenAudience.element('it', { id, key: '' }),
  },
  'ideas.vote': {
    ...{ ...voters, from: 'sent', shows: ({ id }) => buttons.voteFor.element('it', { id }) },
    ...{ wrong: 'is your own idea', again: 'already; each colleague counts once' },
  },
  'ideas.take_vote_back': {
    ...{ ...voters, from: 'voted', shows: ({ id }) => buttons.takeVoteBack.element('it', { id }) },
    ...{ wrong: 'You had no vote', again: 'You had no vote' },
  },
  'ideas.vote_in_list': {
    ...{ ...voters, from: 'sent', shows: ({ id }) => buttons.voteInList.element('it', { ...turn, id }) },
    ...{ wrong: 'is your own idea', again: 'Ideas' },
  },
  'ideas.take_back_in_list': {
    ...{ ...voters, from: 'voted', shows: ({ id }) => buttons.takeBackInList.element('it', { ...turn, id }) },
    ...{ wrong: 'Ideas', again: 'Ideas' },
  },
  'ideas.unlink': {
    ...{ from: 'linked', who: 'Mikko', not: 'Arjun', wrong: 'Only whoever linked it', again: 'is not linked to' },
    shows: ({ id, conversationId }) => buttons.unlink.element('it', { id, conversationId }),
  },
  'ideas.undo_linking': {
    ...{ from: 'linked', who: 'Mikko', not: 'Arjun', wrong: 'Only the colleague who did it', again: 'undone already' },
    shows: ({ eventId: id }) => buttons.undoLinking.element('it', { id, key: '' }),
  },
  'ideas.acknowledge': {
    ...{ ...reviewers, from: 'sent', again: 'Aino marked #' },
    shows: ({ id }) => buttons.acknowledgeIdea.element('it', { id }),
  },
  'ideas.decide_on': {
    ...{ ...reviewers, from: 'sent', fields: DECLINED, again: 'Aino declined #' },
    shows: ({ id }) => buttons.decideOn.element('it', { id }),
  },
  'ideas.finish': {
    ...{ ...reviewers, from: 'sent', fields: FINISHED, again: 'Aino said what came of #' },
    shows: ({ id }) => buttons.finishIdea.element('it', { id }),
  },
  'ideas.merge_into': {
    ...{ ...reviewers, from: 'sent', fields: MERGED, again: 'part of #1 (' },
    shows: ({ id }) => buttons.mergeIdea.element('it', { id }),
  },
  'ideas.give_owner': {
    ...{ ...reviewers, from: 'doing', fields: { 'Who sees to it?': 'Grace' }, again: 'Aino gave #' },
    shows: ({ id }) => buttons.giveOwner.element('it', { id }),
  },
  'ideas.reopen': {
    ...{ ...reviewers, from: 'declined', fields: { 'Why?': 'Asked again.' }, again: 'Aino took #' },
    shows: ({ id }) => buttons.reopenIdea.element('it', { id }),
  },
  'ideas.undo_decision': {
    ...{ ...reviewers, from: 'declined', wrong: 'Only the colleague who did it', again: 'undone already' },
    shows: ({ eventId: id }) => buttons.undoDecision.element('it', { id }),
  },
  'ideas.answer_reviewer': {
    ...{ ...authors, from: 'declined', fields: { 'Your answer': 'A pity.' }, again: 'a decision is answered once' },
    shows: ({ id }) => buttons.answerReviewer.element('it', { id, nameless: '' }),
  },
  'ideas.publish_why': {
    ...{ ...authors, from: 'declined', again: 'can be read by everybody' },
    shows: ({ id }) => buttons.publishWhy.element('it', { id, nameless: '' }),
  },
  'ideas.told_them': {
    ...{ ...tellers, from: 'done', again: 'That they were told stands beside' },
    shows: ({ id, conversationId }) => buttons.toldThem.element('it', { id, conversationId }),
  },
  'ideas.will_not_tell': {
    ...{ ...tellers, from: 'done', again: 'That they are not told stands beside' },
    shows: ({ id, conversationId }) => buttons.willNotTell.element('it', { id, conversationId }),
  },
  'ideas.undo_telling': {
    ...{ ...tellers, from: 'told', again: 'That has changed since' },
    shows: ({ id, conversationId }) =>
      buttons.undoTelling.element('it', { id, conversationId, said: 'told', was: 'asked' }),
  },
  'ideas.vote_instead': {
    // Whoever sends nothing takes nothing back: they are for the other one, and that is all.
    ...{ from: 'sent', who: 'Mikko', not: 'Grace', wrong: 'is your own idea', again: 'You are for #1' },
    shows: ({ id, other }) => buttons.voteInstead.element('it', { id, other, key: '' }),
  },
};

const anybody = { from: 'sent', who: 'Arjun' } as const;
const LOOKS: Readonly<Record<string, Look>> = {
  'ideas.send_one': { ...anybody, shows: () => buttons.sendOne.element('it', {}), reads: 'The idea, in one line' },
  'ideas.make_it_an_idea': {
    ...{ ...anybody, reads: 'The idea, in one line' },
    shows: ({ conversationId: id }) => buttons.makeItAnIdea.element('it', { id }),
  },
  'ideas.send_typed': {
    ...{ ...anybody, reads: 'The idea, in one line' },
    shows: () => buttons.sendTyped.element('it', { words: 'tpo' }),
  },
  'ideas.open': { ...anybody, reads: 'a thought', shows: ({ id }) => buttons.openIdea.element('it', { id }) },
  'ideas.see_earlier': { ...anybody, reads: 'Ideas', shows: () => buttons.seeEarlier.element('it', turn) },
  'ideas.see_later': { ...anybody, reads: 'Ideas', shows: () => buttons.seeLater.element('it', { ...turn, page: 9 }) },
  'ideas.what_i_sent': { ...anybody, reads: 'You have sent no idea', shows: () => buttons.whatISent.element('it', {}) },
  'ideas.see_newest': { ...anybody, reads: 'a thought', shows: () => buttons.seeNewest.element('it', {}) },
  'ideas.see_unowned': {
    ...{ ...anybody, reads: 'Ideas · without an owner' },
    shows: () => buttons.seeUnowned.element('it', {}),
  },
  'ideas.see_top': { ...anybody, reads: 'Top ideas', shows: () => buttons.seeTop.element('it', {}) },
  'ideas.review_queue': {
    ...{ ...anybody, reads: 'Ideas are reviewed by admins' },
    shows: () => buttons.reviewQueue.element('it', {}),
  },
  'ideas.it_is_different': {
    ...{ ...anybody, reads: 'There is no idea #' },
    shows: ({ id }) => buttons.itIsDifferent.element('it', { id, key: '' }),
  },
};

const REGISTERED = Object.values(buttons).flatMap((one) => ('actionId' in one ? [one.actionId] : []));

describeEachProvider('every button of ideas', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    await asks(team, 'Grace', '#general', '/idea ring whoever gave');
  });
  afterAll(() => team.end());

  const latest = () => team.db.prisma.idea.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const page = async (who: string) => asks(team, who, '#general', `/idea ${(await latest()).number}`);
  const fills = async (who: string, label: string, fields: Row['fields'] = {}) => {
    await presses(team, who, label, await page(who));
    await saves(team, who, fields);
    await putsAway(team, who);
  };
  const links = () => fills('Mikko', 'Link a customer’s words', WORDS);

  const brings: Readonly<Record<State, () => Promise<unknown>>> = {
    sent: async () => undefined,
    hidden: async () =>
      team.db.prisma.idea.update({
        where: { id: (await latest()).id },
        data: { audience: 'confined', placeId: 'C0ELSEWHERE' },
      }),
    confined: async () =>
      team.db.prisma.idea.update({
        where: { id: (await latest()).id },
        data: { audience: 'confined', placeId: 'C0GENERAL' },
      }),
    voted: async () => presses(team, 'Arjun', 'I am for it', await page('Arjun')),
    linked: links,
    doing: () => fills('Aino', 'Decide…', { 'What becomes of it?': 'Do it', 'Why?': 'Yes.' }),
    declined: () => fills('Aino', 'Decide…', DECLINED),
    async done() {
      await links();
      await fills('Aino', 'Done…', FINISHED);
    },
    async told() {
      await brings.done();
      await team.db.prisma.ideaLink.updateMany({
        where: { ideaId: (await latest()).id },
        data: { told: 'told', toldAt: team.clock.now() },
      });
    },
  };

  /** An old screen that nobody writes anew, with nothing but the button. */
  const oldScreen = async ({ from, shows }: Pick<Row, 'from' | 'shows'>): Promise<SeenMessage> => {
    await asks(team, 'Mikko', '#general', '/idea a thought of mine');
    await brings[from]();
    const { prisma } = team.db;
    const { id } = await latest();
    const element = shows({
      id,
      eventId: (await prisma.ideaEvent.findFirstOrThrow({ where: { ideaId: id }, orderBy: { id: 'desc' } })).id,
      other: (await prisma.idea.findFirstOrThrow({ where: { number: 1 } })).id,
      conversationId: (await prisma.conversation.findFirstOrThrow()).id,
    });
    return postsOldScreen(team, '#general', element, `of ${id}`);
  };

  const readsAnswers = (who: string) =>
    team.slack
      .person(who)
      .sees('#general')
      .filter(({ ephemeral }) => ephemeral);

  /** Presses it, fills what it opens, and gives what there is to read then. */
  const reads = async (who: string, screen: SeenMessage, fields: Row['fields'] | null): Promise<string> => {
    const person = team.slack.person(who);
    const before = readsAnswers(who).length;
    await person.presses(screen.buttons[0] ?? '', { in: screen });
    await team.slack.settled();
    const asked = person.hasModal() ? Object.keys(person.modal().fields) : [];
    if (asked.length > 0 && fields !== null) await saves(team, who, fields);
    const shown = person.hasModal()
      ? [person.modal().text, ...Object.values(person.modal().fields).flatMap(({ error }) => error ?? [])]
      : [];
    await putsAway(team, who);
    const said = readsAnswers(who).slice(before);
    return [...asked, ...shown, ...said.map(({ plainText }) => plainText)].join('\n');
  };

  /** All that a button could change. */
  const stands = async () => {
    const { prisma } = team.db;
    return JSON.stringify([
      (await prisma.idea.findMany({ orderBy: { id: 'asc' } })).map(({ updatedAt: _, ...standing }) => standing),
      await prisma.ideaEvent.findMany({ orderBy: { id: 'asc' } }),
      await prisma.ideaVote.findMany({ orderBy: [{ ideaId: 'asc' }, { memberId: 'asc' }] }),
      await prisma.ideaLink.findMany({ orderBy: [{ ideaId: 'asc' }] }),
      await prisma.ideaNews.findMany({ orderBy: { id: 'asc' } }),
    ]);
  };

  it('is in this table', () => {
    expect([...Object.keys(ROWS), ...Object.keys(LOOKS)].sort()).toEqual([...REGISTERED].sort());
  });

  for (const [name, row] of Object.entries(ROWS)) {
    it(`${name}: does it once, and says to others and oneself what holds`, async () => {
      const screen = await oldScreen(row);
      const before = await stands();
      expect(await reads(row.not, screen, row.fields ?? {})).toContain(row.wrong);
      expect(await stands()).toBe(before);
      await reads(row.who, screen, row.fields ?? {});
      const done = await stands();
      expect(done).not.toBe(before);
      expect(await reads(row.who, screen, row.fields ?? {})).toContain(row.again);
      expect(await stands()).toBe(done);
    });
  }

  for (const [name, look] of Object.entries(LOOKS)) {
    it(`${name}: shows, to whoever presses, and changes nothing`, async () => {
      const screen = await oldScreen(look);
      const before = await stands();
      for (const who of [look.who, look.who]) expect(await reads(who, screen, null)).toContain(look.reads);
      expect(await stands()).toBe(before);
    });
  }
});
