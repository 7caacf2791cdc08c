import { useIntl } from 'react-intl';
import { Notice } from '../../../components/Notice';
import { useText, useTextIfAny } from '../../../hooks/use-text';
import { useEditor } from './editor-context';

const VARIANTS: Record<string, 'warning' | 'danger'> = {
  PAUSED: 'warning',
  ARCHIVED: 'warning',
  PENDING_DELETION: 'warning',
  DISABLED: 'danger',
  DELETED: 'danger',
  LIMIT_EXCEEDED: 'danger',
};

/** What the template's status means for its words, and when they can be changed. */
export function StatusNotice({ isRevising }: { isRevising: boolean }) {
  const text = useText();
  const textIfAny = useTextIfAny();
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
  // One that Meta added later has the words of any other.
  const title =
    textIfAny(`templates.state.${status}.title`) ?? text('templates.state.other.title', { status });
  const body = textIfAny(`templates.state.${status}.body`) ?? text('templates.state.other.body');
  return (
    <Notice variant={VARIANTS[status] ?? 'info'} title={title}>
      {body}{' '}
      {isResubmittable &&
        nextEditAt !== null &&
        text('templates.revise.quota', {
          at: formatDate(nextEditAt, { dateStyle: 'long', timeStyle: 'short' }),
        })}
    </Notice>
  );
}
