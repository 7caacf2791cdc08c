import type {
  ActOnMessage,
  AddNote,
  Answer,
  AnswerInput,
  DeleteNote,
  GetThread,
  PreviewAnswer,
  SayTyping,
  Thread,
  ThreadMessage,
  ThreadNote,
  ThreadQuery,
} from '../../../shared/contracts/inbox';
import type { Preview } from '../../../shared/contracts/messages';
import { oneOf, whatsappApi } from './base';
import { conversationUrl } from './conversations';
import { withQuery } from './with-query';

/** Where the file of a message in a conversation is; it is asked for with the token of whoever asks. */
export const mediaUrl = (conversation: string, message: string): string =>
  conversationUrl(conversation, 'media', message);

/** What can be done about one message of a thread. */
export type MessageVerb = 'cancel' | 'retry' | 'resend' | 'download';

/** Something in a conversation, by its documentId. */
interface InConversation {
  documentId: string;
}

const threadApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetThread: build.query<Thread, InConversation & ThreadQuery>({
      query: ({ documentId, ...query }) => withQuery(conversationUrl(documentId, 'thread'), query),
      transformResponse: (thread: GetThread['Response']) => thread,
      // The page keeps what it shows, and the server tells what changes.
      keepUnusedDataFor: 0,
    }),
    whatsappAnswer: build.mutation<ThreadMessage, InConversation & { data: AnswerInput }>({
      query: ({ documentId, data }) => ({
        url: conversationUrl(documentId, 'messages'),
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: Answer['Response']) => data,
    }),
    whatsappPreviewAnswer: build.mutation<
      Preview,
      InConversation & { data: PreviewAnswer['Request'] }
    >({
      query: ({ documentId, data }) => ({
        url: conversationUrl(documentId, 'preview'),
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: PreviewAnswer['Response']) => data,
    }),
    whatsappActOnMessage: build.mutation<
      ThreadMessage,
      InConversation & { message: string; verb: MessageVerb }
    >({
      query: ({ documentId, message, verb }) => ({
        url: conversationUrl(documentId, 'messages', message, verb),
        method: 'POST',
        data: {},
      }),
      transformResponse: ({ data }: ActOnMessage['Response']) => data,
    }),
    whatsappAddNote: build.mutation<ThreadNote, InConversation & { text: string }>({
      query: ({ documentId, text }) => ({
        url: conversationUrl(documentId, 'notes'),
        method: 'POST',
        data: { text },
      }),
      transformResponse: ({ data }: AddNote['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : [oneOf('WhatsappConversationPerson', documentId)],
    }),
    whatsappUpdateNote: build.mutation<ThreadNote, InConversation & { note: string; text: string }>(
      {
        query: ({ documentId, note, text }) => ({
          url: conversationUrl(documentId, 'notes', note),
          method: 'PUT',
          data: { text },
        }),
        transformResponse: ({ data }: AddNote['Response']) => data,
        invalidatesTags: (_answer, error, { documentId }) =>
          error ? [] : [oneOf('WhatsappConversationPerson', documentId)],
      },
    ),
    whatsappDeleteNote: build.mutation<
      DeleteNote['Response']['data'],
      InConversation & { note: string }
    >({
      query: ({ documentId, note }) => ({
        url: conversationUrl(documentId, 'notes', note),
        method: 'DELETE',
      }),
      transformResponse: ({ data }: DeleteNote['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : [oneOf('WhatsappConversationPerson', documentId)],
    }),
    whatsappSayTyping: build.mutation<
      SayTyping['Response']['data'],
      InConversation & SayTyping['Request']
    >({
      query: ({ documentId, typing }) => ({
        url: conversationUrl(documentId, 'typing'),
        method: 'POST',
        data: { typing },
      }),
      transformResponse: ({ data }: SayTyping['Response']) => data,
    }),
  }),
});

export const {
  useWhatsappGetThreadQuery,
  useLazyWhatsappGetThreadQuery,
  useWhatsappAnswerMutation,
  useWhatsappPreviewAnswerMutation,
  useWhatsappActOnMessageMutation,
  useWhatsappAddNoteMutation,
  useWhatsappUpdateNoteMutation,
  useWhatsappDeleteNoteMutation,
  useWhatsappSayTypingMutation,
} = threadApi;
