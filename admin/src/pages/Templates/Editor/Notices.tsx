import { Button, Flex } from '@strapi/design-system';
import { unsendableKind } from '../../../../../shared/domain/template/payload';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../hooks/use-text';
import { jumpTo } from '../content/jump';
import { useRejection } from '../use-rejection';
import { useEditor } from './editor-context';

/** What a person must know about this template before reading on: rejected, locked, not sendable. */
export function Notices() {
  const text = useText();
  const rejection = useRejection();
  const { template, values, isReadOnly } = useEditor();
  if (!template) return null;

  const { status, rejectedReason, isContentEditable } = template;
  const kind = template.unsendableKind ?? unsendableKind(values.content);
  const isPending = status === 'PENDING';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {status === 'REJECTED' && (
        <Notice
          variant="danger"
          title={text('templates.rejected.title')}
          action={
            !isReadOnly && (
              <Button variant="danger-light" onClick={() => jumpTo('body')}>
                {text('templates.rejected.edit')}
              </Button>
            )
          }
        >
          {rejection(rejectedReason)}
        </Notice>
      )}
      {!isContentEditable && (
        <Notice title={text(isPending ? 'templates.pending.title' : 'templates.locked.title')}>
          {text(isPending ? 'templates.pending.body' : 'templates.locked.body')}
        </Notice>
      )}
      {kind && (
        <Notice variant="warning" title={text('templates.unsendable.title')}>
          {kind === 'AUTHENTICATION'
            ? text('templates.unsendable.authentication')
            : text('templates.unsendable.body', { kind })}
        </Notice>
      )}
    </Flex>
  );
}
