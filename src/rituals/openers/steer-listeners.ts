import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import type { RitualDeps } from '../deps.ts';
import { inMeeting } from './actions.ts';
import { actorOf } from './opener-rights.ts';
import { type Steered, type Steering, steerMeeting } from './steer-meeting.ts';

/** The three dots on a story in a post. Whoever presses them is answered privately; the post changes for everybody. */
export function registerSteering(slack: Slack, deps: RitualDeps): void {
  inMeeting.on(slack, async (click) => {
    const member = await deps.people.get(click.userId);
    const { a: act, o: occurrenceId, c: conversationId } = click.value;
    const actor = { ...actorOf(member), memberId: member.id, slackUserId: member.slackUserId };
    const steered = await steerMeeting(deps, { act, occurrenceId, conversationId, actor }, deps.clock.now());
    deps.wake();
    await click.reply.privately(answerTo(act, steered));
  });
}

function answerTo(act: Steering['act'], steered: Steered): Message {
  switch (steered) {
    case 'changed':
      return said(act === 'skip' ? 'Skipped. It may come in a later meeting.' : 'Another story comes in its place.');
    case 'gone':
      return said('Somebody was first: this story is not in the post any more.');
    case 'over':
      return said('This meeting is over, so its post stays as it is.');
    case 'nothing_left':
      return said('Nothing else is new for this meeting. Log what somebody told you, or answer one who waits.');
  }
}
