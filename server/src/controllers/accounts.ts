import type { Account, AccountInput } from '../../../shared/contracts/accounts';
import { actionId } from '../../../shared/permissions';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import {
  accountShape,
  callbackShape,
  connectShape,
  lookShape,
  read,
  registerShape,
  subscribeShape,
  takeOverShape,
} from './shapes';

const HIDDEN = { isSet: true, last4: null, isConfigured: false, isUnreadable: false };

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
  isRestricted: false,
  allowedUsers: [],
  allowedRoles: [],
});

export default ({ strapi }: Injected): Record<string, Action> => {
  const accounts = () => serviceOf(strapi, 'accounts');
  return {
    async setup(ctx) {
      ctx.body = { data: accounts().setup() };
    },
    async find(ctx) {
      const list = await accounts().find(actorOf(ctx));
      const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
      ctx.body = { data: userAbility.can(actionId('accounts.read')) ? list : list.map(namesOnly) };
    },
    async findOne(ctx) {
      ctx.body = { data: await accounts().findOne(param(ctx, 'documentId')) };
    },
    async create(ctx) {
      const input = read(accountShape, bodyOf(ctx)) as AccountInput;
      ctx.body = { data: await accounts().create(input, actorOf(ctx)) };
    },
    async look(ctx) {
      ctx.body = { data: await accounts().look(read(lookShape, bodyOf(ctx)), actorOf(ctx)) };
    },
    async connect(ctx) {
      const input = read(connectShape, bodyOf(ctx));
      ctx.body = { data: await accounts().connect(input, actorOf(ctx)) };
    },
    async connectSimulator(ctx) {
      ctx.body = { data: await accounts().connectSimulator(actorOf(ctx)) };
    },
    async update(ctx) {
      const input = read(accountShape, bodyOf(ctx));
      const account = await accounts().update(param(ctx, 'documentId'), input, actorOf(ctx));
      ctx.body = { data: account };
    },
    async delete(ctx) {
      ctx.body = { data: await accounts().delete(param(ctx, 'documentId')) };
    },
    async test(ctx) {
      ctx.body = { data: await accounts().test(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async receiving(ctx) {
      ctx.body = { data: await accounts().receiving(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async checkReceiving(ctx) {
      ctx.body = { data: await accounts().checkReceiving(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async subscribe(ctx) {
      const input = read(subscribeShape, bodyOf(ctx));
      ctx.body = {
        data: await accounts().subscribe(param(ctx, 'documentId'), input, actorOf(ctx)),
      };
    },
    async unsubscribe(ctx) {
      ctx.body = { data: await accounts().unsubscribe(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async setCallback(ctx) {
      const input = read(callbackShape, bodyOf(ctx));
      ctx.body = {
        data: await accounts().setCallback(param(ctx, 'documentId'), input, actorOf(ctx)),
      };
    },
    async registration(ctx) {
      ctx.body = { data: await accounts().registration(param(ctx, 'documentId')) };
    },
    async register(ctx) {
      const { pin } = read(registerShape, bodyOf(ctx));
      ctx.body = { data: await accounts().register(param(ctx, 'documentId'), pin, actorOf(ctx)) };
    },
    async findHistory(ctx) {
      ctx.body = await accounts().findHistory(param(ctx, 'documentId'), queryOf(ctx));
    },
    async takeOver(ctx) {
      const input = read(takeOverShape, bodyOf(ctx));
      ctx.body = {
        data: await accounts().takeOver(param(ctx, 'documentId'), input, actorOf(ctx)),
      };
    },
    async renewVerifyToken(ctx) {
      ctx.body = {
        data: await accounts().renewVerifyToken(param(ctx, 'documentId'), actorOf(ctx)),
      };
    },
    async syncTemplates(ctx) {
      const result = await serviceOf(strapi, 'templates').syncAccount(param(ctx, 'documentId'));
      ctx.body = { data: result };
    },
  };
};
