import type {
  ActOnAutomation,
  ApplyPreset,
  AutomationInput,
  AutomationQuery,
  CheckAutomation,
  CountMatches,
  DryRun,
  GetAutomation,
  ListAutomations,
  ListPresets,
  ListRecordRuns,
  ListRuleFields,
  ListRuns,
  RunQuery,
  SaveAutomation,
} from '../../../shared/contracts/automations';
import type { ImportFile } from '../../../shared/contracts/transfer';
import { automationShape } from '../automation-shape';
import { serviceOf } from '../services';
import { dryRunShape, matchesShape, presetShape } from './automation-shapes';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read } from './shapes';
import { importShape, readExportQuery, sendFile } from './transfer';

export default ({ strapi }: Injected): Record<string, Action> => {
  const automations = () => serviceOf(strapi, 'automations');
  const id = (ctx: Parameters<Action>[0]) => param(ctx, 'documentId');
  const inputOf = (ctx: Parameters<Action>[0]) =>
    read(automationShape, bodyOf(ctx)) as AutomationInput;
  return {
    async find(ctx) {
      ctx.body = (await automations().find(
        queryOf(ctx) as AutomationQuery,
        actorOf(ctx),
      )) satisfies ListAutomations['Response'];
    },
    async findOne(ctx) {
      ctx.body = { data: await automations().findOne(id(ctx)) } satisfies GetAutomation['Response'];
    },
    async create(ctx) {
      ctx.body = {
        data: await automations().create(inputOf(ctx), actorOf(ctx)),
      } satisfies SaveAutomation['Response'];
    },
    async update(ctx) {
      ctx.body = {
        data: await automations().update(id(ctx), inputOf(ctx), actorOf(ctx)),
      } satisfies SaveAutomation['Response'];
    },
    async delete(ctx) {
      await automations().delete(id(ctx));
      ctx.body = { data: null };
    },
    async turnOn(ctx) {
      ctx.body = {
        data: await automations().turnOn(id(ctx)),
      } satisfies ActOnAutomation['Response'];
    },
    async turnOff(ctx) {
      ctx.body = {
        data: await automations().turnOff(id(ctx)),
      } satisfies ActOnAutomation['Response'];
    },
    async duplicate(ctx) {
      ctx.body = {
        data: await automations().duplicate(id(ctx), actorOf(ctx)),
      } satisfies ActOnAutomation['Response'];
    },
    async check(ctx) {
      ctx.body = {
        data: await automations().check(inputOf(ctx)),
      } satisfies CheckAutomation['Response'];
    },
    async dryRun(ctx) {
      const request = read(dryRunShape, bodyOf(ctx)) as DryRun['Request'];
      ctx.body = {
        data: await automations().dryRun(request, actorOf(ctx)),
      } satisfies DryRun['Response'];
    },
    async matches(ctx) {
      const { automation } = read(matchesShape, bodyOf(ctx)) as { automation: AutomationInput };
      ctx.body = {
        data: await automations().matches(automation),
      } satisfies CountMatches['Response'];
    },
    async export(ctx) {
      sendFile(ctx, await automations().export(readExportQuery(queryOf(ctx)), actorOf(ctx)));
    },
    async import(ctx) {
      const { file, ...options } = read(importShape, bodyOf(ctx));
      ctx.body = {
        data: await automations().import(file, options, actorOf(ctx)),
      } satisfies ImportFile['Response'];
    },
    async fields(ctx) {
      const { uid, path } = queryOf(ctx);
      ctx.body = {
        data: await automations().fields(uid, path),
      } satisfies ListRuleFields['Response'];
    },
    async presets(ctx) {
      ctx.body = {
        data: await automations().presets(queryOf(ctx).uid ?? ''),
      } satisfies ListPresets['Response'];
    },
    async applyPreset(ctx) {
      const request = read(presetShape, bodyOf(ctx)) as ApplyPreset['Request'];
      ctx.body = {
        data: await automations().applyPreset(request, actorOf(ctx)),
      } satisfies ApplyPreset['Response'];
    },
    async runs(ctx) {
      ctx.body = (await automations().runs(
        queryOf(ctx) as RunQuery,
        actorOf(ctx),
      )) satisfies ListRuns['Response'];
    },
    async runsOfRecord(ctx) {
      const { locale = null } = queryOf(ctx);
      const record = { uid: param(ctx, 'uid'), documentId: id(ctx), locale };
      ctx.body = {
        data: await automations().runsOfRecord(record, actorOf(ctx)),
      } satisfies ListRecordRuns['Response'];
    },
  };
};
