import { asObjects, asString, type JsonObject } from '../json';
import type { FaultSet } from '../faults/kinds';
import type { Platform } from '../platform';
import type { Control } from './control';
import type { TemplateChanges } from './template-control';
import type { HandMade } from './webhook-control';
import type { Review } from '../templates/review';

/** A call of the control API, read. */
export interface ControlCall {
  body: JsonObject;
  query: URLSearchParams;
  /** The parts of the path that stand for `:x`. */
  at: string[];
}

/** One call of the control API: method, path with `:x` for a part that varies, and what it does. */
export interface ControlRoute {
  method: string;
  path: string;
  handle: (call: ControlCall) => unknown;
}

const phoneRoutes = (control: Control): ControlRoute[] => {
  const phone = (call: ControlCall): string => call.at[0] ?? '';
  const id = (call: ControlCall): string => asString(call.body['messageId']) ?? '';
  return [
    { method: 'GET', path: 'phones', handle: () => control.phones() },
    { method: 'POST', path: 'phones', handle: ({ body }) => control.putPhone(body) },
    { method: 'GET', path: 'phones/:x', handle: (call) => control.phone(phone(call)) },
    {
      method: 'PATCH',
      path: 'phones/:x',
      handle: (call) => control.putPhone({ ...call.body, phone: control.phone(phone(call)).phone }),
    },
    {
      method: 'POST',
      path: 'phones/:x/read',
      handle: (call) => control.read(phone(call), id(call) ? { messageId: id(call) } : {}),
    },
    {
      method: 'POST',
      path: 'phones/:x/play',
      handle: (call) => control.play(phone(call), { messageId: id(call) }),
    },
    {
      method: 'POST',
      path: 'phones/:x/reply',
      handle: (call) => control.reply(phone(call), call.body),
    },
    {
      method: 'POST',
      path: 'phones/:x/tap',
      handle: (call) =>
        control.tap(phone(call), {
          messageId: id(call),
          buttonIndex: Number(call.body['buttonIndex']),
        }),
    },
    {
      method: 'POST',
      path: 'phones/:x/react',
      handle: (call) =>
        control.react(phone(call), {
          messageId: id(call),
          emoji: asString(call.body['emoji']) ?? '',
        }),
    },
    {
      method: 'POST',
      path: 'phones/:x/edit',
      handle: (call) =>
        control.edit(phone(call), {
          messageId: id(call),
          text: asString(call.body['text']) ?? '',
        }),
    },
    {
      method: 'POST',
      path: 'phones/:x/withdraw',
      handle: (call) => control.withdraw(phone(call), { messageId: id(call) }),
    },
    {
      method: 'POST',
      path: 'phones/:x/echo',
      handle: (call) => {
        const phoneNumberId = asString(call.body['phoneNumberId']);
        return control.echo(phone(call), {
          text: asString(call.body['text']) ?? '',
          ...(phoneNumberId === undefined ? {} : { phoneNumberId }),
        });
      },
    },
    {
      method: 'POST',
      path: 'phones/:x/opt-out',
      handle: (call) => control.optOut(phone(call), call.body),
    },
  ];
};

const webhookRoutes = (platform: Platform, control: Control): ControlRoute[] => [
  {
    method: 'PUT',
    path: 'webhook',
    handle: ({ body }) =>
      control.setWebhook(body as unknown as Parameters<Control['setWebhook']>[0]),
  },
  {
    method: 'DELETE',
    path: 'webhook',
    handle: ({ body }) => (control.removeWebhook(body), { ok: true }),
  },
  {
    method: 'GET',
    path: 'deliveries',
    handle: ({ query }) => newest(platform.webhooks.deliveries, query),
  },
  {
    method: 'POST',
    path: 'deliveries/:x/redeliver',
    handle: (call) => control.redeliver(call.at[0] ?? ''),
  },
  {
    method: 'POST',
    path: 'webhooks/send',
    handle: ({ body }) => control.sendWebhook(body as HandMade),
  },
];

const assetRoutes = (control: Control): ControlRoute[] => [
  { method: 'POST', path: 'apps', handle: ({ body }) => control.addApp(body) },
  { method: 'POST', path: 'tokens', handle: ({ body }) => control.addToken(body) },
  {
    method: 'DELETE',
    path: 'tokens/:x',
    handle: (call) => (control.removeToken(call.at[0] ?? ''), { ok: true }),
  },
  {
    method: 'POST',
    path: 'business-accounts',
    handle: ({ body }) => control.addBusinessAccount(body),
  },
  {
    method: 'PATCH',
    path: 'business-accounts/:x',
    handle: (call) => control.changeBusinessAccount(call.at[0] ?? '', call.body),
  },
  { method: 'POST', path: 'phone-numbers', handle: ({ body }) => control.addPhoneNumber(body) },
  {
    method: 'PATCH',
    path: 'phone-numbers/:x',
    handle: (call) => control.changePhoneNumber(call.at[0] ?? '', call.body),
  },
  {
    method: 'DELETE',
    path: 'phone-numbers/:x',
    handle: (call) => (control.removePhoneNumber(call.at[0] ?? ''), { ok: true }),
  },
];

const templateRoutes = (control: Control): ControlRoute[] => [
  { method: 'GET', path: 'templates', handle: () => control.templates() },
  { method: 'POST', path: 'templates', handle: ({ body }) => control.addTemplate(body) },
  {
    method: 'PATCH',
    path: 'templates',
    handle: ({ body: { changes, ...selection } }) =>
      control.changeTemplates(selection, changes as TemplateChanges),
  },
  { method: 'DELETE', path: 'templates', handle: ({ body }) => control.removeTemplates(body) },
  { method: 'POST', path: 'templates/seed', handle: ({ body }) => control.seedTemplates(body) },
  {
    method: 'POST',
    path: 'templates/:x/review',
    handle: (call) => control.reviewTemplate(call.at[0] ?? '', call.body as Review),
  },
  {
    method: 'PUT',
    path: 'templates/:x/components',
    handle: (call) =>
      control.changeTemplateComponents(call.at[0] ?? '', {
        components: asObjects(call.body['components']),
      }),
  },
  { method: 'GET', path: 'media', handle: () => control.media() },
  { method: 'GET', path: 'uploads', handle: () => control.uploads() },
];

/** The newest of a list, when the query asks for no more than some. */
const newest = <T>(items: T[], query: URLSearchParams): T[] =>
  query.has('limit') ? items.slice(-Number(query.get('limit'))) : items;

/** All calls of the control API. */
export const createControlRoutes = (
  platform: Platform,
  control: Control,
  reset: () => void,
): ControlRoute[] => [
  { method: 'GET', path: 'state', handle: () => control.snapshot() },
  { method: 'POST', path: 'reset', handle: () => (reset(), { ok: true }) },
  { method: 'GET', path: 'credentials', handle: () => control.credentials() },
  {
    method: 'GET',
    path: 'requests',
    handle: ({ query }) =>
      newest(
        control.findRequests({
          ...(query.has('method') ? { method: query.get('method') ?? '' } : {}),
          ...(query.has('path') ? { path: query.get('path') ?? '' } : {}),
        }),
        query,
      ),
  },
  { method: 'DELETE', path: 'requests', handle: () => (control.clearRequests(), { ok: true }) },
  { method: 'GET', path: 'faults', handle: () => platform.faults.list() },
  { method: 'PUT', path: 'faults', handle: ({ body }) => control.setFaults(body as FaultSet) },
  { method: 'PATCH', path: 'faults', handle: ({ body }) => control.addFaults(body as FaultSet) },
  { method: 'DELETE', path: 'faults', handle: () => control.clearFaults() },
  { method: 'DELETE', path: 'faults/:x', handle: (call) => control.clearFaults(call.at[0]) },
  {
    method: 'PUT',
    path: 'clock',
    handle: ({ body }) => control.setClock({ offsetSeconds: Number(body['offsetSeconds']) }),
  },
  {
    method: 'POST',
    path: 'clock',
    handle: ({ body }) => control.advanceClock({ advanceSeconds: Number(body['advanceSeconds']) }),
  },
  { method: 'PUT', path: 'options', handle: ({ body }) => control.setOptions(body) },
  ...phoneRoutes(control),
  ...webhookRoutes(platform, control),
  ...assetRoutes(control),
  ...templateRoutes(control),
];
