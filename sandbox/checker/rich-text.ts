import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import { z } from 'zod';
import { bounded, covering, identifier, link } from './text.ts';

const style = {
  style: z
    .strictObject({
      bold: z.boolean().exactOptional(),
      code: z.boolean().exactOptional(),
      italic: z.boolean().exactOptional(),
      strike: z.boolean().exactOptional(),
      underline: z.boolean().exactOptional(),
    })
    .exactOptional(),
};

const text = z.strictObject({ type: z.literal('text'), text: bounded(Number.MAX_SAFE_INTEGER), ...style });
const hyperlink = z.strictObject({
  type: z.literal('link'),
  url: link,
  text: z.string().exactOptional(),
  unsafe: z.boolean().exactOptional(),
  ...style,
});

const element = covering<RichTextElement>()(
  z.discriminatedUnion('type', [
    text,
    hyperlink,
    z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), ...style }),
    z.strictObject({ type: z.literal('color'), value: z.string(), ...style }),
    z.strictObject({ type: z.literal('channel'), channel_id: z.string(), ...style }),
    z.strictObject({
      type: z.literal('date'),
      timestamp: z.int(),
      format: z.string().min(1),
      url: link.exactOptional(),
      fallback: z.string().exactOptional(),
      ...style,
    }),
    z.strictObject({
      type: z.literal('emoji'),
      name: z.string(),
      unicode: z.string().exactOptional(),
      url: link.exactOptional(),
      ...style,
    }),
    z.strictObject({ type: z.literal('team'), team_id: z.string(), ...style }),
    z.strictObject({ type: z.literal('user'), user_id: z.string(), ...style }),
    z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), ...style }),
  ]),
);

const border = { border: z.union([z.literal(0), z.literal(1)]).exactOptional() };
const elements = z.array(element);

const section = covering<RichTextSection>()(z.strictObject({ type: z.literal('rich_text_section'), elements }));

const list = covering<RichTextList>()(
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).exactOptional(),
    // Slack takes it; @slack/types 3.2 does not know it.
    offset: z.int().min(0).exactOptional(),
    ...border,
  }),
);

const quote = covering<RichTextQuote>()(z.strictObject({ type: z.literal('rich_text_quote'), elements, ...border }));

const preformatted = covering<RichTextPreformatted>()(
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [text, hyperlink])),
    ...border,
  }),
);

export const richTextBlock = covering<RichTextBlock>()(
  z.strictObject({
    type: z.literal('rich_text'),
    block_id: identifier.exactOptional(),
    elements: z.array(z.discriminatedUnion('type', [section, list, quote, preformatted])).min(1),
  }),
);
