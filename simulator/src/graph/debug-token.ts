import { asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { Token } from '../world/types';
import { authorize, readAppToken, tokenFault } from './authorize';
import { invalidParameter, missingParameter } from './refusals';
import type { GraphRequest } from './call';

const invalid = (
  code: number,
  message: string,
  subcode?: number,
  extra: JsonObject = {},
): JsonObject => ({
  data: {
    ...extra,
    error: { code, message, ...(subcode === undefined ? {} : { subcode }) },
    is_valid: false,
    scopes: [],
  },
});

/** What each scope reaches; a scope without targets reaches whatever the user may use. */
const granularScopes = ({ scopes, businessAccountIds, portfolioId }: Token): JsonObject[] =>
  scopes
    .filter((scope) => scope !== 'public_profile')
    .map((scope) => ({
      scope,
      ...(businessAccountIds && scope.startsWith('whatsapp_business_')
        ? { target_ids: businessAccountIds }
        : {}),
      ...(businessAccountIds && scope === 'business_management'
        ? { target_ids: [portfolioId] }
        : {}),
    }));

/** What GET /debug_token tells about a token (https://developers.facebook.com/docs/graph-api/reference/debug_token). */
export const debugToken = (
  platform: Platform,
  request: GraphRequest,
  accessToken: string | undefined,
): JsonObject => {
  const { world, clock } = platform;
  const input = asString(request.params['input_token']);
  const caller = authorize(world, clock, accessToken);
  if (!input) throw missingParameter('input_token');
  const app = readAppToken(world, input);
  if (app) {
    return {
      data: { app_id: app.id, type: 'APP', application: app.name, is_valid: true, scopes: [] },
    };
  }
  const token = world.tokens.get(input);
  if (!token) return invalid(190, 'Invalid OAuth access token - Cannot parse access token');
  // An app may look at its own tokens only.
  if (token.appId !== caller.app.id)
    throw invalidParameter('The App_id in the input_token did not match the Viewing App');
  const known: JsonObject = {
    app_id: token.appId,
    type: token.type,
    application: caller.app.name,
    data_access_expires_at: token.dataAccessExpiresAt,
    expires_at: token.expiresAt,
    issued_at: token.issuedAt,
    user_id: token.userId,
  };
  const fault = tokenFault(token, clock);
  if (fault) return invalid(190, fault.message, fault.input.subcode, known);
  return {
    data: {
      ...known,
      is_valid: true,
      scopes: token.scopes,
      granular_scopes: granularScopes(token),
    },
  };
};
