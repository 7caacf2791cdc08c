import { defineMessages } from 'react-intl';
import type { MessageState } from '../../../../shared/domain/message/message';
import { tr } from '../../plugin-translations';

/** What each state of a message is called. */
export const STATE_LABELS = defineMessages<MessageState>({
  queued: { id: tr('state.queued'), defaultMessage: 'Queued' },
  sending: { id: tr('state.sending'), defaultMessage: 'Sending' },
  accepted: { id: tr('state.accepted'), defaultMessage: 'Accepted by Meta' },
  sent: { id: tr('state.sent'), defaultMessage: 'Sent' },
  delivered: { id: tr('state.delivered'), defaultMessage: 'Delivered' },
  read: { id: tr('state.read'), defaultMessage: 'Read' },
  played: { id: tr('state.played'), defaultMessage: 'Played' },
  failed: { id: tr('state.failed'), defaultMessage: 'Failed' },
  uncertain: { id: tr('state.uncertain'), defaultMessage: 'Not certain' },
  cancelled: { id: tr('state.cancelled'), defaultMessage: 'Cancelled' },
  received: { id: tr('state.received'), defaultMessage: 'Received' },
});
