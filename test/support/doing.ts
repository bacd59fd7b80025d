import type { Person } from '../../src/access/audience.ts';
import type { Database } from '../../src/database.ts';
import { captureConversation } from '../../src/rituals/conversations/capture-conversation.ts';
import type { Told } from '../../src/rituals/conversations/conversation.ts';
import { takeConversation } from '../../src/rituals/conversations/take-conversation.ts';
import { follow } from '../../src/rituals/feedback/follow.ts';
import { moveFeedback } from '../../src/rituals/feedback/move-feedback.ts';
import type { Step } from '../../src/rituals/feedback/standing.ts';
import { triage } from '../../src/rituals/feedback/triage.ts';
import { clocksIn } from '../../src/settings/clocks.ts';
import { settings } from '../../src/settings/settings-store.ts';

/** Somebody who does something without the forms. */
export interface Doer {
  readonly memberId: string;
  readonly zone: string;
  readonly isAdmin: boolean;
}

/** What people do with feedback, by the product's own use cases but without Slack's forms: for stories of many hundreds. */
export function doing(db: Database, workspaceId: string) {
  return {
    async logs(hearer: Doer, requestKey: string, organisation: string, now: Date): Promise<string> {
      const told: Told = {
        ...{ person: '', organisation, customerKind: '', words: 'It is late again.', lesson: '', link: '' },
        ...{ level: 'unmet', source: 'call', need: 'needs_answer', audience: 'everyone' },
        heardOn: now.toISOString().slice(0, 10),
      };
      const capture = { told, hearer: { id: hearer.memberId, zone: hearer.zone }, placeId: '', requestKey };
      const { id } = await captureConversation(
        db,
        workspaceId,
        { ...capture, andThen: (tx, fresh) => triage(tx, workspaceId, fresh, now) },
        now,
      );
      return id;
    },

    async takes(taker: Doer, conversationId: string, now: Date): Promise<void> {
      const person = { ...personOf(taker), zone: taker.zone };
      const { kind } = await takeConversation(db, workspaceId, conversationId, person, now);
      if (kind !== 'taken') throw new Error(`It could not be taken: ${kind}`);
    },

    async steps(actor: Doer, conversationId: string, steps: readonly Step[], now: Date): Promise<void> {
      const chosen = await settings(db.prisma, workspaceId).read();
      const loop = {
        ...{ db, workspaceId, guestsMayOwn: false },
        clocks: (kinds: readonly string[]) => clocksIn(chosen, actor.zone, kinds),
        follow: (...[tx, moved, at]: Parameters<Parameters<typeof moveFeedback>[0]['follow']>) =>
          follow(tx, workspaceId, { moved, chosen }, at),
      };
      const outcome = await moveFeedback(loop, { conversationId, steps, actor: personOf(actor) }, now);
      if (outcome.kind !== 'moved') throw new Error(`${steps[0]?.kind} was too late: ${outcome.why}`);
    },
  };
}

function personOf({ memberId, isAdmin }: Doer): Person {
  const isNothingSpecial = { isGuest: false, isChampion: false, isStranger: false };
  return { kind: 'person', memberId, isAdmin, ...isNothingSpecial, channelIds: new Set() };
}
