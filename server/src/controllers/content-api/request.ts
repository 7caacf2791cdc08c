import type { Core } from '@strapi/strapi';
import { errors, type z } from '@strapi/utils';
import type { Context } from 'koa';

import type { Actor, ApiToken } from '../../actor';

interface Authenticated {
  credentials: ApiToken;
}

/** The API token that asks, with what it may do. */
export function tokenOf(strapi: Core.Strapi, ctx: Context): Extract<Actor, { source: 'api' }> {
  const { auth } = ctx.state as { auth: Authenticated };
  const { id, name } = auth.credentials;
  const verify = strapi.get('auth') as {
    verify(auth: unknown, config: { scope: string[] }): Promise<void>;
  };
  return {
    source: 'api',
    token: { id, name },
    async may(action) {
      try {
        await verify.verify(auth, { scope: [action] });
        return true;
      } catch (failure) {
        if (failure instanceof errors.ForbiddenError) return false;
        throw failure;
      }
    },
  };
}

const fault = (path: (string | number | symbol)[], message: string) => ({
  path: path.map(String),
  message,
  name: 'ValidationError',
});

/** Reads a body of JSON; a ValidationError (HTTP 400) names each field that is wrong or not known. */
export function readBody<T>(schema: z.ZodType<T>, ctx: Context): T {
  const { body } = ctx.request as { body?: unknown };
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const result = isObject ? schema.safeParse(body) : null;
  if (result?.success) return result.data;
  const faults = result
    ? result.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => fault([...issue.path, key], `“${key}” is not known here.`))
          : [fault(issue.path, issue.message)],
      )
    : [fault([], 'The body must be a JSON object.')];
  throw new errors.ValidationError(
    faults
      .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
      .join(' '),
    { errors: faults },
  );
}
