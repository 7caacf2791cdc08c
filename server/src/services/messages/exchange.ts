import type { MessageExchange, SentRequest } from '../../../../shared/contracts/messages';
import { toCallbackData } from '../../../../shared/domain/message/callback-data';
import { redactCode } from '../../../../shared/domain/template/redact-code';
import type { Runtime } from '../../runtime';
import type { MessageRow } from '../../store/rows';
import { graphUrlOf } from '../accounts/client';
import { attemptsOf } from './attempts';
import { endpointOf } from './endpoint';
import { fileOf, hasContent, toBody } from './to-body';

/** What stands for the id that a file has at Meta, which is another one after a month. */
const MEDIA_ID = 'MEDIA_ID';

/** Of one message, more than Meta ever tells. */
const KEPT = 50;

/** A one-time code is shown to nobody. */
const withoutHeldCode = (content: MessageRow['content']): MessageRow['content'] =>
  content?.payload.template
    ? {
        ...content,
        payload: { ...content.payload, template: redactCode(content.payload.template) },
      }
    : content;

/**
 * The request of a message as it leaves, or has left: it is put together from the row, as for sending, so
 * nothing more is kept for it. Null for what was not sent from here, and where the text is gone.
 */
function requestOf(
  runtime: Pick<Runtime, 'config'>,
  row: MessageRow,
  to: string | null,
): SentRequest | null {
  const { account, contact } = row;
  if (row.direction !== 'out' || row.source === 'app' || !account || !hasContent(row)) return null;
  const carriesFile = fileOf(row.content) !== null;
  const shown = row.codeState === 'held' ? { ...row, content: withoutHeldCode(row.content) } : row;
  return {
    method: 'POST',
    url: `${graphUrlOf(runtime, account)}/${account.phoneNumberId}/${endpointOf(row)}`,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...(to === null ? { recipient: contact?.userId ?? null } : { to }),
      ...toBody(shown, carriesFile ? MEDIA_ID : null),
      biz_opaque_callback_data: toCallbackData({
        documentId: row.documentId,
        attempt: Math.max(1, row.attempt),
      }),
    },
  };
}

/** What was said between Meta and this Strapi about a message; `to` is the number as it may be seen. */
export async function exchangeOf(
  runtime: Pick<Runtime, 'config' | 'deliveries'>,
  row: MessageRow,
  to: string | null,
): Promise<MessageExchange> {
  const kept = row.wamid === null ? [] : await runtime.deliveries.listOfMessage(row.wamid, KEPT);
  return {
    request: requestOf(runtime, row, to),
    attempts: attemptsOf(row),
    pricing:
      row.pricingCategory === null
        ? null
        : { category: row.pricingCategory, isBillable: row.billable },
    kept: kept.map(({ documentId, field, verdict }) => ({
      documentId,
      field: field ?? '',
      verdict,
    })),
  };
}
