import { useIntl } from 'react-intl';
import { Notice } from '../../../components/Notice';
import { useText, type TextKey } from '../../../hooks/use-text';
import en from '../../../translations/en.json';
import { useEditor } from './editor-context';

const VARIANTS: Record<string, 'warning' | 'danger'> = {
  PAUSED: 'warning',
  ARCHIVED: 'warning',
  PENDING_DELETION: 'warning',
  DISABLED: 'danger',
  DELETED: 'danger',
  LIMIT_EXCEEDED: 'danger',
};

/** The words about a status; one that Meta added later has those of any other. */
const keyOf = (status: string, part: 'title' | 'body'): TextKey => {
  const key = `templates.state.${status}.${part}`;
  return key in en ? (key as TextKey) : `templates.state.other.${part}`;
};

/** What the template's status means for its words, and when they can be changed. */
export function StatusNotice({ isRevising }: { isRevising: boolean }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { template } = useEditor();
  if (!template) return null;
  if (isRevising)
    return (
      <Notice variant="warning" title={text('templates.revising.title')}>
        {text('templates.revising.body')}
      </Notice>
    );

  const { status, isResubmittable, nextEditAt } = template;
  return (
    <Notice variant={VARIANTS[status] ?? 'info'} title={text(keyOf(status, 'title'), { status })}>
      {text(keyOf(status, 'body'))}{' '}
      {isResubmittable &&
        nextEditAt !== null &&
        text('templates.revise.quota', {
          at: formatDate(nextEditAt, { dateStyle: 'long', timeStyle: 'short' }),
        })}
    </Notice>
  );
}
