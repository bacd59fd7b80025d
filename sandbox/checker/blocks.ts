import type {
  ActionsBlock,
  ActionsBlockElement,
  AlertBlock,
  CardBlock,
  CarouselBlock,
  ContainerBlock,
  ContextActionsBlock,
  ContextBlock,
  DataTableBlock,
  DividerBlock,
  FileBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  MarkdownBlock,
  PlanBlock,
  SectionBlock,
  SectionBlockAccessory,
  TableBlock,
  TaskCardBlock,
  VideoBlock,
} from '@slack/types';
import { z } from 'zod';
import { button, elementSchemas as e, feedbackButtons, iconButton, imageElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richTextBlock } from './rich-text.ts';
import { bounded, covering, identifier, link, mrkdwn, plainText, textObject } from './text.ts';

const id = { block_id: identifier.exactOptional() };

const multiSelects = [
  e.multi_static_select,
  e.multi_external_select,
  e.multi_users_select,
  e.multi_conversations_select,
  e.multi_channels_select,
] as const;
const selects = [
  e.static_select,
  e.external_select,
  e.users_select,
  e.conversations_select,
  e.channels_select,
  ...multiSelects,
] as const;
const everywhere = [...selects, e.checkboxes, e.radio_buttons, e.datepicker, e.timepicker] as const;

const actionsElement = covering<ActionsBlockElement>()(
  z.discriminatedUnion('type', [
    ...everywhere,
    e.button,
    e.overflow,
    e.workflow_button,
    e.datetimepicker,
    e.rich_text_input,
  ]),
);

const inputElement = covering<InputBlockElement>()(
  z.discriminatedUnion('type', [
    ...everywhere,
    e.datetimepicker,
    e.email_text_input,
    e.file_input,
    e.number_input,
    e.plain_text_input,
    e.rich_text_input,
    e.url_text_input,
  ]),
);

const accessory = covering<SectionBlockAccessory>()(
  z.union([z.discriminatedUnion('type', [...everywhere, e.button, e.overflow, e.workflow_button]), imageElement]),
);

const actions = covering<ActionsBlock>()(
  z.strictObject({
    type: z.literal('actions'),
    ...id,
    elements: z.array(actionsElement).min(1).max(LIMITS.actionsElements),
  }),
);

const context = covering<ContextBlock>()(
  z.strictObject({
    type: z.literal('context'),
    ...id,
    elements: z
      .array(z.union([textObject(LIMITS.text), imageElement]))
      .min(1)
      .max(LIMITS.contextElements),
  }),
);

const section = covering<SectionBlock>()(
  z
    .strictObject({
      type: z.literal('section'),
      ...id,
      text: textObject(LIMITS.text).exactOptional(),
      fields: z.array(textObject(LIMITS.sectionField)).min(1).max(LIMITS.sectionFields).exactOptional(),
      accessory: accessory.exactOptional(),
      expand: z.boolean().exactOptional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, { error: 'must have text or fields' }),
);

const divider = covering<DividerBlock>()(z.strictObject({ type: z.literal('divider'), ...id }));
const header = covering<HeaderBlock>()(
  z.strictObject({ type: z.literal('header'), ...id, text: plainText(LIMITS.header) }),
);

const imageShared = {
  type: z.literal('image'),
  ...id,
  alt_text: bounded(LIMITS.imageAlt),
  title: plainText(LIMITS.imageTitle).exactOptional(),
};
const image = covering<ImageBlock>()(
  z.union([
    z.strictObject({ ...imageShared, image_url: link }),
    z.strictObject({
      ...imageShared,
      slack_file: z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: link })]),
    }),
  ]),
);

const input = covering<InputBlock>()(
  z.strictObject({
    type: z.literal('input'),
    ...id,
    label: plainText(LIMITS.inputLabel),
    hint: plainText(LIMITS.inputLabel).exactOptional(),
    optional: z.boolean().exactOptional(),
    dispatch_action: z.boolean().exactOptional(),
    element: inputElement,
  }),
);

const file = covering<FileBlock>()(
  z.strictObject({ type: z.literal('file'), ...id, source: z.string(), external_id: z.string() }),
);

const video = covering<VideoBlock>()(
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

const markdown = covering<MarkdownBlock>()(
  z.strictObject({ type: z.literal('markdown'), ...id, text: bounded(LIMITS.markdown) }),
);

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richTextBlock]);

const table = covering<TableBlock>()(
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

const dataTable = covering<DataTableBlock>()(
  z.strictObject({
    type: z.literal('data_table'),
    ...id,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(LIMITS.tableCells)).min(2).max(LIMITS.dataTableRows),
    page_size: z.int().min(1).max(100).exactOptional(),
    row_header_column_index: z.int().min(0).exactOptional(),
  }),
);

const card = covering<CardBlock>()(
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

const carousel = covering<CarouselBlock>()(
  z.strictObject({ type: z.literal('carousel'), ...id, elements: z.array(card).min(1).max(LIMITS.carouselCards) }),
);

const alert = covering<AlertBlock>()(
  z.strictObject({
    type: z.literal('alert'),
    ...id,
    text: textObject(LIMITS.alert),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).exactOptional(),
  }),
);

const contextActions = covering<ContextActionsBlock>()(
  z.strictObject({
    type: z.literal('context_actions'),
    ...id,
    elements: z
      .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
      .min(1)
      .max(LIMITS.contextActionsElements),
  }),
);

const taskCard = covering<TaskCardBlock>()(
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

const plan = covering<PlanBlock>()(
  z.strictObject({
    type: z.literal('plan'),
    ...id,
    title: z.string().min(1),
    tasks: z.array(taskCard).exactOptional(),
  }),
);

const container = covering<ContainerBlock>()(
  z.strictObject({
    type: z.literal('container'),
    ...id,
    title: plainText(LIMITS.containerTitle).exactOptional(),
    rich_text_title: richTextBlock.exactOptional(),
    subtitle: textObject(LIMITS.containerTitle).exactOptional(),
    child_blocks: z
      .array(z.union([actions, context, divider, file, header, image, input, richTextBlock, section, table, video]))
      .min(1)
      .max(LIMITS.containerChildren),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).exactOptional(),
    icon: imageElement.exactOptional(),
    is_collapsible: z.boolean().exactOptional(),
    default_collapsed: z.boolean().exactOptional(),
    has_header_divider: z.boolean().exactOptional(),
  }),
);

/** One schema per block type of @slack/types; a type that is missing here does not compile. */
export const blockSchemas: { readonly [Type in KnownBlock['type']]: z.ZodType<Extract<KnownBlock, { type: Type }>> } = {
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  context_actions: contextActions,
  data_table: dataTable,
  divider,
  file,
  header,
  image,
  input,
  markdown,
  plan,
  rich_text: richTextBlock,
  section,
  table,
  task_card: taskCard,
  video,
};
