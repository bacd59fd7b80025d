import type {
  CardBlock,
  ContextBlockElement,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  TextObject,
} from '@slack/types';
import { renderDate } from './date-token.ts';

/** Who reads: her zone decides how dates look, the team gives names for ids. */
export interface Reader {
  readonly zone: string;
  readonly now: Date;
  personName(id: string): string;
  channelName(id: string): string;
}

/** All words of the blocks, one line per part, as the reader reads them. Labels of buttons and values of inputs are not among them. */
export function wordsOf(blocks: readonly KnownBlock[], reader: Reader): string {
  return blocks
    .flatMap((block) => wordsOfBlock(block, reader))
    .filter((line) => line !== '')
    .join('\n');
}

function wordsOfBlock(block: KnownBlock, reader: Reader): string[] {
  const read = (text: TextObject | undefined): string[] => (text ? [readText(text, reader)] : []);
  switch (block.type) {
    case 'section':
      return [...read(block.text), ...(block.fields ?? []).flatMap(read)];
    case 'header':
    case 'alert':
      return read(block.text);
    case 'context':
      return [block.elements.map((element) => contextWords(element, reader)).join(' ')];
    case 'rich_text':
      return richTextLines(block, reader);
    case 'input':
      return [...read(block.label), ...read(block.hint)];
    case 'image':
      return [...read(block.title), block.alt_text];
    case 'video':
      return [...read(block.title), ...read(block.description)];
    case 'markdown':
      return [block.text];
    case 'card':
      return cardWords(block, reader);
    case 'carousel':
      return block.elements.flatMap((card) => cardWords(card, reader));
    case 'container':
      return [...read(block.title), ...read(block.subtitle), wordsOf(block.child_blocks, reader)];
    case 'table':
    case 'data_table':
      return block.rows.map((row) =>
        row.map((cell) => (cell.type === 'rich_text' ? richTextLines(cell, reader).join(' ') : cell.text)).join(' | '),
      );
    case 'task_card':
    case 'plan':
      return [block.title];
    case 'actions':
    case 'context_actions':
    case 'divider':
    case 'file':
      return [];
  }
}

const contextWords = (element: ContextBlockElement, reader: Reader): string =>
  element.type === 'image' ? element.alt_text : readText(element, reader);

const cardWords = (card: CardBlock, reader: Reader): string[] =>
  [card.title, card.subtitle, card.body].flatMap((text) => (text ? [readText(text, reader)] : []));

/** plain_text is shown as it is; mrkdwn is read. */
export const readText = (text: TextObject, reader: Reader): string =>
  text.type === 'mrkdwn' ? readMrkdwn(text.text, reader) : text.text;

/** Mentions, links and date tokens in words; entities as the characters they stand for. Marks such as *bold* stay. */
export function readMrkdwn(text: string, reader: Reader): string {
  return text
    .replace(/<([^<>]+)>/g, (_, token: string) => readToken(token, reader))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readToken(token: string, reader: Reader): string {
  const [target = '', label] = token.split('|');
  if (target.startsWith('!date^')) {
    const [, timestamp = '', format = ''] = target.split('^');
    return renderDate(Number(timestamp), format, reader.zone, reader.now);
  }
  if (target.startsWith('@')) return `@${reader.personName(target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || reader.channelName(target.slice(1))}`;
  if (target.startsWith('!')) return `@${target.slice(1).split('^')[0]}`;
  return label ?? target;
}

function richTextLines(block: RichTextBlock, reader: Reader): string[] {
  return block.elements.flatMap((part) =>
    part.type === 'rich_text_list'
      ? part.elements.map(({ elements }) => `• ${inline(elements, reader)}`)
      : [inline(part.elements, reader)],
  );
}

const inline = (elements: readonly RichTextElement[], reader: Reader): string =>
  elements.map((element) => richTextWord(element, reader)).join('');

function richTextWord(element: RichTextElement, reader: Reader): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'user':
      return `@${reader.personName(element.user_id)}`;
    case 'channel':
      return `#${reader.channelName(element.channel_id)}`;
    case 'emoji':
      return `:${element.name}:`;
    case 'date':
      return renderDate(element.timestamp, element.format, reader.zone, reader.now);
    case 'broadcast':
      return `@${element.range}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'team':
      return element.team_id;
    case 'color':
      return element.value;
  }
}
