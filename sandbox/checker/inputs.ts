import type {
  Checkboxes,
  Datepicker,
  DateTimepicker,
  EmailInput,
  FileInput,
  NumberInput,
  PlainTextInput,
  RadioButtons,
  RichTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { actionable, areAmong, confirmable, dispatchable, focusable, placeholdable, richOption } from './options.ts';
import { richTextBlock } from './rich-text.ts';
import { bounded, covering, lengthOf } from './text.ts';

const typed = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const picked = { ...actionable, ...confirmable, ...focusable };
const choiceOptions = z.array(richOption).min(1).max(LIMITS.choiceOptions);
const inputLength = z.int().min(0).max(LIMITS.plainTextInput);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const initialText = { initial_value: bounded(LIMITS.plainTextInput, 0).exactOptional() };
const NOT_AMONG = { error: 'initial option is not among the options' };

export const inputSchemas = {
  plain_text_input: covering<PlainTextInput>()(
    z
      .strictObject({
        type: z.literal('plain_text_input'),
        ...typed,
        ...initialText,
        multiline: z.boolean().exactOptional(),
        min_length: inputLength.exactOptional(),
        max_length: inputLength.min(1).exactOptional(),
      })
      .refine(({ initial_value = '', max_length = LIMITS.plainTextInput }) => lengthOf(initial_value) <= max_length, {
        error: 'initial_value is longer than max_length',
      }),
  ),
  number_input: covering<NumberInput>()(
    z.strictObject({
      type: z.literal('number_input'),
      ...typed,
      is_decimal_allowed: z.boolean(),
      initial_value: decimal.exactOptional(),
      min_value: decimal.exactOptional(),
      max_value: decimal.exactOptional(),
    }),
  ),
  email_text_input: covering<EmailInput>()(
    z.strictObject({ type: z.literal('email_text_input'), ...typed, ...initialText }),
  ),
  url_text_input: covering<URLInput>()(z.strictObject({ type: z.literal('url_text_input'), ...typed, ...initialText })),
  rich_text_input: covering<RichTextInput>()(
    z.strictObject({
      type: z.literal('rich_text_input'),
      ...typed,
      initial_value: richTextBlock.exactOptional(),
      min_lines: z.int().min(1).exactOptional(),
      max_lines: z.int().min(1).exactOptional(),
    }),
  ),
  file_input: covering<FileInput>()(
    z.strictObject({
      type: z.literal('file_input'),
      ...actionable,
      filetypes: z.array(z.string()).exactOptional(),
      max_files: z.int().min(1).max(LIMITS.fileInputFiles).exactOptional(),
    }),
  ),
  checkboxes: covering<Checkboxes>()(
    z
      .strictObject({
        type: z.literal('checkboxes'),
        ...picked,
        options: choiceOptions,
        initial_options: z.array(richOption).min(1).exactOptional(),
      })
      .refine(({ initial_options = [], options }) => areAmong(initial_options, options), NOT_AMONG),
  ),
  radio_buttons: covering<RadioButtons>()(
    z
      .strictObject({
        type: z.literal('radio_buttons'),
        ...picked,
        options: choiceOptions,
        initial_option: richOption.exactOptional(),
      })
      .refine(({ initial_option, options }) => !initial_option || areAmong([initial_option], options), NOT_AMONG),
  ),
  datepicker: covering<Datepicker>()(
    z.strictObject({
      type: z.literal('datepicker'),
      ...picked,
      ...placeholdable,
      initial_date: z.iso.date().exactOptional(),
    }),
  ),
  timepicker: covering<Timepicker>()(
    z.strictObject({
      type: z.literal('timepicker'),
      ...picked,
      ...placeholdable,
      initial_time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .exactOptional(),
      timezone: z.string().exactOptional(),
    }),
  ),
  datetimepicker: covering<DateTimepicker>()(
    z.strictObject({
      type: z.literal('datetimepicker'),
      ...picked,
      initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).exactOptional(),
    }),
  ),
};
