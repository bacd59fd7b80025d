import type { Noun } from '../../settings/settings.ts';
import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { type Conversation, openIt, type Reading, shortName } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { openIdea, toldThem, undoTelling, willNotTell } from './actions.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import type { AskedToTell, Told } from './telling.ts';

const EFFECT_SHOWN = 300;

/** "Maarit, Acme Oy (#12) asked for what is done now: “Say thanks by phone” (#34). Will you tell them?" */
export function tellLine(facts: {
  readonly asked: AskedToTell;
  readonly told: 'asked' | 'told' | 'not_told';
  readonly idea: Idea;
  readonly conversation: Conversation;
  readonly isReadable: boolean;
  readonly isIdeaReadable: boolean;
  readonly noun: Noun;
  readonly reading: Reading;
}): MorningLine {
  const { asked, told, idea, conversation, isReadable, isIdeaReadable, noun } = facts;
  const { ideaId: id, conversationId } = asked;
  const who: Part = isReadable ? richText(shortName(conversation), { bold: true }) : `A ${noun.one}`;
  const what = isIdeaReadable ? `“${cutOnWord(titleOf(idea), 100)}” (idea #${idea.number})` : `idea #${idea.number}`;
  if (told !== 'asked') {
    const line: Part[] = ['✓ ', who, told === 'told' ? ` knows that ${what} is done.` : ` is not told about ${what}.`];
    return { spoken: spoken(line), blocks: [richLine(...line)] };
  }
  const line: Part[] = [who, ` (#${conversation.number}) said what led to ${what}. It is done. Will you tell them?`];
  return {
    spoken: spoken(line),
    blocks: [
      richLine(...line),
      ...(idea.effect === '' || !isIdeaReadable ? [] : [quote(cutOnWord(idea.effect, EFFECT_SHOWN))]),
      actions(
        toldThem.element(
          'I told them',
          { id, conversationId },
          { style: 'primary', label: `I told them: #${conversation.number}` },
        ),
        willNotTell.element('I won’t', { id, conversationId }, { label: `I won’t: #${conversation.number}` }),
        openIt.element('Open', { id: conversationId }, { label: `Open: #${conversation.number}` }),
      ),
    ],
  };
}

/** After the press; Undo where it changed something. */
export function toldNow(
  { id, number }: Idea,
  { conversationId, said, was }: { readonly conversationId: string; readonly said: Told; readonly was: Told },
): Message {
  const line =
    said === 'told'
      ? `Thank you. That they were told stands beside idea #${number}.`
      : `Fine. That they are not told stands beside idea #${number}.`;
  return message(line, [
    richLine(line),
    actions(
      ...(said === was
        ? []
        : [undoTelling.element('Undo', { id, conversationId, said, was }, { label: `Undo on #${number}` })]),
      openIdea.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ]);
}

/** After that was undone. */
export function tellingUndone({ id, number }: Idea, was: Told): Message {
  const stands = {
    asked: 'nobody has said whether they were told',
    told: 'they were told',
    not_told: 'they are not told',
  };
  const line = `Undone. On idea #${number} it stands as before: ${stands[was]}.`;
  return message(line, [richLine(line), actions(openIdea.element('Open', { id }, { label: `Open #${number}` }))]);
}
