import type { Alert, DismissAlert, ListAlerts } from '../../../shared/contracts/alerts';
import { listOf, whatsappApi } from './base';

const alertsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListAlerts: build.query<Alert[], void>({
      query: () => '/whatsapp/alerts',
      transformResponse: ({ data }: ListAlerts['Response']) => data,
      providesTags: [listOf('WhatsappAlert')],
    }),
    whatsappDismissAlert: build.mutation<DismissAlert['Response']['data'], string>({
      query: (documentId) => ({
        url: `/whatsapp/alerts/${encodeURIComponent(documentId)}/dismiss`,
        method: 'POST',
      }),
      transformResponse: ({ data }: DismissAlert['Response']) => data,
      // One that somebody else has dismissed is gone from the list as well.
      invalidatesTags: [listOf('WhatsappAlert')],
    }),
  }),
});

export const { useWhatsappListAlertsQuery, useWhatsappDismissAlertMutation } = alertsApi;
