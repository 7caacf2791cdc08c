import type {
  ActOnAutomation,
  ApplyPreset,
  Automation,
  AutomationInput,
  AutomationQuery,
  AutomationRun,
  CheckAutomation,
  CountMatches,
  DryRun,
  DryRunResult,
  GetAutomation,
  ListAutomations,
  ListPresets,
  ListRecordRuns,
  ListRuleFields,
  ListRuns,
  Matches,
  Preset,
  RuleFields,
  RunQuery,
  SaveAutomation,
} from '../../../shared/contracts/automations';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const URL = '/whatsapp/automations';

const url = (documentId: string, verb?: string) =>
  `${URL}/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const changed = (documentId: string) => [
  listOf('WhatsappAutomation'),
  oneOf('WhatsappAutomation', documentId),
  'WhatsappAutomationRun' as const,
  'WhatsappAlert' as const,
];

/** What can be done to an automation without saying more. */
export type AutomationVerb = 'turn-on' | 'turn-off';

const automationsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListAutomations: build.query<ListAutomations['Response'], AutomationQuery>({
      query: (query) => withQuery(URL, query),
      providesTags: [listOf('WhatsappAutomation')],
    }),
    whatsappGetAutomation: build.query<Automation, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetAutomation['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappAutomation', documentId)],
    }),
    /** Makes one where no documentId is given. */
    whatsappSaveAutomation: build.mutation<
      Automation,
      { documentId?: string; data: AutomationInput }
    >({
      query: ({ documentId, data }) =>
        documentId === undefined
          ? { url: URL, method: 'POST', data }
          : { url: url(documentId), method: 'PUT', data },
      transformResponse: ({ data }: SaveAutomation['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : documentId ? changed(documentId) : [listOf('WhatsappAutomation')],
    }),
    whatsappDeleteAutomation: build.mutation<null, string>({
      query: (documentId) => ({ url: url(documentId), method: 'DELETE' }),
      transformResponse: () => null,
      // What is gone is not asked for again.
      invalidatesTags: (_answer, error) =>
        error ? [] : [listOf('WhatsappAutomation'), 'WhatsappAutomationRun', 'WhatsappAlert'],
    }),
    whatsappActOnAutomation: build.mutation<
      Automation,
      { documentId: string; verb: AutomationVerb }
    >({
      query: ({ documentId, verb }) => ({ url: url(documentId, verb), method: 'POST', data: {} }),
      transformResponse: ({ data }: ActOnAutomation['Response']) => data,
      // Refused, it has changed meanwhile.
      invalidatesTags: (_answer, _error, { documentId }) => changed(documentId),
    }),
    whatsappDuplicateAutomation: build.mutation<Automation, string>({
      query: (documentId) => ({ url: url(documentId, 'duplicate'), method: 'POST', data: {} }),
      transformResponse: ({ data }: ActOnAutomation['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappAutomation')]),
    }),
    whatsappCheckAutomation: build.query<
      CheckAutomation['Response']['data']['issues'],
      AutomationInput
    >({
      query: (data) => ({ url: `${URL}/check`, method: 'POST', data }),
      transformResponse: ({ data }: CheckAutomation['Response']) => data.issues,
      keepUnusedDataFor: 0,
    }),
    whatsappDryRun: build.mutation<DryRunResult, DryRun['Request']>({
      query: (data) => ({ url: `${URL}/dry-run`, method: 'POST', data }),
      transformResponse: ({ data }: DryRun['Response']) => data,
    }),
    whatsappCountMatches: build.query<Matches, AutomationInput>({
      query: (automation) => ({
        url: `${URL}/matches`,
        method: 'POST',
        data: { automation } satisfies CountMatches['Request'],
      }),
      transformResponse: ({ data }: CountMatches['Response']) => data,
      keepUnusedDataFor: 30,
    }),
    whatsappListRuleFields: build.query<RuleFields, ListRuleFields['Query']>({
      query: (query) => withQuery(`${URL}/fields`, query),
      transformResponse: ({ data }: ListRuleFields['Response']) => data,
    }),
    whatsappListPresets: build.query<Preset[], string>({
      query: (uid) => withQuery(`${URL}/presets`, { uid }),
      transformResponse: ({ data }: ListPresets['Response']) => data,
      keepUnusedDataFor: 0,
    }),
    whatsappApplyPreset: build.mutation<ApplyPreset['Response']['data'], ApplyPreset['Request']>({
      query: (data) => ({ url: `${URL}/presets`, method: 'POST', data }),
      transformResponse: ({ data }: ApplyPreset['Response']) => data,
      invalidatesTags: (_answer, error) =>
        error ? [] : [listOf('WhatsappAutomation'), listOf('WhatsappTemplate')],
    }),
    whatsappListRuns: build.query<ListRuns['Response'], RunQuery>({
      query: (query) => withQuery(`${URL}/runs`, query),
      providesTags: ['WhatsappAutomationRun'],
    }),
    whatsappListRecordRuns: build.query<
      AutomationRun[],
      { uid: string; documentId: string; locale: string | null }
    >({
      query: ({ uid, documentId, locale }) =>
        withQuery(
          `/whatsapp/records/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}/automations`,
          { locale },
        ),
      transformResponse: ({ data }: ListRecordRuns['Response']) => data,
      providesTags: ['WhatsappAutomationRun'],
    }),
  }),
});

export const {
  useWhatsappListAutomationsQuery,
  useWhatsappGetAutomationQuery,
  useWhatsappSaveAutomationMutation,
  useWhatsappDeleteAutomationMutation,
  useWhatsappActOnAutomationMutation,
  useWhatsappDuplicateAutomationMutation,
  useWhatsappCheckAutomationQuery,
  useWhatsappDryRunMutation,
  useWhatsappCountMatchesQuery,
  useWhatsappListRuleFieldsQuery,
  useLazyWhatsappListRuleFieldsQuery,
  useWhatsappListPresetsQuery,
  useWhatsappApplyPresetMutation,
  useWhatsappListRunsQuery,
  useWhatsappListRecordRunsQuery,
} = automationsApi;
