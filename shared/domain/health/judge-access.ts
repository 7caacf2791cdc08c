import { checkRegistration, isRegistered } from '../registration';
import { answerOf, judgeAnswer, refusalFinding, refusalOf } from './asked';
import type { Finding } from './check';
import type { HealthFacts, Refusal, TokenFacts } from './facts';
import { APP_PAGES, appPage, META } from './links';

/** Without these a token is of no use. */
const REQUIRED_SCOPES: readonly string[] = [
  'whatsapp_business_messaging',
  'whatsapp_business_management',
];

/** With these more can be told and done; nothing breaks without them. */
const RECOMMENDED_SCOPES: readonly string[] = [
  'business_management',
  'whatsapp_business_manage_events',
];

const DAY_MS = 86_400_000;

/** Tokens of the page “API Setup” live for a day. */
const TEMPORARY_DAYS = 2;

/** From when on a token that ends is a reason to worry. */
const TOKEN_WARNING_DAYS = 7;

const INVALID_TOKEN = [0, 190];

/** What Meta answers to an app whose id and secret do not fit. */
const WRONG_SECRET = [1, 101, 190];

/** Graph's words for a token whose time is over, and for one that somebody has ended. */
const EXPIRED = 463;

/** What Meta answers about something that is not there, or that the token may not see: it does not tell which. */
const UNSEEN = [3, 10, 33, 100, 131005];

const isUnseen = ({ code }: Refusal): boolean =>
  code !== null && (UNSEEN.includes(code) || (code >= 200 && code <= 299));

/** Whether Meta refuses the token itself, so that no other question has an answer. */
export function isTokenRefused({ asked }: Pick<HealthFacts, 'asked'>): boolean {
  const refusal = refusalOf(asked.token);
  if (refusal) return refusal.code !== null && INVALID_TOKEN.includes(refusal.code);
  return answerOf(asked.token)?.isValid === false;
}

function refusedToken(subcode: number | null, words: string | null): Finding {
  return {
    status: 'problem',
    code: subcode === EXPIRED ? 'health.token.expired' : 'health.token.revoked',
    fix: 'token',
    link: META.systemUsers,
    notes: words === null ? [] : [{ about: null, code: 190, words, solution: null }],
  };
}

function judgeValidToken({ kind, expiresAt }: TokenFacts, now: Date): Finding {
  const fix = { fix: 'token', link: META.systemUsers } as const;
  const isOfSystem = kind === null || kind === 'SYSTEM_USER';
  if (expiresAt === null)
    return isOfSystem
      ? { status: 'ok', code: 'health.token.lasting' }
      : { status: 'warning', code: 'health.token.personal', params: { kind: kind! }, ...fix };
  const days = (Date.parse(expiresAt) - now.getTime()) / DAY_MS;
  if (days <= 0) return refusedToken(EXPIRED, null);
  const params = { at: expiresAt };
  if (days < TEMPORARY_DAYS && !isOfSystem)
    return { status: 'warning', code: 'health.token.temporary', params, ...fix };
  if (days < TOKEN_WARNING_DAYS)
    return { status: 'warning', code: 'health.token.expiresSoon', params, ...fix };
  return { status: 'ok', code: 'health.token.expires', params };
}

/** Whether the token works, for how long, and whose it is. */
export function judgeToken(facts: HealthFacts, now: Date): Finding {
  const { token } = facts.asked;
  if (!facts.account.hasToken)
    return { status: 'problem', code: 'health.token.missing', fix: 'token' };
  const refusal = refusalOf(token);
  if (refusal && isTokenRefused(facts))
    return { at: token!.at, ...refusedToken(refusal.subcode, refusal.words) };
  return judgeAnswer(token, (value) =>
    value.isValid
      ? judgeValidToken(value, now)
      : refusedToken(value.fault?.subcode ?? null, value.fault?.words ?? null),
  );
}

/** Whether the token may do what is done with it. */
export function judgeScopes({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.token, ({ isValid, scopes }): Finding => {
    if (!isValid) return { status: 'unknown', code: 'health.needsToken' };
    const missing = REQUIRED_SCOPES.filter((scope) => !scopes.includes(scope));
    const wanted = RECOMMENDED_SCOPES.filter((scope) => !scopes.includes(scope));
    const fix = { fix: 'token', link: META.systemUsers } as const;
    if (missing.length > 0)
      return {
        status: 'problem',
        code: 'health.scopes.missing',
        params: { scopes: missing.join(', ') },
        ...fix,
      };
    if (wanted.length > 0)
      return {
        status: 'hint',
        code: 'health.scopes.recommended',
        params: { scopes: wanted.join(', ') },
        link: META.systemUsers,
      };
    return { status: 'ok', code: 'health.scopes.all' };
  });
}

/** Whether a scope of the token is limited to other things than this one. */
const isLimitedTo = (token: TokenFacts | null, others: (ids: string[]) => boolean): boolean =>
  REQUIRED_SCOPES.some((scope) => {
    const targets = token?.targets[scope];
    return targets !== undefined && others(targets);
  });

/** Whether the WhatsApp Business Account is there, and the token may use it. */
export function judgeBusinessAccount({ account, asked }: HealthFacts): Finding {
  const { businessAccountId: waba, phoneNumberId } = account;
  const at = asked.business?.at ?? asked.token?.at;
  const token = answerOf(asked.token);
  if (isLimitedTo(token, (ids) => !ids.includes(waba)))
    return {
      status: 'problem',
      code: 'health.businessAccount.notAssigned',
      params: { waba, others: token!.targets[REQUIRED_SCOPES[1]!]?.join(', ') || '–' },
      link: META.systemUsers,
      at,
    };
  const refusal = refusalOf(asked.business);
  if (refusal && isUnseen(refusal))
    return {
      status: 'problem',
      code: 'health.businessAccount.notSeen',
      params: { waba },
      fix: 'account',
      link: META.systemUsers,
      at,
    };
  return judgeAnswer(asked.business, ({ name, review, numberIds }): Finding => {
    if (!numberIds.includes(phoneNumberId))
      return {
        status: 'problem',
        code: 'health.businessAccount.otherNumber',
        params: { waba, number: phoneNumberId },
        fix: 'account',
        link: META.businessAccounts,
      };
    if (review === 'REJECTED' || review === 'RESTRICTED')
      return {
        status: 'problem',
        code: 'health.businessAccount.review',
        params: { review },
        link: META.quality,
      };
    return { status: 'ok', code: 'health.businessAccount.ok', params: { name: name ?? waba } };
  });
}

/** Whether the phone number is there, and the token may use it. */
export function judgePhoneNumber({ account, asked }: HealthFacts): Finding {
  const refusal = refusalOf(asked.number);
  if (refusal && isUnseen(refusal))
    return {
      status: 'problem',
      code: 'health.phoneNumber.notSeen',
      params: { number: account.phoneNumberId },
      fix: 'account',
      link: META.numbers,
      at: asked.number!.at,
    };
  return judgeAnswer(asked.number, ({ phone, name, isTest }): Finding => {
    const params = { phone: phone ?? account.phoneNumberId, name: name ?? '–' };
    return isTest
      ? { status: 'ok', code: 'health.phoneNumber.test', params }
      : { status: 'ok', code: 'health.phoneNumber.ok', params };
  });
}

/** Whether the number is registered for the Cloud API, without which nothing goes out. */
export function judgeRegistration({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, (number): Finding => {
    const { platform, status } = number;
    const registered = isRegistered({ status, platformType: platform });
    if (registered === null)
      return { status: 'unknown', code: 'health.registration.unknown', link: META.numbers };
    if (registered) return { status: 'ok', code: 'health.registration.ok' };
    if (platform === 'ON_PREMISE')
      return { status: 'problem', code: 'health.registration.onPremise', link: META.numbers };
    const [obstacle] = checkRegistration({
      status,
      platformType: platform,
      codeVerification: number.codeStatus,
      isOnBusinessApp: number.onBusinessApp,
    });
    return obstacle
      ? { status: 'problem', code: obstacle.code, link: META.numbers }
      : { status: 'problem', code: 'health.registration.missing', fix: 'register' };
  });
}

/** Whether everything that a connection is made of has been entered, and can be read. */
export function judgeCredentials({ account, hasEncryptionKey }: HealthFacts): Finding {
  if (!hasEncryptionKey) return { status: 'unknown', code: 'health.credentials.noKey' };
  const secrets = [
    !account.hasToken && 'access token',
    !account.hasAppSecret && 'app secret',
    !account.hasVerifyToken && 'verify token',
  ].filter((name) => name !== false);
  if (secrets.length > 0)
    return {
      status: 'problem',
      code: 'health.credentials.unreadable',
      params: { fields: secrets.join(', ') },
      fix: 'account',
    };
  if (!account.appId)
    return { status: 'hint', code: 'health.credentials.noApp', fix: 'account', link: META.apps };
  return { status: 'ok', code: 'health.credentials.ok' };
}

/** Whether the app secret is the one that Meta signs with. */
export function judgeAppSecret({ account, asked }: HealthFacts): Finding {
  const page = appPage(account.appId, APP_PAGES.basic);
  if (!account.hasAppSecret)
    return { status: 'problem', code: 'health.appSecret.missing', fix: 'token', link: page };
  const tokenApp = answerOf(asked.token)?.appId ?? null;
  if (tokenApp && account.appId && tokenApp !== account.appId)
    return {
      status: 'problem',
      code: 'health.appSecret.otherApp',
      params: { tokenApp, app: account.appId },
      fix: 'account',
      link: META.apps,
    };
  const refusal = refusalOf(asked.appSecret);
  if (refusal)
    return {
      at: asked.appSecret!.at,
      ...(refusal.code !== null && WRONG_SECRET.includes(refusal.code)
        ? { status: 'problem', code: 'health.appSecret.wrong', fix: 'token', link: page }
        : refusalFinding(refusal)),
    };
  const { lastDeliveryAt, appSecretAt } = account;
  if (lastDeliveryAt && (!appSecretAt || lastDeliveryAt > appSecretAt))
    return { status: 'ok', code: 'health.appSecret.proven', params: { at: lastDeliveryAt } };
  return answerOf(asked.appSecret)
    ? { status: 'ok', code: 'health.appSecret.taken', at: asked.appSecret!.at }
    : { status: 'unknown', code: 'health.appSecret.unproven', at: null };
}
