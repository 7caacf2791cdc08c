import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Actor } from '../actor';
import { serviceOf } from '../services';
import { DEEDS, type DeedKind } from './deeds';
import { tokenOf } from './content-api/request';
import { actorOf, param, type Action, type Injected } from './request';

type Factory = (injected: Injected) => Record<string, Action>;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The documentId that an answer names, such as that of what was made. */
function idIn(body: unknown): string {
  const data = isObject(body) && isObject(body.data) ? body.data : {};
  const inner = [data, data.message, data.automation].filter(isObject);
  const named = inner.find(({ documentId }) => typeof documentId === 'string');
  return named ? (named.documentId as string) : '';
}

/** Whether it was only tried. */
const isTrial = (ctx: Context, { unless }: DeedKind): boolean => {
  const { body } = ctx.request as { body?: unknown };
  return unless !== undefined && isObject(body) && body[unless] === true;
};

function paramsOf(ctx: Context, { tells = [] }: DeedKind): Record<string, string | number | null> {
  const { body } = ctx.request as { body?: unknown };
  if (!isObject(body)) return {};
  return Object.fromEntries(
    tells.flatMap((name) => {
      const value = Array.isArray(body[name]) ? body[name].length : body[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

/** Who asks: an API token where there is one, else a person. */
const askerOf = (strapi: Core.Strapi, ctx: Context): Actor =>
  isObject(ctx.state) && 'hidden' in ctx.state ? actorOf(ctx) : tokenOf(strapi, ctx);

const recorded =
  (strapi: Core.Strapi, deed: DeedKind, action: Action): Action =>
  async (ctx) => {
    await action(ctx);
    if (ctx.status >= 400 || isTrial(ctx, deed)) return;
    const { subject, kind, param: name, isNameless } = deed;
    const id = isNameless ? '' : name ? param(ctx, name) : idIn(ctx.body);
    await serviceOf(strapi, 'history').note(
      { subject, kind, id, params: paramsOf(ctx, deed) },
      askerOf(strapi, ctx),
    );
  };

/** The same controllers, which write down what was done once it is done. */
export const withHistory = <Controllers extends Record<string, Factory>>(
  controllers: Controllers,
): Record<keyof Controllers, Factory> =>
  Object.fromEntries(
    Object.entries(controllers).map(([controller, create]): [string, Factory] => [
      controller,
      (injected) =>
        Object.fromEntries(
          Object.entries(create(injected)).map(([name, action]) => {
            const deed = DEEDS[`${controller}.${name}`];
            return [name, deed ? recorded(injected.strapi, deed, action) : action];
          }),
        ),
    ]),
  ) as Record<keyof Controllers, Factory>;
