import type {
  ActOnCampaign,
  Campaign,
  CampaignInput,
  CampaignPlan,
  CampaignQuery,
  CampaignRecipient,
  CampaignResults,
  CountAudience,
  ExcludeRecipients,
  FollowUp,
  GetCampaign,
  GetPlan,
  GetResults,
  ListCampaigns,
  ListRecipients,
  PreviewCampaign,
  RecipientQuery,
  RescheduleCampaign,
  RetryCampaign,
  SaveCampaign,
  StartCampaign,
  UploadCsv,
} from '../../../shared/contracts/campaigns';
import type { Page } from '../../../shared/contracts/page';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/campaigns/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

/** Where the recipients of a campaign are handed out as a file. */
export const recipientsFileUrl = (documentId: string, query: RecipientQuery): string =>
  withQuery(url(documentId, 'recipients.csv'), query);

/** What can be done to a campaign as it stands, without saying more. */
export type CampaignVerb = 'check' | 'stop-check' | 'pause' | 'resume' | 'cancel';

/** A campaign, by its documentId. */
interface OfCampaign {
  documentId: string;
}

const changed = (documentId: string) => [
  listOf('WhatsappCampaign'),
  oneOf('WhatsappCampaignRecipient', documentId),
  oneOf('WhatsappCampaignResults', documentId),
];

const campaignsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListCampaigns: build.query<ListCampaigns['Response'], CampaignQuery>({
      query: (query) => withQuery('/whatsapp/campaigns', query),
      providesTags: [listOf('WhatsappCampaign')],
    }),
    whatsappGetCampaign: build.query<Campaign, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetCampaign['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappCampaign', documentId)],
      // What its figures tell must not be told otherwise beside them until the next look. While it runs
      // they change with every message.
      onQueryStarted: async (documentId, { dispatch, queryFulfilled, getCacheEntry }) => {
        const before = getCacheEntry().data;
        const now = await answerOf(queryFulfilled);
        if (!before || !now || now.status === 'running' || figuresOf(before) === figuresOf(now))
          return;
        const beside = [
          oneOf('WhatsappCampaignRecipient', documentId),
          oneOf('WhatsappCampaignResults', documentId),
        ];
        dispatch(campaignsApi.util.invalidateTags(beside) as never);
      },
    }),
    whatsappCreateCampaign: build.mutation<Campaign, CampaignInput>({
      query: (data) => ({ url: '/whatsapp/campaigns', method: 'POST', data }),
      transformResponse: ({ data }: SaveCampaign['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappCampaign')]),
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappUpdateCampaign: build.mutation<Campaign, OfCampaign & { data: CampaignInput }>({
      query: ({ documentId, data }) => ({ url: url(documentId), method: 'PUT', data }),
      transformResponse: ({ data }: SaveCampaign['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) => (error ? [] : changed(documentId)),
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappDeleteCampaign: build.mutation<null, string>({
      query: (documentId) => ({ url: url(documentId), method: 'DELETE' }),
      transformResponse: () => null,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappCampaign')]),
    }),
    whatsappActOnCampaign: build.mutation<Campaign, OfCampaign & { verb: CampaignVerb }>({
      query: ({ documentId, verb }) => ({ url: url(documentId, verb), method: 'POST', data: {} }),
      transformResponse: ({ data }: ActOnCampaign['Response']) => data,
      // Refused, it has changed meanwhile.
      invalidatesTags: (_answer, error, { documentId }) => [
        ...changed(documentId),
        ...(error ? [oneOf('WhatsappCampaign', documentId)] : []),
      ],
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappCountAudience: build.query<CountAudience['Response']['data'], CountAudience['Request']>(
      {
        query: (data) => ({ url: '/whatsapp/campaigns/audience', method: 'POST', data }),
        transformResponse: ({ data }: CountAudience['Response']) => data,
        keepUnusedDataFor: 0,
      },
    ),
    whatsappUploadCsv: build.mutation<UploadCsv['Response']['data'], OfCampaign & { file: File }>({
      query: ({ documentId, file }) => {
        const data = new FormData();
        data.append('file', file);
        return { url: url(documentId, 'csv'), method: 'POST', data };
      },
      transformResponse: ({ data }: UploadCsv['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : [oneOf('WhatsappCampaign', documentId), ...changed(documentId)],
    }),
    whatsappPreviewCampaign: build.mutation<
      PreviewCampaign['Response']['data'],
      OfCampaign & PreviewCampaign['Request']
    >({
      query: ({ documentId, ...data }) => ({
        url: url(documentId, 'preview'),
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: PreviewCampaign['Response']) => data,
    }),
    whatsappListRecipients: build.query<Page<CampaignRecipient>, OfCampaign & RecipientQuery>({
      query: ({ documentId, ...query }) => withQuery(url(documentId, 'recipients'), query),
      transformResponse: (answer: ListRecipients['Response']) => answer,
      providesTags: (_answer, _error, { documentId }) => [
        oneOf('WhatsappCampaignRecipient', documentId),
      ],
    }),
    whatsappExcludeRecipients: build.mutation<
      Campaign,
      OfCampaign & { data: ExcludeRecipients['Request'] }
    >({
      query: ({ documentId, data }) => ({ url: url(documentId, 'exclude'), method: 'POST', data }),
      transformResponse: ({ data }: ExcludeRecipients['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => changed(documentId),
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappGetPlan: build.query<CampaignPlan, string>({
      query: (documentId) => url(documentId, 'plan'),
      transformResponse: ({ data }: GetPlan['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappCampaignResults', documentId)],
      keepUnusedDataFor: 0,
    }),
    whatsappStartCampaign: build.mutation<
      Campaign,
      OfCampaign & { data: StartCampaign['Request'] }
    >({
      query: ({ documentId, data }) => ({ url: url(documentId, 'start'), method: 'POST', data }),
      transformResponse: ({ data }: StartCampaign['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) => [
        ...changed(documentId),
        ...(error ? [oneOf('WhatsappCampaign', documentId)] : []),
      ],
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappRescheduleCampaign: build.mutation<
      Campaign,
      OfCampaign & { data: RescheduleCampaign['Request'] }
    >({
      query: ({ documentId, data }) => ({
        url: url(documentId, 'reschedule'),
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: RescheduleCampaign['Response']) => data,
      // Refused, it has begun meanwhile.
      invalidatesTags: (_answer, error, { documentId }) => [
        ...changed(documentId),
        ...(error ? [oneOf('WhatsappCampaign', documentId)] : []),
      ],
      onQueryStarted: (_request, { dispatch, queryFulfilled }): Promise<void> =>
        show(queryFulfilled, dispatch),
    }),
    whatsappGetResults: build.query<CampaignResults, string>({
      query: (documentId) => url(documentId, 'results'),
      transformResponse: ({ data }: GetResults['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappCampaignResults', documentId)],
    }),
    whatsappRetryCampaign: build.mutation<
      RetryCampaign['Response']['data'],
      OfCampaign & RetryCampaign['Request']
    >({
      query: ({ documentId, ...data }) => ({ url: url(documentId, 'retry'), method: 'POST', data }),
      transformResponse: ({ data }: RetryCampaign['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => [
        oneOf('WhatsappCampaign', documentId),
        ...changed(documentId),
      ],
    }),
    whatsappDuplicateCampaign: build.mutation<Campaign, string>({
      query: (documentId) => ({ url: url(documentId, 'duplicate'), method: 'POST', data: {} }),
      transformResponse: ({ data }: ActOnCampaign['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappCampaign')]),
    }),
    whatsappFollowUp: build.mutation<Campaign, OfCampaign & FollowUp['Request']>({
      query: ({ documentId, who }) => ({
        url: url(documentId, 'follow-up'),
        method: 'POST',
        data: { who } satisfies FollowUp['Request'],
      }),
      transformResponse: ({ data }: FollowUp['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappCampaign')]),
    }),
  }),
});

/** What was answered; null for a refusal. */
const answerOf = (answer: Promise<{ data: Campaign }>): Promise<Campaign | null> =>
  answer.then(
    ({ data }) => data,
    () => null,
  );

/** What a campaign tells of its messages, to be compared. */
const figuresOf = ({ status, counts, clicked, replied }: Campaign): string =>
  JSON.stringify([status, counts, clicked, replied]);

/** Shows a campaign as it was answered, where else it would be asked for again; of a refusal tells whoever asked. */
async function show(
  answer: Promise<{ data: Campaign }>,
  dispatch: (action: never) => unknown,
): Promise<void> {
  const campaign = await answerOf(answer);
  if (campaign === null) return;
  const { upsertQueryData } = campaignsApi.util;
  dispatch(upsertQueryData('whatsappGetCampaign', campaign.documentId, campaign) as never);
}

export const {
  useWhatsappListCampaignsQuery,
  useWhatsappGetCampaignQuery,
  useWhatsappCreateCampaignMutation,
  useWhatsappUpdateCampaignMutation,
  useWhatsappDeleteCampaignMutation,
  useWhatsappActOnCampaignMutation,
  useWhatsappCountAudienceQuery,
  useWhatsappUploadCsvMutation,
  useWhatsappPreviewCampaignMutation,
  useWhatsappListRecipientsQuery,
  useWhatsappExcludeRecipientsMutation,
  useWhatsappGetPlanQuery,
  useWhatsappStartCampaignMutation,
  useWhatsappRescheduleCampaignMutation,
  useWhatsappGetResultsQuery,
  useWhatsappRetryCampaignMutation,
  useWhatsappDuplicateCampaignMutation,
  useWhatsappFollowUpMutation,
} = campaignsApi;
