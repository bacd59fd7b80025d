import type {
  ActionsBlock,
  ActionsBlockElement,
  ContainerBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { z } from 'zod';
import {
  alert,
  card,
  carousel,
  contextActions,
  dataTable,
  file,
  markdown,
  plan,
  table,
  taskCard,
  video,
} from './display-blocks.ts';
import { elementSchemas as e, imageElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richTextBlock } from './rich-text.ts';
import { bounded, covering, identifier, link, plainText, textObject } from './text.ts';

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
