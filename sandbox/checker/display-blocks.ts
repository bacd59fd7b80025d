import type {
  AlertBlock,
  CardBlock,
  CarouselBlock,
  ContextActionsBlock,
  DataTableBlock,
  FileBlock,
  MarkdownBlock,
  PlanBlock,
  TableBlock,
  TaskCardBlock,
  VideoBlock,
} from '@slack/types';
import { z } from 'zod';
import { button, feedbackButtons, iconButton, imageElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richTextBlock } from './rich-text.ts';
import { bounded, covering, identifier, link, mrkdwn, plainText, textObject } from './text.ts';

const id = { block_id: identifier.exactOptional() };

export const file = covering<FileBlock>()(
  z.strictObject({ type: z.literal('file'), ...id, source: z.string(), external_id: z.string() }),
);

export const video = covering<VideoBlock>()(
  z.strictObject({
    type: z.literal('video'),
    ...id,
    video_url: link,
    thumbnail_url: link,
    alt_text: bounded(LIMITS.videoText),
    title: plainText(LIMITS.videoText),
    title_url: link.exactOptional(),
    author_name: bounded(LIMITS.videoName).exactOptional(),
    provider_name: bounded(LIMITS.videoName).exactOptional(),
    provider_icon_url: link.exactOptional(),
    description: plainText(LIMITS.videoText).exactOptional(),
  }),
);

export const markdown = covering<MarkdownBlock>()(
  z.strictObject({ type: z.literal('markdown'), ...id, text: bounded(LIMITS.markdown) }),
);

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richTextBlock]);

export const table = covering<TableBlock>()(
  z.strictObject({
    type: z.literal('table'),
    ...id,
    rows: z.array(z.array(cell).min(1).max(LIMITS.tableCells)).min(1).max(LIMITS.tableRows),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).exactOptional(),
          is_wrapped: z.boolean().exactOptional(),
        }),
      )
      .max(LIMITS.tableCells)
      .exactOptional(),
  }),
);

export const dataTable = covering<DataTableBlock>()(
  z.strictObject({
    type: z.literal('data_table'),
    ...id,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(LIMITS.tableCells)).min(2).max(LIMITS.dataTableRows),
    page_size: z.int().min(1).max(100).exactOptional(),
    row_header_column_index: z.int().min(0).exactOptional(),
  }),
);

export const card = covering<CardBlock>()(
  z
    .strictObject({
      type: z.literal('card'),
      ...id,
      hero_image: imageElement.exactOptional(),
      icon: imageElement.exactOptional(),
      title: mrkdwn(LIMITS.cardTitle).exactOptional(),
      subtitle: mrkdwn(LIMITS.cardTitle).exactOptional(),
      body: mrkdwn(LIMITS.cardBody).exactOptional(),
      subtext: mrkdwn(LIMITS.cardBody).exactOptional(),
      actions: z.array(button).min(1).max(LIMITS.cardActions).exactOptional(),
    })
    .refine((each) => each.hero_image ?? each.title ?? each.actions ?? each.body, {
      error: 'must have a hero_image, title, actions or body',
    }),
);

export const carousel = covering<CarouselBlock>()(
  z.strictObject({ type: z.literal('carousel'), ...id, elements: z.array(card).min(1).max(LIMITS.carouselCards) }),
);

export const alert = covering<AlertBlock>()(
  z.strictObject({
    type: z.literal('alert'),
    ...id,
    text: textObject(LIMITS.alert),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).exactOptional(),
  }),
);

export const contextActions = covering<ContextActionsBlock>()(
  z.strictObject({
    type: z.literal('context_actions'),
    ...id,
    elements: z
      .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
      .min(1)
      .max(LIMITS.contextActionsElements),
  }),
);

export const taskCard = covering<TaskCardBlock>()(
  z.strictObject({
    type: z.literal('task_card'),
    ...id,
    task_id: z.string().min(1),
    title: z.string().min(1),
    details: richTextBlock.exactOptional(),
    output: richTextBlock.exactOptional(),
    sources: z.array(z.strictObject({ type: z.literal('url'), url: link, text: z.string() })).exactOptional(),
    status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  }),
);

export const plan = covering<PlanBlock>()(
  z.strictObject({
    type: z.literal('plan'),
    ...id,
    title: z.string().min(1),
    tasks: z.array(taskCard).exactOptional(),
  }),
);
