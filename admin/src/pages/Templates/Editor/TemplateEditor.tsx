import { Flex, Grid } from '@strapi/design-system';
import { Blocker, Form, Layouts, Page, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Template } from '../../../../../shared/contracts/templates';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { valuesOf, type EditorValues } from '../content/values';
import { templatePath } from '../paths';
import { ButtonsSection } from './ButtonsSection';
import { ChecksPanel } from './ChecksPanel';
import { EditorHeader } from './EditorHeader';
import { EditorProvider } from './EditorProvider';
import { IdentitySection } from './IdentitySection';
import { MessageSection } from './MessageSection';
import { Notices } from './Notices';
import { PreviewPanel } from './PreviewPanel';
import { VariablesSection } from './VariablesSection';
import { useSaveTemplate } from './use-template-actions';

interface TemplateEditorProps {
  /** The stored template; null for a new one. */
  template: Template | null;
  initialValues: EditorValues;
  isReadOnly: boolean;
}

const Sticky = styled.div`
  position: sticky;
  inset-block-start: 8rem;
  width: 100%;
`;

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

  return (
    <Page.Main>
      <Page.Title>{text('templates.title')}</Page.Title>
      <Form<EditorValues>
        method={template ? 'PUT' : 'POST'}
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { resetForm }) => {
          try {
            const saved = await save(values);
            toggleNotification({ type: 'success', message: text('templates.saved') });
            if (template) resetForm(valuesOf(saved));
            else navigate(templatePath(saved.documentId), { replace: true });
          } catch (error) {
            setShowsAllErrors(true);
            notifyError(error);
          }
        }}
      >
        <EditorProvider template={template} isReadOnly={isReadOnly} showsAllErrors={showsAllErrors}>
          <EditorHeader />
          <Layouts.Content>
            <Grid.Root gap={6}>
              <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch">
                <Flex direction="column" alignItems="stretch" gap={6}>
                  <Notices />
                  <IdentitySection />
                  <MessageSection />
                  <ButtonsSection />
                  <VariablesSection onFocusVariable={setMarked} />
                </Flex>
              </Grid.Item>
              <Grid.Item col={5} s={12} xs={12} alignItems="flex-start">
                <Sticky>
                  <Flex direction="column" alignItems="stretch" gap={6}>
                    <PreviewPanel markedVariable={marked} />
                    <ChecksPanel />
                  </Flex>
                </Sticky>
              </Grid.Item>
            </Grid.Root>
          </Layouts.Content>
        </EditorProvider>
        {template && <FollowServer template={template} />}
        <Blocker />
      </Form>
    </Page.Main>
  );
}

/** Takes over what changed on the server, unless the person has changes of their own. */
function FollowServer({ template }: { template: Template }) {
  const modified = useForm('FollowServer', (form) => form.modified);
  const resetForm = useForm('FollowServer', (form) => form.resetForm);
  const seen = useRef(template);
  useEffect(() => {
    // Right after saving the old one is still here for a moment; only a new one counts.
    if (seen.current === template) return;
    seen.current = template;
    if (!modified) resetForm(valuesOf(template));
  }, [template, modified, resetForm]);
  return null;
}
