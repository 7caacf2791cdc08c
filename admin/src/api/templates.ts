import type {
  CheckTemplate,
  CreateTemplate,
  DeleteTemplate,
  GetTemplate,
  ListTemplates,
  ListUsableTemplates,
  SubmitTemplate,
  SyncTemplate,
  Template,
  TemplateInput,
  TemplateQuery,
  UpdateTemplate,
  UsableTemplate,
} from '../../../shared/contracts/templates';
import type { Issue } from '../../../shared/domain/issue';
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
    whatsappListUsableTemplates: build.query<UsableTemplate[], { uid: string }>({
      query: ({ uid }) => withQuery('/whatsapp/templates/usable', { uid }),
      transformResponse: ({ data }: ListUsableTemplates['Response']) => data,
      providesTags: [listOf('WhatsappTemplate')],
    }),
    whatsappGetTemplate: build.query<Template, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetTemplate['Response']) => data,
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
      invalidatesTags: (_answer, error, { documentId }) => (error ? [] : changed(documentId)),
    }),
    whatsappDeleteTemplate: build.mutation<{ documentId: string }, string>({
      query: (documentId) => ({ url: url(documentId), method: 'DELETE' }),
      transformResponse: ({ data }: DeleteTemplate['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappTemplate')]),
    }),
    whatsappCheckTemplate: build.mutation<Issue[], CheckTemplate['Request']>({
      query: (data) => ({ url: '/whatsapp/templates/check', method: 'POST', data }),
      transformResponse: ({ data }: CheckTemplate['Response']) => data,
    }),
    whatsappSubmitTemplate: build.mutation<Template, string>({
      query: (documentId) => ({ url: url(documentId, 'submit'), method: 'POST' }),
      transformResponse: ({ data }: SubmitTemplate['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappSyncTemplate: build.mutation<Template, string>({
      query: (documentId) => ({ url: url(documentId, 'sync'), method: 'POST' }),
      transformResponse: ({ data }: SyncTemplate['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
  }),
});

export const {
  useWhatsappListTemplatesQuery,
  useWhatsappListUsableTemplatesQuery,
  useWhatsappGetTemplateQuery,
  useWhatsappCreateTemplateMutation,
  useWhatsappUpdateTemplateMutation,
  useWhatsappDeleteTemplateMutation,
  useWhatsappCheckTemplateMutation,
  useWhatsappSubmitTemplateMutation,
  useWhatsappSyncTemplateMutation,
} = templatesApi;
