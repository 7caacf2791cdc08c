import { asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { authorize, readAppToken, tokenFault } from './authorize';
import { missingParameter } from './refusals';
import type { GraphRequest } from './call';

const invalid = (code: number, message: string, extra: JsonObject = {}): JsonObject => ({
  data: { ...extra, error: { code, message }, is_valid: false, scopes: [] },
});

/** What GET /debug_token tells about a token (https://developers.facebook.com/docs/graph-api/reference/debug_token). */
export const debugToken = (
  platform: Platform,
  request: GraphRequest,
  accessToken: string | undefined,
): JsonObject => {
  const { world, clock } = platform;
  const input = asString(request.params['input_token']);
  authorize(world, clock, accessToken);
  if (!input) throw missingParameter('input_token');
  const app = readAppToken(world, input);
  if (app) {
    return {
      data: { app_id: app.id, type: 'APP', application: app.name, is_valid: true, scopes: [] },
    };
  }
  const token = world.tokens.get(input);
  if (!token) return invalid(190, 'Invalid OAuth access token - Cannot parse access token');
  const owner = world.apps.get(token.appId);
  const known: JsonObject = {
    app_id: token.appId,
    type: 'SYSTEM_USER',
    application: owner?.name ?? '',
    data_access_expires_at: 0,
    expires_at: token.expiresAt,
    issued_at: token.issuedAt,
    user_id: token.userId,
  };
  const fault = tokenFault(token, clock);
  if (fault) return invalid(190, fault.message, known);
  return {
    data: {
      ...known,
      is_valid: true,
      scopes: token.scopes,
      granular_scopes: token.scopes
        .filter((scope) => scope.startsWith('whatsapp_'))
        .map((scope) => ({
          scope,
          ...(token.businessAccountIds ? { target_ids: token.businessAccountIds } : {}),
        })),
    },
  };
};
