import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import type { Hidden } from '../../../shared/domain/account-visibility';
import { sentenceOf } from '../../../shared/domain/sentences';
import type { Actor, AdminUser } from '../actor';
import { refuse } from '../errors';

/** The person who asks, with an ability that limits what may be read, and the accounts that are hidden. */
export function actorOf(ctx: Context): Actor {
  const { user, userAbility, hidden } = ctx.state as {
    user: AdminUser;
    userAbility: unknown;
    hidden?: Hidden;
  };
  if (!hidden) throw new Error('The policy sees-accounts stands before every endpoint.');
  return { source: 'person', user, ability: userAbility, hidden };
}

type Json = Record<string, unknown>;

/** The body of a request as an object; anything else is refused. */
export function bodyOf<T>(ctx: Context): T {
  const { body } = ctx.request as { body?: unknown };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new errors.ValidationError(sentenceOf('request.notObject'));
  return body as T;
}

/** A path parameter. */
export const param = (ctx: Context, name: string): string =>
  String((ctx.params as Json)[name] ?? '');

/** Query parameters as text; whatever has another form is left out. */
export const queryOf = (ctx: Context): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ctx.query as Json).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );

interface FormFile {
  filepath: string;
  originalFilename: string | null;
  mimetype: string | null;
  size: number;
}

/** The one file of a form, where Strapi has put it; anything else is refused. */
export function fileIn(ctx: Context) {
  const { files } = ctx.request as { files?: Record<string, FormFile | FormFile[]> };
  const file = files?.file;
  if (!file || Array.isArray(file)) throw refuse('media.oneFile', 'file');
  const { filepath: path, originalFilename: name, mimetype: mime, size: sizeBytes } = file;
  return { path, name, mime, sizeBytes };
}

export type Action = (ctx: Context) => Promise<void>;

/** What a controller is made of. */
export interface Injected {
  strapi: Core.Strapi;
}
