import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { typed } from '../../slack/command-names.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { withNames } from '../../slack/mentions.ts';
import type { Message } from '../../slack/message.ts';
import { namesFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { masksSome } from '../masks-some.ts';
import {
  acceptNomination,
  leavePool as leavePoolButton,
  neverAskAgain,
  nominateOne,
  notNow,
  secondNomination,
} from './actions.ts';
import { type Answer, answerNomination, leavePool } from './answer-nomination.ts';
import { nextTurnOf } from './next-turn.ts';
import { nominate, second } from './nominate.ts';
import {
  answerKept,
  LONGEST_REASON,
  leftPool,
  nominated,
  nominationReceipt,
  reasonTooLong,
  seconded,
} from './nomination-views.ts';
import { nominateForm, notNowForm } from './not-now-form.ts';
import { championPool } from './pool-store.ts';
import { daysLater } from './term-dates.ts';
import { championHelp, poolList } from './views.ts';

const ASKED_AGAIN_AFTER_DAYS = 90;

/** Nominating, what the nominee answers, and who takes turns. */
export function registerNominations(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  nominateOne.on(slack, async (click) => {
    await click.openModal(nominateForm.view({ metadata: {} }));
  });
  nominateForm.on(slack, {
    save: ({ values, key, userId }) =>
      nominateBy(deps, { userId, key }, values.whom, values.reason, typed('/champion')),
  });
  acceptNomination.on(slack, async (click) => {
    await click.reply.replace(await answer(deps, click, click.value.id, { kind: 'accept' }));
  });
  neverAskAgain.on(slack, async (click) => {
    await click.reply.replace(await answer(deps, click, click.value.id, { kind: 'never' }));
  });
  notNow.on(slack, async (click) => {
    const { zone } = (await people.peek(click.userId)) ?? { zone: 'UTC' };
    const askAgainOn = daysLater(localDate(clock.now(), zone), ASKED_AGAIN_AFTER_DAYS);
    await click.openModal(notNowForm.view({ metadata: { id: click.value.id }, values: { askAgainOn } }));
  });
  notNowForm.on(slack, {
    async save({ values, metadata, userId }) {
      const given = { kind: 'not_now', askAgainOn: values.askAgainOn } as const;
      const member = await people.get(userId);
      const answering = { nominationId: metadata.id, member, answer: given };
      const nomination = await answerNomination(db, workspace.id, answering, clock.now());
      deps.wake();
      return answerKept(nomination);
    },
  });
  secondNomination.on(slack, async (click) => {
    const actor = await people.get(click.userId);
    const outcome = await second(db, workspace.id, { nominationId: click.value.id, actor }, clock.now());
    deps.wake();
    await click.reply.privately(seconded(outcome));
  });
  leavePoolButton.on(slack, async (click) => click.reply.privately(await leave(deps, click)));
}

/** Keeps an answer, and gives the question as it stands then. */
async function answer(deps: RitualDeps, act: Act, nominationId: string, given: Answer): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(act.userId);
  const nomination = await answerNomination(db, workspace.id, { nominationId, member, answer: given }, clock.now());
  deps.wake();
  const { champion } = await settings(db.prisma, workspace.id).read();
  return nominated(nomination, champion, await nextTurnOf(db.prisma, workspace.id, member, clock.now()));
}

/** Answers `/champion nominate @colleague why`. */
export async function nominateByLine(
  deps: RitualDeps,
  use: CommandUse,
  { whom, reason }: { readonly whom: 'me' | 'mentioned'; readonly reason: string },
): Promise<void> {
  const slackUserId = whom === 'me' ? use.userId : use.mentioned[0];
  if (slackUserId === undefined) return use.reply.privately(championHelp(use.typed, use.text));
  const named = await withNames(reason, namesFor(deps, use));
  if (named.length > LONGEST_REASON) return use.reply.privately(reasonTooLong(named));
  if (await masksSome(deps, use, named)) {
    await use.openModal(nominateForm.view({ metadata: {}, values: { whom: slackUserId, reason: named } }));
    return;
  }
  await use.reply.privately(await nominateBy(deps, use, slackUserId, named, use.typed));
}

async function nominateBy(
  deps: RitualDeps,
  { userId, key }: { readonly userId: string; readonly key: string },
  slackUserId: string,
  reason: string,
  typed: string,
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const nominator = await people.get(userId);
  const nominee = slackUserId === userId ? nominator : await people.get(slackUserId);
  const nominating = { nominee, nominator, reason, requestKey: key };
  const outcome = await nominate(db, workspace.id, nominating, clock.now());
  deps.wake();
  const isSelf = nominee.id === nominator.id;
  const turn = isSelf ? await nextTurnOf(db.prisma, workspace.id, nominator, clock.now()) : null;
  return nominationReceipt(outcome, { isSelf, typed, turn });
}

/** Takes whoever asks out of the pool. */
export async function leave(deps: RitualDeps, act: Act): Promise<Message> {
  const { id } = await deps.people.get(act.userId);
  const wasIn = await leavePool(deps.db, deps.workspace.id, id, deps.clock.now());
  deps.wake();
  return leftPool(wasIn);
}

/** Who takes turns. */
export async function poolFor({ db, workspace }: RitualDeps): Promise<Message> {
  const { champion } = await settings(db.prisma, workspace.id).read();
  return poolList(await championPool(db.prisma, workspace.id).all(champion.allowsGuests));
}
