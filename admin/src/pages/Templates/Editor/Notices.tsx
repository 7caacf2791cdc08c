import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { unsendableKind } from '../../../../../shared/domain/template/payload';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../hooks/use-text';
import { jumpTo } from '../content/jump';
import { newTemplatePath } from '../paths';
import { useRejection } from '../use-rejection';
import { useEditor } from './editor-context';

/** Where the notices stand, to lead there when there are new ones. */
export const NOTICES_ID = 'template-notices';

/** What a person must know about this template before reading on: rejected, locked, not sendable. */
export function Notices() {
  const text = useText();
  const rejection = useRejection();
  const { template, values, isReadOnly } = useEditor();
  if (!template) return null;

  const { documentId, status, rejectedReason, isContentEditable } = template;
  const kind = template.unsendableKind ?? unsendableKind(values.content);
  const isPending = status === 'PENDING';
  return (
    <Flex id={NOTICES_ID} direction="column" alignItems="stretch" gap={4}>
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
        <Notice
          title={text(isPending ? 'templates.pending.title' : 'templates.locked.title')}
          action={
            !isReadOnly &&
            !isPending && (
              <LinkButton tag={Link} variant="tertiary" to={newTemplatePath({ from: documentId })}>
                {text('templates.menu.duplicate')}
              </LinkButton>
            )
          }
        >
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
