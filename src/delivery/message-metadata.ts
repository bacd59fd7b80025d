/** How our messages are told from others', in Slack's message metadata. */
export const EVENT_TYPE = 'empty_chair';

/** What travels with a delivery's message, unseen: by it a message is found again. */
export function metadataOf(deliveryId: string) {
  return { event_type: EVENT_TYPE, event_payload: { id: deliveryId } };
}
