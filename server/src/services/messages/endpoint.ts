import type { GraphError } from '../../meta/errors';
import type { Endpoint } from '../../meta/resources/messages';
import type { MessageRow } from '../../store/rows';

/** The WABA takes marketing only by the Marketing Messages API. */
export const MARKETING_OFF = 131063;

/** Refusals of the usual endpoint that name the other one. */
const ELSEWHERE = new Set([MARKETING_OFF, 131061]);

/** Refusals of the Marketing Messages API that speak of itself: the usual endpoint may take the message. */
const MARKETING_REFUSED = new Set([131055, 134100, 134102]);

/** Those after which a success of the usual endpoint shows that the WABA takes marketing there again. */
const MARKETING_GONE = new Set([131055, 134102]);

type Sent = Pick<MessageRow, 'endpoint' | 'errorCode' | 'account' | 'template' | 'content'>;

/** Where a message goes: where Meta sent it, else where its WABA takes marketing. */
export function endpointOf({ endpoint, account, template }: Sent): Endpoint {
  if (endpoint) return endpoint;
  return (template?.category === 'MARKETING' && account?.marketingEndpoint) || 'messages';
}

/** The endpoint that may take what this one has refused: the other one, once for each message. */
export function otherEndpoint(row: Sent, { metaCode }: GraphError): Endpoint | null {
  if (row.endpoint || metaCode === null || !row.content?.payload.template) return null;
  const isUsual = endpointOf(row) === 'messages';
  if (isUsual && ELSEWHERE.has(metaCode)) return 'marketing_messages';
  return !isUsual && MARKETING_REFUSED.has(metaCode) ? 'messages' : null;
}

/** Whether this refusal says it for all marketing of the WABA. */
export const isMarketingOff = ({ metaCode }: GraphError): boolean => metaCode === MARKETING_OFF;

/** Whether a success shows that the WABA takes marketing at the usual endpoint again. */
export const isMarketingBack = ({ endpoint, errorCode }: Sent): boolean =>
  endpoint === 'messages' && errorCode !== null && MARKETING_GONE.has(errorCode);
