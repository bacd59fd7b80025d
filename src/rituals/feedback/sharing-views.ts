import { channelElement, type Part } from '../../slack/spoken.ts';
import type { Sharing } from './share.ts';

/** What a receipt says of telling everyone. */
export function sharingLine(sharing: Sharing): Part[] {
  switch (sharing.kind) {
    case 'channel':
      return ['Everyone hears of it in ', channelElement(sharing.channelId), '.'];
    case 'meeting':
      return ['There is no channel for it, so the next meeting that may hear it tells it.'];
    case 'confined':
      return ['It is not told in ', channelElement(sharing.channelId), ': it is confined to fewer people.'];
    case 'unusable':
      return ['It is not told in ', channelElement(sharing.channelId), ': I can’t post there.'];
  }
}
