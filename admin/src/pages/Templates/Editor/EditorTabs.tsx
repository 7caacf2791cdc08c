import { Box, Tabs, VisuallyHidden } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import { useEditor } from './editor-context';
import { errorsByTab, type ShownTab } from './shown-tabs';

interface EditorTabsProps {
  tabs: ShownTab[];
  open: ShownTab;
  onOpen: (tab: ShownTab) => void;
  /** Marks what is wrong in a form that nobody has touched, too. */
  showsAllErrors: boolean;
  /** What each tab shows. */
  panels: Record<ShownTab, ReactNode>;
}

/** The parts of the form, one at a time; a tab says how much in it is to be fixed. */
export function EditorTabs({ tabs, open, onOpen, showsAllErrors, panels }: EditorTabsProps) {
  const text = useText();
  const { issues, template } = useEditor();
  const modified = useForm('EditorTabs', (form) => form.modified);
  const marks = template || modified || showsAllErrors ? errorsByTab(issues) : {};

  return (
    <Tabs.Root
      variant="simple"
      value={open}
      onValueChange={(tab: string) => onOpen(tab as ShownTab)}
    >
      <Scroll>
        <Tabs.List aria-label={text('templates.tabs')}>
          {tabs.map((tab) => (
            <Tabs.Trigger key={tab} value={tab}>
              {text(`templates.tab.${tab}`)}
              {marks[tab] !== undefined && (
                <>
                  {' '}
                  <Count aria-hidden>{marks[tab]}</Count>
                  <VisuallyHidden>
                    {text('templates.tab.errors', { count: marks[tab] })}
                  </VisuallyHidden>
                </>
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Scroll>
      <Box paddingTop={5}>
        {tabs.map((tab) => (
          <Tabs.Content key={tab} value={tab}>
            {panels[tab]}
          </Tabs.Content>
        ))}
      </Box>
    </Tabs.Root>
  );
}

/** On a small screen the tabs are wider than the page. */
const Scroll = styled.div`
  overflow-x: auto;
  overflow-y: hidden;

  button {
    white-space: nowrap;
  }
`;

/** Readable in both themes, which the design system's red badge is not. */
const Count = styled.span`
  display: inline-block;
  min-width: 1.8rem;
  padding-inline: 0.4rem;
  border-radius: 0.9rem;
  background: ${({ theme }) => theme.colors.danger600};
  color: ${({ theme }) => theme.colors.neutral0};
  line-height: 1.8rem;
  text-align: center;
`;
