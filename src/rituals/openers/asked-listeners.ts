import { mutes } from '../../settings/mute-store.ts';
import type { Click } from '../../slack/actions.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { captureFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { askAgain, askedMenu, logForMeeting, notThisTime, tellMore, tellNew } from './actions.ts';
import { answerAsked, assertMayAnswer } from './answer-asked.ts';
import { askedAgain, askedNoMore } from './asked-views.ts';

interface MeetingValue {
  readonly id: string;
  /** When it starts, in milliseconds. */
  readonly at: number;
}

/** The buttons of what people are asked in their morning. The line itself changes with the answer. */
export function registerAsked(slack: Slack, deps: RitualDeps): void {
  logForMeeting.on(slack, (click) => openForm(deps, click, false));
  tellNew.on(slack, (click) => openForm(deps, click, true));
  tellMore.on(slack, (click) => answer(deps, click, 'willing'));
  notThisTime.on(slack, (click) => answer(deps, click, 'declined'));
  askedMenu.on(slack, async (click) => {
    const { id: memberId } = await deps.people.get(click.userId);
    await mutes(deps.db.prisma, deps.workspace.id).add(memberId, 'call_for_stories');
    await click.reply.privately(askedNoMore());
  });
  askAgain.on(slack, async (click) => {
    const { id: memberId } = await deps.people.get(click.userId);
    await mutes(deps.db.prisma, deps.workspace.id).remove(memberId, 'call_for_stories');
    await click.reply.replace(askedAgain());
  });
}

async function answer(deps: RitualDeps, click: Click<MeetingValue>, state: 'willing' | 'declined'): Promise<void> {
  const { id: memberId } = await deps.people.get(click.userId);
  await answerAsked(deps, meetingOf(click.value), { memberId, state }, deps.clock.now());
  deps.wake();
}

function openForm(deps: RitualDeps, click: Click<MeetingValue>, isTold: boolean): Promise<void> {
  return showInModal(click, 'What they said', async () => {
    const { db, workspace, clock, people } = deps;
    const member = await people.get(click.userId);
    const { openerId, startsAt } = meetingOf(click.value);
    await assertMayAnswer(db.prisma, workspace.id, { openerId, startsAt }, member.id, clock.now());
    const meeting = { openerId, startsAt: startsAt.getTime(), isTold };
    return captureFor({ meeting, zone: member.zone, noun: (await nounOf(deps)).one });
  });
}

function meetingOf({ id, at }: MeetingValue) {
  return { openerId: id, startsAt: new Date(at) };
}
