import {
  CONNECTION_CHECKS,
  isConnected,
  judgeHealth,
  questionsOf,
} from '../../../../../shared/domain/health';
import {
  CHECKS,
  type CheckId,
  type CheckStatus,
  type Fix,
} from '../../../../../shared/domain/health/check';
import { QUESTIONS } from '../../../../../shared/domain/health/facts';
import { HEALTH_SENTENCES } from '../../../../../shared/domain/health/sentences';
import { sentenceOf, type SentenceKey } from '../../../../../shared/domain/sentences';
import { TICKED_FIELDS } from '../../../../../shared/domain/webhook-fields';
import { healthy, hours, NOW, refused, withFault, type Changes } from './healthy-facts';

type Row = [CheckId, string, Changes, CheckStatus, SentenceKey, Fix?];

const BY = { by: 'Ines', at: hours(-48) };
const OTHER = 'https://other.example.com/hook';
const fault = (code: number) => ({ entity: 'WABA', code, words: 'No', solution: 'Do' });

const ROWS: Row[] = [
  ['encryptionKey', 'is set', {}, 'ok', 'health.encryptionKey.ok'],
  [
    'encryptionKey',
    'is not set',
    { rest: { hasEncryptionKey: false } },
    'problem',
    'encryption.noKey',
  ],
  ['credentials', 'are all there', {}, 'ok', 'health.credentials.ok'],
  [
    'credentials',
    'have no key to be read with',
    { rest: { hasEncryptionKey: false } },
    'unknown',
    'health.credentials.noKey',
  ],
  [
    'credentials',
    'were encrypted with another key',
    { account: { hasAppSecret: false } },
    'problem',
    'health.credentials.unreadable',
    'account',
  ],
  [
    'credentials',
    'name no app',
    { account: { appId: null } },
    'hint',
    'health.credentials.noApp',
    'account',
  ],
  ['installation', 'is its own', {}, 'ok', 'health.installation.own'],
  [
    'installation',
    'is a copy',
    { account: { copiedFrom: 'https://a.example.com' } },
    'problem',
    'health.installation.copied',
    'takeOver',
  ],
  ['sending', 'is free', {}, 'ok', 'health.sending.ok'],
  [
    'sending',
    'is switched off',
    { account: { enabled: false } },
    'problem',
    'health.sending.disabled',
    'account',
  ],
  ['sending', 'is held', { account: { holdReason: 'Because.' } }, 'problem', 'health.sending.held'],

  ['token', 'lasts', {}, 'ok', 'health.token.lasting'],
  [
    'token',
    'is not there',
    { account: { hasToken: false } },
    'problem',
    'health.token.missing',
    'token',
  ],
  ['token', 'was never looked at', { asked: { token: null } }, 'unknown', 'health.notAsked'],
  [
    'token',
    'ends in a month',
    { token: { expiresAt: hours(30 * 24) } },
    'ok',
    'health.token.expires',
  ],
  [
    'token',
    'ends in six days',
    { token: { expiresAt: hours(6 * 24) } },
    'warning',
    'health.token.expiresSoon',
    'token',
  ],
  [
    'token',
    'is that of API Setup',
    { token: { kind: 'USER', expiresAt: hours(23) } },
    'warning',
    'health.token.temporary',
    'token',
  ],
  [
    'token',
    'is that of a person',
    { token: { kind: 'USER' } },
    'warning',
    'health.token.personal',
    'token',
  ],
  [
    'token',
    'has ended since it was looked at',
    { token: { expiresAt: hours(-1) } },
    'problem',
    'health.token.expired',
    'token',
  ],
  [
    'token',
    'is refused as expired',
    { asked: { token: refused(190, { subcode: 463 }) } },
    'problem',
    'health.token.expired',
    'token',
  ],
  [
    'token',
    'is refused as unknown',
    { asked: { token: refused(190) } },
    'problem',
    'health.token.revoked',
    'token',
  ],
  [
    'token',
    'is called invalid',
    { token: { isValid: false, fault: { code: 190, subcode: 463, words: 'Over' } } },
    'problem',
    'health.token.expired',
    'token',
  ],
  [
    'token',
    'cannot be asked about',
    { asked: { token: refused(null, { cause: 'ECONNREFUSED' }) } },
    'problem',
    'health.unreachable',
  ],
  [
    'token',
    'is refused for too many calls',
    { asked: { token: refused(4) } },
    'problem',
    'health.refused',
  ],

  ['scopes', 'are all there', {}, 'ok', 'health.scopes.all'],
  [
    'scopes',
    'lack a required one',
    { token: { scopes: ['whatsapp_business_messaging'] } },
    'problem',
    'health.scopes.missing',
    'token',
  ],
  [
    'scopes',
    'lack a recommended one',
    { token: { scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'] } },
    'hint',
    'health.scopes.recommended',
  ],
  [
    'scopes',
    'cannot be told of a bad token',
    { asked: { token: refused(190) } },
    'unknown',
    'health.needsToken',
  ],

  ['businessAccount', 'is there', {}, 'ok', 'health.businessAccount.ok'],
  [
    'businessAccount',
    'was not assigned to the system user',
    {
      token: { targets: { whatsapp_business_management: ['801'] } },
      asked: { business: refused(100, { subcode: 33 }) },
    },
    'problem',
    'health.businessAccount.notAssigned',
  ],
  [
    'businessAccount',
    'is not to be seen',
    { asked: { business: refused(100, { subcode: 33 }) } },
    'problem',
    'health.businessAccount.notSeen',
    'account',
  ],
  [
    'businessAccount',
    'is not to be seen for a permission',
    { asked: { business: refused(200) } },
    'problem',
    'health.businessAccount.notSeen',
    'account',
  ],
  [
    'businessAccount',
    'has other numbers',
    { business: { numberIds: ['901'] } },
    'problem',
    'health.businessAccount.otherNumber',
    'account',
  ],
  [
    'businessAccount',
    'is restricted',
    { business: { review: 'RESTRICTED' } },
    'problem',
    'health.businessAccount.review',
  ],
  ['phoneNumber', 'is there', {}, 'ok', 'health.phoneNumber.ok'],
  [
    'phoneNumber',
    'is for trying things out',
    { number: { isTest: true } },
    'ok',
    'health.phoneNumber.test',
  ],
  [
    'phoneNumber',
    'is not to be seen',
    { asked: { number: refused(100) } },
    'problem',
    'health.phoneNumber.notSeen',
    'account',
  ],

  ['registration', 'is done', {}, 'ok', 'health.registration.ok'],
  [
    'registration',
    'is missing',
    { number: { platform: 'NOT_APPLICABLE' } },
    'problem',
    'health.registration.missing',
    'register',
  ],
  [
    'registration',
    'needs a confirmation',
    { number: { platform: 'NOT_APPLICABLE', codeStatus: 'EXPIRED' } },
    'problem',
    'register.unverified',
  ],
  [
    'registration',
    'would end the use in the app',
    { number: { platform: 'NOT_APPLICABLE', onBusinessApp: true } },
    'problem',
    'register.businessApp',
  ],
  [
    'registration',
    'is that of the old API',
    { number: { platform: 'ON_PREMISE' } },
    'problem',
    'health.registration.onPremise',
  ],
  [
    'registration',
    'is not told',
    { number: { platform: null, status: null } },
    'unknown',
    'health.registration.unknown',
  ],

  ['appSecret', 'was proven by a delivery', {}, 'ok', 'health.appSecret.proven'],
  [
    'appSecret',
    'is newer than the last delivery',
    { account: { appSecretAt: hours(-1) } },
    'ok',
    'health.appSecret.taken',
  ],
  [
    'appSecret',
    'was shown to nobody',
    { account: { lastDeliveryAt: null }, asked: { appSecret: null } },
    'unknown',
    'health.appSecret.unproven',
  ],
  [
    'appSecret',
    'is not there',
    { account: { hasAppSecret: false } },
    'problem',
    'health.appSecret.missing',
    'token',
  ],
  [
    'appSecret',
    'is refused by Meta',
    { asked: { appSecret: refused(190) } },
    'problem',
    'health.appSecret.wrong',
    'token',
  ],
  [
    'appSecret',
    'cannot be shown to Meta',
    { asked: { appSecret: refused(null) } },
    'problem',
    'health.unreachable',
  ],
  [
    'appSecret',
    'is of another app than the token',
    { token: { appId: '701' } },
    'problem',
    'health.appSecret.otherApp',
    'account',
  ],

  ['address', 'answers', {}, 'ok', 'health.address.reached'],
  [
    'address',
    'is not known',
    { rest: { address: { url: null, problem: 'webhook.unknownAddress' } } },
    'problem',
    'webhook.unknownAddress',
  ],
  [
    'address',
    'is on this machine',
    { rest: { address: { url: 'http://localhost:1337/x', problem: 'webhook.privateAddress' } } },
    'problem',
    'webhook.privateAddress',
  ],
  [
    'address',
    'answers with a page of a proxy',
    {
      asked: {
        callback: { at: hours(0), value: { outcome: 'refused', status: 502, cause: null } },
      },
    },
    'problem',
    'health.address.refused',
  ],
  [
    'address',
    'is closed from inside',
    {
      account: { lastDeliveryAt: null },
      asked: {
        callback: {
          at: hours(0),
          value: { outcome: 'unreachable', status: null, cause: 'ENOTFOUND' },
        },
      },
    },
    'warning',
    'health.address.unreachable',
  ],
  [
    'address',
    'is closed from inside, and Meta calls all the same',
    {
      asked: {
        callback: {
          at: hours(0),
          value: { outcome: 'unreachable', status: null, cause: 'ENOTFOUND' },
        },
      },
    },
    'ok',
    'health.address.called',
  ],

  ['callback', 'is ours', {}, 'ok', 'health.callback.ours'],
  ['callback', 'was never asked for', { subscription: null }, 'unknown', 'health.notAsked'],
  [
    'callback',
    'is another',
    { subscription: { callbacks: { number: null, businessAccount: null, app: OTHER } } },
    'problem',
    'health.callback.other',
    'setCallback',
  ],
  [
    'callback',
    'is taken away by an override',
    {
      subscription: {
        callbacks: { number: OTHER, businessAccount: null, app: healthy().address.url },
      },
    },
    'problem',
    'health.callback.override',
    'subscribe',
  ],
  [
    'callback',
    'is ours beside that of the app',
    {
      subscription: {
        callbacks: { number: healthy().address.url, businessAccount: null, app: OTHER },
      },
    },
    'hint',
    'health.callback.shared',
  ],
  [
    'callback',
    'is missing',
    { subscription: { callbacks: { number: null, businessAccount: null, app: null } } },
    'problem',
    'health.callback.missing',
    'setCallback',
  ],
  [
    'callback',
    'is not told',
    {
      subscription: {
        isSubscribed: null,
        callbacks: { number: null, businessAccount: null, app: null },
      },
    },
    'unknown',
    'health.callback.unknown',
  ],
  [
    'callback',
    'cannot be compared',
    { rest: { address: { url: null, problem: 'webhook.unknownAddress' } } },
    'unknown',
    'health.callback.noAddress',
  ],
  ['subscription', 'is there', {}, 'ok', 'health.subscription.ok'],
  [
    'subscription',
    'is missing',
    { subscription: { isSubscribed: false } },
    'problem',
    'health.subscription.missing',
    'subscribe',
  ],
  [
    'subscription',
    'is not told',
    { subscription: { isSubscribed: null } },
    'unknown',
    'health.subscription.unknown',
  ],
  ['fields', 'are all ticked', {}, 'ok', 'health.fields.all'],
  [
    'fields',
    'lack some',
    {
      subscription: { fields: TICKED_FIELDS.filter((name) => name !== 'security') },
      rest: { fields: [] },
    },
    'warning',
    'health.fields.missing',
    'setCallback',
  ],
  [
    'fields',
    'lack the one that matters',
    {
      subscription: { fields: TICKED_FIELDS.filter((name) => name !== 'messages') },
      rest: { fields: [] },
    },
    'problem',
    'health.fields.vital',
    'setCallback',
  ],
  [
    'fields',
    'lack one of which something has come since',
    { subscription: { fields: TICKED_FIELDS.filter((name) => name !== 'messages') } },
    'ok',
    'health.fields.all',
  ],
  [
    'fields',
    'are not told',
    { subscription: { fields: null } },
    'unknown',
    'health.fields.unknown',
  ],
  ['lastDelivery', 'came lately', {}, 'ok', 'health.lastDelivery.lately'],
  [
    'lastDelivery',
    'came long ago',
    { account: { lastDeliveryAt: hours(-8 * 24) } },
    'hint',
    'health.lastDelivery.quiet',
  ],
  [
    'lastDelivery',
    'never came',
    { account: { lastDeliveryAt: null } },
    'warning',
    'health.lastDelivery.never',
  ],
  [
    'lastDelivery',
    'did not come for what was sent',
    { rest: { messages: { hasArrived: false, withoutWord: 3 } } },
    'problem',
    'health.lastDelivery.noTicks',
    'log',
  ],
  ['signatures', 'were all right', {}, 'ok', 'health.signatures.none'],
  [
    'signatures',
    'were wrong once',
    { rest: { forged: { count: 1, since: hours(-24) } } },
    'hint',
    'health.signatures.few',
    'log',
  ],
  [
    'signatures',
    'are wrong, and none is right',
    { account: { lastDeliveryAt: null }, rest: { forged: { count: 1, since: hours(-24) } } },
    'warning',
    'health.signatures.many',
    'token',
  ],
  [
    'signatures',
    'are wrong again and again',
    { rest: { forged: { count: 14, since: hours(-24) } } },
    'warning',
    'health.signatures.many',
    'token',
  ],

  ['healthStatus', 'is free', {}, 'ok', 'health.healthStatus.available'],
  [
    'healthStatus',
    'is limited',
    { number: { canSend: 'LIMITED', faults: [fault(141010)] } },
    'warning',
    'health.healthStatus.limited',
  ],
  [
    'healthStatus',
    'is blocked',
    { number: { canSend: 'BLOCKED' } },
    'problem',
    'health.healthStatus.blocked',
  ],
  [
    'healthStatus',
    'is not told',
    { number: { canSend: null } },
    'unknown',
    'health.healthStatus.none',
  ],
  ['payment', 'is not told', {}, 'hint', 'health.payment.unknown'],
  [
    'payment',
    'was confirmed',
    { rest: { confirmed: { paymentMethod: BY } } },
    'ok',
    'health.payment.confirmed',
  ],
  [
    'payment',
    'is a problem by the health status',
    { number: { faults: [fault(141006)] } },
    'problem',
    'health.payment.problem',
  ],
  [
    'payment',
    'is a problem that messages met',
    { rest: { hasPaymentAlert: true } },
    'problem',
    'health.payment.problem',
  ],
  ['payment', 'is not needed', { number: { isTest: true } }, 'ok', 'health.payment.notNeeded'],
  ['displayName', 'is approved', {}, 'ok', 'health.displayName.approved'],
  ['displayName', 'is that of Meta', { number: { isTest: true } }, 'ok', 'health.displayName.test'],
  [
    'displayName',
    'is looked at',
    { number: { nameStatus: 'PENDING_REVIEW' } },
    'hint',
    'health.displayName.pending',
  ],
  [
    'displayName',
    'was declined',
    { number: { nameStatus: 'DECLINED' } },
    'problem',
    'health.displayName.declined',
  ],
  [
    'displayName',
    'has a new state',
    { number: { nameStatus: 'NONE' } },
    'warning',
    'health.displayName.other',
  ],
  [
    'displayName',
    'is not told',
    { number: { nameStatus: null } },
    'unknown',
    'health.displayName.unknown',
  ],
  ['quality', 'is green', {}, 'ok', 'health.quality.green'],
  ['quality', 'is yellow', { number: { quality: 'YELLOW' } }, 'warning', 'health.quality.yellow'],
  ['quality', 'is red', { number: { quality: 'RED' } }, 'problem', 'health.quality.red'],
  ['quality', 'is not known yet', { number: { quality: 'UNKNOWN' } }, 'ok', 'health.quality.none'],
  ['messagingLimit', 'is fine', {}, 'ok', 'health.messagingLimit.ok'],
  [
    'messagingLimit',
    'is the lowest',
    { number: { limit: 'TIER_250' } },
    'hint',
    'health.messagingLimit.low',
  ],
  [
    'messagingLimit',
    'is none',
    { number: { limit: 'TIER_UNLIMITED' } },
    'ok',
    'health.messagingLimit.unlimited',
  ],
  [
    'messagingLimit',
    'is that of a test number',
    { number: { isTest: true } },
    'ok',
    'health.messagingLimit.test',
  ],
  [
    'messagingLimit',
    'has a new name',
    { number: { limit: 'TIER_5M' } },
    'ok',
    'health.messagingLimit.other',
  ],
  [
    'messagingLimit',
    'is not told',
    { number: { limit: null } },
    'unknown',
    'health.messagingLimit.unknown',
  ],
  ['throughput', 'is the usual', {}, 'ok', 'health.throughput.ok'],
  [
    'throughput',
    'is shared with the app',
    { number: { onBusinessApp: true } },
    'ok',
    'health.throughput.coexistence',
  ],
  [
    'throughput',
    'is not told',
    { number: { throughput: 'NOT_APPLICABLE' } },
    'unknown',
    'health.throughput.unknown',
  ],
  ['verification', 'is done', {}, 'ok', 'health.verification.verified'],
  [
    'verification',
    'is under way',
    { business: { verification: 'pending' } },
    'hint',
    'health.verification.pending',
  ],
  [
    'verification',
    'has failed',
    { business: { verification: 'rejected' } },
    'warning',
    'health.verification.rejected',
  ],
  [
    'verification',
    'is held against the number',
    { number: { faults: [fault(141010)] } },
    'warning',
    'health.verification.rejected',
  ],
  [
    'verification',
    'was not begun',
    { business: { verification: 'not_verified' } },
    'hint',
    'health.verification.not',
  ],
  [
    'verification',
    'is not told',
    { business: { verification: null } },
    'unknown',
    'health.verification.unknown',
  ],
  [
    'verification',
    'was confirmed',
    { business: { verification: null }, rest: { confirmed: { businessVerified: BY } } },
    'ok',
    'health.verification.confirmed',
  ],
  ['live', 'is shown by what comes', {}, 'ok', 'health.live.proven'],
  [
    'live',
    'is nothing for a sandbox',
    { account: { isSandbox: true } },
    'ok',
    'health.live.sandbox',
  ],
  [
    'live',
    'is doubtful without ticks',
    {
      account: { lastDeliveryAt: null },
      rest: { messages: { hasArrived: false, withoutWord: 2 } },
    },
    'warning',
    'health.live.noTicks',
  ],
  [
    'live',
    'is doubtful with test deliveries alone',
    { account: { lastDeliveryAt: null }, rest: { hasTestDelivery: true } },
    'warning',
    'health.live.onlyTests',
  ],
  [
    'live',
    'was confirmed',
    { account: { lastDeliveryAt: null }, rest: { confirmed: { appIsLive: BY } } },
    'ok',
    'health.live.confirmed',
  ],
  [
    'live',
    'cannot be told',
    { account: { lastDeliveryAt: null } },
    'unknown',
    'health.live.unknown',
  ],

  ['templates', 'are there', {}, 'ok', 'health.templates.ok'],
  [
    'templates',
    'were never read',
    { account: { lastSyncedAt: null } },
    'hint',
    'health.templates.never',
    'sync',
  ],
  [
    'templates',
    'could not be compared',
    { account: { syncFailures: 2 } },
    'warning',
    'health.templates.failing',
    'sync',
  ],
  [
    'templates',
    'cannot be sent',
    { rest: { approvedTemplates: 0 } },
    'hint',
    'health.templates.none',
    'sync',
  ],
  ['queue', 'is empty', {}, 'ok', 'health.queue.ok'],
  [
    'queue',
    'is worked on elsewhere',
    { rest: { queue: { engine: 'redis', isWorking: false, due: 1, oldestDueAt: hours(0) } } },
    'hint',
    'health.queue.elsewhere',
  ],
  [
    'queue',
    'waits for a held account',
    {
      account: { holdReason: 'Because.' },
      rest: { queue: { engine: 'database', isWorking: true, due: 9, oldestDueAt: hours(-2) } },
    },
    'warning',
    'health.queue.stopped',
  ],
  [
    'queue',
    'is behind',
    { rest: { queue: { engine: 'database', isWorking: true, due: 9, oldestDueAt: hours(-2) } } },
    'warning',
    'health.queue.late',
  ],
  [
    'queue',
    'is nobody’s',
    { rest: { queue: { engine: 'database', isWorking: false, due: 9, oldestDueAt: hours(-2) } } },
    'problem',
    'health.queue.noWorker',
  ],
  ['clock', 'agrees', {}, 'ok', 'health.clock.ok'],
  [
    'clock',
    'is ahead',
    { asked: { clock: { at: hours(0), value: 90 } } },
    'warning',
    'health.clock.ahead',
  ],
  [
    'clock',
    'is far behind',
    { asked: { clock: { at: hours(0), value: -600 } } },
    'problem',
    'health.clock.behind',
  ],
  ['graphVersion', 'is the newest', {}, 'ok', 'health.graphVersion.current'],
  [
    'graphVersion',
    'has long to go',
    { rest: { graphVersion: 'v25.0' } },
    'ok',
    'health.graphVersion.until',
  ],
  [
    'graphVersion',
    'ends soon',
    { rest: { graphVersion: 'v21.0' } },
    'warning',
    'health.graphVersion.ending',
  ],
  [
    'graphVersion',
    'has ended',
    { rest: { graphVersion: 'v20.0' } },
    'problem',
    'health.graphVersion.ended',
  ],
  [
    'graphVersion',
    'ended long ago',
    { rest: { graphVersion: 'v15.0' } },
    'problem',
    'health.graphVersion.ended',
  ],
  [
    'graphVersion',
    'is newer than what is known',
    { rest: { graphVersion: 'v27.0' } },
    'ok',
    'health.graphVersion.unknown',
  ],
];

const checkOf = (id: CheckId, changes: Changes) =>
  judgeHealth(withFault(changes), NOW).find((check) => check.id === id)!;

describe('The health of an account', () => {
  it('is in order where everything is', () => {
    const worse = judgeHealth(healthy(), NOW).filter(({ status }) => status !== 'ok');
    // Whether there is a payment method nobody but a person can tell.
    expect(worse.map(({ id, status }) => [id, status])).toEqual([['payment', 'hint']]);
  });

  it.each(ROWS.map(([id, what, ...row]) => ({ id, what, row })))('$id $what', ({ id, row }) => {
    const [changes, status, code, fix] = row;
    const check = checkOf(id, changes);
    expect(check).toMatchObject({ status, code, fix: fix ?? null });
    expect(check.who).toBe(status === 'ok' ? 'nobody' : check.who);
    expect(sentenceOf(check.code, check.params)).not.toMatch(/[{}]|undefined|null/);
  });

  it('has no sentence that nothing leads to', () => {
    const reached = new Set(ROWS.map(([, , , , code]) => code));
    const all = Object.keys(HEALTH_SENTENCES).filter((code) => code.startsWith('health.'));
    expect(all.filter((code) => !reached.has(code as SentenceKey))).toEqual([]);
  });

  it('names what somebody else has access to, where a system user has none to this account', () => {
    const { params } = checkOf('businessAccount', {
      token: { targets: { whatsapp_business_management: ['801', '802'] } },
    });
    expect(params).toEqual({ waba: '800', others: '801, 802' });
  });

  it('knows that a system user to whom nothing was assigned has access to nothing', () => {
    expect(
      checkOf('businessAccount', { token: { targets: { whatsapp_business_management: [] } } }).code,
    ).toBe('health.businessAccount.notAssigned');
  });

  it('tells what a refusal means, in Meta’s words too', () => {
    expect(checkOf('phoneNumber', { asked: { number: refused(131031) } }).refused).toMatchObject({
      key: 'locked',
      code: 131031,
      words: 'As Meta says it',
      traceId: 'Trace',
    });
  });

  it('hands on what Meta holds against a number, with its solution', () => {
    const { notes } = checkOf('healthStatus', {
      number: { canSend: 'LIMITED', faults: [fault(141010)], remarks: ['The name is pending.'] },
    });
    expect(notes).toEqual([
      { about: 'WABA', code: 141010, words: 'No', solution: 'Do' },
      { about: null, code: null, words: 'The name is pending.', solution: null },
    ]);
  });

  it('cannot tell most of Meta’s things with a token that is refused, and the rest all the same', () => {
    const checks = judgeHealth(withFault({ asked: { token: refused(190) } }), NOW);
    const untold = checks.filter(({ code }) => code === 'health.needsToken').map(({ id }) => id);
    expect(untold).toContain('displayName');
    expect(checks.find(({ id }) => id === 'queue')!.status).toBe('ok');
    expect(checks.find(({ id }) => id === 'fields')!.status).toBe('ok');
  });
});

describe('What has to be asked', () => {
  it('is nothing for what is known here', () => {
    expect(questionsOf(['queue', 'encryptionKey', 'lastDelivery'])).toEqual([]);
  });

  it('is each thing once', () => {
    expect(questionsOf(['quality', 'throughput', 'businessAccount'])).toEqual([
      'number',
      'token',
      'business',
    ]);
  });

  it('is everything for all of them', () => {
    expect([...questionsOf(CHECKS)].sort()).toEqual([...QUESTIONS].sort());
  });
});

describe('A connection', () => {
  const isUp = (changes: Changes) => isConnected(judgeHealth(withFault(changes), NOW));

  it('works while the account can speak for its number', () => {
    expect(isUp({})).toBe(true);
    expect(isUp({ subscription: { isSubscribed: false } })).toBe(true);
    expect(isUp({ number: { canSend: 'BLOCKED' } })).toBe(true);
    expect(isUp({ account: { lastDeliveryAt: null }, asked: { appSecret: null } })).toBe(true);
  });

  it.each<[string, Changes]>([
    ['a token that is refused', { asked: { token: refused(190) } }],
    ['a token nobody asked about', { asked: { token: null } }],
    ['a missing permission', { token: { scopes: [] } }],
    ['a number that is not to be seen', { asked: { number: refused(100) } }],
    ['a number of another account', { business: { numberIds: [] } }],
    ['an app secret of another app', { asked: { appSecret: refused(190) } }],
    ['Meta being out of reach', { asked: { business: refused(null) } }],
  ])('does not work with %s', (_what, changes) => {
    expect(isUp(changes)).toBe(false);
  });

  it('is tested by checks that there are', () => {
    expect(CONNECTION_CHECKS.filter((id) => !CHECKS.includes(id))).toEqual([]);
  });
});
