import { Flex } from '@strapi/design-system';
import { Blocker, Form, Layouts, Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Automation } from '../../../../../shared/contracts/automations';
import { useWhatsappSaveAutomationMutation } from '../../../api/automations';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { automationPath } from '../paths';
import { SwitchDialog, type SwitchTo } from '../SwitchDialog';
import { ChecksPanel } from './ChecksPanel';
import { draftOf, inputOf, type Draft } from './draft';
import { EditorHeader } from './EditorHeader';
import { EditorNotices } from './EditorNotices';
import { IfCard } from './IfCard';
import { IssuesProvider } from './IssuesProvider';
import { LimitsCard } from './LimitsCard';
import { NameCard } from './NameCard';
import { ThenCard } from './ThenCard';
import { TryPanel } from './TryPanel';
import { WhenCard } from './WhenCard';

interface AutomationEditorProps {
  /** Null while nothing is kept yet. */
  automation: Automation | null;
  initialValues: Draft;
  isReadOnly: boolean;
}

/** An automation as one sentence: when, if, then, within which limits; beside it what is wrong, and a trial. */
export function AutomationEditor({ automation, initialValues, isReadOnly }: AutomationEditorProps) {
  const text = useText();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { turnsOn?: boolean } | null };
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const [save] = useWhatsappSaveAutomationMutation();
  const [isRefused, setIsRefused] = useState(false);
  const [start] = useState(initialValues);
  const [asks, setAsks] = useState<SwitchTo | null>(() => (state?.turnsOn ? 'on' : null));
  const turnsOnRef = useRef(false);

  const onSubmit = async (draft: Draft, { resetForm }: { resetForm: (values?: Draft) => void }) => {
    const turnsOn = turnsOnRef.current;
    turnsOnRef.current = false;
    const result = await save({
      ...(automation && { documentId: automation.documentId }),
      data: inputOf(draft),
    });
    if ('error' in result) {
      setIsRefused(true);
      notifyError(result.error);
      return;
    }
    setIsRefused(false);
    resetForm(draftOf(result.data));
    toggleNotification({ type: 'success', message: text('automation.saved') });
    if (automation === null)
      navigate(automationPath(result.data.documentId), {
        replace: true,
        state: { turnsOn },
      });
    else if (turnsOn) setAsks('on');
  };

  return (
    <Page.Main>
      <Page.Title>{automation?.name || text('automations.new')}</Page.Title>
      <Form<Draft> method="PUT" disabled={isReadOnly} initialValues={start} onSubmit={onSubmit}>
        <IssuesProvider automation={automation} isReadOnly={isReadOnly} isRefused={isRefused}>
          <EditorHeader
            automation={automation}
            isReadOnly={isReadOnly}
            turnsOnRef={turnsOnRef}
            onSwitch={setAsks}
          />
          <Layouts.Content>
            <Columns>
              <Flex direction="column" alignItems="stretch" gap={4}>
                <EditorNotices
                  automation={automation}
                  canManage={allowedActions.canManage === true}
                  onTurnOn={() => setAsks('on')}
                />
                <NameCard />
                <WhenCard />
                <IfCard />
                <ThenCard />
                <LimitsCard />
              </Flex>
              <Flex direction="column" alignItems="stretch" gap={4}>
                <ChecksPanel automation={automation} />
                <TryPanel documentId={automation?.documentId ?? null} />
              </Flex>
            </Columns>
          </Layouts.Content>
        </IssuesProvider>
        <Blocker />
      </Form>
      {automation && asks && (
        <SwitchDialog automation={automation} to={asks} onClose={() => setAsks(null)} />
      )}
    </Page.Main>
  );
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  align-items: start;
  gap: ${({ theme }) => theme.spaces[4]};
  padding-block-end: ${({ theme }) => theme.spaces[8]};

  @media (min-width: 1280px) {
    grid-template-columns: minmax(0, 1fr) 40rem;
  }
`;
