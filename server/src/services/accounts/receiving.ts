import type {
  FieldLine,
  Receiving,
  RefusedCalls,
  Subscription,
} from '../../../../shared/contracts/webhooks';
import {
  callbackOf,
  fieldState,
  isSameAddress,
  KNOWN_FIELDS,
  type KnownField,
} from '../../../../shared/domain/webhook-fields';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import type { WebhookFieldRow } from '../../store/webhook-fields';
import { toIso } from './view';
import { webhookAddress } from './webhook-address';

/** What Meta says about one field; null where it does not tell. */
function toldOf(field: KnownField, told: Subscription | null, ours: string | null) {
  if (!told) return { isSubscribed: null, reachesUs: null, checkedAt: null };
  const isTicked = told.fields && told.fields.includes(field.ticked);
  const callback = callbackOf(field, told.callbacks);
  return {
    isSubscribed: told.isSubscribed === false || isTicked === false ? false : told.isSubscribed,
    reachesUs: callback === null || ours === null ? null : isSameAddress(callback, ours),
    checkedAt: new Date(told.checkedAt),
  };
}

/** What arrives for an account and what ought to, from what is stored: Meta is not asked. */
export async function readReceiving(
  runtime: Runtime,
  row: Pick<AccountRow, 'businessAccountId' | 'subscription'>,
  refused: RefusedCalls,
): Promise<Receiving> {
  const { callbackUrl } = webhookAddress(runtime);
  const came = new Map<string, WebhookFieldRow>();
  for (const field of await runtime.webhookFields.listOfBusiness(row.businessAccountId))
    came.set(field.field, field);

  const lineOf = (field: KnownField, isRead: boolean): FieldLine => {
    const last = came.get(field.name);
    const lastAt = last?.lastAt ? new Date(last.lastAt) : null;
    const told = toldOf(field, row.subscription, callbackUrl);
    return {
      ...field,
      isRead,
      state: fieldState({ ...told, lastAt }, runtime.now()),
      lastAt: toIso(lastAt),
      since: toIso(last?.firstAt),
      received: Number(last?.received ?? 0),
    };
  };
  const known = new Set(KNOWN_FIELDS.map(({ name }) => name));
  const others = [...came.keys()].filter((name) => !known.has(name)).sort();
  return {
    callbackUrl,
    subscription: row.subscription,
    fields: [
      ...KNOWN_FIELDS.map((field) => lineOf(field, true)),
      // It came, so Meta sends it here, whatever decides that.
      ...others.map((name) => lineOf({ name, ticked: name, followsOverride: false }, false)),
    ],
    refused,
  };
}
