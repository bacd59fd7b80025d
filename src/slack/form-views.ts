import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { context, plain, quote, section } from './blocks.ts';
import { cutOnWord, LIMITS, lengthOf } from './limits.ts';
import type { Message } from './message.ts';
import type { FormState } from './payloads.ts';

const TypedText = z.object({ type: z.literal('plain_text_input'), value: z.string().min(1) });

/** Shorter than this is typed again in no time. */
const WORTH_KEEPING = 40;

/** Everything typed into a form's text inputs, in the form's order. */
export function typedTexts(state: FormState): string[] {
  return Object.values(state.values).flatMap((answers) =>
    Object.values(answers).flatMap((answer) => {
      const typed = TypedText.safeParse(answer);
      return typed.success ? [typed.data.value] : [];
    }),
  );
}

/** The longer texts, to copy from. A message takes about 10,000 characters in all, so what is beyond is cut. */
export function keptWords(texts: readonly string[], room = 9_000): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let left = room;
  for (const text of texts.filter((typed) => lengthOf(typed) >= WORTH_KEEPING)) {
    if (left <= 1) break;
    const shown = cutOnWord(text, left);
    blocks.push(quote(shown));
    left -= lengthOf(shown);
  }
  return blocks;
}

/** Stands while a submission is being saved. It holds the words: if this process dies now, they are not lost. */
export function savingView(title: string, texts: readonly string[]): ModalView {
  const words = keptWords(texts, Number.POSITIVE_INFINITY);
  const note = words.length > 0 ? [context('If this does not change within a minute, copy your words from here.')] : [];
  return {
    type: 'modal',
    title: titleOf(title),
    close: plain('Close'),
    blocks: [section('Saving…'), ...note, ...words],
  };
}

/** For a form that was opened before an update and can no longer be read. */
export function staleFormView(title: string, texts: readonly string[]): ModalView {
  const sorry = section(
    'This form is from before I was updated, and I can no longer save it. Open it again; here is what you typed.',
  );
  return { type: 'modal', title: titleOf(title), close: plain('Close'), blocks: [sorry, ...texts.map(quote)] };
}

/** A message as a modal's content. */
export function messageView(title: string, shown: Message): ModalView {
  return { type: 'modal', title: titleOf(title), close: plain('Close'), blocks: [...shown.blocks] };
}

function titleOf(title: string) {
  return plain(title, LIMITS.modalTitle);
}
