import type {
  GetWebhookSummary,
  WebhookSummary,
  Delivery,
  DeliveryQuery,
  DeliveryWithBody,
  GetDelivery,
  ListDeliveries,
  RetryDelivery,
} from '../../../shared/contracts/webhook-log';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/webhook-log/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const webhookLogApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListDeliveries: build.query<ListDeliveries['Response'], DeliveryQuery>({
      query: (query) => withQuery('/whatsapp/webhook-log', query),
      providesTags: [listOf('WhatsappDelivery')],
    }),
    whatsappGetWebhookSummary: build.query<WebhookSummary, void>({
      query: () => '/whatsapp/webhook-log/summary',
      transformResponse: ({ data }: GetWebhookSummary['Response']) => data,
    }),
    whatsappGetDelivery: build.query<DeliveryWithBody, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetDelivery['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappDelivery', documentId)],
    }),
    whatsappRetryDelivery: build.mutation<Delivery | null, string>({
      query: (documentId) => ({ url: url(documentId, 'retry'), method: 'POST' }),
      transformResponse: ({ data }: RetryDelivery['Response']) => data,
      // What has its effect may change a message, a template, an account, and the alerts about it.
      invalidatesTags: (_answer, error) =>
        error
          ? []
          : [
              listOf('WhatsappDelivery'),
              listOf('WhatsappMessage'),
              'WhatsappTemplate',
              listOf('WhatsappAlert'),
            ],
    }),
  }),
});

export const {
  useWhatsappListDeliveriesQuery,
  useWhatsappGetWebhookSummaryQuery,
  useWhatsappGetDeliveryQuery,
  useWhatsappRetryDeliveryMutation,
} = webhookLogApi;
