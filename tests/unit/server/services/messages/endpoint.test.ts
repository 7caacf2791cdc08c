import { GraphError } from '../../../../../server/src/meta/errors';
import type { MessageRow } from '../../../../../server/src/store/rows';
import {
  endpointOf,
  isMarketingBack,
  otherEndpoint,
} from '../../../../../server/src/services/messages/endpoint';

const MARKETING = 'marketing_messages';

const refusedWith = (metaCode: number) =>
  new GraphError('refused', {
    family: 'graph',
    outcome: 'refused',
    status: 400,
    metaCode,
    subcode: null,
    metaMessage: null,
    details: null,
    traceId: null,
    cause: null,
  });

const message = (more: {
  category?: string;
  remembered?: typeof MARKETING | null;
  endpoint?: MessageRow['endpoint'];
  errorCode?: number;
  isFree?: boolean;
}) =>
  ({
    endpoint: more.endpoint ?? null,
    errorCode: more.errorCode ?? null,
    template: more.isFree ? null : { category: more.category ?? 'MARKETING' },
    account: { marketingEndpoint: more.remembered ?? null },
    content: more.isFree
      ? { payload: {}, free: { type: 'text', body: 'Hello' } }
      : { payload: { template: { name: 'offer', language: { code: 'en' } } } },
  }) as unknown as MessageRow;

describe('The endpoint of a message', () => {
  it.each([
    ['marketing, as long as nothing is known', message({}), 'messages'],
    ['marketing of a WABA that takes it elsewhere', message({ remembered: MARKETING }), MARKETING],
    ['utility of such a WABA', message({ category: 'UTILITY', remembered: MARKETING }), 'messages'],
    ['a free message of such a WABA', message({ isFree: true, remembered: MARKETING }), 'messages'],
    ['one that was sent elsewhere', message({ endpoint: MARKETING }), MARKETING],
    [
      'one that was sent back',
      message({ endpoint: 'messages', remembered: MARKETING }),
      'messages',
    ],
  ])('of %s', (_title, row, expected) => {
    expect(endpointOf(row)).toBe(expected);
  });

  it.each<[string, MessageRow, number, string | null]>([
    ['marketing is switched off there', message({}), 131063, MARKETING],
    ['a template has a price of its own', message({}), 131061, MARKETING],
    ['something else is wrong', message({}), 131026, null],
    ['marketing is not taken elsewhere', message({ remembered: MARKETING }), 134102, 'messages'],
    ['it is no marketing at Meta', message({ remembered: MARKETING }), 134100, 'messages'],
    ['the way is closed', message({ remembered: MARKETING }), 131055, 'messages'],
    ['Meta prepares the template', message({ remembered: MARKETING }), 134101, null],
    ['the usual one says what the other says', message({}), 134102, null],
    ['it came from there', message({ endpoint: MARKETING }), 134102, null],
    ['it came back from there', message({ endpoint: 'messages' }), 131063, null],
    ['it has no template', message({ isFree: true }), 131063, null],
  ])('changes once at most, when %s', (_title, row, code, expected) => {
    expect(otherEndpoint(row, refusedWith(code))).toBe(expected);
  });

  it.each<[MessageRow, boolean]>([
    [message({ endpoint: 'messages', errorCode: 134102 }), true],
    [message({ endpoint: 'messages', errorCode: 131055 }), true],
    // The category of one template says nothing about the WABA.
    [message({ endpoint: 'messages', errorCode: 134100 }), false],
    [message({ endpoint: MARKETING, errorCode: 131063 }), false],
    [message({}), false],
  ])('is forgotten when the usual one takes what the other refused (%#)', (row, expected) => {
    expect(isMarketingBack(row)).toBe(expected);
  });
});
