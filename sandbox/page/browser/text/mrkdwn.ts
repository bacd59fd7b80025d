/** A piece of text in Slack's mrkdwn, as a tree. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'user' | 'channel' | 'usergroup' | 'broadcast';
      readonly id: string;
      readonly label: string | null;
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | null }
  | {
      readonly kind: 'date';
      readonly timestamp: number;
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
    };

export type MrkdwnBlock =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

/** Undoes the three escapes of mrkdwn. */
function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function controlSequence(body: string): Inline | null {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? null : unescapeMrkdwn(body.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice(9), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', id: target.slice(1), label };
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.+))?$/.exec(target);
  if (date) {
    const [, timestamp, format, url] = date;
    const seconds = Number(timestamp);
    return { kind: 'date', timestamp: seconds, format: format ?? '', url: url ?? null, fallback: label ?? '' };
  }
  if (/^(https?|mailto|tel|slack):/.test(target)) return { kind: 'link', url: unescapeMrkdwn(target), label };
  return null;
}

const boundary = String.raw`[\s\p{P}\p{S}]`;
const styled = (mark: string): RegExp =>
  new RegExp(`(?<=^|${boundary})[${mark}](?=\\S)([^${mark}\\n]*[^\\s${mark}])[${mark}](?=$|${boundary})`, 'u');

const patterns: readonly { readonly kind: 'bold' | 'italic' | 'strike'; readonly pattern: RegExp }[] = [
  { kind: 'bold', pattern: styled('*') },
  { kind: 'italic', pattern: styled('_') },
  { kind: 'strike', pattern: styled('~') },
];

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly inline: Inline;
}

function firstControl(text: string): Cut | null {
  for (const match of text.matchAll(/<([^<>\n]+)>/g)) {
    const inline = controlSequence(match[1] ?? '');
    if (inline) return { from: match.index, to: match.index + match[0].length, inline };
  }
  return null;
}

function firstCode(text: string): Cut | null {
  const match = /`([^`\n]+)`/.exec(text);
  if (!match) return null;
  const inline: Inline = { kind: 'code', text: unescapeMrkdwn(match[1] ?? '') };
  return { from: match.index, to: match.index + match[0].length, inline };
}

function firstStyle(text: string): Cut | null {
  const found = patterns.flatMap(({ kind, pattern }): Cut[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const inline: Inline = { kind, children: parseInline(match[1] ?? '') };
    return [{ from: match.index, to: match.index + match[0].length, inline }];
  });
  return earliest(found);
}

function earliest(cuts: readonly (Cut | null)[]): Cut | null {
  return cuts.reduce((best, cut) => (cut && (!best || cut.from < best.from) ? cut : best), null);
}

function bareLink(text: string): Cut | null {
  const match = /https?:\/\/[^\s<>|"]+[^\s<>|".,;:!?)'\]]/.exec(text);
  if (!match) return null;
  const url = unescapeMrkdwn(match[0]);
  return { from: match.index, to: match.index + match[0].length, inline: { kind: 'link', url, label: null } };
}

function lines(text: string): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const piece: Inline[] = line === '' ? [] : [{ kind: 'text', text: unescapeMrkdwn(line) }];
    return index === 0 ? piece : [{ kind: 'break' }, ...piece];
  });
}

/** One run of mrkdwn without block-level marks. Anything that is no valid mark stays as typed. */
export function parseInline(text: string): Inline[] {
  const cut = earliest([firstCode(text), firstControl(text), firstStyle(text), bareLink(text)]);
  if (!cut) return lines(text);
  return [...lines(text.slice(0, cut.from)), cut.inline, ...parseInline(text.slice(cut.to))];
}

/** Like `parseInline` without bold, italic, strike and code: only names, links and dates. */
export function parseUnstyled(text: string): Inline[] {
  const cut = earliest([firstControl(text), bareLink(text)]);
  if (!cut) return lines(text);
  return [...lines(text.slice(0, cut.from)), cut.inline, ...parseUnstyled(text.slice(cut.to))];
}

/** Mrkdwn as Slack lays it out: paragraphs, quoted lines, preformatted pieces. */
export function parseMrkdwn(text: string): MrkdwnBlock[] {
  return text.split(/```\n?([\s\S]*?)\n?```/).flatMap((piece, index): MrkdwnBlock[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: unescapeMrkdwn(piece) }];
    return quotesAndParagraphs(piece);
  });
}

function quotesAndParagraphs(text: string): MrkdwnBlock[] {
  const groups: { kind: 'paragraph' | 'quote'; lines: string[] }[] = [];
  for (const line of text.replace(/^\n|\n$/g, '').split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'paragraph';
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(quoted?.[1] ?? line);
    else groups.push({ kind, lines: [quoted?.[1] ?? line] });
  }
  return groups
    .map(({ kind, lines: own }) => ({ kind, children: parseInline(own.join('\n')) }))
    .filter(({ children }) => children.length > 0);
}
