import { ABOUT_WAITING } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { triagePeople } from './triage-people.ts';
import { waitingLine } from './triage-views.ts';

/** In the mornings of those who hear what a triage channel would: how many customers wait for an owner. */
export function triageMornings({ db, workspace }: RitualDeps): MorningPart {
  return {
    name: 'feedback.triage',
    mutedBy: 'reminder',
    async find({ member }, now) {
      const waiting = await conversations(db.prisma, workspace.id).countWaitingForOwner();
      if (waiting === 0) return [];
      const people = await triagePeople(db.prisma, workspace.id, now);
      return people.some(({ id }) => id === member.id) ? [{}] : [];
    },
    async show() {
      const { noun } = (await settings(db.prisma, workspace.id).read()).customers;
      return waitingLine(await conversations(db.prisma, workspace.id).countWaitingForOwner(), noun);
    },
    speaksOf: () => [ABOUT_WAITING],
  };
}
