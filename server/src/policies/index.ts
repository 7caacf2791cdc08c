import { actionId, type PermissionName } from '../../../shared/permissions';

interface PolicyContext {
  state: { userAbility: { can(action: string): boolean } };
}

/** Lets in whoever has at least one of the named permissions. */
const hasAnyPermission = (ctx: PolicyContext, { names }: { names: PermissionName[] }): boolean =>
  names.some((name) => ctx.state.userAbility.can(actionId(name)));

export const policies = { 'has-any-permission': hasAnyPermission };
