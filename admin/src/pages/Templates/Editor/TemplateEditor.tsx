import { Flex } from '@strapi/design-system';
import { Blocker, Form, Layouts, Page, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Template } from '../../../../../shared/contracts/templates';
import { useApiError } from '../../../hooks/use-api-error';
import { useMediaQuery } from '../../../hooks/use-media-query';
import { useText } from '../../../hooks/use-text';
import { valuesOf, type EditorValues } from '../content/values';
import { templatePath } from '../paths';
import { ButtonsTab } from './ButtonsTab';
import { ChecksPanel } from './ChecksPanel';
import { ContentTab } from './ContentTab';
import { EditorHeader } from './EditorHeader';
import { EditorProvider } from './EditorProvider';
import { EditorTabs } from './EditorTabs';
import { HistoryTab } from './HistoryTab';
import { Notices } from './Notices';
import { PreviewPanel } from './PreviewPanel';
import { SettingsTab } from './SettingsTab';
import { shownTabs } from './shown-tabs';
import { usePreviewSettings } from './use-preview-settings';
import { useShownTab } from './use-shown-tab';
import { useSaveTemplate } from './use-template-actions';
import { VariablesTab } from './VariablesTab';

interface TemplateEditorProps {
  /** The stored template; null for a new one. */
  template: Template | null;
  initialValues: EditorValues;
  isReadOnly: boolean;
}

/** Below this width the preview has no room beside the form. */
const NARROW = '(max-width: 1079px)';

/** Writes one template: the form on the left, how it will look and what is wrong on the right. */
export function TemplateEditor({ template, initialValues, isReadOnly }: TemplateEditorProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const save = useSaveTemplate(template);
  const [start] = useState(initialValues);
  const [marked, setMarked] = useState<string | null>(null);
  const [showsAllErrors, setShowsAllErrors] = useState(false);
  const [wantsToRevise, setWantsToRevise] = useState(false);
  const isRevising = wantsToRevise && template !== null && template.isResubmittable;
  const isNarrow = useMediaQuery(NARROW);
  const tabs = shownTabs(template !== null, isNarrow);
  const [tab, openTab] = useShownTab(tabs);
  const { settings, change } = usePreviewSettings();

  const preview = <PreviewPanel settings={settings} onChange={change} markedVariable={marked} />;
  return (
    <Page.Main>
      <Page.Title>{text('templates.title')}</Page.Title>
      <Form<EditorValues>
        method={template ? 'PUT' : 'POST'}
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { resetForm }) => {
          // Changed words of what Meta has approved are handed in, not saved.
          if (isRevising) return;
          try {
            const saved = await save(values);
            toggleNotification({ type: 'success', message: text('templates.saved') });
            if (template) resetForm(valuesOf(saved));
            else navigate(`${templatePath(saved.documentId)}?tab=${tab}`, { replace: true });
          } catch (error) {
            setShowsAllErrors(true);
            notifyError(error);
          }
        }}
      >
        <EditorProvider
          template={template}
          isReadOnly={isReadOnly}
          showsAllErrors={showsAllErrors}
          isRevising={isRevising}
          openTab={openTab}
        >
          <EditorHeader isRevising={isRevising} onRevise={setWantsToRevise} />
          <Layouts.Content>
            <Columns $isNarrow={isNarrow}>
              <Flex direction="column" alignItems="stretch" gap={6} minWidth={0}>
                <Notices isRevising={isRevising} onRevise={setWantsToRevise} />
                <EditorTabs
                  tabs={tabs}
                  open={tab}
                  onOpen={(next) => {
                    setMarked(null);
                    openTab(next);
                  }}
                  showsAllErrors={showsAllErrors}
                  panels={{
                    content: <ContentTab />,
                    buttons: <ButtonsTab />,
                    variables: <VariablesTab onFocusVariable={setMarked} />,
                    settings: <SettingsTab />,
                    history: <HistoryTab />,
                    preview,
                  }}
                />
                {isNarrow && <ChecksPanel />}
              </Flex>
              {!isNarrow && (
                <Sticky>
                  {preview}
                  <ChecksPanel />
                </Sticky>
              )}
            </Columns>
          </Layouts.Content>
        </EditorProvider>
        {template && <FollowServer template={template} isRevising={isRevising} />}
        <Blocker />
      </Form>
    </Page.Main>
  );
}

/** Takes over what changed on the server, unless the person has changes of their own. */
function FollowServer({ template, isRevising }: { template: Template; isRevising: boolean }) {
  const modified = useForm('FollowServer', (form) => form.modified);
  const resetForm = useForm('FollowServer', (form) => form.resetForm);
  const seen = useRef(template);
  useEffect(() => {
    // Right after saving the old one is still here for a moment; only a new one counts.
    if (seen.current === template) return;
    seen.current = template;
    if (!modified && !isRevising) resetForm(valuesOf(template));
  }, [template, modified, isRevising, resetForm]);
  return null;
}

const Columns = styled.div<{ $isNarrow: boolean }>`
  display: grid;
  grid-template-columns: ${({ $isNarrow }) =>
    $isNarrow ? 'minmax(0, 1fr)' : 'minmax(0, 7fr) minmax(0, 5fr)'};
  align-items: start;
  gap: ${({ theme }) => theme.spaces[6]};
`;

/** Below the heading, which stays in sight as well. */
const Sticky = styled.div`
  position: sticky;
  inset-block-start: 11.2rem;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[6]};
  max-height: calc(100vh - 12.8rem);
  overflow-y: auto;
`;
