import type { Clock } from '../clock';
import type { App, Token } from '../world/types';
import type { World } from '../world/world';
import { GraphError } from './error';

/** Who calls: a system user's token, or an app with its own `id|secret`. */
export type Caller = { type: 'token'; token: Token; app: App } | { type: 'app'; app: App };

const CANNOT_PARSE = 'Invalid OAuth access token - Cannot parse access token';

const tokenError = (message: string, subcode?: number): GraphError =>
  new GraphError({
    status: 401,
    code: 190,
    message,
    ...(subcode === undefined ? {} : { subcode }),
  });

/** The app of an app access token (`APPID|SECRET`), if it is one. */
export const readAppToken = (world: World, value: string): App | undefined => {
  const [id = '', secret] = value.split('|');
  const app = world.apps.get(id);
  return app && app.secret === secret ? app : undefined;
};

/** Why a token is no longer good, if so. */
export const tokenFault = (token: Token, clock: Clock): GraphError | undefined =>
  token.expiresAt !== 0 && token.expiresAt <= clock.seconds()
    ? tokenError(
        `Error validating access token: Session has expired on ${new Date(token.expiresAt * 1000).toUTCString()}.`,
        463,
      )
    : undefined;

/** Finds out who calls, or refuses with the error that Graph gives. */
export const authorize = (world: World, clock: Clock, value: string | undefined): Caller => {
  if (!value) {
    throw new GraphError({ status: 403, code: 200, message: '(#200) Provide valid app ID' });
  }
  const app = readAppToken(world, value);
  if (app) return { type: 'app', app };
  const token = world.tokens.get(value);
  if (!token)
    throw tokenError(
      // Something that has the form of an app's own token, with another secret.
      /^\d+\|/.test(value) ? 'Invalid OAuth access token signature.' : CANNOT_PARSE,
    );
  const fault = tokenFault(token, clock);
  if (fault) throw fault;
  const owner = world.apps.get(token.appId);
  if (!owner) throw tokenError('Error validating application. Application has been deleted.');
  return { type: 'token', token, app: owner };
};

/** The scopes that calls need. */
export type Scope =
  'whatsapp_business_messaging' | 'whatsapp_business_management' | 'business_management';

/** Refuses a caller without the scope: 10 for sending, 200 for managing. */
export const requireScope = (caller: Caller, scope: Scope): void => {
  if (caller.type === 'token' && caller.token.scopes.includes(scope)) return;
  throw scope === 'whatsapp_business_messaging'
    ? new GraphError({
        status: 403,
        code: 10,
        message: '(#10) Application does not have permission for this action',
      })
    : new GraphError({
        status: 403,
        code: 200,
        message: `(#200) Requires ${scope} permission to manage the object`,
      });
};

/** Whether the caller may see this WABA at all. */
export const maySee = (caller: Caller, businessAccountId: string): boolean =>
  caller.type === 'token' && (caller.token.businessAccountIds?.includes(businessAccountId) ?? true);
