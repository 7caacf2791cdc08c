import type { Account, AccountInput } from '../../../shared/contracts/accounts';
import { actionId } from '../../../shared/permissions';
import { serviceOf } from '../services';
import { bodyOf, param, type Action, type Injected } from './request';
import { accountShape, read, takeOverShape } from './shapes';

const HIDDEN = { isSet: true, last4: null };

/** What those see of an account who choose one for a template and may not look into it. */
const namesOnly = (account: Account): Account => ({
  ...account,
  appId: null,
  portfolioId: null,
  accessToken: HIDDEN,
  appSecret: HIDDEN,
  previousAppSecretUntil: null,
  webhookVerifyToken: HIDDEN,
  holdReason: null,
  copiedFrom: null,
  notifyUsers: [],
  notifyRoles: [],
});

export default ({ strapi }: Injected): Record<string, Action> => {
  const accounts = () => serviceOf(strapi, 'accounts');
  return {
    async setup(ctx) {
      ctx.body = { data: accounts().setup() };
    },
    async find(ctx) {
      const list = await accounts().find();
      const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
      ctx.body = { data: userAbility.can(actionId('accounts.read')) ? list : list.map(namesOnly) };
    },
    async findOne(ctx) {
      ctx.body = { data: await accounts().findOne(param(ctx, 'documentId')) };
    },
    async create(ctx) {
      const input = read(accountShape, bodyOf(ctx)) as AccountInput;
      ctx.body = { data: await accounts().create(input) };
    },
    async update(ctx) {
      const input = read(accountShape, bodyOf(ctx));
      ctx.body = { data: await accounts().update(param(ctx, 'documentId'), input) };
    },
    async delete(ctx) {
      ctx.body = { data: await accounts().delete(param(ctx, 'documentId')) };
    },
    async test(ctx) {
      ctx.body = { data: await accounts().test(param(ctx, 'documentId')) };
    },
    async subscribe(ctx) {
      ctx.body = { data: await accounts().subscribe(param(ctx, 'documentId')) };
    },
    async takeOver(ctx) {
      const input = read(takeOverShape, bodyOf(ctx));
      ctx.body = { data: await accounts().takeOver(param(ctx, 'documentId'), input) };
    },
    async renewVerifyToken(ctx) {
      ctx.body = { data: await accounts().renewVerifyToken(param(ctx, 'documentId')) };
    },
    async syncTemplates(ctx) {
      const result = await serviceOf(strapi, 'templates').syncAccount(param(ctx, 'documentId'));
      ctx.body = { data: result };
    },
  };
};
