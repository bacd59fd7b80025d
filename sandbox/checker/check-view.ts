import type { KnownBlock, PlainTextElement } from '@slack/types';
import { z } from 'zod';
import { checkBlocks, problemsOf } from './check-blocks.ts';
import { LIMITS } from './limits.ts';
import { type Problem, refused } from './problem.ts';
import { bounded, plainText } from './text.ts';

/** A modal or home view as the bot sent it, understood. */
export interface CheckedView {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly KnownBlock[];
  readonly title: PlainTextElement | null;
  readonly submit: PlainTextElement | null;
  readonly close: PlainTextElement | null;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly externalId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
}

const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: bounded(LIMITS.privateMetadata, 0).exactOptional(),
  callback_id: bounded(LIMITS.callbackId, 0).exactOptional(),
  external_id: bounded(LIMITS.id, 0).exactOptional(),
};

const label = plainText(LIMITS.viewTitle);

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...shared }),
  z.strictObject({
    type: z.literal('modal'),
    ...shared,
    title: label,
    submit: label.exactOptional(),
    close: label.exactOptional(),
    clear_on_close: z.boolean().exactOptional(),
    notify_on_close: z.boolean().exactOptional(),
  }),
]);

/** @param type what the method publishes: views.publish takes homes, the others modals. */
export function checkView(sent: unknown, type: 'modal' | 'home'): { view: CheckedView | null; problems: Problem[] } {
  const parsed = view.safeParse(sent);
  if (!parsed.success) return { view: null, problems: problemsOf(parsed.error, '/view') };
  const given = parsed.data;
  if (given.type !== type) return { view: null, problems: [refused('/view/type', `must be ${type}`)] };
  const { blocks, problems } = checkBlocks(given.blocks, type);
  const modal = given.type === 'modal' ? given : null;
  return {
    view: {
      type,
      blocks,
      title: modal?.title ?? null,
      submit: modal?.submit ?? null,
      close: modal?.close ?? null,
      callbackId: given.callback_id ?? '',
      privateMetadata: given.private_metadata ?? '',
      externalId: given.external_id ?? '',
      clearOnClose: modal?.clear_on_close ?? false,
      notifyOnClose: modal?.notify_on_close ?? false,
    },
    problems: [
      ...problems.map((problem) => ({ ...problem, pointer: `/view${problem.pointer}` })),
      ...tooLarge(sent),
      ...missingSubmit(blocks, modal),
    ],
  };
}

function tooLarge(sent: unknown): Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(sent));
  return bytes > LIMITS.viewBytes ? [refused('/view', `${bytes} bytes, more than ${LIMITS.viewBytes}`)] : [];
}

function missingSubmit(blocks: readonly KnownBlock[], modal: { submit?: PlainTextElement } | null): Problem[] {
  const hasInput = blocks.some(({ type }) => type === 'input');
  return modal && hasInput && !modal.submit
    ? [refused('/view/submit', 'must be defined, when an input block is in the blocks array')]
    : [];
}
