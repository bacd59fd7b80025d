import type { ModalView } from '@slack/types';
import type { Act } from './act.ts';
import { explain } from './apology.ts';
import { messageView } from './form-views.ts';
import type { Message } from './message.ts';
import { said } from './spoken.ts';

/** Opens a modal at once and fills it when `load` has what it shows. What goes wrong meanwhile is said in the modal. */
export async function showInModal(act: Act, title: string, load: () => Promise<Message | ModalView>): Promise<void> {
  const modal = await act.openModal(messageView(title, said('One moment…')));
  const shown = await load().catch((error: unknown) => said(explain(error, act.logger)));
  await modal.update('type' in shown ? shown : messageView(title, shown));
}
