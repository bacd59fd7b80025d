import type {
  ActionsBlock,
  ActionsBlockElement,
  AlertBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextText,
  SectionBlock,
} from '@slack/types';
import { cutOnWord, LIMITS } from './limits.ts';
import { fallbackText, Mrkdwn } from './text.ts';

/** Text that Slack shows as it stands; `emoji: false` keeps ":tada:" as somebody typed it. */
export function plain(text: string, limit: number = LIMITS.sectionText): PlainTextElement {
  return { type: 'plain_text', text: cutOnWord(text, limit), emoji: false };
}

/** `verbatim`: Slack does not turn bare names and addresses into links. */
function formatted(text: Mrkdwn, limit: number = LIMITS.sectionText): MrkdwnElement {
  return { type: 'mrkdwn', text: fallbackText(text, limit), verbatim: true };
}

/** @param text a plain string is shown as it stands; `Mrkdwn` is interpreted. */
function textObject(text: string | Mrkdwn): PlainTextElement | MrkdwnElement {
  return text instanceof Mrkdwn ? formatted(text) : plain(text);
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.headerText) };
}

/** Words, with a button or menu beside them if given. Empty text is refused by Slack. */
export function section(text: string | Mrkdwn, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: textObject(text), ...(accessory ? { accessory } : {}) };
}

/** A customer's words, with a bar at their side, exactly as typed. */
export function quote(words: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [richText(words)] }] };
}

/** One line of mixed elements: plain text, dates, links, each uninterpreted. */
export function richLine(...elements: readonly (string | RichTextElement)[]): RichTextBlock {
  const line = elements.map((element) => (typeof element === 'string' ? richText(element) : element));
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: line }] };
}

export function richText(text: string, style?: RichTextText['style']): RichTextText {
  return { type: 'text', text, ...(style ? { style } : {}) };
}

/** Small grey text; at most ten parts are shown. */
export function context(...parts: readonly (string | Mrkdwn)[]): ContextBlock {
  return { type: 'context', elements: parts.slice(0, LIMITS.contextElements).map(textObject) };
}

export function actions(...elements: readonly ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, LIMITS.actionsElements) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A coloured line on top of a modal; Slack takes alerts in modals only. */
export function alert(text: string, level: 'info' | 'warning' | 'error' = 'warning'): AlertBlock {
  return { type: 'alert', level, text: plain(text, LIMITS.alertText) };
}

/** The action id of buttons that only open an address: Slack reports their presses, and nothing is to be done. */
export const OPEN_LINK = 'slack.open_link';
