import { ALONE, maySee } from '../../access/audience.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { existing } from './capture-conversation.ts';
import { conversations } from './conversation-store.ts';
import { joined } from './deletion-views.ts';
import { joinConversations } from './join-conversations.ts';
import { joinForm, numberTyped } from './join-form.ts';
import { loadFor, viewerFor } from './reader.ts';
import { noSuchRecord } from './views.ts';

/** "Same as another one…": the form, and what it saves. */
export function registerJoining(slack: Slack, deps: RitualDeps): void {
  joinForm.on(slack, {
    validate: ({ number }): { number?: string } =>
      numberTyped(number) === null ? { number: 'A number, like #12.' } : {},
    async save({ values, metadata, key, userId }) {
      const { db, workspace, clock, people } = deps;
      const store = conversations(db.prisma, workspace.id);
      const wanted = numberTyped(values.number) ?? 0;
      const [one, other] = [existing(await store.byId(metadata.id)), await store.byNumber(wanted)];
      const actor = await viewerFor(deps, await people.get(userId), other ? [one, other] : [one]);
      // A number must not tell: what this person may not read is answered as if it were not there.
      if (other === null || maySee(other, actor, ALONE) !== 'whole') {
        throw new UserFacingError('no_such_record', `There is no #${wanted} that you may read.`);
      }
      const joining = { ids: [one.id, other.id], actor, requestKey: key } as const;
      const { older, newer } = await joinConversations(db, workspace.id, joining, clock.now());
      deps.wake();
      return joined(older, newer);
    },
  });
}

/** Opens the form on a record. */
export function openJoining(deps: RitualDeps, act: Act, reference: { readonly id: string }): Promise<void> {
  return showInModal(act, 'The same as another one', async () => {
    const { conversation, sight } = await loadFor(deps, await deps.people.get(act.userId), reference);
    const { id, number } = conversation;
    return sight === 'whole' ? joinForm.view({ metadata: { id, number } }) : noSuchRecord(number);
  });
}
