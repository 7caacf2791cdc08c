import type {
  ActOnMessage,
  AddFile,
  AddNote,
  Answer,
  CountInbox,
  DeleteNote,
  FindRecords,
  GetChatLink,
  GetConversationPerson,
  GetInbox,
  GetThread,
  LinkRecord,
  ListChanges,
  ListColleagues,
  ListInbox,
  OpenConversation,
  PreviewAnswer,
  SayTyping,
  StreamEvents,
  ThreadQuery,
  UnlinkRecord,
  UpdateInboxMe,
  UpdateNote,
} from '../../../shared/contracts/inbox';
import { serviceOf } from '../services';
import type { MessageAct } from '../services/inbox/answer';
import { openStream } from '../services/live/stream';
import {
  answerShape,
  inboxMeShape,
  noteShape,
  openConversationShape,
  previewAnswerShape,
  recordKeyShape,
  typingShape,
} from './inbox-shapes';
import { actorOf, bodyOf, fileIn, param, queryOf, type Action, type Injected } from './request';
import { read } from './shapes';

/** What a browser may show where it is; anything else is only saved. */
const SHOWN =
  /^(image\/(png|jpe?g|gif|webp)|video\/(mp4|3gpp|webm)|audio\/[\w.+-]+|application\/pdf)$/;

export default ({ strapi }: Injected): Record<string, Action> => {
  const inbox = () => serviceOf(strapi, 'inbox');
  const live = () => serviceOf(strapi, 'live');
  const act =
    (how: MessageAct): Action =>
    async (ctx) => {
      const [documentId, message] = [param(ctx, 'documentId'), param(ctx, 'message')];
      ctx.body = {
        data: await inbox().act(documentId, message, how, actorOf(ctx)),
      } satisfies ActOnMessage['Response'];
    };
  return {
    async get(ctx) {
      ctx.body = { data: await inbox().get(actorOf(ctx)) } satisfies GetInbox['Response'];
    },
    async updateMe(ctx) {
      const input: UpdateInboxMe['Request'] = read(inboxMeShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().updateMe(input, actorOf(ctx)),
      } satisfies UpdateInboxMe['Response'];
    },
    async count(ctx) {
      const { account }: CountInbox['Query'] = queryOf(ctx);
      ctx.body = {
        data: await inbox().count(account, actorOf(ctx)),
      } satisfies CountInbox['Response'];
    },
    async find(ctx) {
      const query = queryOf(ctx) as ListInbox['Query'];
      ctx.body = (await inbox().list(query, actorOf(ctx))) satisfies ListInbox['Response'];
    },
    async open(ctx) {
      const input: OpenConversation['Request'] = read(openConversationShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().open(input, actorOf(ctx)),
      } satisfies OpenConversation['Response'];
    },
    async events(ctx) {
      const { conversation, since }: StreamEvents['Query'] = queryOf(ctx);
      const lastEventId = since ?? ctx.get('Last-Event-ID');
      const stream = await openStream(live(), actorOf(ctx), {
        ...(conversation && { conversation }),
        ...(lastEventId && { lastEventId }),
      });
      ctx.res.once('close', () => stream.destroy());
      ctx.status = 200;
      ctx.type = 'text/event-stream';
      // Neither a cache nor a compressing proxy may keep an event to itself.
      ctx.set('Cache-Control', 'no-cache, no-transform');
      ctx.set('X-Accel-Buffering', 'no');
      ctx.body = stream;
    },
    async changes(ctx) {
      const query: ListChanges['Query'] = queryOf(ctx);
      ctx.body = (await live().changes(query, actorOf(ctx))) satisfies ListChanges['Response'];
    },
    async chatLink(ctx) {
      const { text }: GetChatLink['Query'] = queryOf(ctx);
      ctx.body = {
        data: await inbox().chatLink(param(ctx, 'account'), text),
      } satisfies GetChatLink['Response'];
    },
    async people(ctx) {
      ctx.body = { data: await inbox().colleagues() } satisfies ListColleagues['Response'];
    },
    async thread(ctx) {
      const query: ThreadQuery = queryOf(ctx);
      ctx.body = (await inbox().thread(
        param(ctx, 'documentId'),
        query,
        actorOf(ctx),
      )) satisfies GetThread['Response'];
    },
    async person(ctx) {
      ctx.body = {
        data: await inbox().notes.person(param(ctx, 'documentId'), actorOf(ctx)),
      } satisfies GetConversationPerson['Response'];
    },
    async findRecords(ctx) {
      const { _q = '' }: FindRecords['Query'] = queryOf(ctx);
      ctx.body = {
        data: await inbox().records.find(param(ctx, 'documentId'), _q, actorOf(ctx)),
      } satisfies FindRecords['Response'];
    },
    async linkRecord(ctx) {
      const record: LinkRecord['Request'] = read(recordKeyShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().records.link(param(ctx, 'documentId'), record, actorOf(ctx)),
      } satisfies LinkRecord['Response'];
    },
    async unlinkRecord(ctx) {
      const record = { uid: param(ctx, 'uid'), documentId: param(ctx, 'record') };
      ctx.body = {
        data: await inbox().records.unlink(param(ctx, 'documentId'), record, actorOf(ctx)),
      } satisfies UnlinkRecord['Response'];
    },
    async media(ctx) {
      const [documentId, message] = [param(ctx, 'documentId'), param(ctx, 'message')];
      const file = await inbox().openMedia(documentId, message, actorOf(ctx));
      const isShown = SHOWN.test(file.mime.split(';')[0]!.trim());
      ctx.attachment(file.name, { type: isShown ? 'inline' : 'attachment' });
      ctx.type = isShown ? file.mime : 'application/octet-stream';
      if (file.sizeBytes !== null) ctx.length = file.sizeBytes;
      ctx.set('Cache-Control', 'private, no-store');
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.set('Content-Security-Policy', 'sandbox');
      ctx.body = file.stream;
    },
    async addFile(ctx) {
      ctx.body = {
        data: await inbox().addFile(param(ctx, 'documentId'), fileIn(ctx), actorOf(ctx)),
      } satisfies AddFile['Response'];
    },
    async send(ctx) {
      const input: Answer['Request'] = read(answerShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().send(param(ctx, 'documentId'), input, actorOf(ctx)),
      } satisfies Answer['Response'];
    },
    async preview(ctx) {
      const input: PreviewAnswer['Request'] = read(previewAnswerShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().preview(param(ctx, 'documentId'), input, actorOf(ctx)),
      } satisfies PreviewAnswer['Response'];
    },
    cancel: act('cancel'),
    retry: act('retry'),
    resend: act('resend'),
    download: act('download'),
    async addNote(ctx) {
      const input: AddNote['Request'] = read(noteShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().notes.add(param(ctx, 'documentId'), input, actorOf(ctx)),
      } satisfies AddNote['Response'];
    },
    async updateNote(ctx) {
      const input: UpdateNote['Request'] = read(noteShape, bodyOf(ctx));
      const [documentId, note] = [param(ctx, 'documentId'), param(ctx, 'note')];
      ctx.body = {
        data: await inbox().notes.update(documentId, note, input, actorOf(ctx)),
      } satisfies UpdateNote['Response'];
    },
    async deleteNote(ctx) {
      const [documentId, note] = [param(ctx, 'documentId'), param(ctx, 'note')];
      ctx.body = {
        data: await inbox().notes.delete(documentId, note, actorOf(ctx)),
      } satisfies DeleteNote['Response'];
    },
    async typing(ctx) {
      const input: SayTyping['Request'] = read(typingShape, bodyOf(ctx));
      ctx.body = {
        data: await inbox().sayTyping(param(ctx, 'documentId'), input, actorOf(ctx)),
      } satisfies SayTyping['Response'];
    },
  };
};
