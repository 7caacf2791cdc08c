import type {
  AdoptTemplate,
  CheckTemplate,
  CreateTemplate,
  DeletedTemplates,
  DeleteTemplate,
  GetTemplate,
  GetTemplateHistory,
  ListTemplates,
  ListUsableTemplates,
  ResolveDrift,
  SubmitTemplate,
  SyncTemplate,
  Template,
  TemplateEvent,
  TemplateInput,
  TemplateQuery,
  UnpauseTemplate,
  UpdateTemplate,
  UsableTemplate,
} from '../../../shared/contracts/templates';
import type { Issue } from '../../../shared/domain/issue';
import type { TemplateContent } from '../../../shared/domain/template/template';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/templates/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const changed = (documentId: string) => [
  listOf('WhatsappTemplate'),
  oneOf('WhatsappTemplate', documentId),
];

const templatesApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListTemplates: build.query<ListTemplates['Response'], TemplateQuery>({
      query: (query) => withQuery('/whatsapp/templates', query),
      providesTags: [listOf('WhatsappTemplate')],
    }),
    whatsappListUsableTemplates: build.query<UsableTemplate[], ListUsableTemplates['Query']>({
      query: (query) => withQuery('/whatsapp/templates/usable', query),
      transformResponse: ({ data }: ListUsableTemplates['Response']) => data,
      providesTags: [listOf('WhatsappTemplate')],
    }),
    whatsappGetTemplate: build.query<Template, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetTemplate['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappTemplate', documentId)],
    }),
    whatsappGetTemplateHistory: build.query<TemplateEvent[], string>({
      query: (documentId) => url(documentId, 'history'),
      transformResponse: ({ data }: GetTemplateHistory['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappTemplate', documentId)],
    }),
    whatsappCreateTemplate: build.mutation<Template, TemplateInput>({
      query: (data) => ({ url: '/whatsapp/templates', method: 'POST', data }),
      transformResponse: ({ data }: CreateTemplate['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappTemplate')]),
    }),
    whatsappUpdateTemplate: build.mutation<
      Template,
      { documentId: string; data: UpdateTemplate['Request'] }
    >({
      query: ({ documentId, data }) => ({ url: url(documentId), method: 'PUT', data }),
      transformResponse: ({ data }: UpdateTemplate['Response']) => data,
      // The other languages of the name change along.
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappTemplate']),
    }),
    whatsappDeleteTemplate: build.mutation<
      DeletedTemplates,
      { documentId: string; allLanguages?: boolean }
    >({
      query: ({ documentId, allLanguages = false }) => ({
        url: `${url(documentId)}${allLanguages ? '?languages=all' : ''}`,
        method: 'DELETE',
      }),
      transformResponse: ({ data }: DeleteTemplate['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappTemplate')]),
    }),
    whatsappCheckTemplate: build.mutation<Issue[], CheckTemplate['Request']>({
      query: (data) => ({ url: '/whatsapp/templates/check', method: 'POST', data }),
      transformResponse: ({ data }: CheckTemplate['Response']) => data,
    }),
    whatsappSubmitTemplate: build.mutation<
      Template,
      { documentId: string; content?: TemplateContent }
    >({
      query: ({ documentId, content }) => ({
        url: url(documentId, 'submit'),
        method: 'POST',
        data: { content } satisfies SubmitTemplate['Request'],
      }),
      transformResponse: ({ data }: SubmitTemplate['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => changed(documentId),
    }),
    whatsappSyncTemplate: build.mutation<Template, string>({
      query: (documentId) => ({ url: url(documentId, 'sync'), method: 'POST' }),
      transformResponse: ({ data }: SyncTemplate['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappAdoptTemplate: build.mutation<Template, string>({
      query: (documentId) => ({ url: url(documentId, 'adopt'), method: 'POST' }),
      transformResponse: ({ data }: AdoptTemplate['Response']) => data,
      invalidatesTags: (_answer, error, documentId) => (error ? [] : changed(documentId)),
    }),
    whatsappResolveDrift: build.mutation<
      Template,
      { documentId: string } & ResolveDrift['Request']
    >({
      query: ({ documentId, take }) => ({
        url: url(documentId, 'drift'),
        method: 'POST',
        data: { take } satisfies ResolveDrift['Request'],
      }),
      transformResponse: ({ data }: ResolveDrift['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => changed(documentId),
    }),
    whatsappUnpauseTemplate: build.mutation<Template, string>({
      query: (documentId) => ({ url: url(documentId, 'unpause'), method: 'POST' }),
      transformResponse: ({ data }: UnpauseTemplate['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
  }),
});

export const {
  useWhatsappListTemplatesQuery,
  useWhatsappListUsableTemplatesQuery,
  useWhatsappGetTemplateQuery,
  useWhatsappGetTemplateHistoryQuery,
  useWhatsappCreateTemplateMutation,
  useWhatsappUpdateTemplateMutation,
  useWhatsappDeleteTemplateMutation,
  useWhatsappCheckTemplateMutation,
  useWhatsappSubmitTemplateMutation,
  useWhatsappSyncTemplateMutation,
  useWhatsappAdoptTemplateMutation,
  useWhatsappResolveDriftMutation,
  useWhatsappUnpauseTemplateMutation,
} = templatesApi;
