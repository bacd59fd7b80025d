import type { Button, FeedbackButtons, IconButton, ImageElement, Overflow, WorkflowButton } from '@slack/types';
import { z } from 'zod';
import { inputSchemas } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { actionable, confirmable, plainOption } from './options.ts';
import { selectSchemas } from './selects.ts';
import { bounded, covering, link, plainText } from './text.ts';

const labelled = {
  text: plainText(LIMITS.buttonText),
  accessibility_label: bounded(LIMITS.accessibilityLabel).exactOptional(),
};
const value = bounded(LIMITS.buttonValue);
const style = { style: z.enum(['primary', 'danger']).exactOptional() };
const feedbackButton = z.strictObject({ ...labelled, value });

const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: link })]);
const image = { type: z.literal('image'), alt_text: bounded(LIMITS.imageAlt) };

export const imageElement = covering<ImageElement>()(
  z.union([z.strictObject({ ...image, image_url: link }), z.strictObject({ ...image, slack_file: slackFile })]),
);

export const button = covering<Button>()(
  z.strictObject({
    type: z.literal('button'),
    ...actionable,
    ...confirmable,
    ...labelled,
    ...style,
    value: value.exactOptional(),
    url: link.exactOptional(),
  }),
);

const overflow = covering<Overflow>()(
  z.strictObject({
    type: z.literal('overflow'),
    ...actionable,
    ...confirmable,
    options: z.array(plainOption).min(1).max(LIMITS.overflowOptions),
  }),
);

const workflowButton = covering<WorkflowButton>()(
  z.strictObject({
    type: z.literal('workflow_button'),
    ...actionable,
    ...confirmable,
    ...labelled,
    ...style,
    workflow: z.strictObject({
      trigger: z.strictObject({
        url: link,
        customizable_input_parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).exactOptional(),
      }),
    }),
  }),
);

export const feedbackButtons = covering<FeedbackButtons>()(
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...actionable,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
);

export const iconButton = covering<IconButton>()(
  z.strictObject({
    type: z.literal('icon_button'),
    ...actionable,
    ...confirmable,
    ...labelled,
    icon: z.string(),
    value: value.exactOptional(),
    visible_to_user_ids: z.array(z.string()).exactOptional(),
  }),
);

export const elementSchemas = {
  ...selectSchemas,
  ...inputSchemas,
  button,
  overflow,
  workflow_button: workflowButton,
};
