import { Button, Flex } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox, ThreadItem, ThreadMessage } from '../../../../../shared/contracts/inbox';
import { checkContent, renderContent } from '../../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import { fillQuickReply } from '../../../../../shared/domain/quick-reply';
import { newIdempotencyKey } from '../../../api/idempotency-key';
import { useWhatsappAddNoteMutation } from '../../../api/thread';
import { Notice } from '../../../components/Notice';
import { applyEdit, selectionOf } from '../../../components/Writing/text-field';
import { insertText, toggleMark, type Mark } from '../../../components/Writing/marks';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { toContents } from './attachment';
import { useShortcuts } from '../use-shortcuts';
import { AttachmentList } from './AttachmentList';
import { CharacterCount } from './CharacterCount';
import { ClosedWindow } from './ClosedWindow';
import { ComposerDialog, type ComposerDialogName } from './ComposerDialog';
import type { Draft } from './draft-store';
import { ModeTabs } from './ModeTabs';
import { QuickReplyList, useQuickReplies } from './QuickReplyList';
import { ReplyingTo } from './ReplyingTo';
import { TextBox } from './TextBox';
import { Toolbar } from './Toolbar';
import { useAttachments } from './use-attachments';
import type { ChangeDraft } from './use-draft';
import { useFileDrop } from './use-file-drop';
import { send } from './use-outbox';
import { useTyping } from './use-typing';

export interface ComposerProps {
  conversation: Conversation;
  inbox: Inbox;
  /** Whether anything may be sent now, and not templates alone. */
  isOpen: boolean;
  draft: Draft;
  onDraft: ChangeDraft;
  /** The message that is answered. */
  replyTo: ThreadMessage | null;
  field: React.RefObject<HTMLTextAreaElement>;
  /** Where files may be dropped. */
  ground: React.RefObject<HTMLElement>;
  /** Puts what the server has answered into the thread. */
  put: (items: readonly ThreadItem[]) => void;
  /** Something was sent or noted. */
  onDone: () => void;
  /** ↑ in an empty field. */
  onOlder: () => void;
}

/** Where the answer is written, or a note for the colleagues. */
export function Composer(props: ComposerProps) {
  const {
    conversation,
    inbox,
    isOpen,
    draft,
    onDraft,
    replyTo,
    field,
    ground,
    put,
    onDone,
    onOlder,
  } = props;
  const { documentId } = conversation;
  const text = useText();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const [dialog, setDialog] = useState<ComposerDialogName | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [addNote, noting] = useWhatsappAddNoteMutation();
  const attachments = useAttachments(documentId, (file) =>
    onDraft(({ files }) => ({ files: [...files, file] })),
  );
  const typing = useTyping(documentId);
  const { isNote } = draft;
  const words = isNote ? draft.note : draft.text;
  const setWords = (next: string) => onDraft(isNote ? { note: next } : { text: next });
  const quick = useQuickReplies(documentId, isNote || !isOpen, field);
  // Until whoever writes has put something in their place.
  const { missing } = fillQuickReply(words, {});

  const hand = (contents: FreeContent[]): boolean => {
    const issues = contents.flatMap(checkContent).filter(({ severity }) => severity === 'error');
    setProblem(issues.length > 0 ? [...new Set(issues.map(sayIssue))].join(' ') : null);
    if (issues.length > 0) return false;
    const answered = replyTo && { replyTo: replyTo.message.documentId };
    contents.forEach((content, index) =>
      send({
        key: newIdempotencyKey(),
        conversation: documentId,
        // The first one answers; the others follow it.
        input: { content, ...(index === 0 && answered) },
        shown:
          'fileName' in content && content.fileName ? content.fileName : renderContent(content),
        at: Date.now() + index,
      }),
    );
    typing.onStop();
    onDone();
    return true;
  };

  const onSend = async () => {
    if (isNote) {
      if (words.trim() === '' || noting.isLoading) return;
      const result = await addNote({ documentId, text: words.trim() });
      if ('error' in result) {
        setProblem(toWords(result.error));
        return;
      }
      setProblem(null);
      onDraft({ note: '' });
      put([result.data]);
      onDone();
      return;
    }
    if (!isOpen || attachments.isUploading) return;
    const contents = toContents(words, draft.files);
    if (contents.length > 0 && hand(contents)) onDraft({ text: '', files: [], replyTo: null });
  };

  const edit = (change: (field: HTMLTextAreaElement) => void) => {
    if (field.current) change(field.current);
  };
  const onMark = (mark: Mark) => edit((one) => applyEdit(one, toggleMark(selectionOf(one), mark)));
  const onInsert = (inserted: string) =>
    edit((one) => applyEdit(one, insertText(selectionOf(one), inserted)));

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || quick.onKeyDown(event)) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const mark = isCommand && ({ b: 'bold', i: 'italic' } as const)[event.key.toLowerCase()];
    if (mark) onMark(mark);
    else if (event.key === 'Enter' && !event.shiftKey) void onSend();
    else if (event.key === 'Escape' && replyTo) onDraft({ replyTo: null });
    else if (event.key === 'ArrowUp' && words === '') onOlder();
    else return;
    event.preventDefault();
  };

  useFileDrop(ground, !isNote && isOpen ? attachments.addFiles : null);
  useShortcuts({
    r: () => field.current?.focus(),
    t: () => setDialog('template'),
  });

  const isClosed = !isNote && !isOpen;
  const canSend = isNote
    ? words.trim() !== ''
    : (words.trim() !== '' || draft.files.length > 0) && !attachments.isUploading;

  return (
    <Frame aria-label={text('inbox.composer.title')} $isNote={isNote}>
      <ModeTabs isNote={isNote} onChange={(next) => onDraft({ isNote: next })} />
      {isClosed ? (
        <ClosedWindow
          conversation={conversation}
          hasDraft={draft.text.trim() !== ''}
          onTemplate={() => setDialog('template')}
        />
      ) : (
        <>
          {replyTo && !isNote && (
            <ReplyingTo item={replyTo} onCancel={() => onDraft({ replyTo: null })} />
          )}
          {!isNote && (
            <AttachmentList
              files={draft.files}
              uploads={attachments.uploads}
              onRemove={(fileId) =>
                onDraft({ files: draft.files.filter((file) => file.fileId !== fileId) })
              }
              onDrop={attachments.drop}
            />
          )}
          {problem && <Notice variant="danger" title={problem} />}
          {missing.length > 0 && (
            <Notice
              variant="warning"
              title={text('inbox.composer.quick.missing', { variables: missing.join(', ') })}
            />
          )}
          {quick.isOpen && <QuickReplyList quick={quick} />}
          <TextBox
            ref={field}
            label={text(isNote ? 'inbox.composer.note.label' : 'inbox.composer.label')}
            placeholder={text(
              isNote ? 'inbox.composer.note.placeholder' : 'inbox.composer.placeholder',
            )}
            value={words}
            list={quick.isOpen ? quick : null}
            onChange={(next) => {
              setWords(next);
              setProblem(null);
              quick.look();
              if (!isNote && next !== '') typing.onType();
              if (next === '') typing.onStop();
            }}
            onSelect={quick.look}
            onKeyDown={onKeyDown}
            onBlur={() => {
              typing.onStop();
              quick.close();
            }}
            onPasteFiles={isNote ? undefined : attachments.addFiles}
          />
          <Flex justifyContent="space-between" alignItems="flex-end" gap={2}>
            <Toolbar
              isNote={isNote}
              onMark={onMark}
              onInsert={onInsert}
              onEmojiClosed={() => field.current?.focus()}
              onFiles={attachments.addFiles}
              onDialog={setDialog}
            />
            <Flex gap={3}>
              {!isNote && <CharacterCount text={words} />}
              <Button
                startIcon={isNote ? undefined : <PaperPlane />}
                disabled={!canSend}
                loading={noting.isLoading}
                onClick={() => void onSend()}
              >
                {text(isNote ? 'inbox.composer.note.save' : 'inbox.composer.send')}
              </Button>
            </Flex>
          </Flex>
        </>
      )}
      <ComposerDialog
        name={dialog}
        conversation={conversation}
        inbox={inbox}
        body={draft.text}
        onSent={(item) => {
          put([item]);
          onDone();
        }}
        onSend={(content, usesBody) => {
          if (hand([content])) onDraft({ replyTo: null, ...(usesBody && { text: '' }) });
        }}
        onLibrary={attachments.addFromLibrary}
        onClose={() => setDialog(null)}
      />
    </Frame>
  );
}

const Frame = styled.section<{ $isNote: boolean }>`
  display: flex;
  flex-direction: column;
  gap: 8px;
  padding: 8px 16px 12px;
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme, $isNote }) =>
    $isNote ? `color-mix(in srgb, #f5c518 14%, ${theme.colors.neutral0})` : theme.colors.neutral0};
`;
