import type { InputBlock, InputBlockElement, KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });

function input(blockId: string, label: string, element: InputBlockElement, more: Partial<InputBlock> = {}): InputBlock {
  return { type: 'input', block_id: blockId, label: plain(label), optional: true, element, ...more };
}

const everyInput: readonly InputBlock[] = [
  input('words', 'Their words', {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: true,
    max_length: 40,
    initial_value: 'Prefilled',
  }),
  input(
    'person',
    'Person',
    { type: 'plain_text_input', action_id: 'value', focus_on_load: true },
    { hint: plain('As they like to be called'), optional: false },
  ),
  input('link', 'Link', { type: 'url_text_input', action_id: 'value' }),
  input('count', 'Count', { type: 'number_input', action_id: 'value', is_decimal_allowed: false }),
  input('kind', 'Kind', {
    type: 'static_select',
    action_id: 'value',
    option_groups: [
      { label: plain('Who pay'), options: [option('Buyer'), option('Donor')] },
      { label: plain('Who use'), options: [option('User'), option('Volunteer')] },
    ],
  }),
  input('customer', 'Customer', { type: 'external_select', action_id: 'customer', min_query_length: 1 }),
  input('colleague', 'Colleague', { type: 'users_select', action_id: 'value' }),
  input('place', 'Conversation', { type: 'conversations_select', action_id: 'value' }),
  input('channel', 'Channel', { type: 'channels_select', action_id: 'value' }),
  input('days', 'Weekdays', {
    type: 'multi_static_select',
    action_id: 'value',
    options: [option('Monday', '1'), option('Tuesday', '2'), option('Wednesday', '3')],
    max_selected_items: 2,
  }),
  input('people', 'Colleagues', { type: 'multi_users_select', action_id: 'value' }),
  input('date', 'When', { type: 'datepicker', action_id: 'value' }),
  input('time', 'Time', { type: 'timepicker', action_id: 'value' }),
  input('level', 'How did we do?', {
    type: 'radio_buttons',
    action_id: 'value',
    options: [option('We fell short', 'unmet'), option('Wow', 'exceeded')],
  }),
  input('flags', 'Then', {
    type: 'checkboxes',
    action_id: 'value',
    options: [option('Tell everyone', 'tell'), option('Take it', 'take')],
  }),
];

const buttons: KnownBlock = {
  type: 'actions',
  block_id: 'buttons',
  elements: [
    { type: 'button', action_id: 'update_view', text: plain('Change this form') },
    { type: 'button', action_id: 'push_view', text: plain('Go deeper') },
  ],
};

/** A modal with every element that the bot's modals may use. */
export function everything(note = 'Every element'): ModalView {
  return {
    type: 'modal',
    callback_id: 'everything',
    title: plain('Everything'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [{ type: 'section', block_id: 'note', text: plain(note) }, buttons, ...everyInput],
  };
}

export function deeper(depth: number): ModalView {
  const more: KnownBlock = {
    type: 'actions',
    block_id: 'more',
    elements: [{ type: 'button', action_id: 'push_view', text: plain('Go deeper') }],
  };
  return { type: 'modal', callback_id: 'deeper', title: plain(`Depth ${depth}`), close: plain('Back'), blocks: [more] };
}

export function captured(words: string): ModalView {
  const words_ = input('words', 'Their words', { type: 'plain_text_input', action_id: 'value', initial_value: words });
  return { type: 'modal', callback_id: 'captured', title: plain('Captured'), submit: plain('Save'), blocks: [words_] };
}

/** Words that must be shown exactly as typed. */
export const hostileWords = '<script>alert(1)</script> <!channel> *bold* `code` &amp; مرحبا 🪑𝒳';

/** A post with everything that a post of ours may hold. @param meetingAt in seconds. */
export function post(meetingAt: number): KnownBlock[] {
  return [
    { type: 'header', block_id: 'header', text: plain('The customer is in the room') },
    { type: 'section', block_id: 'plain', text: plain(hostileWords) },
    {
      type: 'rich_text',
      block_id: 'rich',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: hostileWords }] },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich date: ' },
            { type: 'date', timestamp: meetingAt, format: '{date_short_pretty} at {time}', fallback: 'soon' },
          ],
        },
      ],
    },
    { type: 'markdown', text: '# Not drawn' },
    {
      type: 'context',
      block_id: 'context',
      elements: [{ type: 'mrkdwn', text: `Starts <!date^${meetingAt}^{date_short_pretty} at {time}|soon> :chair:` }],
    },
    {
      type: 'actions',
      block_id: 'acts',
      elements: [
        { type: 'button', action_id: 'take', text: plain('Take it'), style: 'primary' },
        { type: 'button', action_id: 'silent', text: plain('Never answered') },
        {
          type: 'button',
          action_id: 'remove',
          text: plain('Remove'),
          style: 'danger',
          confirm: {
            title: plain('Remove it?'),
            text: plain('It cannot come back.'),
            confirm: plain('Remove it'),
            deny: plain('Keep it'),
          },
        },
        { type: 'overflow', action_id: 'menu', options: [option('Show another', 'another'), option('Skip', 'skip')] },
      ],
    },
  ];
}
