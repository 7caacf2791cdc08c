import { Button, Flex, Typography } from '@strapi/design-system';
import type { TemplateEvent } from '../../../../../shared/contracts/templates';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../hooks/use-text';
import { useRejection } from '../use-rejection';
import { useEditor } from './editor-context';
import { rejectionOf } from './template-notices';

/** Why Meta rejected the template and what to do: in our words, and in Meta's own where it wrote some. */
export function RejectedNotice({ history }: { history: TemplateEvent[] }) {
  const text = useText();
  const rejection = useRejection();
  const { template, isReadOnly, goTo } = useEditor();
  if (!template) return null;
  const { reason, recommendation } = rejectionOf(template.rejectedReason, history);
  return (
    <Notice
      variant="danger"
      title={text('templates.rejected.title')}
      action={
        !isReadOnly && (
          <Button variant="danger-light" onClick={() => goTo(fieldOf(template.rejectedReason))}>
            {text('templates.rejected.edit')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <span>{rejection(template.rejectedReason)}</span>
        {reason && <MetasWords label={text('templates.rejected.reason')} words={reason} />}
        {recommendation && (
          <MetasWords label={text('templates.rejected.recommendation')} words={recommendation} />
        )}
      </Flex>
    </Notice>
  );
}

/** Reasons that are about the category and not about the words. */
const ABOUT_CATEGORY = ['CATEGORY_NOT_AVAILABLE', 'INCORRECT_CATEGORY', 'TAG_CONTENT_MISMATCH'];

/** Where to begin. */
const fieldOf = (reason: string | null): string =>
  reason !== null && ABOUT_CATEGORY.includes(reason) ? 'category' : 'body';

function MetasWords({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <Typography variant="pi" textColor="neutral700">
        {label}
      </Typography>
      <Typography tag="blockquote" textColor="neutral800" dir="auto">
        {words}
      </Typography>
    </div>
  );
}
