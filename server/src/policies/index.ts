import type { Core } from '@strapi/strapi';

import { actionId, type PermissionName } from '../../../shared/permissions';
import type { AdminUser } from '../actor';
import { runtimeOf } from '../runtime';
import { checkVisible, type Subject } from '../services/accounts/guard';
import { hiddenFor } from '../services/accounts/visibility';

interface PolicyContext {
  state: { user: AdminUser; userAbility: { can(action: string): boolean }; hidden?: unknown };
  params: Record<string, string>;
  request: { body?: unknown };
}

/** Lets in whoever has at least one of the named permissions. */
const hasAnyPermission = (ctx: PolicyContext, { names }: { names: PermissionName[] }): boolean =>
  names.some((name) => ctx.state.userAbility.can(actionId(name)));

/** What the address of an endpoint names that belongs to an account, and the parameter that does. */
export interface Named {
  subject: { kind: Subject; param: string } | null;
}

/**
 * Finds out which accounts are hidden from whoever asks, for `actorOf`, and lets nobody in to what belongs
 * to one.
 */
async function seesAccounts(
  ctx: PolicyContext,
  { subject }: Named,
  { strapi }: { strapi: Core.Strapi },
): Promise<boolean> {
  const runtime = runtimeOf(strapi);
  const hidden = await hiddenFor(runtime, ctx.state.user);
  ctx.state.hidden = hidden;
  await checkVisible(runtime, hidden, {
    subject: subject && { kind: subject.kind, documentId: ctx.params[subject.param] ?? '' },
    body: ctx.request.body,
  });
  return true;
}

export const policies = { 'has-any-permission': hasAnyPermission, 'sees-accounts': seesAccounts };
