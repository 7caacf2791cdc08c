import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { Notice } from '../../../components/Notice';
import { RelativeTime } from '../../../components/RelativeTime';
import { useNow } from '../../../hooks/use-now';
import { useText, type TextKey } from '../../../hooks/use-text';
import { categoryKey } from './category-key';
import { DriftDialog } from './DriftDialog';
import { useEditor } from './editor-context';
import { RejectedNotice } from './RejectedNotice';
import { StatusNotice } from './StatusNotice';
import { noticesOf, type TemplateNotice } from './template-notices';
import { useTemplateActions } from './use-template-actions';
import { useTemplateHistory } from './use-template-history';

/** Where the notices stand, to lead there when there are new ones. */
export const NOTICES_ID = 'template-notices';

interface NoticesProps {
  isRevising: boolean;
  onRevise: (isRevising: boolean) => void;
}

/** What a person must know about this template before reading on: rejected, locked, drifting … */
export function Notices({ isRevising, onRevise }: NoticesProps) {
  const { template } = useEditor();
  const { data: history = [] } = useTemplateHistory(template);
  const now = useNow(0);
  if (!template) return null;
  const notices = noticesOf(template, history, { isRevising, now });
  if (notices.length === 0) return null;

  const show = (notice: TemplateNotice) => {
    switch (notice.kind) {
      case 'rejected':
        return <RejectedNotice history={history} />;
      case 'status':
      case 'revising':
        return <StatusNotice isRevising={isRevising} />;
      case 'drift':
        return <DriftNotice isRevising={isRevising} onRevise={onRevise} />;
      default:
        return <Fact notice={notice} />;
    }
  };
  return (
    <Flex id={NOTICES_ID} direction="column" alignItems="stretch" gap={4}>
      {notices.map((notice) => (
        <div key={notice.kind}>{show(notice)}</div>
      ))}
    </Flex>
  );
}

type FactNotice = Exclude<TemplateNotice, { kind: 'rejected' | 'status' | 'revising' | 'drift' }>;

/** A notice that says something and asks for nothing. */
function Fact({ notice }: { notice: FactNotice }) {
  const text = useText();
  const categoryName = (category: string) => {
    const key = categoryKey(category);
    return key ? text(key) : category;
  };
  switch (notice.kind) {
    case 'category-coming':
      return (
        <Notice
          variant="warning"
          title={text('templates.categoryComing.title', { to: categoryName(notice.to) })}
        >
          {text('templates.categoryComing.body')}
        </Notice>
      );
    case 'category-changed':
      return (
        <Notice
          variant="warning"
          title={text('templates.categoryChanged.title', {
            from: categoryName(notice.from),
            to: categoryName(notice.to),
          })}
        >
          <RelativeTime time={notice.at} />. {text('templates.categoryChanged.body')}
        </Notice>
      );
    case 'quality':
      return (
        <Notice
          variant={notice.score === 'RED' ? 'danger' : 'warning'}
          title={text(`templates.qualityNotice.${notice.score}` as TextKey)}
        >
          {text('templates.qualityNotice.body')}
        </Notice>
      );
    case 'unsendable':
      return (
        <Notice variant="warning" title={text('templates.unsendable.title')}>
          {text('templates.unsendable.body', { kind: notice.what })}
        </Notice>
      );
    case 'no-account':
      return (
        <Notice variant="warning" title={text('templates.noAccount.title')}>
          {text('templates.noAccount.body')}
        </Notice>
      );
  }
}

/** Our text and Meta's have gone different ways; somebody has to choose. */
function DriftNotice({ isRevising, onRevise }: NoticesProps) {
  const text = useText();
  const { template, isReadOnly, goTo } = useEditor();
  const [isOpen, setIsOpen] = useState(false);
  const { takeDrift, keepOurs } = useTemplateActions(template, { isRevising, onRevise });
  if (!template?.drift) return null;
  // Meta has another template under the name of one that was never handed in.
  const isNameTaken = template.metaId === null;
  const rename = async () => {
    // The dialog gives the focus back when it closes; the field takes it after that.
    setTimeout(() => goTo('name'), 100);
  };
  return (
    <>
      <Notice
        variant="warning"
        title={text(isNameTaken ? 'templates.adopt.title' : 'templates.driftNotice.title')}
        action={
          !isReadOnly && (
            <Button variant="secondary" onClick={() => setIsOpen(true)}>
              {text('templates.driftNotice.compare')}
            </Button>
          )
        }
      >
        {text(isNameTaken ? 'templates.driftNotice.nameTaken' : 'templates.driftNotice.body')}
      </Notice>
      {isOpen && (
        <DriftDialog
          ours={template.content}
          metas={template.drift}
          keeping={isNameTaken ? 'rename' : template.isResubmittable ? 'resubmit' : 'keep'}
          onClose={() => setIsOpen(false)}
          onTakeMetas={takeDrift}
          onKeepOurs={isNameTaken ? rename : keepOurs}
        />
      )}
    </>
  );
}
