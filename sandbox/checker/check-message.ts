import type { KnownBlock } from '@slack/types';
import { checkBlocks, textLength } from './check-blocks.ts';
import { LIMITS } from './limits.ts';
import { frownedUpon, type Problem, refused } from './problem.ts';
import { lengthOf } from './text.ts';

/** A bare `&` becomes `&amp;` on Slack's side; `<` and `>` are left, as they make up mentions and date tokens. */
const escaped = (text: string): string => text.replace(/&(?!(?:amp|lt|gt);)/g, '&amp;');

/** @param sent.blocks undefined when the message has text only. */
export function checkMessage(sent: { text: string | undefined; blocks: unknown }): {
  blocks: KnownBlock[];
  problems: Problem[];
} {
  const { blocks, problems } =
    sent.blocks === undefined ? { blocks: [], problems: [] } : checkBlocks(sent.blocks, 'message');
  return { blocks, problems: [...problems, ...checkText(sent.text ?? ''), ...checkSize(blocks)] };
}

function checkText(text: string): Problem[] {
  if (text.trim() === '')
    return [frownedUpon('/text', 'screen readers read only the top-level text, and there is none')];
  const length = lengthOf(escaped(text));
  return length > LIMITS.messageText
    ? [frownedUpon('/text', `${length} characters after escaping; chat.update takes ${LIMITS.messageText}`)]
    : [];
}

function checkSize(blocks: readonly KnownBlock[]): Problem[] {
  const length = textLength(blocks);
  if (length > LIMITS.messageBlocksTextHard) return [refused('/blocks', `${length} characters in all blocks together`)];
  return length > LIMITS.messageBlocksText
    ? [
        frownedUpon(
          '/blocks',
          `${length} characters in all blocks together; Slack may refuse more than ${LIMITS.messageBlocksText}`,
        ),
      ]
    : [];
}
